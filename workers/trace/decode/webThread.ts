import { Conversation, type Reply, type Thread } from './thread.ts';
import { t } from '../../../language/t.ts';

/** A Web Worker as a thread. */
export function webThread<Job, Outcome>(worker: Worker): Thread<Job, Outcome> {
  const talk = new Conversation<Job, Outcome>(worker);
  worker.addEventListener('message', ({ data }: MessageEvent<Reply<Outcome>>) => talk.hear(data));
  worker.addEventListener('messageerror', () => talk.died(t('A message from a thread could not be read.')));
  // A script that cannot be loaded comes here too, and whatever it throws.
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    talk.died(event instanceof ErrorEvent && event.message !== '' ? event.message : t('A thread could not be started.'));
  });
  return {
    run: (job) => talk.run(job),
    end: () => {
      worker.terminate();
      talk.died(t('The thread was ended.'));
    },
  };
}
