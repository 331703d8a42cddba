// Starts the worker that copies files and fetches addresses. It is ended after each piece of work: they are rare.
import { wrap, type Remote } from 'comlink';
import type { KeepingWorker } from '../../../workers/api.ts';

/** What `work` gives; undefined if the worker cannot be started or breaks. */
export async function inKeepingWorker<T>(work: (remote: Remote<KeepingWorker>) => Promise<T>): Promise<T | undefined> {
  const worker = new Worker(new URL('../../../workers/keep.worker.ts', import.meta.url), { type: 'module' });
  const broken = new Promise<undefined>((resolve) => worker.addEventListener('error', () => resolve(undefined), { once: true }));
  try {
    return await Promise.race([work(wrap<KeepingWorker>(worker)), broken]);
  } finally {
    worker.terminate();
  }
}

/** The bytes at an address. The page itself may fetch nothing from elsewhere; a worker may. undefined: it does not give them. */
export async function fetchInWorker(url: string): Promise<Blob | undefined> {
  return await inKeepingWorker((remote) => remote.fetchBytes(url));
}
