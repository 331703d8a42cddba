// How many goroutines were in each state over a generation: together, and by group. Made of its closeup, and kept when that is let
// go: pictures far out are drawn from it. At most half a byte an event, or so much for a generation of few events, beside what names
// the groups.

import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import type { GenerationCloseup } from './closeup.ts';
import { ABSENT, type DensityChanges, densityChanges } from './densityChanges.ts';
import { type GenerationGroups, generationGroups, groupKey } from './densityGroups.ts';
import { idleGoroutines } from './densityIdle.ts';
import { DensityBuilder, type DensityRows, ENTRY_BYTES, STATES } from './densityRows.ts';

const BYTES_AN_EVENT = 0.5;
/** So many entries and buckets a generation may have however few its events are: else a quiet program would be drawn by the second. */
const LEAST_ENTRIES = 4096;
/** Together, by entry function, by creator. */
const GROUPINGS = 3;
/** Before buckets are made wider, they are at least so wide that they hold so many changes on average, … */
const CHANGES_A_BUCKET = 32;
/** … and not so many that they could have more than this times the entries that are kept. */
const MOST_TO_BEGIN_WITH = 8;
/** Numbers of buckets stay whole in 32 bits: 2^10 ns · 2^32 are 73 minutes, beyond that buckets are wider. */
const LEAST_BITS = 10;

export interface GroupDensity {
  /** By key of a group (densityGroups.ts): its place in `rows`; and the keys that are no names so far. */
  readonly place: ReadonlyMap<number, number>;
  readonly unnamed: readonly number[];
  readonly rows: DensityRows;
}

export interface GenerationDensity {
  /** One group. */
  readonly all: DensityRows;
  readonly entry: GroupDensity;
  readonly creator: GroupDensity;
  /** Values of GOMAXPROCS, where they changed. */
  readonly gomaxprocs: GenerationCloseup['gomaxprocs'];
}

/** `generation` has its detail. */
export function generationDensity(index: TraceIndex, generation: IndexedGeneration, closeup: GenerationCloseup): GenerationDensity {
  const number = index.generations.indexOf(generation);
  const changes = densityChanges(index, generation, closeup);
  const idle = idleGoroutines(index, generation, number, changes);
  const states = statesOf(changes);
  const build = ({ keys, of }: GenerationGroups, idleOf: (row: number) => number): GroupDensity => {
    const grouping = withIdle(keys, idle.rows, idleOf);
    const start = startOf(changes, of, grouping.place.size);
    idle.rows.forEach((_, i) => start[grouping.of[i] * STATES + idle.states[i]]++);
    return { place: grouping.place, unnamed: [...grouping.place.keys()].filter((key) => key < 0), rows: densityRows(generation, changes, { of, start, states, groups: grouping.place.size }) };
  };
  const all = { keys: Int32Array.of(0), of: new Uint32Array(changes.before.length) };
  return {
    all: build(all, () => 0).rows,
    entry: build(generationGroups(index, generation, 'entry'), (row) => groupKey(index, 'entry', row)),
    creator: build(generationGroups(index, generation, 'creator'), (row) => groupKey(index, 'creator', row)),
    gomaxprocs: changesOf(closeup.gomaxprocs),
  };
}

/** Places of groups, those of idle goroutines added, and the group of each of these. */
function withIdle(keys: Int32Array, rows: readonly number[], keyOf: (row: number) => number): { readonly place: ReadonlyMap<number, number>; readonly of: readonly number[] } {
  const place = new Map(Array.from(keys, (key, i) => [key, i]));
  const of = rows.map((row) => {
    const key = keyOf(row);
    const known = place.get(key) ?? place.size;
    place.set(key, known);
    return known;
  });
  return { place, of };
}

function startOf({ before }: DensityChanges, groupOf: Uint32Array, groups: number): Uint32Array {
  const start = new Uint32Array(groups * STATES);
  for (let g = 0; g < before.length; g++) if (before[g] !== ABSENT) start[groupOf[g] * STATES + before[g]]++;
  return start;
}

interface Grouping {
  readonly of: Uint32Array;
  readonly start: Uint32Array;
  readonly states: Uint16Array;
  readonly groups: number;
}

function densityRows({ fromNs, lastNs, events }: IndexedGeneration, { timeNs, goroutine, change }: DensityChanges, { of, start, states, groups }: Grouping): DensityRows {
  const most = Math.max(LEAST_ENTRIES, Math.ceil((events * BYTES_AN_EVENT) / ENTRY_BYTES / GROUPINGS));
  const buckets = Math.min(Math.max(LEAST_ENTRIES, timeNs.length / CHANGES_A_BUCKET), (most * MOST_TO_BEGIN_WITH) / changingSeries(states, of, groups));
  const bits = Math.max(LEAST_BITS, Math.ceil(Math.log2(Math.max(1, lastNs) / 2 ** 32)), Math.ceil(Math.log2(Math.max(1, lastNs - fromNs) / Math.max(1, buckets))));
  const builder = new DensityBuilder({ fromNs, lastNs, groups }, start, bits);
  for (let i = 0; i < timeNs.length; i++) {
    const group = of[goroutine[i]];
    const from = change[i] >> 4;
    const to = change[i] & 15;
    builder.at(timeNs[i]);
    if (from === ABSENT) builder.begins(group);
    else builder.change(group * STATES + from, -1);
    if (to === ABSENT) builder.ends(group);
    else builder.change(group * STATES + to, 1);
  }
  return builder.rows(most);
}

/** By local goroutine: a bit for each state that it enters or leaves. */
function statesOf({ before, goroutine, change }: DensityChanges): Uint16Array {
  const states = new Uint16Array(before.length);
  for (let i = 0; i < change.length; i++) states[goroutine[i]] |= (1 << (change[i] >> 4)) | (1 << (change[i] & ABSENT));
  return states;
}

function changingSeries(states: Uint16Array, of: Uint32Array, groups: number): number {
  const changes = new Uint16Array(groups);
  states.forEach((own, g) => (changes[of[g]] |= own));
  let series = 0;
  for (const own of changes) for (let state = 0; state < STATES; state++) series += (own >> state) & 1;
  return Math.max(1, series);
}

/** A value that is told again is no change. */
function changesOf({ timeNs, value }: GenerationCloseup['gomaxprocs']): GenerationCloseup['gomaxprocs'] {
  const rows = [...value.keys()].filter((row) => row === 0 || value[row] !== value[row - 1]);
  return { timeNs: Float64Array.from(rows, (row) => timeNs[row]), value: Float64Array.from(rows, (row) => value[row]) };
}

