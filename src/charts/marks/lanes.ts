// Spans in horizontal lanes, with labels where they fit: culling, hit testing, drawing.
import type { Ns, Px } from '../../../workers/api.ts';
import { xOf, type TimeAxis } from '../axis/timeAxis.ts';
import type { Row } from '../layout.ts';
import type { Pen } from '../pen.ts';
import { fitText } from './text.ts';

/** In lane, then start order; spans of one lane do not overlap. */
export interface LaneColumns {
  readonly lane: Uint16Array;
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  /** Share of the span in which something ran, 0…1. */
  readonly busy: Float32Array;
  /** 1, or how many spans were folded. */
  readonly count: Uint32Array;
}

/** First span of `lane` that ends after `ns`, or the end of the lane. */
export function firstEndingAfter(spans: LaneColumns, lane: number, ns: Ns): number {
  let low = 0;
  let high = spans.lane.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = spans.lane[middle] ?? 0;
    if (at < lane || (at === lane && (spans.endNs[middle] ?? 0) <= ns)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The span of `lane` at a moment, or within `slopNs` of it; undefined: idle. */
export function spanAt(spans: LaneColumns, lane: number, ns: Ns, slopNs: Ns = 0): number | undefined {
  const index = firstEndingAfter(spans, lane, ns - slopNs);
  return spans.lane[index] === lane && (spans.startNs[index] ?? 0) <= ns + slopNs ? index : undefined;
}

export interface SpanStyle {
  readonly fill: (index: number) => string;
  readonly ink: (fill: string) => string;
  /** Undefined: no label. */
  readonly label: (index: number) => string | undefined;
  readonly font: string;
}

/** Labels need at least this much. */
const LABEL_FROM_PX: Px = 34;
/** Neighbours are told apart by a gap from this width on. */
const GAP_FROM_PX: Px = 3;
const PADDING_PX: Px = 5;

/** Draws one lane. Sub-pixel folds are as strong as they were busy. */
export function drawLane(pen: Pen, spans: LaneColumns, lane: number, axis: TimeAxis, row: Row, style: SpanStyle): void {
  const right = axis.leftPx + axis.widthPx;
  let fill = '';
  let alpha = 1;
  pen.globalAlpha = 1;
  for (let index = firstEndingAfter(spans, lane, axis.range.startNs); spans.lane[index] === lane; index++) {
    const startNs = spans.startNs[index] ?? 0;
    if (startNs >= axis.range.endNs) break;
    const x = Math.max(axis.leftPx, xOf(axis, startNs));
    const to = Math.min(right, xOf(axis, spans.endNs[index] ?? startNs));
    const nextFill = style.fill(index);
    const nextAlpha = (spans.count[index] ?? 1) > 1 ? 0.3 + 0.7 * Math.min(1, spans.busy[index] ?? 1) : 1;
    if (nextFill !== fill) pen.fillStyle = fill = nextFill;
    if (nextAlpha !== alpha) pen.globalAlpha = alpha = nextAlpha;
    const width = to - x;
    pen.fillRect(x, row.topPx, width >= GAP_FROM_PX ? width - 1 : Math.max(width, 0.6), row.heightPx);
  }
  pen.globalAlpha = 1;
  drawLabels(pen, spans, lane, axis, row, style);
}

function drawLabels(pen: Pen, spans: LaneColumns, lane: number, axis: TimeAxis, row: Row, style: SpanStyle): void {
  if (row.heightPx < 12) return;
  const right = axis.leftPx + axis.widthPx;
  const wide = (LABEL_FROM_PX / Math.max(1, axis.widthPx)) * (axis.range.endNs - axis.range.startNs);
  pen.font = style.font;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  for (let index = firstEndingAfter(spans, lane, axis.range.startNs); spans.lane[index] === lane; index++) {
    const startNs = spans.startNs[index] ?? 0;
    const endNs = spans.endNs[index] ?? 0;
    if (startNs >= axis.range.endNs) break;
    if (endNs - startNs < wide || (spans.count[index] ?? 1) > 1) continue;
    const x = Math.max(axis.leftPx, xOf(axis, startNs));
    const room = Math.min(right, xOf(axis, endNs)) - x - 2 * PADDING_PX;
    const label = room > LABEL_FROM_PX - 2 * PADDING_PX ? style.label(index) : undefined;
    const text = label === undefined ? '' : fitText(pen, label, room);
    if (text === '') continue;
    pen.fillStyle = style.ink(style.fill(index));
    pen.fillText(text, x + PADDING_PX, row.topPx + row.heightPx / 2 + 0.5);
  }
}
