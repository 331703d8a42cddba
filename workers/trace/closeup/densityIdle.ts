// Goroutines that lived all through a generation which tells nothing of them: older Go versions mention those only that do something.

import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { ABSENT, type DensityChanges, densityOfKind } from './densityChanges.ts';
import { kindAtBeginning, lifeOf } from './lives.ts';

export interface IdleGoroutines {
  /** Of `index.outlived`. */
  readonly rows: readonly number[];
  /** Places in DENSITY_STATES. */
  readonly states: readonly number[];
}

/** `number`: the generation's. */
export function idleGoroutines(index: TraceIndex, generation: IndexedGeneration, number: number, { told }: DensityChanges): IdleGoroutines {
  const { outlived } = index;
  const isTold = new Uint8Array(outlived.count);
  generation.outlivedLocal.forEach((local, i) => {
    if (told[local] === 1) isTold[generation.outlived[i]] = 1;
  });
  const rows: number[] = [];
  const states: number[] = [];
  for (let row = 0; row < outlived.count; row++) {
    // One that was first seen here, or later, is told here.
    if (isTold[row] === 1 || outlived.endNs[row] <= generation.lastNs || outlived.goroutine[row] >= generation.firstGoroutine) continue;
    const life = lifeOf(index, outlived.goroutine[row]);
    if (life === undefined) continue;
    const state = densityOfKind(kindAtBeginning(index, life, number));
    if (state === ABSENT) continue;
    rows.push(row);
    states.push(state);
  }
  return { rows, states };
}
