import { wrap } from 'comlink';
import type { FetchedText, SourceTextWorker } from '../../../workers/api.ts';
import { t } from '../../../language/t.ts';
import { tellLanguage } from '../../language/workersSpeak.ts';

/** Fetches a source file, in a worker of its own that ends with it. Never rejects. */
export async function fetchText(url: string): Promise<FetchedText> {
  const worker = new Worker(new URL('../../../workers/sourceText.worker.ts', import.meta.url), { type: 'module' });
  const stopped = new Promise<FetchedText>((resolve) => {
    worker.addEventListener('error', () => resolve({ is: 'refused', message: t('The part of the page that fetches files stopped unexpectedly.') }));
  });
  const remote = wrap<SourceTextWorker>(worker);
  const silence = tellLanguage(remote);
  const answer = await Promise.race([remote.fetchText(url), stopped]);
  silence();
  worker.terminate();
  return answer;
}
