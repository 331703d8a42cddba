// What questions about single stretches, marks and samples are answered from: the index of the whole trace, and closeups of its
// generations, which are made when they are first needed and come and go under the memory budget.

import type { SummedTrace } from '../index/generationSummary.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { GenerationCloseup } from './closeup.ts';
import type { CloseupSummary, CollectorSummary } from './summary.ts';

export interface CloseTrace extends SummedTrace {
  /** By number of the generation; undefined: not in memory now. Valid until others have time to run, as its arrays are emptied when it goes. Its stretches are in its local indexes: see `generation.maps`. */
  closeup(generation: number): GenerationCloseup | undefined;
  /** By number of the generation; undefined: never read closely so far. Stays when the closeup goes. */
  summary(generation: number): CloseupSummary | undefined;
  /** The part of the summary that is about the garbage collector: also there where nothing else is summed up (CloseupsOptions.summary). */
  collector(generation: number): CollectorSummary | undefined;
  /** Share of the recording's events in generations that were read closely, 0…1. */
  readonly known: number;
  /**
   * Reads these closely in the background, in this order, before what was wanted earlier. Returns at once. For those that are lacking:
   * of more than fit the budget (at least four fit, of very large ones two), the first are gone again when the last have come.
   */
  want(generations: readonly number[]): void;
  /** What `answer` returns, called when all of `generations` have their closeup and their detail; none is let go before it returns. */
  holding<T>(generations: readonly number[], answer: () => T): Promise<T>;
  /** Visits generations in order, each with its closeup and its detail in memory; only one has to fit at a time. */
  each(generations: readonly number[], visit: (generation: IndexedGeneration, closeup: GenerationCloseup, number: number) => void): Promise<void>;
}
