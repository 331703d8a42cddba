import type { GenerationDecoders, GenerationJob, GenerationOutcome } from './job.ts';
import { ThreadPool } from './pool.ts';
import type { Thread } from './thread.ts';

/** Decoders on threads that `start` makes: each calls `decodeGeneration` for every job. */
export function decodersOn(threads: number, start: () => Thread<GenerationJob, GenerationOutcome>): GenerationDecoders {
  const pool = new ThreadPool(threads, start);
  return { threads, decode: (job) => pool.run(job), close: () => pool.close() };
}

/** The same threads for one trace of several: closing it does not end them. */
export function lent(decoders: GenerationDecoders): GenerationDecoders {
  return { threads: decoders.threads, decode: (job) => decoders.decode(job), close: () => undefined };
}
