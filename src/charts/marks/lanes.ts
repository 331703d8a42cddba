// Spans in horizontal lanes, with labels where they fit: culling, hit testing, drawing.
import type { Ns, Px } from '../../../workers/api.ts';
import { xOf, type TimeAxis } from '../axis/timeAxis.ts';
import type { Row } from '../layout.ts';
import type { Pen } from '../pen.ts';
import { traceHatch } from './hatch.ts';
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
  /** `thin`: too narrow to tell neighbours apart, so that they should look alike. */
  readonly fill: (index: number, thin: boolean) => string;
  readonly ink: (fill: string) => string;
  /** Undefined: no label. */
  readonly label: (index: number) => string | undefined;
  readonly font: string;
  /** Alpha of a span beside its neighbours, 0…1; absent: 1. */
  readonly strength?: (index: number) => number;
  /** Drawn as lines in its fill's colour, not as an area. */
  readonly hatched?: (index: number) => boolean;
}

/** Labels need at least this much. */
const LABEL_FROM_PX: Px = 34;
/** Neighbours are told apart by a gap from this width on. */
const GAP_FROM_PX: Px = 3;
const PADDING_PX: Px = 5;

/** Narrower spans are thin: equal ones that touch are drawn as one. */
const THIN_PX: Px = 2.5;
const TOUCHING_PX: Px = 0.75;
/** A hatched span has a faint ground, so that its ends are seen. */
const HATCH_GROUND = 0.2;
const HATCH_LINES = 0.7;
/** Strengths that the eye can tell apart; more of them would only cost time. */
const ALPHA_STEPS = 8;

/** Folded spans are as strong as they were busy. */
function alphaOf(spans: LaneColumns, index: number): number {
  if ((spans.count[index] ?? 1) <= 1) return 1;
  return Math.round((0.3 + 0.7 * Math.min(1, spans.busy[index] ?? 1)) * ALPHA_STEPS) / ALPHA_STEPS;
}

/** Draws one lane: at most about one rectangle a pixel, however many spans there are. */
export function drawLane(pen: Pen, spans: LaneColumns, lane: number, axis: TimeAxis, row: Row, style: SpanStyle): void {
  const right = axis.leftPx + axis.widthPx;
  let fill = '';
  let alpha = 1;
  let from: Px = 0;
  let to: Px = -1;
  let many = false;
  let hatch: string | undefined;
  const flush = (): void => {
    if (to < from) return;
    const width = to - from;
    pen.fillRect(from, row.topPx, !many && width >= GAP_FROM_PX ? width - 1 : Math.max(width, 0.6), row.heightPx);
  };
  pen.globalAlpha = 1;
  for (let index = firstEndingAfter(spans, lane, axis.range.startNs); spans.lane[index] === lane; index++) {
    const startNs = spans.startNs[index] ?? 0;
    if (startNs >= axis.range.endNs) break;
    const nextFrom = Math.max(axis.leftPx, xOf(axis, startNs));
    const nextTo = Math.min(right, xOf(axis, spans.endNs[index] ?? startNs));
    const thin = nextTo - nextFrom < THIN_PX;
    const nextFill = style.fill(index, thin);
    const isHatched = style.hatched?.(index) === true;
    if (isHatched) hatch = nextFill;
    const nextAlpha = (isHatched ? HATCH_GROUND : alphaOf(spans, index)) * (style.strength?.(index) ?? 1);
    if (thin && nextFill === fill && nextAlpha === alpha && nextFrom - to < TOUCHING_PX && to >= from) {
      to = nextTo;
      many = true;
      continue;
    }
    flush();
    many = false;
    if (nextFill !== fill) pen.fillStyle = fill = nextFill;
    if (nextAlpha !== alpha) pen.globalAlpha = alpha = nextAlpha;
    from = nextFrom;
    to = nextTo;
  }
  flush();
  pen.globalAlpha = 1;
  if (hatch !== undefined) drawHatches(pen, spans, lane, axis, row, style, hatch);
  drawLabels(pen, spans, lane, axis, row, style);
}

/** All hatched spans of a lane as one path. */
function drawHatches(pen: Pen, spans: LaneColumns, lane: number, axis: TimeAxis, row: Row, style: SpanStyle, colour: string): void {
  const right = axis.leftPx + axis.widthPx;
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.globalAlpha = HATCH_LINES;
  pen.beginPath();
  for (let index = firstEndingAfter(spans, lane, axis.range.startNs); spans.lane[index] === lane; index++) {
    const startNs = spans.startNs[index] ?? 0;
    if (startNs >= axis.range.endNs) break;
    if (style.hatched?.(index) !== true) continue;
    traceHatch(pen, Math.max(axis.leftPx, xOf(axis, startNs)), Math.min(right, xOf(axis, spans.endNs[index] ?? startNs)), row);
  }
  pen.stroke();
  pen.globalAlpha = 1;
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
    // What is faint is faint as a whole: its words would stand out.
    if (text === '' || (style.strength?.(index) ?? 1) < 1) continue;
    pen.fillStyle = style.ink(style.fill(index, false));
    pen.fillText(text, x + PADDING_PX, row.topPx + row.heightPx / 2 + 0.5);
  }
}
