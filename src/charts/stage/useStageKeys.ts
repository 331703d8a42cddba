import { useEffect, useRef, type RefObject } from 'react';
import { keyMove, type Direction } from '../window/gestures.ts';
import { panBy, spanNs, wholeRange, zoomAt } from '../window/moveWindow.ts';
import type { TimeWindow } from '../window/useTimeWindow.ts';

export interface KeyTargets {
  readonly onCursor: (direction: Direction) => void;
  readonly onPick: () => void;
  /** True: handled here. */
  readonly onEscape: () => boolean;
}

/**
 * The chart's keys: while the chart has the focus, and while nothing has it (a reader who just moved the mouse onto the
 * page). Keys typed into a field or pressed on a control are never taken.
 */
export function useStageKeys(host: RefObject<HTMLElement | null>, window: TimeWindow, targets: KeyTargets): void {
  const latest = useRef({ window, targets });
  useEffect(() => {
    latest.current = { window, targets };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const ours = event.target === document.body || event.target === host.current;
      if (!ours || event.defaultPrevented) return;
      const move = keyMove(event);
      if (move === undefined) return;
      // Without the focus, only the window's own keys: Enter and arrows belong to the page then.
      if (event.target !== host.current && (move.move === 'cursor' || move.move === 'pick')) return;
      const { live, goTo } = latest.current.window;
      const { range, durationNs } = live;
      switch (move.move) {
        case 'zoom':
          live.moveTo(zoomAt(range, (range.startNs + range.endNs) / 2, move.factor, durationNs));
          break;
        case 'pan':
          live.moveTo(panBy(range, move.share * spanNs(range), durationNs));
          break;
        case 'fit':
          goTo(wholeRange(durationNs));
          break;
        case 'cursor':
          latest.current.targets.onCursor(move.direction);
          break;
        case 'pick':
          latest.current.targets.onPick();
          break;
        case 'escape':
          if (!latest.current.targets.onEscape()) return;
          event.stopImmediatePropagation();
          break;
      }
      event.preventDefault();
    };
    // Capture: an Escape that clears something here must not also close a panel of the page.
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [host]);
}
