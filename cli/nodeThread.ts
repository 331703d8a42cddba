// Threads of Node for work that a Web Worker does in the page; the messages are the same.
import { parentPort, type ResourceLimits, Worker } from 'node:worker_threads';
import { answerJob, Conversation, type MessageTarget, type Reply, type Thread } from '../workers/trace/decode/thread.ts';

/** Starts a TypeScript file that calls `answerJobs`. `resourceLimits`: Node's own, where not given. */
export function nodeThread<Job, Outcome>(script: URL, resourceLimits: ResourceLimits = {}): Thread<Job, Outcome> {
  const worker = new Worker(new URL('typescriptThread.mjs', import.meta.url), { workerData: { script: script.href }, resourceLimits });
  const talk = new Conversation<Job, Outcome>(worker satisfies MessageTarget);
  worker.on('message', (reply: Reply<Outcome>) => talk.hear(reply));
  worker.on('error', (error: Error) => talk.died(error.message));
  worker.on('exit', () => talk.died('The thread ended.'));
  // It lives as long as its jobs: a report ends when there is nothing left to wait for.
  worker.unref();
  return {
    async run(job) {
      worker.ref();
      try {
        return await talk.run(job);
      } finally {
        worker.unref();
      }
    },
    end: () => void worker.terminate(),
  };
}

/** In the thread: does every job that comes. */
export function answerJobs(work: (job: never) => unknown): void {
  const port = parentPort;
  if (port === null) throw new Error('This file is run in a thread.');
  port.on('message', (job: unknown) => answerJob(work, job, port));
}
