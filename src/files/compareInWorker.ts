// The worker that compares: started with the first comparison, kept for the next ones, ended once it has had nothing to do for a while.
// What it is given is copied to it, not moved, so that the next comparison (sides exchanged, one run more) asks no document again.
import { wrap } from 'comlink';
import type { Comparable, CompareWorker, Comparison } from '../../workers/api.ts';
import { tellLanguage } from '../language/workersSpeak.ts';

const IDLE_MS = 30_000;

let running: ReturnType<typeof start> | undefined;
let busy = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Rejects if the worker fails as such. */
export async function compareInWorker(a: readonly Comparable[], b: readonly Comparable[]): Promise<Comparison> {
  clearTimeout(timer);
  running ??= start();
  const { remote, broken } = running;
  busy++;
  try {
    return await Promise.race([remote.compare(a, b), broken]);
  } finally {
    busy--;
    if (busy === 0) timer = setTimeout(end, IDLE_MS);
  }
}

function end(): void {
  running?.end();
  running = undefined;
}

function start() {
  const worker = new Worker(new URL('../../workers/compare.worker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<CompareWorker>(worker);
  const silence = tellLanguage(remote);
  const broken = new Promise<never>((_, reject) => {
    const stopped = (): void => {
      running = undefined;
      reject(new Error('The part of the page that compares stopped unexpectedly.'));
    };
    worker.addEventListener('error', stopped, { once: true });
  });
  // Whoever compares hears of it; when nobody does, nobody has to.
  broken.catch(() => undefined);
  return { remote, broken, end: () => (silence(), worker.terminate()) };
}
