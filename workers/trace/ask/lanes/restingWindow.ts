// Whether somebody looks at a window, or passes by: what passes by is not worth reading, and the next answer does not wait for it.

import type { TimeRange } from '../../../api.ts';

/** Shorter than from one question to the next where something is pending and the window rests. */
const STILL_MS = 60;
/** Lanes and counters of one screen ask for a window each. */
const WINDOWS_OF_A_SCREEN = 3;

interface AskedWindow extends TimeRange {
  readonly sinceMs: number;
}

export class RestingWindows {
  /** Asked about last, the latest at the end. */
  #windows: readonly AskedWindow[] = [];

  /** It was asked for before, long enough ago, and hardly another one meanwhile. */
  rests({ startNs, endNs }: TimeRange): boolean {
    const nowMs = performance.now();
    const same = this.#windows.find((one) => one.startNs === startNs && one.endNs === endNs);
    const asked = same ?? { startNs, endNs, sinceMs: nowMs };
    this.#windows = [...this.#windows.filter((one) => one !== same), asked].slice(-WINDOWS_OF_A_SCREEN);
    return nowMs - asked.sinceMs >= STILL_MS;
  }
}
