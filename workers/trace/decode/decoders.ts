import type { CloseupOutcome, GenerationDecoders, GenerationOutcome, ThreadJob } from './job.ts';
import { ThreadPool } from './pool.ts';
import type { Thread } from './thread.ts';

/** Decoders on threads that `start` makes: each calls `doJob` for every job. */
export function decodersOn(threads: number, start: () => Thread<ThreadJob, GenerationOutcome | CloseupOutcome>): GenerationDecoders {
  const pool = new ThreadPool(threads, start);
  return {
    threads,
    // To each job its outcome: `doJob` sees to that.
    decode: (job) => pool.run({ make: 'index', job }) as Promise<GenerationOutcome>,
    closeup: (job) => pool.run({ make: 'closeup', job }) as Promise<CloseupOutcome>,
    rest: () => pool.rest(),
    close: () => pool.close(),
  };
}

/** The same threads for one trace of several: closing it does not end them. */
export function lent(decoders: GenerationDecoders): GenerationDecoders {
  return {
    threads: decoders.threads,
    decode: (job) => decoders.decode(job),
    closeup: (job) => decoders.closeup(job),
    rest: () => undefined,
    close: () => undefined,
  };
}
