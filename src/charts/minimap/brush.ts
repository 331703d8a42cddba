// Dragging on the minimap, as plain functions: what a press grabs, and the window a drag leads to.
import type { Ns, Px, TimeRange } from '../../../workers/api.ts';
import { nsAt, type TimeAxis } from '../axis/timeAxis.ts';
import { clampWindow, orderedRange } from '../window/moveWindow.ts';
import { brushStretch } from './drawMinimap.ts';

export type Grab = 'start' | 'end' | 'move' | 'new';

const EDGE_PX: Px = 6;

/** An edge of the brush, its body, or empty ground (a drag there opens a new window). The whole recording has no body. */
export function grabAt(axis: TimeAxis, window: TimeRange, durationNs: Ns, xPx: Px): Grab {
  const brush = brushStretch(axis, window.startNs, window.endNs);
  const whole = window.startNs <= 0 && window.endNs >= durationNs;
  const fromStart = Math.abs(xPx - brush.xPx);
  const fromEnd = Math.abs(xPx - brush.xPx - brush.widthPx);
  if (Math.min(fromStart, fromEnd) <= EDGE_PX) return fromStart < fromEnd ? 'start' : 'end';
  if (!whole && xPx > brush.xPx && xPx < brush.xPx + brush.widthPx) return 'move';
  return 'new';
}

/** The window after a drag from `fromPx` to `toPx` that began with `window`; undefined: nothing yet. */
export function brushTo(grab: Grab, axis: TimeAxis, window: TimeRange, durationNs: Ns, fromPx: Px, toPx: Px): TimeRange | undefined {
  const deltaNs = nsAt(axis, toPx) - nsAt(axis, fromPx);
  switch (grab) {
    case 'move':
      return clampWindow({ startNs: window.startNs + deltaNs, endNs: window.endNs + deltaNs }, durationNs);
    case 'start':
      return orderedRange(window.startNs + deltaNs, window.endNs, durationNs);
    case 'end':
      return orderedRange(window.startNs, window.endNs + deltaNs, durationNs);
    case 'new':
      return orderedRange(nsAt(axis, fromPx), nsAt(axis, toPx), durationNs);
  }
}

/** A click beside the brush brings the window there. */
export function centreOn(window: TimeRange, ns: Ns, durationNs: Ns): TimeRange {
  const half = (window.endNs - window.startNs) / 2;
  return clampWindow({ startNs: ns - half, endNs: ns + half }, durationNs);
}
