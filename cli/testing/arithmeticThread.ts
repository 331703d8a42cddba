// A thread for the pool's tests: does sums, fails, and dies on demand.
import { threadId } from 'node:worker_threads';
import { answerJobs } from '../nodeThread.ts';

export interface SumJob {
  readonly of: Float64Array;
  readonly how?: 'throw' | 'die' | 'run out of memory';
}

export interface SumOutcome {
  readonly sum: number;
  /** Twice each. */
  readonly doubled: Float64Array;
  readonly thread: number;
}

answerJobs(({ of, how }: SumJob): SumOutcome => {
  if (how === 'throw') throw new RangeError('no room');
  // oxlint-disable-next-line unicorn/no-process-exit -- a thread that ends by itself is what is tested
  if (how === 'die') process.exit(1);
  if (how === 'run out of memory') {
    const hoard: unknown[] = [];
    for (;;) hoard.push(Array.from({ length: 1e6 }, (_, i) => ({ i })));
  }
  return { sum: of.reduce((a, b) => a + b, 0), doubled: of.map((value) => value * 2), thread: threadId };
});
