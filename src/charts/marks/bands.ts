// Intervals along time as filled bands: layout, hit testing, drawing. Nothing is ever thinner than MIN_MARK_PX.
import type { Ns, Px } from '../../../workers/api.ts';
import { stretchOf, xOf, type TimeAxis } from '../axis/timeAxis.ts';
import { MIN_MARK_PX, type Row } from '../layout.ts';
import type { Pen } from '../pen.ts';

/** Columns in start order. They may overlap. */
export interface IntervalColumns {
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  readonly kind: Uint8Array;
}

/** Calls `visit` for every interval (of `kind`, if given) that touches the plot, left to right by start. */
export function forEachBand(
  intervals: IntervalColumns,
  axis: TimeAxis,
  kind: number | undefined,
  visit: (xPx: Px, widthPx: Px, index: number) => void,
): void {
  const { startNs, endNs } = intervals;
  for (let index = 0; index < startNs.length; index++) {
    if (kind !== undefined && intervals.kind[index] !== kind) continue;
    const start = startNs[index] ?? 0;
    if (start >= axis.range.endNs) break;
    const stretch = stretchOf(axis, start, endNs[index] ?? start, MIN_MARK_PX);
    if (stretch !== undefined) visit(stretch.xPx, stretch.widthPx, index);
  }
}

/** The shortest interval (of `kind`, if given) under xPx, or within `slopPx` of it; undefined: none. */
export function bandAt(intervals: IntervalColumns, axis: TimeAxis, kind: number | undefined, xPx: Px, slopPx: Px = 3): number | undefined {
  let best: number | undefined;
  let bestScore = Number.POSITIVE_INFINITY;
  forEachBand(intervals, axis, kind, (x, width, index) => {
    const outside = Math.max(0, x - xPx, xPx - (x + width));
    if (outside > slopPx) return;
    // Near misses lose to hits; among hits the narrower band is the harder one to point at.
    const score = outside * 1e6 + width;
    if (score < bestScore) {
      best = index;
      bestScore = score;
    }
  });
  return best;
}

export function drawBands(pen: Pen, intervals: IntervalColumns, axis: TimeAxis, row: Row, kind: number | undefined, colour: string): void {
  pen.fillStyle = colour;
  forEachBand(intervals, axis, kind, (x, width) => pen.fillRect(x, row.topPx, width, row.heightPx));
}

/** From this width on a band through other marks shows them: a pale fill between two solid edges. */
const SEE_THROUGH_PX: Px = 5;
/** Thin bands closer together than this would dye the whole chart, far beyond their share of the time: they fade instead. */
const CROWD_PX: Px = 12;
const FAINTEST = 0.2;

/**
 * Bands of the highest rank through a whole chart: thin ones solid, wide ones as two edges with `fillAlpha` between them, so
 * that what lies beneath can still be read. `edgeAlpha` 1 for bands on top of marks, less for a faint backdrop.
 */
export function drawThroughBands(
  pen: Pen,
  intervals: IntervalColumns,
  axis: TimeAxis,
  row: Row,
  style: { readonly colour: string; readonly fillAlpha: number; readonly edgeAlpha: number },
): void {
  let thin = 0;
  forEachBand(intervals, axis, undefined, (_x, width) => {
    if (width < SEE_THROUGH_PX) thin++;
  });
  const thinAlpha = style.edgeAlpha * Math.max(FAINTEST, Math.min(1, axis.widthPx / (thin * CROWD_PX)));
  pen.fillStyle = style.colour;
  forEachBand(intervals, axis, undefined, (x, width, index) => {
    if (width < SEE_THROUGH_PX) {
      pen.globalAlpha = thinAlpha;
      pen.fillRect(x, row.topPx, width, row.heightPx);
      return;
    }
    pen.globalAlpha = style.fillAlpha;
    pen.fillRect(x, row.topPx, width, row.heightPx);
    pen.globalAlpha = style.edgeAlpha;
    const startNs: Ns = intervals.startNs[index] ?? 0;
    const endNs: Ns = intervals.endNs[index] ?? 0;
    if (startNs >= axis.range.startNs) pen.fillRect(Math.floor(xOf(axis, startNs)), row.topPx, MIN_MARK_PX, row.heightPx);
    if (endNs <= axis.range.endNs) pen.fillRect(Math.ceil(xOf(axis, endNs)) - MIN_MARK_PX, row.topPx, MIN_MARK_PX, row.heightPx);
  });
  pen.globalAlpha = 1;
}
