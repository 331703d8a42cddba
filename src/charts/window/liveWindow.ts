// The window as it is at this very frame. Wheel and drag move it sixty times a second and only canvases follow; React and the
// view state hear of it when it rests.
import type { Ns, TimeRange } from '../../../workers/api.ts';
import { clampWindow, sameRange, wholeRange } from './moveWindow.ts';

export interface LiveWindow {
  readonly range: TimeRange;
  readonly durationNs: Ns;
  /** Cut to the recording; listeners hear of it if it changed. */
  moveTo(range: TimeRange): void;
  /** The recording grew (more of it was decoded). A window on the whole of it grows with it. */
  setDuration(durationNs: Ns): void;
  subscribe(listener: () => void): () => void;
}

export function liveWindow(initialDurationNs: Ns, initial: TimeRange | undefined): LiveWindow {
  const listeners = new Set<() => void>();
  let durationNs = initialDurationNs;
  let range = initial === undefined ? wholeRange(durationNs) : clampWindow(initial, durationNs);
  const show = (next: TimeRange): void => {
    if (sameRange(next, range)) return;
    range = next;
    for (const listener of listeners) listener();
  };
  return {
    get range() {
      return range;
    },
    get durationNs() {
      return durationNs;
    },
    moveTo: (next) => show(clampWindow(next, durationNs)),
    setDuration(next) {
      const whole = sameRange(range, wholeRange(durationNs));
      durationNs = next;
      show(whole ? wholeRange(next) : clampWindow(range, next));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
