// The whole recording in a strip: how busy it was, where the world stopped and the GC marked, and the worst waits.
import type { Minimap, Ns, Px } from '../../../workers/api.ts';
import { LABEL_PX } from '../axis/drawAxes.ts';
import { xOf, type TimeAxis } from '../axis/timeAxis.ts';
import { MIN_MARK_PX, type Row } from '../layout.ts';
import { drawHatch } from '../marks/hatch.ts';
import type { Palette } from '../palette.ts';
import type { Pen } from '../pen.ts';

export const MINIMAP_PX: Px = 52;
const MARK_ROW_PX: Px = 7;
export const STW_BIT = 1;
export const GC_MARK_BIT = 2;

/** Busy share on top, a row of GC and STW marks below it. */
export function minimapRows(heightPx: Px): { readonly busy: Row; readonly marks: Row } {
  const marks = { topPx: heightPx - MARK_ROW_PX - 3, heightPx: MARK_ROW_PX };
  return { busy: { topPx: 3, heightPx: marks.topPx - 5 }, marks };
}

export interface MinimapStyle {
  readonly palette: Palette;
  /** Waits above it get a tick; its height is the wait on a log scale up to the recording's worst. */
  readonly thresholdNs: Ns;
  readonly uncertainFromNs: Ns | undefined;
}

/** `axis` spans the whole recording. */
export function drawMinimap(pen: Pen, map: Minimap, axis: TimeAxis, heightPx: Px, style: MinimapStyle): void {
  const { palette } = style;
  const { busy, marks } = minimapRows(heightPx);
  pen.fillStyle = palette.sunken;
  pen.fillRect(axis.leftPx, busy.topPx, axis.widthPx, busy.heightPx);
  const columns = map.busy.length;
  const columnPx = columns > 0 ? axis.widthPx / columns : 0;
  const x = (column: number): Px => axis.leftPx + column * columnPx;

  pen.fillStyle = palette.running;
  pen.globalAlpha = 0.5;
  for (let column = 0; column < columns; column++) {
    const height = Math.min(1, map.busy[column] ?? 0) * busy.heightPx;
    // Whole pixels: columns that share one would show as stripes.
    const from = Math.round(x(column));
    if (height > 0) pen.fillRect(from, busy.topPx + busy.heightPx - height, Math.round(x(column + 1)) - from, height);
  }
  pen.globalAlpha = 1;

  pen.fillStyle = palette.gc;
  drawMarks(pen, map.marks, GC_MARK_BIT, x, marks);
  pen.fillStyle = palette.stw;
  drawMarks(pen, map.marks, STW_BIT, x, marks);

  drawWorstWaits(pen, map, style, x, columnPx, busy);
  if (style.uncertainFromNs !== undefined) {
    const from = Math.max(axis.leftPx, xOf(axis, style.uncertainFromNs));
    drawHatch(pen, from, axis.leftPx + axis.widthPx - from, busy, palette.unknown);
  }
}

/** Runs of marked columns, each at least MIN_MARK_PX wide. */
function drawMarks(pen: Pen, marks: Uint8Array, bit: number, x: (column: number) => Px, row: Row): void {
  const marked = (column: number): boolean => ((marks[column] ?? 0) & bit) !== 0;
  for (let column = 0; column < marks.length; column++) {
    if (!marked(column)) continue;
    const from = column;
    while (marked(column + 1)) column++;
    const left = Math.floor(x(from));
    pen.fillRect(left, row.topPx, Math.max(MIN_MARK_PX, Math.ceil(x(column + 1)) - left), row.heightPx);
  }
}

/** Ticks closer than this would run together: of such neighbours only the longest wait shows. */
const TICK_APART_PX: Px = 4;

function drawWorstWaits(pen: Pen, map: Minimap, style: MinimapStyle, x: (column: number) => Px, columnPx: Px, row: Row): void {
  const waits = map.worstWaitNs;
  const worst = waits.reduce((most, wait) => Math.max(most, wait), 0);
  if (!(worst > style.thresholdNs) || !(columnPx > 0)) return;
  const scale = Math.log(worst / style.thresholdNs);
  const together = Math.max(1, Math.round(TICK_APART_PX / columnPx));
  pen.fillStyle = style.palette.runnable;
  for (let from = 0; from < waits.length; from += together) {
    const wait = waits.subarray(from, from + together).reduce((most, one) => Math.max(most, one), 0);
    if (!(wait > style.thresholdNs)) continue;
    const y = row.topPx + (1 - Math.log(wait / style.thresholdNs) / scale) * (row.heightPx - 3);
    pen.fillRect(x(from + together / 2) - 1, y, 2, 3);
  }
}

/** Narrowest brush that can still be seen and grabbed. */
export const BRUSH_MIN_PX: Px = 6;

/** The brush: everything outside it is dimmed. */
export function drawBrush(pen: Pen, axis: TimeAxis, startNs: Ns, endNs: Ns, heightPx: Px, palette: Palette): void {
  const right = axis.leftPx + axis.widthPx;
  const brush = brushStretch(axis, startNs, endNs);
  pen.fillStyle = palette.surface;
  pen.globalAlpha = 0.62;
  pen.fillRect(axis.leftPx, 0, brush.xPx - axis.leftPx, heightPx);
  pen.fillRect(brush.xPx + brush.widthPx, 0, right - brush.xPx - brush.widthPx, heightPx);
  pen.globalAlpha = 1;
  pen.strokeStyle = palette.selectionEdge;
  pen.lineWidth = 1;
  pen.strokeRect(Math.round(brush.xPx) + 0.5, 0.5, Math.max(1, Math.round(brush.widthPx) - 1), heightPx - 1);
  pen.fillStyle = palette.selectionEdge;
  const grip = { topPx: heightPx / 2 - LABEL_PX / 2, heightPx: LABEL_PX };
  for (const x of [brush.xPx, brush.xPx + brush.widthPx]) pen.fillRect(Math.round(x) - 1.5, grip.topPx, 3, grip.heightPx);
}

export function brushStretch(axis: TimeAxis, startNs: Ns, endNs: Ns): { readonly xPx: Px; readonly widthPx: Px } {
  const from = xOf(axis, startNs);
  const to = xOf(axis, endNs);
  if (to - from >= BRUSH_MIN_PX) return { xPx: from, widthPx: to - from };
  const middle = (from + to) / 2;
  const x = Math.max(axis.leftPx, Math.min(middle - BRUSH_MIN_PX / 2, axis.leftPx + axis.widthPx - BRUSH_MIN_PX));
  return { xPx: x, widthPx: BRUSH_MIN_PX };
}
