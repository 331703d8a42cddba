// Single events over time, each a dot at its moment and value.
import { bisectLeft } from 'd3-array';
import type { Ns, Px } from '../../../workers/api.ts';
import { xOf, type TimeAxis } from '../axis/timeAxis.ts';
import type { Pen } from '../pen.ts';
import type { PointPx } from '../window/gestures.ts';

export interface DotColumns {
  /** Ascends. */
  readonly timeNs: Float64Array;
  readonly value: Float64Array;
}

export interface DotStyle {
  readonly colour: string;
  readonly radiusPx: Px;
  /** Shapes tell series apart where colours do not. */
  readonly shape: 'dot' | 'square';
}

/** Draws what lies in the axis' range. The caller clips to the plot. */
export function drawDots(pen: Pen, dots: DotColumns, time: TimeAxis, yOf: (value: number) => Px, style: DotStyle): void {
  pen.fillStyle = style.colour;
  const { radiusPx } = style;
  const from = bisectLeft(dots.timeNs, time.range.startNs);
  const to = bisectLeft(dots.timeNs, time.range.endNs + 1);
  // Thousands of arcs take a frame; as crowded as that, nobody sees their shape.
  const isSquare = style.shape === 'square' || to - from > time.widthPx;
  for (let at = from; at < to; at++) {
    const x = xOf(time, dots.timeNs[at] ?? 0);
    const y = yOf(dots.value[at] ?? 0);
    if (isSquare) {
      pen.fillRect(x - radiusPx, y - radiusPx, 2 * radiusPx, 2 * radiusPx);
      continue;
    }
    pen.beginPath();
    pen.arc(x, y, radiusPx, 0, 2 * Math.PI);
    pen.fill();
  }
}

/** The dot nearest to a point, no further than `reachPx`; undefined: none. */
export function dotAt(dots: DotColumns, time: TimeAxis, yOf: (value: number) => Px, point: PointPx, reachPx: Px): { readonly timeNs: Ns; readonly value: number; readonly distancePx: Px } | undefined {
  const from = bisectLeft(dots.timeNs, time.scale.invert(point.xPx - reachPx));
  const to = bisectLeft(dots.timeNs, time.scale.invert(point.xPx + reachPx));
  let nearest: { readonly timeNs: Ns; readonly value: number; readonly distancePx: Px } | undefined;
  for (let at = from; at < to; at++) {
    const timeNs = dots.timeNs[at] ?? 0;
    const value = dots.value[at] ?? 0;
    const distancePx = Math.hypot(xOf(time, timeNs) - point.xPx, yOf(value) - point.yPx);
    if (distancePx <= (nearest?.distancePx ?? reachPx)) nearest = { timeNs, value, distancePx };
  }
  return nearest;
}
