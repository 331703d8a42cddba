// One thread that does one job at a time, and the messages between it and who started it: a job goes there, a reply comes back,
// typed arrays move. The same messages for Web Workers (webThread.ts) and for Node's threads (cli/decoders.ts).

import { buffersIn } from '../../transfer.ts';

export interface Thread<Job, Outcome> {
  /**
   * One job at a time. The buffers of the job's typed arrays are moved: they cannot be used here any more. Rejects if the thread
   * dies over it, or has no room for it; it is then not to be used again.
   */
  run(job: Job): Promise<Outcome>;
  end(): void;
}

export type Reply<Outcome> = { readonly done: true; readonly outcome: Outcome } | { readonly done: false; readonly why: string };

/** Where messages go: a Web Worker or its global scope, a thread of Node or its port. */
export interface MessageTarget {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
}

/** The thread's own side: does a job that came as a message, and replies. */
export function answerJob(work: (job: never) => unknown, job: unknown, to: MessageTarget): void {
  let reply: Reply<unknown>;
  try {
    // What comes as a message has the type that was sent: `Conversation` pairs the two.
    reply = { done: true, outcome: work(job as never) };
  } catch (error) {
    // Mostly: no room for an array. The thread is given up, see pool.ts.
    reply = { done: false, why: error instanceof Error ? error.message : String(error) };
  }
  to.postMessage(reply, buffersIn(reply));
}

/** The other side: what the messages and the end of a thread mean for the job it is at. */
export class Conversation<Job, Outcome> {
  readonly #to: MessageTarget;
  #waiting: { readonly resolve: (outcome: Outcome) => void; readonly reject: (error: Error) => void } | undefined;
  #died: Error | undefined;

  constructor(to: MessageTarget) {
    this.#to = to;
  }

  run(job: Job): Promise<Outcome> {
    if (this.#died !== undefined) return Promise.reject(this.#died);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#to.postMessage(job, buffersIn(job));
    });
  }

  hear(reply: Reply<Outcome>): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (reply.done) waiting?.resolve(reply.outcome);
    else waiting?.reject(new Error(reply.why));
  }

  died(why: string): void {
    this.#died = new Error(why);
    this.#waiting?.reject(this.#died);
    this.#waiting = undefined;
  }
}
