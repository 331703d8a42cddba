// What stays of a closeup when it is let go: see each field. Made once a generation, in the document's worker.

import type { TraceIndex } from '../index/traceIndex.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { GenerationCloseup } from './closeup.ts';
import { type GenerationDensity, generationDensity } from './density.ts';
import { type GenerationMarks, generationMarks } from './marks.ts';

export interface CloseupSummary {
  readonly stretches: number;
  readonly density: GenerationDensity;
  readonly marks: GenerationMarks;
}

/** `generation` has its detail. */
export function closeupSummary(index: TraceIndex, generation: IndexedGeneration, closeup: GenerationCloseup): CloseupSummary {
  return { stretches: closeup.stretches.state.length, density: generationDensity(index, generation, closeup), marks: generationMarks(index, generation, closeup) };
}
