// A worker kept ready: started, its threads with it, and its code compiled by decoding a small recording, so that the file that
// comes next is decoded at full speed from its first byte. It is one more worker than there are files, and does nothing once it
// is warm.
import { wrap, type Remote } from 'comlink';
import type { DocumentWorker, OpenOptions } from '../../workers/api.ts';

export interface StartedWorker {
  readonly worker: Worker;
  readonly remote: Remote<DocumentWorker>;
}

export function startWorker(): StartedWorker {
  const worker = new Worker(new URL('../../workers/document.worker.ts', import.meta.url), { type: 'module' });
  return { worker, remote: wrap<DocumentWorker>(worker) };
}

/** Runs something when the page has nothing else to do. Safari does not tell when that is. */
function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run);
  else setTimeout(run, 500);
}

export class SpareWorker {
  readonly #start: () => StartedWorker;
  readonly #whenIdle: (run: () => void) => void;
  #spare: StartedWorker | undefined;
  #wanted = false;

  constructor(start = startWorker, idle = whenIdle) {
    this.#start = start;
    this.#whenIdle = idle;
  }

  /** Starts one when the page is idle, if there is none. */
  prepare(options: OpenOptions): void {
    if (this.#wanted || this.#spare !== undefined) return;
    this.#wanted = true;
    this.#whenIdle(() => {
      if (this.#wanted) this.#prepareNow(options);
      this.#wanted = false;
    });
  }

  /** The spare one, or one that is started now. It belongs to the caller. */
  take(): StartedWorker {
    this.#wanted = false;
    const spare = this.#spare;
    this.#spare = undefined;
    return spare ?? this.#start();
  }

  /** Removes what closed documents left, now if there is a spare worker, else when the next one starts. */
  tidy(): void {
    void this.#spare?.remote.tidy().catch(() => undefined);
  }

  #prepareNow(options: OpenOptions): void {
    const spare = this.#start();
    this.#spare = spare;
    // One that cannot be started is no loss: the next file starts its own, and says what is wrong.
    spare.worker.addEventListener('error', () => {
      if (this.#spare === spare) this.#spare = undefined;
    });
    void Promise.all([spare.remote.tidy(), spare.remote.warmUp(options)]).catch(() => undefined);
  }
}

export const spareWorker = new SpareWorker();
