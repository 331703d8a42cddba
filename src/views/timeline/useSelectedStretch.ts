import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { AskTrace, StretchDetail, TimeRange, Wake } from '../../../workers/api.ts';
import type { LiveWindow } from '../../charts/window/liveWindow.ts';
import { useFollowed, type Followed } from '../time/useFollowed.ts';
import { useAnswer } from '../useAnswer.ts';
import type { ChangeView, Pin } from '../viewState.ts';
import { toCause, toEffect, toWait, type StretchPin } from './wakeSteps.ts';

export interface SelectedStretch {
  /** undefined: none is pinned, or it is not known yet. */
  readonly stretch: StretchDetail | undefined;
  /** Arrows to and from its goroutine in the window. */
  readonly wakes: Followed<readonly Wake[]>;
  /** To what made it go on; false: no stretch is pinned. */
  readonly toCause: () => boolean;
  /** Back the way that `toCause` came, else to what it made go on. */
  readonly toEffect: () => boolean;
  /** To what the goroutine waits or waited for. */
  readonly toWait: () => boolean;
}

const MOST_ARROWS = 40;

/** The pinned stretch, what caused it and what it caused. */
export function useSelectedStretch(ask: AskTrace, live: LiveWindow, pin: Pin | undefined, change: ChangeView): SelectedStretch {
  const pinned = pin?.pin === 'stretch' ? pin : undefined;
  const answer = useAnswer(ask, pinned && { ask: 'stretch', goroutine: pinned.goroutine, atNs: pinned.atNs });
  const stretch = answer?.goroutine.goroutine === pinned?.goroutine ? answer : undefined;

  const goroutine = pinned?.goroutine;
  const wakes = useFollowed(
    ask,
    live,
    useCallback((range: TimeRange) => (goroutine === undefined ? undefined : { ask: 'wakes' as const, goroutine, range, most: MOST_ARROWS }), [goroutine]),
  );

  /** The way that led here along the causes: what `toEffect` goes back to. */
  const way = useRef<readonly StretchPin[]>([]);
  const expected = useRef<StretchPin | undefined>(undefined);
  useEffect(() => {
    if (!samePin(pinned, expected.current)) way.current = [];
    expected.current = pinned;
  }, [pinned]);

  const latest = useRef({ ask, pinned, change });
  useEffect(() => {
    latest.current = { ask, pinned, change };
  });
  return useMemo(() => {
    const go = async (step: typeof toCause, wayAfter: (from: StretchPin) => readonly StretchPin[]): Promise<void> => {
      const { ask: asking, pinned: from } = latest.current;
      if (from === undefined) return;
      const next = await step(asking, from);
      // Gone elsewhere meanwhile, or nowhere to go.
      if (next === undefined || latest.current.pinned !== from) return;
      way.current = wayAfter(from);
      expected.current = next;
      latest.current.change({ pin: next }, 'push');
    };
    const started = (running: Promise<void>): boolean => {
      void running;
      return true;
    };
    return {
      stretch,
      wakes,
      toCause: () => latest.current.pinned !== undefined && started(go(toCause, (from) => [...way.current, from])),
      toEffect() {
        const { pinned: from, change: changing } = latest.current;
        if (from === undefined) return false;
        const last = way.current.at(-1);
        if (last === undefined) return started(go(toEffect, () => []));
        way.current = way.current.slice(0, -1);
        expected.current = last;
        changing({ pin: last }, 'push');
        return true;
      },
      toWait: () => latest.current.pinned !== undefined && started(go(toWait, () => [])),
    };
  }, [stretch, wakes]);
}

function samePin(a: StretchPin | undefined, b: StretchPin | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.goroutine === b.goroutine && a.atNs === b.atNs);
}
