// Goroutines that lived all through a generation which tells nothing of them: older Go versions mention those only that do something.

import { GO } from '../columns.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { ABSENT, DENSITY_OF } from './densityChanges.ts';

export interface IdleGoroutines {
  /** Of `index.outlived`. */
  readonly rows: readonly number[];
  /** Places in DENSITY_STATES. */
  readonly states: readonly number[];
}

/** `before`: by local goroutine, what the generation tells of its state at its beginning; ABSENT: nothing. */
export function idleGoroutines({ outlived }: TraceIndex, generation: IndexedGeneration, before: Uint8Array): IdleGoroutines {
  const told = new Uint8Array(outlived.count);
  generation.outlivedLocal.forEach((local, i) => {
    if (before[local] !== ABSENT || outlived.createdNs[generation.outlived[i]] >= generation.fromNs) told[generation.outlived[i]] = 1;
  });
  const rows: number[] = [];
  const states: number[] = [];
  for (let row = 0; row < outlived.count; row++) {
    if (told[row] === 1 || !livesThrough(outlived.createdNs[row], outlived.endNs[row], generation)) continue;
    // One that does nothing and is not mentioned waits, if nothing else is known; it may have begun to later on.
    const state = outlived.sinceNs[row] <= generation.fromNs ? outlived.state[row] : GO.waiting;
    const density = DENSITY_OF[state];
    if (density === ABSENT) continue;
    rows.push(row);
    states.push(density);
  }
  return { rows, states };
}

/** NaN: since before the recording, or beyond it. */
function livesThrough(createdNs: number, endNs: number, { fromNs, lastNs }: IndexedGeneration): boolean {
  return !(createdNs > fromNs) && !(endNs < lastNs);
}
