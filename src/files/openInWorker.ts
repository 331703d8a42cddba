// One file, one Web Worker: it holds everything decoded from that file, so ending it is how loading is cancelled and how the
// file's memory is given back.
import { proxy } from 'comlink';
import type { AskLog, AskProfile, AskTrace, Damage, OpenEvent, OpenOptions, OpenSource, ProfileKey, TablesWorker } from '../../workers/api.ts';
import { spareWorker } from './spareWorker.ts';
import { t } from '../../language/t.ts';
import { tellLanguage } from '../language/workersSpeak.ts';
import { untilAnswered } from './untilAnswered.ts';

const TIDY_AFTER_MS = 2000;
/** Starting and warming the next worker keeps all cores busy for a while: the first picture of this file goes first. */
const SPARE_AFTER_MS = 1500;

export interface DocumentHandle {
  readonly askTrace: AskTrace;
  readonly askProfile: AskProfile;
  readonly askLog: AskLog;
  /** Reads another profile into this one's worker, to compare with; see DocumentWorker.addProfile. */
  readonly addProfile: (key: ProfileKey, source: OpenSource) => Promise<Damage | undefined>;
  readonly removeProfile: (key: ProfileKey) => Promise<void>;
  /** The report as JSON text. */
  readonly report: () => Promise<string>;
  /** What may be taken away as a table. */
  readonly tables: TablesWorker;
  /** Settles when the worker has read all it can, or was ended. */
  readonly finished: Promise<void>;
  /** Ends the worker. Questions still in flight are never answered. */
  readonly close: () => void;
}

/**
 * Opens `source` in a worker of its own. Whatever goes wrong, in the file or in the worker, arrives as a `failed` event;
 * no event comes after `close`.
 */
export function openInWorker(source: OpenSource, onEvent: (event: OpenEvent) => void, options: OpenOptions): DocumentHandle {
  const { worker, remote } = spareWorker.take();
  const silence = tellLanguage(remote);
  let end: (() => void) | undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let open = true;

  const forward = (event: OpenEvent): void => {
    if (open) onEvent(event);
  };
  const stoppedWorking = (): void => {
    forward({
      type: 'failed',
      damage: {
        what: 'unreadable',
        message: t('The part of the page that reads this file stopped unexpectedly.'),
        advice: t('If the file is very large, the browser may have run out of memory: close other tabs and open it again.'),
      },
    });
    end?.();
  };
  worker.addEventListener('error', stoppedWorking);

  const opening = remote.open(source, proxy(forward), options).catch(stoppedWorking);
  const finished = Promise.race([opening, ended]);
  void finished.then(() => setTimeout(() => spareWorker.prepare(options), SPARE_AFTER_MS));

  return {
    // Remote maps methods to promises but loses their type parameters; the calls themselves are exactly these.
    askTrace: ((question) => remote.trace(question)) as AskTrace,
    askProfile: ((question) => remote.profile(question)) as AskProfile,
    askLog: ((question) => remote.log(question)) as AskLog,
    addProfile: (key, other) => remote.addProfile(key, other),
    removeProfile: (key) => remote.removeProfile(key),
    report: () => remote.report(),
    tables: {
      tables: () => remote.tables(),
      table: (question, onProgress) => untilAnswered((tell) => remote.table(question, proxy(tell)), onProgress),
      traceEvents: (range, onProgress) => untilAnswered((tell) => remote.traceEvents(range, proxy(tell)), onProgress),
    },
    finished,
    close: () => {
      open = false;
      silence();
      worker.terminate();
      end?.();
      // Its files are free to be removed once the browser has ended it.
      setTimeout(() => spareWorker.tidy(), TIDY_AFTER_MS);
    },
  };
}
