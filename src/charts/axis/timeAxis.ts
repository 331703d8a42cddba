// Trace time against pixels: one d3 scale an axis, shared by drawing, hit testing and gestures.
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { Ns, Px, TimeRange } from '../../../workers/api.ts';

/** When a recording began. */
export interface WallClock {
  /** ns since midnight, in the zone that is shown, at trace time 0. */
  readonly startOfDayNs: Ns;
}

export interface TimeAxis {
  readonly range: TimeRange;
  /** Where the range starts inside the chart. */
  readonly leftPx: Px;
  readonly widthPx: Px;
  /** ns → px of the chart. */
  readonly scale: ScaleLinear<Px, Px>;
  /** Times are told as times of day; undefined: since the recording began. */
  readonly clock: WallClock | undefined;
}

export function timeAxis(range: TimeRange, leftPx: Px, widthPx: Px, clock?: WallClock): TimeAxis {
  const scale = scaleLinear([range.startNs, range.endNs], [leftPx, leftPx + widthPx]);
  return { range, leftPx, widthPx, scale, clock };
}

export function nsPerPx(axis: TimeAxis): number {
  return axis.widthPx > 0 ? (axis.range.endNs - axis.range.startNs) / axis.widthPx : 0;
}

/** Not clamped: times outside the range lie outside the plot. */
export function xOf(axis: TimeAxis, ns: Ns): Px {
  return axis.scale(ns);
}

export function nsAt(axis: TimeAxis, xPx: Px): Ns {
  return axis.scale.invert(xPx);
}

export function inPlot(axis: TimeAxis, xPx: Px): boolean {
  return xPx >= axis.leftPx && xPx < axis.leftPx + axis.widthPx;
}

export interface Stretch {
  readonly xPx: Px;
  readonly widthPx: Px;
}

/**
 * Where [startNs, endNs) lies in the plot, cut to it and at least `minPx` wide; undefined when it lies outside.
 * A stretch widened to `minPx` starts on a whole pixel, so that thin marks stay crisp.
 */
export function stretchOf(axis: TimeAxis, startNs: Ns, endNs: Ns, minPx: Px): Stretch | undefined {
  const right = axis.leftPx + axis.widthPx;
  let from = xOf(axis, startNs);
  let to = xOf(axis, endNs);
  if (to < axis.leftPx || from >= right) return undefined;
  from = Math.max(from, axis.leftPx);
  to = Math.min(to, right);
  if (to - from >= minPx) return { xPx: from, widthPx: to - from };
  return { xPx: Math.min(Math.floor(from), right - minPx), widthPx: minPx };
}
