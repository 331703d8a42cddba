// Makes closeups again and again from the file: on the threads that decode, else here, some thousand events at a time with
// questions in between.

import { nextTask } from '../../nextTask.ts';
import { DecodeStorage } from '../decode/decodeGeneration.ts';
import type { CloseupJob, CloseupOutcome, GenerationDecoders, JobAgain } from '../decode/job.ts';
import { CloseupMaking } from '../decode/makeCloseup.ts';
import type { GenerationDetail } from '../index/generationIndex.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import { type ReadBytes, changed } from '../readAgain.ts';
import type { GenerationCloseup } from './closeup.ts';

/** A question waits no longer than this while a closeup is made on its thread. */
const YIELD_EVERY_MS = 4;

export interface ReadCloseup {
  readonly closeup: GenerationCloseup;
  /** undefined: it was held. */
  readonly detail: GenerationDetail | undefined;
}

export class CloseupReader {
  readonly #read: ReadBytes;
  readonly #decoders: GenerationDecoders | undefined;
  /** Some MB: made when it is first needed. */
  #storage: DecodeStorage | undefined;
  /** What is being made here: the storage serves one at a time. */
  #here: Promise<unknown> = Promise.resolve();

  constructor(read: ReadBytes, decoders: GenerationDecoders | undefined) {
    this.#read = read;
    this.#decoders = decoders;
  }

  /** Closeups made at a time. */
  get threads(): number {
    return this.#decoders?.threads ?? 1;
  }

  /** With the generation's detail if that is not held. Rejects with a DamageError if the file is not what it was. */
  async closeup(generation: IndexedGeneration, again: JobAgain): Promise<ReadCloseup> {
    // Those are read from the header on.
    const startOffset = again.of === 'older trace' ? 0 : generation.startOffset;
    const bytes = await this.#read(startOffset, generation.endOffset);
    const job: CloseupJob = again.of === 'older trace' ? { ...again, bytes } : { ...again, bytes, detail: generation.detail === undefined };
    const outcome = await (this.#decoders === undefined ? this.#makeHere(job) : this.#decoders.closeup(job));
    if (!outcome.decoded || outcome.events !== generation.events || outcome.closeup.stretches.first.length - 1 !== generation.goroutines) throw changed(generation.startOffset);
    return outcome;
  }

  #makeHere(job: CloseupJob): Promise<CloseupOutcome> {
    const made = this.#here.then(() => makeInSteps(job, (this.#storage ??= new DecodeStorage())));
    this.#here = made.catch(() => undefined);
    return made;
  }
}

async function makeInSteps(job: CloseupJob, storage: DecodeStorage): Promise<CloseupOutcome> {
  const making = new CloseupMaking(job, storage);
  for (let sinceMs = performance.now(); ; ) {
    const outcome = making.step();
    if (outcome !== undefined) return outcome;
    if (performance.now() - sinceMs <= YIELD_EVERY_MS) continue;
    await nextTask();
    sinceMs = performance.now();
  }
}
