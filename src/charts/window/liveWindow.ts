// The window as it is at this very frame. Wheel and drag move it sixty times a second and only canvases follow; React and the
// view state hear of it when it rests.
import type { Ns, TimeRange } from '../../../workers/api.ts';
import { clampWindow, sameRange, wholeRange } from './moveWindow.ts';

export interface LiveWindow {
  readonly range: TimeRange;
  readonly durationNs: Ns;
  /** Where a glide under way leads; undefined: there is none. */
  readonly goal: TimeRange | undefined;
  /** A glide begins, or is given up (undefined). */
  setGoal(goal: TimeRange | undefined): void;
  /** Ends a glide under way at its goal, so that a gesture that comes meanwhile adds to it. */
  land(): void;
  /** Cut to the recording; listeners hear of it if it changed. */
  moveTo(range: TimeRange): void;
  /** The recording grew (more of it was decoded). A window on the whole of it grows with it. */
  setDuration(durationNs: Ns): void;
  subscribe(listener: () => void): () => void;
}

export function liveWindow(initialDurationNs: Ns, initial: TimeRange | undefined): LiveWindow {
  const listeners = new Set<() => void>();
  let durationNs = initialDurationNs;
  let goal: TimeRange | undefined;
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
    get goal() {
      return goal;
    },
    setGoal: (next) => (goal = next),
    land() {
      const end = goal ?? range;
      goal = undefined;
      show(end);
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
