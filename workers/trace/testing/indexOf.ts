// Test only: the index of a whole trace, and its details under a budget, decoded again from the bytes when they are needed.

import { DecodeStorage, decodeGeneration } from '../decode/decodeGeneration.ts';
import type { GenerationJob } from '../decode/job.ts';
import { Details } from '../index/details.ts';
import type { GenerationDetail } from '../index/generationIndex.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import { TraceIndex } from '../index/traceIndex.ts';
import { TraceGenerations } from '../traceGenerations.ts';

export interface DetailedTrace {
  readonly index: TraceIndex;
  readonly details: Details;
  /** Numbers of the generations that were decoded again, in that order. */
  readonly reloaded: readonly number[];
}

/** By default all details are held. `read`: what stands in the file later on; by default, what stood there before. */
export async function detailsOf(bytes: Uint8Array, budgetBytes = Infinity, read: () => Uint8Array = () => bytes): Promise<DetailedTrace> {
  const index = new TraceIndex();
  const jobs = new Map<IndexedGeneration, Omit<GenerationJob, 'bytes'>>();
  const reloaded: number[] = [];
  const reload = (generation: IndexedGeneration): Promise<GenerationDetail> => {
    reloaded.push(index.generations.indexOf(generation));
    return decodeAgain(jobs.get(generation), read().slice(generation.startOffset, generation.endOffset));
  };
  const details = new Details(index, budgetBytes, reload);
  const generations = new TraceGenerations({});
  generations.feed({ bytes, startOffset: 0 }, true);
  for (let step = await generations.next(); step.step === 'generation'; step = await generations.next()) {
    const generation = index.add(step.index, step, step.corrections);
    if (step.again === undefined) details.keep(generation);
    else jobs.set(generation, step.again);
    details.added(generation);
  }
  index.close();
  return { index, details, reloaded };
}

/** Takes a moment, as reading does. */
async function decodeAgain(job: Omit<GenerationJob, 'bytes'> | undefined, bytes: Uint8Array<ArrayBuffer>): Promise<GenerationDetail> {
  await Promise.resolve();
  const outcome = job === undefined ? undefined : decodeGeneration({ ...job, bytes }, new DecodeStorage());
  if (outcome?.decoded !== true) throw new Error('The generation does not decode on its own.');
  return outcome.index.detail;
}
