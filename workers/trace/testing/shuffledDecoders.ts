// Test only: decoding threads that are none. Jobs and outcomes are moved as between real threads, and come back late and in an
// order that a seed decides: what one run finds, every run finds.

import { buffersIn } from '../../transfer.ts';
import { DecodeStorage, decodeGeneration } from '../decode/decodeGeneration.ts';
import { makeCloseup } from '../decode/makeCloseup.ts';
import type { CloseupJob, CloseupOutcome, GenerationDecoders, GenerationJob, GenerationOutcome } from '../decode/job.ts';

/** Tasks that a job waits for at most. */
const LONGEST_WAIT = 6;

export class ShuffledDecoders implements GenerationDecoders {
  readonly threads: number;
  /** Jobs given out; those that were decoded on the ground that a generation restates itself. */
  jobs = 0;
  decoded = 0;
  readonly #storages: DecodeStorage[];
  #random: number;

  constructor(threads: number, seed: number) {
    this.threads = threads;
    this.#storages = Array.from({ length: threads }, () => new DecodeStorage());
    this.#random = (seed | 0) === 0 ? 1 : seed | 0;
  }

  async decode(job: GenerationJob): Promise<GenerationOutcome> {
    const outcome = await this.#later(job, (received, storage) => decodeGeneration(received, storage));
    if (outcome.decoded) this.decoded++;
    return outcome;
  }

  closeup(job: CloseupJob): Promise<CloseupOutcome> {
    return this.#later(job, (received, storage) => makeCloseup(received, storage));
  }

  rest(): void {
    // No thread was started.
  }

  close(): void {
    this.#storages.length = 0;
  }

  async #later<Job, Outcome>(job: Job, work: (job: Job, storage: DecodeStorage) => Outcome): Promise<Outcome> {
    const storage = this.#storages[this.jobs++ % this.threads];
    const waits = this.#next(LONGEST_WAIT);
    const received = moved(job);
    for (let task = 0; task < waits; task++) await new Promise(setImmediate);
    return moved(work(received, storage));
  }

  /** 0 … below - 1 (xorshift). */
  #next(below: number): number {
    let x = this.#random;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#random = x;
    return (x >>> 0) % below;
  }
}

function moved<T>(message: T): T {
  return structuredClone(message, { transfer: buffersIn(message) });
}
