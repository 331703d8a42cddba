// Workers say sentences too: each is told the language when it starts, and again whenever the reader changes it. What is asked of it
// afterwards is answered in that language, because messages to a worker arrive in order.
import type { Remote } from 'comlink';
import type { SpeakingWorker } from '../../workers/api.ts';
import { locale, texts } from '../../language/t.ts';

const listening = new Set<Remote<SpeakingWorker>>();

/** Tells the worker the language now, and of every change until the returned function is called. */
export function tellLanguage(worker: Remote<SpeakingWorker>): () => void {
  // English is what a worker speaks by itself.
  if (locale() !== 'en') tell(worker);
  listening.add(worker);
  return () => listening.delete(worker);
}

/** Tells all workers that are listening what is spoken now. */
export function tellAllWorkers(): void {
  for (const worker of listening) tell(worker);
}

function tell(worker: Remote<SpeakingWorker>): void {
  // One that has ended never answers, and need not.
  void worker.speak(locale(), texts()).catch(() => undefined);
}
