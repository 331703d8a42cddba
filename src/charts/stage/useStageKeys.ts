import { useEffect, useRef, type RefObject } from 'react';
import { keyMove, type Direction } from '../window/gestures.ts';
import { panBy, spanNs, wholeRange, zoomAt } from '../window/moveWindow.ts';
import type { TimeWindow } from '../window/useTimeWindow.ts';
import { focusOf } from './keyFocus.ts';

export interface KeyTargets {
  readonly onCursor: (direction: Direction) => void;
  readonly onPick: () => void;
  /** True: handled here. */
  readonly onEscape: () => boolean;
}

/**
 * The chart's keys. All of them while the chart has the focus; zoom and pan also after a button was pressed or when nothing
 * has the focus (a reader who just came to the view). Keys of fields, menus and dialogs are never taken.
 */
export function useStageKeys(host: RefObject<HTMLElement | null>, window: TimeWindow, targets: KeyTargets): void {
  const latest = useRef({ window, targets });
  useEffect(() => {
    latest.current = { window, targets };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const move = keyMove(event);
      const focus = focusOf(event.target, host.current);
      if (move === undefined || focus === 'elsewhere' || event.defaultPrevented) return;
      // Enter and arrows belong to the page while the chart has not the focus, Escape to whatever has it.
      if (focus !== 'chart' && (move.move === 'cursor' || move.move === 'pick')) return;
      if (focus === 'button' && move.move === 'escape') return;
      const { live, goTo } = latest.current.window;
      if (move.move === 'zoom' || move.move === 'pan') live.land();
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
