// A mark worker says what it is when it starts to run. One that runs all through a generation does not say so there; but its name does.

import { isMarkWorker } from '../index/standing.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import type { GenerationCloseup } from './closeup.ts';

/** Marks those of the closeup that outlive generations, by what is known of them now. */
export function markWorkersByName(index: TraceIndex, { outlivedLocal, outlived }: IndexedGeneration, { markWorker }: GenerationCloseup): void {
  for (let place = 0; place < outlived.length; place++) if (isMarkWorker(index, outlived[place])) markWorker[outlivedLocal[place]] = 1;
}
