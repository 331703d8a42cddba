// What stays of a closeup when it is let go: see each field. Made once a generation, in the document's worker.

import type { TraceIndex } from '../index/traceIndex.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { GenerationCloseup } from './closeup.ts';

export interface CloseupSummary {
  readonly stretches: number;
}

/** `generation` has its detail. */
export function closeupSummary(_index: TraceIndex, _generation: IndexedGeneration, { stretches }: GenerationCloseup): CloseupSummary {
  return { stretches: stretches.state.length };
}
