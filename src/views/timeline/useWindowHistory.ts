import { useCallback, useEffect, useRef } from 'react';
import type { LiveWindow } from '../../charts/window/liveWindow.ts';
import type { TimeWindow } from '../../charts/window/useTimeWindow.ts';
import { redone, rested, undone, type WindowHistory } from './windowHistory.ts';

/** Still for so long, the window is somewhere to come back to. */
const REST_MS = 400;

export interface WindowSteps {
  /** False: there is nothing to go back to. */
  readonly undo: () => boolean;
  readonly redo: () => boolean;
}

/** Undo and redo of where the window was, also for wheel and drag, which the browser's history knows nothing of. */
export function useWindowHistory({ live, goTo }: TimeWindow): WindowSteps {
  const history = useRef<WindowHistory>({ past: [], present: live.range, future: [] });
  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined;
    const stop = live.subscribe(() => {
      clearTimeout(rest);
      rest = setTimeout(() => (history.current = rested(history.current, live.range)), REST_MS);
    });
    return () => {
      clearTimeout(rest);
      stop();
    };
  }, [live]);

  const step = useCallback(
    (move: (from: WindowHistory) => WindowHistory | undefined): boolean => {
      const next = move(rested(history.current, targetOf(live)));
      if (next === undefined) return false;
      history.current = next;
      goTo(next.present);
      return true;
    },
    [live, goTo],
  );
  const undo = useCallback(() => step(undone), [step]);
  const redo = useCallback(() => step(redone), [step]);
  return { undo, redo };
}

function targetOf(live: LiveWindow) {
  return live.goal ?? live.range;
}
