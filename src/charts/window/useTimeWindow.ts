import { use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Ns, TimeRange } from '../../../workers/api.ts';
import { GuideContext } from '../stage/guide.ts';
import { between, GLIDE_MS } from './glide.ts';
import { liveWindow, type LiveWindow } from './liveWindow.ts';
import { asState, clampWindow, sameRange, wholeRange } from './moveWindow.ts';

/** At rest for this long, the window goes into the view state (and so into the link). */
const REST_MS = 180;

export interface TimeWindow {
  readonly live: LiveWindow;
  /** A step of its own in the history: buttons, double click. */
  readonly goTo: (range: TimeRange) => void;
}

/** Joins the live window with the view state's: `onWindow` hears of wheel and drag as 'replace', of `goTo` as 'push'. */
export function useTimeWindow(
  durationNs: Ns,
  window: TimeRange | undefined,
  onWindow: (window: TimeRange | undefined, step: 'push' | 'replace') => void,
): TimeWindow {
  const { glides } = use(GuideContext);
  const [live] = useState(() => liveWindow(durationNs, window));
  const told = useRef(window);
  const tell = useRef(onWindow);
  useEffect(() => {
    tell.current = onWindow;
  });

  useEffect(() => live.setDuration(durationNs), [live, durationNs]);

  // A window from elsewhere (Back, a link, another view) wins over what is shown; our own report coming back does not.
  useEffect(() => {
    if (sameRange(window, told.current)) return;
    told.current = window;
    const to = window ?? wholeRange(live.durationNs);
    if (glides) glide(live, clampWindow(to, live.durationNs));
    else {
      live.setGoal(undefined);
      live.moveTo(to);
    }
  }, [live, window, glides]);

  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined;
    const stop = live.subscribe(() => {
      clearTimeout(rest);
      rest = setTimeout(() => {
        const state = asState(live.range, live.durationNs);
        if (sameRange(state, told.current)) return;
        told.current = state;
        tell.current(state, 'replace');
      }, REST_MS);
    });
    return () => {
      stop();
      clearTimeout(rest);
      live.setGoal(undefined);
    };
  }, [live]);

  const goTo = useCallback(
    (range: TimeRange): void => {
      const to = clampWindow(range, live.durationNs);
      const state = asState(to, live.durationNs);
      if (!sameRange(state, told.current)) {
        told.current = state;
        tell.current(state, 'push');
      }
      glide(live, to);
    },
    [live],
  );

  return useMemo(() => ({ live, goTo }), [live, goTo]);
}

/** Moves the window there within GLIDE_MS; at once for a reader who wants less motion. */
function glide(live: LiveWindow, to: TimeRange): void {
  const from = live.range;
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    live.setGoal(undefined);
    live.moveTo(to);
    return;
  }
  live.setGoal(to);
  const began = performance.now();
  const frame = (now: number): void => {
    // Landed, or on the way to somewhere else.
    if (live.goal !== to) return;
    const share = (now - began) / GLIDE_MS;
    if (share < 1) {
      live.moveTo(between(from, to, share));
      requestAnimationFrame(frame);
    } else live.land();
  };
  requestAnimationFrame(frame);
}
