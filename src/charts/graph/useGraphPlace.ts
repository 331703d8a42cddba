// The place of a graph on its canvas, moved by wheel, drag, pinch and keys. It changes without React: each change draws a frame.
import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Px } from '../../../workers/api.ts';
import type { SizePx } from '../pen.ts';
import { CLICK_SLOP_PX, type PointPx, wheelMove } from '../window/gestures.ts';
import { fitted, moved, opening, showing, zoomed, type GraphPlace, type GraphSize, type UnitBox } from './place.ts';

export interface MovablePlace {
  readonly place: () => GraphPlace;
  readonly zoom: (factor: number, at?: PointPx) => void;
  /** By shares of what is in sight. */
  readonly move: (x: number, y: number) => void;
  readonly fit: () => void;
  readonly show: (box: UnitBox) => void;
  /** Whether the pointer moved the picture since it went down: then its release is no press. */
  readonly dragged: () => boolean;
}

/** Where all of it would be smaller, a part is shown: on a small screen nothing could be read of the whole. */
const LEAST_OPENED = 0.2;
const LEAST_OPENED_NARROW = 0.4;
const NARROW_PX: Px = 600;

/**
 * @param graph changes with each answer: the picture is then placed anew.
 * @param first where the picture begins if not all of it can be shown.
 * @param onMove draw again; and what was under the pointer is there no more.
 */
export function useGraphPlace(host: RefObject<HTMLElement | null>, graph: GraphSize | undefined, first: UnitBox | undefined, view: SizePx, onMove: () => void): MovablePlace {
  const place = useRef<GraphPlace>({ scale: 1, xPx: 0, yPx: 0 });
  const latest = useRef({ graph, view, onMove });
  useLayoutEffect(() => {
    latest.current = { graph, view, onMove };
  });
  const isTouched = useRef(false);
  const didDrag = useRef(false);

  const change = useCallback((next: (now: GraphPlace, size: GraphSize, view: SizePx) => GraphPlace): void => {
    const { graph: size, view: shown, onMove: tell } = latest.current;
    if (size === undefined) return;
    isTouched.current = true;
    place.current = next(place.current, size, shown);
    tell();
  }, []);

  // A new graph begins anew; another size of the window only while the reader has not moved the picture.
  const placed = useRef<GraphSize | undefined>(undefined);
  useLayoutEffect(() => {
    if (graph === undefined || view.widthPx === 0 || view.heightPx === 0) return;
    if (placed.current !== graph) isTouched.current = false;
    placed.current = graph;
    if (isTouched.current) return;
    place.current = opening(graph, view, first, view.widthPx < NARROW_PX ? LEAST_OPENED_NARROW : LEAST_OPENED);
    latest.current.onMove();
  }, [graph, first, view]);

  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const pointers = new Map<number, PointPx>();
    let start: PointPx | undefined;
    const pointOf = (event: MouseEvent): PointPx => {
      const area = element.getBoundingClientRect();
      return { xPx: event.clientX - area.left, yPx: event.clientY - area.top };
    };
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const wheel = wheelMove(event);
      if (wheel.move === 'zoom') change((now, size, shown) => zoomed(now, 1 / wheel.factor, pointOf(event), size, shown));
      else {
        const [x, y] = wheel.move === 'pan' ? [wheel.px, 0] : [0, wheel.px];
        change((now, size, shown) => moved(now, 0 - x, 0 - y, size, shown));
      }
    };
    const onDown = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      pointers.set(event.pointerId, pointOf(event));
      if (pointers.size === 1) {
        start = pointOf(event);
        didDrag.current = false;
      } else didDrag.current = true;
    };
    const onPointerMove = (event: PointerEvent): void => {
      const before = pointers.get(event.pointerId);
      if (before === undefined) return;
      const now = pointOf(event);
      if (!didDrag.current && start !== undefined && Math.hypot(now.xPx - start.xPx, now.yPx - start.yPx) < CLICK_SLOP_PX) return;
      // Only a drag holds on to the pointer: a press stays a press.
      if (!didDrag.current) element.setPointerCapture(event.pointerId);
      didDrag.current = true;
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      pointers.set(event.pointerId, now);
      if (other === undefined) change((at, size, shown) => moved(at, now.xPx - before.xPx, now.yPx - before.yPx, size, shown));
      else {
        const factor = Math.hypot(now.xPx - other.xPx, now.yPx - other.yPx) / Math.max(1, Math.hypot(before.xPx - other.xPx, before.yPx - other.yPx));
        const middle = { xPx: (now.xPx + other.xPx) / 2, yPx: (now.yPx + other.yPx) / 2 };
        change((at, size, shown) => moved(zoomed(at, factor, middle, size, shown), (now.xPx - before.xPx) / 2, (now.yPx - before.yPx) / 2, size, shown));
      }
    };
    const onUp = (event: PointerEvent): void => void pointers.delete(event.pointerId);
    // A wheel that zooms must keep the page from scrolling; React's own handlers may not.
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onPointerMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onUp);
    return () => {
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onPointerMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onUp);
    };
  }, [host, change]);

  return {
    place: useCallback(() => place.current, []),
    zoom: useCallback((factor, at) => change((now, size, shown) => zoomed(now, factor, at ?? { xPx: shown.widthPx / 2, yPx: shown.heightPx / 2 }, size, shown)), [change]),
    move: useCallback((x, y) => change((now, size, shown) => moved(now, x * shown.widthPx, y * shown.heightPx, size, shown)), [change]),
    fit: useCallback(() => change((_, size, shown) => fitted(size, shown)), [change]),
    show: useCallback((box) => change((now, _, shown) => showing(now, box, shown)), [change]),
    dragged: useCallback(() => didDrag.current, []),
  };
}
