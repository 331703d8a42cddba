// Where the reader was before: windows in order, as far back as MOST.
import type { TimeRange } from '../../../workers/api.ts';
import { sameRange } from '../../charts/window/moveWindow.ts';

export interface WindowHistory {
  readonly past: readonly TimeRange[];
  readonly present: TimeRange;
  readonly future: readonly TimeRange[];
}

const MOST = 100;

/** The window has come to rest somewhere; what was undone before is forgotten. */
export function rested(history: WindowHistory, range: TimeRange): WindowHistory {
  if (sameRange(range, history.present)) return history;
  return { past: [...history.past, history.present].slice(-MOST), present: range, future: [] };
}

/** undefined: there is nothing before. */
export function undone({ past, present, future }: WindowHistory): WindowHistory | undefined {
  const last = past.at(-1);
  return last && { past: past.slice(0, -1), present: last, future: [present, ...future] };
}

/** undefined: nothing was undone. */
export function redone({ past, present, future }: WindowHistory): WindowHistory | undefined {
  const [next, ...later] = future;
  return next && { past: [...past, present], present: next, future: later };
}
