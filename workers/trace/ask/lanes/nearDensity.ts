// Every change of a generation's goroutines in the order of time, for windows narrower than the buckets that stay of it.

import type { GroupBy } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import type { GenerationCloseup } from '../../closeup/closeup.ts';
import { ABSENT, type DensityChanges, densityChanges } from '../../closeup/densityChanges.ts';
import { type GenerationGroups, generationGroups, groupKey } from '../../closeup/densityGroups.ts';
import { type IdleGoroutines, idleGoroutines } from '../../closeup/densityIdle.ts';
import type { IndexedGeneration } from '../../index/indexedGeneration.ts';
import { NearParts } from './nearParts.ts';

/** Changes from one snapshot to the next: so many are looked at before a window begins. */
const SNAPSHOT_EVERY = 2 ** 16;

/** Goroutines of a generation put together in one way. */
export interface NearGrouping {
  /** Keys of groups (closeup/densityGroups.ts), and by local goroutine the place among them. */
  readonly keys: Int32Array;
  readonly of: Uint32Array;
  /** Of idle goroutines: key of the group and place in DENSITY_STATES. */
  readonly idleKeys: readonly number[];
  readonly idleStates: readonly number[];
}

export interface NearDensity {
  readonly changes: DensityChanges;
  /** By local goroutine, what it does before change i · SNAPSHOT_EVERY. */
  readonly snapshots: readonly Uint8Array[];
  readonly all: NearGrouping;
  readonly entry: NearGrouping;
  readonly creator: NearGrouping;
}

/** Looks at them closely. */
export const nearDensities = new NearParts(nearDensity);

/** Index of the first change that matters to somebody who begins at snapshot `at`. */
export function firstChange(at: number): number {
  return at * SNAPSHOT_EVERY;
}

export function snapshotBefore(change: number): number {
  return Math.floor(change / SNAPSHOT_EVERY);
}

function nearDensity({ index }: CloseTrace, generation: IndexedGeneration, number: number, closeup: GenerationCloseup): NearDensity {
  const changes = densityChanges(index, generation, closeup);
  const idle = idleGoroutines(index, generation, number, changes);
  const grouped = (by: GroupBy): NearGrouping => withIdle(generationGroups(index, generation, by), idle, (row) => groupKey(index, by, row));
  const all = withIdle({ keys: Int32Array.of(0), of: new Uint32Array(changes.before.length) }, idle, () => 0);
  return { changes, snapshots: snapshots(changes), all, entry: grouped('entry'), creator: grouped('creator') };
}

function withIdle({ keys, of }: GenerationGroups, { rows, states }: IdleGoroutines, keyOf: (row: number) => number): NearGrouping {
  return { keys, of, idleKeys: rows.map(keyOf), idleStates: states };
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
