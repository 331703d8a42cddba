// Every change of a generation's goroutines in the order of time, for windows narrower than the buckets that stay of it: made from
// its closeup in the background, and kept for the few generations that are looked at.

import type { GroupBy } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { ABSENT, type DensityChanges, densityChanges } from '../../closeup/densityChanges.ts';
import { type GenerationGroups, generationGroups, outlivedGroup } from '../../closeup/densityGroups.ts';
import { type IdleGoroutines, idleGoroutines } from '../../closeup/densityIdle.ts';

/** A window is drawn from at most so many; so many closeups are held at any size. */
export const MOST_NEAR = 4;
/** Changes from one snapshot to the next: so many are looked at before a window begins. */
const SNAPSHOT_EVERY = 2 ** 16;

/** Goroutines of a generation put together in one way. */
export interface NearGrouping {
  /** Names, as texts of the trace, and by local goroutine the place among them. */
  readonly texts: Uint32Array;
  readonly of: Uint32Array;
  /** Of idle goroutines: text of the group and place in DENSITY_STATES. */
  readonly idleTexts: readonly number[];
  readonly idleStates: readonly number[];
}

export interface NearGeneration {
  readonly changes: DensityChanges;
  /** By local goroutine, what it does before change i · SNAPSHOT_EVERY. */
  readonly snapshots: readonly Uint8Array[];
  readonly all: NearGrouping;
  readonly entry: NearGrouping;
  readonly creator: NearGrouping;
}

class NearGenerations {
  readonly #trace: CloseTrace;
  /** Least recently used first. */
  readonly #held = new Map<number, NearGeneration>();
  readonly #making = new Set<number>();
  #failure: { readonly error: unknown } | undefined;

  constructor(trace: CloseTrace) {
    this.#trace = trace;
  }

  /** By number; undefined: not there yet, but begun. */
  get(number: number): NearGeneration | undefined {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure.error;
    const near = this.#held.get(number);
    if (near === undefined) this.#make(number);
    else {
      this.#held.delete(number);
      this.#held.set(number, near);
    }
    return near;
  }

  #make(number: number): void {
    if (this.#making.has(number)) return;
    this.#making.add(number);
    this.#trace
      .holding([number], () => this.#hold(number, nearGeneration(this.#trace, number)))
      .catch((error: unknown) => {
        this.#failure = { error };
      })
      .finally(() => this.#making.delete(number));
  }

  #hold(number: number, near: NearGeneration): void {
    this.#held.set(number, near);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= MOST_NEAR) return;
      this.#held.delete(oldest);
    }
  }
}

const known = new WeakMap<CloseTrace, NearGenerations>();

/** Throws what went wrong since it was asked last: a DamageError if the file is not what it was. */
export function nearOf(trace: CloseTrace, number: number): NearGeneration | undefined {
  let near = known.get(trace);
  if (near === undefined) {
    near = new NearGenerations(trace);
    known.set(trace, near);
  }
  return near.get(number);
}

/** Index of the first change that matters to somebody who begins at snapshot `at`. */
export function firstChange(at: number): number {
  return at * SNAPSHOT_EVERY;
}

export function snapshotBefore(change: number): number {
  return Math.floor(change / SNAPSHOT_EVERY);
}

function nearGeneration(trace: CloseTrace, number: number): NearGeneration {
  const { index } = trace;
  const generation = index.generations[number];
  const closeup = trace.closeup(number);
  if (closeup === undefined) throw new Error('The closeup of a generation is looked at that is not held.');
  const changes = densityChanges(index, generation, closeup);
  const idle = idleGoroutines(index, generation, number, changes);
  const grouped = (by: GroupBy): NearGrouping => withIdle(generationGroups(index, generation, by), idle, (row) => outlivedGroup(index, by, row));
  const all = withIdle({ texts: Uint32Array.of(0), of: new Uint32Array(changes.before.length) }, idle, () => 0);
  return { changes, snapshots: snapshots(changes), all, entry: grouped('entry'), creator: grouped('creator') };
}

function withIdle({ texts, of }: Pick<GenerationGroups, 'texts' | 'of'>, { rows, states }: IdleGoroutines, textOf: (row: number) => number): NearGrouping {
  return { texts, of, idleTexts: rows.map(textOf), idleStates: states };
}

function snapshots({ before, goroutine, change }: DensityChanges): readonly Uint8Array[] {
  const taken = [before];
  const now = before.slice();
  for (let i = 0; i < change.length; i++) {
    if (i > 0 && i % SNAPSHOT_EVERY === 0) taken.push(now.slice());
    now[goroutine[i]] = change[i] & ABSENT;
  }
  return taken;
}
