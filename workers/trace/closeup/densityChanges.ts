// What every goroutine of a generation changes to and when, in the order of time, in the states that densities are told by.

import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import { GO } from '../columns.ts';
import type { GenerationCloseup } from './closeup.ts';
import type { RangeRows } from './rangeRows.ts';

/** Places in DENSITY_STATES. */
export const DENSITY = { running: 0, gcWork: 1, runnable: 2, syscall: 3, waiting: 4, unknown: 5 } as const;
/** In no state: it does not exist, or not yet, or the generation does not mention it. */
export const ABSENT = 15;

/** By GO state. */
export const DENSITY_OF = Uint8Array.of(DENSITY.unknown, ABSENT, DENSITY.runnable, DENSITY.running, DENSITY.waiting, DENSITY.syscall);

export interface DensityChanges {
  /** By local goroutine: what it does when the generation begins. */
  readonly before: Uint8Array;
  readonly timeNs: Float64Array;
  readonly goroutine: Uint32Array;
  /** From << 4 | to. */
  readonly change: Uint8Array;
}

export function densityChanges({ fromNs }: IndexedGeneration, { stretches, assists, sweeps, markWorker }: GenerationCloseup): DensityChanges {
  const { first, startNs, state, inTime } = stretches;
  const goroutines = first.length - 1;
  const goroutineOf = goroutinesOfRows(first);
  const edges = gcEdges([assists, sweeps]);
  const now = new GoroutineStates(markWorker);
  const before = new Uint8Array(goroutines).fill(ABSENT);
  for (const goroutine of edges.open) now.gcWork[goroutine]++;
  for (let g = 0; g < goroutines; g++) {
    const row = first[g];
    now.state[g] = row < first[g + 1] && Number.isNaN(startNs[row]) ? state[row] : GO.notExist;
    before[g] = now.density(g);
  }
  const most = inTime.length + edges.timeNs.length;
  const timeNs = new Float64Array(most);
  const goroutine = new Uint32Array(most);
  const change = new Uint8Array(most);
  const shown = before.slice();
  let count = 0;
  let edge = 0;
  const put = (g: number, atNs: number): void => {
    const to = now.density(g);
    if (to === shown[g]) return;
    timeNs[count] = Math.max(fromNs, atNs);
    goroutine[count] = g;
    change[count++] = (shown[g] << 4) | to;
    shown[g] = to;
  };
  for (const row of inTime) {
    const atNs = startNs[row];
    if (Number.isNaN(atNs)) continue;
    for (; edge < edges.timeNs.length && edges.timeNs[edge] <= atNs; edge++) {
      now.gcWork[edges.goroutine[edge]] += edges.by[edge];
      put(edges.goroutine[edge], edges.timeNs[edge]);
    }
    now.state[goroutineOf[row]] = state[row];
    put(goroutineOf[row], atNs);
  }
  for (; edge < edges.timeNs.length; edge++) {
    now.gcWork[edges.goroutine[edge]] += edges.by[edge];
    put(edges.goroutine[edge], edges.timeNs[edge]);
  }
  return { before, timeNs: timeNs.slice(0, count), goroutine: goroutine.slice(0, count), change: change.slice(0, count) };
}

/** By row: whose it is. */
function goroutinesOfRows(first: Uint32Array): Uint32Array {
  const of = new Uint32Array(first[first.length - 1]);
  for (let g = 0; g < first.length - 1; g++) of.fill(g, first[g], first[g + 1]);
  return of;
}

/** What each goroutine does at one moment. */
class GoroutineStates {
  /** GO states. */
  readonly state: Uint8Array;
  /** Assists and sweeps it is in. */
  readonly gcWork: Uint8Array;
  readonly #markWorker: Uint8Array;

  constructor(markWorker: Uint8Array) {
    this.state = new Uint8Array(markWorker.length);
    this.gcWork = new Uint8Array(markWorker.length);
    this.#markWorker = markWorker;
  }

  density(goroutine: number): number {
    const state = this.state[goroutine];
    return state === GO.running && (this.gcWork[goroutine] > 0 || this.#markWorker[goroutine] === 1) ? DENSITY.gcWork : DENSITY_OF[state];
  }
}

interface GcEdges {
  /** Goroutines that were in such a range when the generation began. */
  readonly open: readonly number[];
  readonly timeNs: Float64Array;
  readonly goroutine: Uint32Array;
  /** 1: begins, -1: ends. */
  readonly by: Int8Array;
}

/** Beginnings and ends of ranges in the order of time; of one moment, ends first. */
function gcEdges(kinds: readonly RangeRows[]): GcEdges {
  const open: number[] = [];
  const begins: Edge[] = [];
  const ends: Edge[] = [];
  for (const { goroutine, startNs, endNs } of kinds) {
    for (let row = 0; row < goroutine.length; row++) {
      if (Number.isNaN(startNs[row])) open.push(goroutine[row]);
      else begins.push({ atNs: startNs[row], goroutine: goroutine[row], by: 1 });
      if (!Number.isNaN(endNs[row])) ends.push({ atNs: endNs[row], goroutine: goroutine[row], by: -1 });
    }
  }
  const all = [...ends, ...begins].sort((a, b) => a.atNs - b.atNs);
  return { open, timeNs: Float64Array.from(all, ({ atNs }) => atNs), goroutine: Uint32Array.from(all, (edge) => edge.goroutine), by: Int8Array.from(all, ({ by }) => by) };
}

interface Edge {
  readonly atNs: number;
  readonly goroutine: number;
  readonly by: number;
}
