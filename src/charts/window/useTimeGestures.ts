import { useEffect, useRef, type RefObject } from 'react';
import type { Ns, Px, TimeRange } from '../../../workers/api.ts';
import { inPlot, nsAt, nsPerPx, timeAxis, type TimeAxis } from '../axis/timeAxis.ts';
import { AXIS_PX, plotWidthPx } from '../layout.ts';
import { FINGER_REACH_PX, isClick, LONG_PRESS_MS, POINTER_REACH_PX, wheelMove, type PointPx } from './gestures.ts';
import type { LiveWindow } from './liveWindow.ts';
import { orderedRange, panBy, pinchTo, zoomAt } from './moveWindow.ts';

export interface GestureTargets {
  readonly onHover: (point: PointPx | undefined) => void;
  readonly onClick: (point: PointPx, reachPx: Px) => void;
  readonly onDoubleClick: (point: PointPx) => void;
  /** While a range is dragged (`done` false) and when it is let go; undefined: a click cleared it. */
  readonly onSelect: (range: TimeRange | undefined, done: boolean) => void;
  /** Rows move by this many pixels; true if there was anything to scroll. */
  readonly onScroll: (px: Px) => boolean;
}

type Drag =
  | { readonly kind: 'pan'; readonly from: PointPx; readonly range: TimeRange; lastY: Px; moved: boolean }
  | { readonly kind: 'select'; readonly from: PointPx; readonly fromNs: Ns; moved: boolean; readonly byRest: boolean }
  | { readonly kind: 'pinch'; readonly grabbed: readonly [Ns, Ns] };

/**
 * Wheel zooms at the pointer, dragging pans, two fingers pinch, dragging with Shift, on the time axis (the top AXIS_PX), or after
 * a finger has rested selects. The window moves through `live`; everything else is reported in pixels of the element.
 */
export function useTimeGestures(element: RefObject<HTMLElement | null>, live: LiveWindow, gutterPx: Px, targets: GestureTargets): void {
  const latest = useRef(targets);
  useEffect(() => {
    latest.current = targets;
  });

  useEffect(() => {
    const host = element.current;
    if (host === null) return undefined;
    const pointers = new Map<number, PointPx>();
    let drag: Drag | undefined;
    let resting: ReturnType<typeof setTimeout> | undefined;

    const at = (event: MouseEvent): PointPx => {
      const box = host.getBoundingClientRect();
      return { xPx: event.clientX - box.left, yPx: event.clientY - box.top };
    };
    const axis = (): TimeAxis => timeAxis(live.range, gutterPx, plotWidthPx(host.clientWidth, gutterPx));
    const shareOf = (point: PointPx): number => (point.xPx - gutterPx) / Math.max(1, plotWidthPx(host.clientWidth, gutterPx));

    const onWheel = (event: WheelEvent): void => {
      const move = wheelMove(event);
      const point = at(event);
      if (move.move === 'scroll' || !inPlot(axis(), point.xPx)) {
        if (latest.current.onScroll(move.move === 'zoom' || move.move === 'scroll' ? event.deltaY || event.deltaX : 0)) event.preventDefault();
        return;
      }
      event.preventDefault();
      live.land();
      if (move.move === 'pan') live.moveTo(panBy(live.range, move.px * nsPerPx(axis()), live.durationNs));
      else live.moveTo(zoomAt(live.range, nsAt(axis(), point.xPx), move.factor, live.durationNs));
    };

    const onDown = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      live.land();
      clearTimeout(resting);
      const point = at(event);
      pointers.set(event.pointerId, point);
      host.setPointerCapture(event.pointerId);
      const [first, second] = [...pointers.values()].toSorted((a, b) => a.xPx - b.xPx);
      if (first !== undefined && second !== undefined) {
        drag = { kind: 'pinch', grabbed: [nsAt(axis(), first.xPx), nsAt(axis(), second.xPx)] };
      } else if (event.shiftKey || point.yPx < AXIS_PX) {
        drag = { kind: 'select', from: point, fromNs: nsAt(axis(), point.xPx), moved: false, byRest: false };
      } else {
        drag = { kind: 'pan', from: point, range: live.range, lastY: point.yPx, moved: false };
        // A finger has no Shift key: resting before it moves means the same.
        if (event.pointerType === 'touch') {
          resting = setTimeout(() => {
            if (drag?.kind !== 'pan' || drag.moved) return;
            drag = { kind: 'select', from: point, fromNs: nsAt(axis(), point.xPx), moved: false, byRest: true };
          }, LONG_PRESS_MS);
        }
      }
    };

    const onMove = (event: PointerEvent): void => {
      const point = at(event);
      if (pointers.has(event.pointerId)) pointers.set(event.pointerId, point);
      if (drag === undefined) {
        latest.current.onHover(point);
        return;
      }
      switch (drag.kind) {
        case 'pinch': {
          const [first, second] = [...pointers.values()].toSorted((a, b) => a.xPx - b.xPx);
          if (first === undefined || second === undefined) return;
          const range = pinchTo(drag.grabbed, [shareOf(first), shareOf(second)], live.durationNs);
          if (range !== undefined) live.moveTo(range);
          return;
        }
        case 'select':
          if (!drag.moved && isClick(drag.from, point)) return;
          drag.moved = true;
          latest.current.onSelect(orderedRange(drag.fromNs, nsAt(axis(), point.xPx), live.durationNs), false);
          return;
        case 'pan':
          if (!drag.moved && isClick(drag.from, point)) return;
          if (!drag.moved) latest.current.onHover(undefined);
          drag.moved = true;
          live.moveTo(panBy(drag.range, (drag.from.xPx - point.xPx) * nsPerPx(axis()), live.durationNs));
          latest.current.onScroll(drag.lastY - point.yPx);
          drag.lastY = point.yPx;
          return;
      }
    };

    const onUp = (event: PointerEvent): void => {
      clearTimeout(resting);
      const point = at(event);
      pointers.delete(event.pointerId);
      if (drag === undefined || drag.kind === 'pinch') {
        if (pointers.size === 0) drag = undefined;
        return;
      }
      const ended = drag;
      drag = undefined;
      if (event.type === 'pointercancel') return;
      if (ended.kind === 'select' && ended.moved) {
        latest.current.onSelect(orderedRange(ended.fromNs, nsAt(axis(), point.xPx), live.durationNs), true);
      } else if (!ended.moved) {
        if (ended.kind === 'select' && !ended.byRest) latest.current.onSelect(undefined, true);
        else latest.current.onClick(point, event.pointerType === 'touch' ? FINGER_REACH_PX : POINTER_REACH_PX);
      }
    };

    const onLeave = (): void => {
      if (drag === undefined) latest.current.onHover(undefined);
    };
    const onDouble = (event: MouseEvent): void => latest.current.onDoubleClick(at(event));

    host.addEventListener('wheel', onWheel, { passive: false });
    host.addEventListener('pointerdown', onDown);
    host.addEventListener('pointermove', onMove);
    host.addEventListener('pointerup', onUp);
    host.addEventListener('pointercancel', onUp);
    host.addEventListener('pointerleave', onLeave);
    host.addEventListener('dblclick', onDouble);
    return () => {
      clearTimeout(resting);
      host.removeEventListener('wheel', onWheel);
      host.removeEventListener('pointerdown', onDown);
      host.removeEventListener('pointermove', onMove);
      host.removeEventListener('pointerup', onUp);
      host.removeEventListener('pointercancel', onUp);
      host.removeEventListener('pointerleave', onLeave);
      host.removeEventListener('dblclick', onDouble);
    };
  }, [element, live, gutterPx]);
}
