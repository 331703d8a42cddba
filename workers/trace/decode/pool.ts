// Jobs on threads: each thread is at one job, the others wait in the order they came. Threads are started when they are first
// needed and kept. One that fails is ended, its job is rejected, and another takes its place.

import type { Thread } from './thread.ts';

interface Waiting<Job, Outcome> {
  readonly job: Job;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

export class ThreadPool<Job, Outcome> {
  /** Jobs worked on at a time, at most. */
  readonly threads: number;
  readonly #start: () => Thread<Job, Outcome>;
  readonly #idle: Thread<Job, Outcome>[] = [];
  readonly #busy = new Set<Thread<Job, Outcome>>();
  #waiting: Waiting<Job, Outcome>[] = [];
  #closed = false;

  constructor(threads: number, start: () => Thread<Job, Outcome>) {
    this.threads = threads;
    this.#start = start;
  }

  /** Rejects if the thread failed over the job, or the pool was closed first. The job's typed arrays are moved. */
  run(job: Job): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject });
      this.#next();
    });
  }

  /** Ends those that have nothing to do, for the memory's sake. */
  rest(): void {
    for (const thread of this.#idle.splice(0)) thread.end();
  }

  /** Ends all threads, whatever they are at. */
  close(): void {
    this.#closed = true;
    for (const thread of [...this.#idle, ...this.#busy]) thread.end();
    this.#idle.length = 0;
    this.#next();
  }

  #next(): void {
    if (this.#closed) {
      const left = this.#waiting;
      this.#waiting = [];
      for (const { reject } of left) reject(new Error('The threads were ended.'));
      return;
    }
    while (this.#waiting.length > 0 && this.#busy.size < this.threads) {
      const waiting = this.#waiting.shift();
      if (waiting !== undefined) void this.#work(waiting);
    }
  }

  async #work({ job, resolve, reject }: Waiting<Job, Outcome>): Promise<void> {
    let thread: Thread<Job, Outcome> | undefined;
    try {
      // The one that has rested longest: work goes round.
      thread = this.#idle.shift() ?? this.#start();
      this.#busy.add(thread);
      const outcome = await thread.run(job);
      this.#busy.delete(thread);
      if (!this.#closed) this.#idle.push(thread);
      resolve(outcome);
    } catch (error) {
      if (thread !== undefined) {
        this.#busy.delete(thread);
        thread.end();
      }
      reject(error);
    }
    this.#next();
  }
}
