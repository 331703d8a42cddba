// A worker that looks at files in passing, one after the other. It is ended and replaced now and then, so that what a hundred recordings
// needed while they were read is given back to the machine.
import { wrap } from 'comlink';
import type { Bytes, OpenSource, Triaged, TriageWorker } from '../../workers/api.ts';
import type { TriageReader } from './triageQueue.ts';
import { t } from '../../language/t.ts';
import { tellLanguage } from '../language/workersSpeak.ts';

/** A worker that has read so much is replaced; starting one costs some 50 ms. */
const BYTES_A_WORKER: Bytes = 64 * 2 ** 20;

export function startTriageReader(): TriageReader {
  let worker: ReturnType<typeof start> | undefined;
  let readBytes = 0;
  const end = (): void => {
    worker?.end();
    worker = undefined;
    readBytes = 0;
  };
  return {
    async read(source: OpenSource): Promise<Triaged> {
      worker ??= start();
      const current = worker;
      const outcome = await Promise.race([current.remote.read(source), current.broken]);
      readBytes += source.from === 'file' ? source.file.size : 0;
      if (outcome === undefined || readBytes > BYTES_A_WORKER) end();
      return outcome ?? stopped();
    },
    close: end,
  };
}

const stopped = (): Triaged => ({
  outcome: 'failed',
  damage: {
    what: 'unreadable',
    message: t('The part of the page that reads this file stopped unexpectedly.'),
    advice: t('If the file is very large, the browser may have run out of memory: close other tabs and open it by itself.'),
  },
});

/** `broken` resolves, without a value, if the worker fails as such. */
function start() {
  const worker = new Worker(new URL('../../workers/triage.worker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<TriageWorker>(worker);
  const silence = tellLanguage(remote);
  const broken = new Promise<undefined>((resolve) => worker.addEventListener('error', () => resolve(undefined), { once: true }));
  void remote.tidy().catch(() => undefined);
  return { remote, broken, end: () => (silence(), worker.terminate()) };
}
