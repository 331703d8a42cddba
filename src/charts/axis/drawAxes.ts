// Axes, grid lines and the names of rows. One place, so that every view's labels sit alike.
import type { Px } from '../../../workers/api.ts';
import { AXIS_PX, bottomPx, GUTTER_PX, type Row } from '../layout.ts';
import { fitText, textWidth } from '../marks/text.ts';
import type { Palette } from '../palette.ts';
import type { Pen } from '../pen.ts';
import { byteTicks, yOfBytes, type ByteAxis } from './byteTicks.ts';
import { logTicks, yOf, type LogAxis } from './logAxis.ts';
import { xOf, type TimeAxis } from './timeAxis.ts';
import type { TimeTicks } from './timeTicks.ts';
import { axisTicks } from './wallClock.ts';
import type { ValueAxis } from './valueAxis.ts';

export const LABEL_PX: Px = 11;
const GUTTER_GAP_PX: Px = 8;

export function labelFont(palette: Palette): string {
  return `${LABEL_PX}px ${palette.fontSans}`;
}

/** Fills the strip at the top of the chart with tick labels; returns the ticks for `drawTimeGrid`. */
export function drawTimeAxis(pen: Pen, axis: TimeAxis, palette: Palette, ticks: TimeTicks = axisTicks(axis)): TimeTicks {
  pen.font = labelFont(palette);
  pen.textBaseline = 'middle';
  pen.fillStyle = palette.ink3;
  const middle = AXIS_PX / 2;
  if (ticks.base !== undefined) {
    pen.textAlign = 'right';
    pen.fillText(ticks.base, axis.leftPx - GUTTER_GAP_PX, middle);
  }
  const right = axis.leftPx + axis.widthPx;
  pen.textAlign = 'left';
  let freeFrom: Px = 0;
  for (const tick of ticks.ticks) {
    const width = textWidth(pen, tick.label);
    // Centred under its tick, but never cut at the chart's ends.
    const x = Math.max(axis.leftPx - 4, Math.min(xOf(axis, tick.ns) - width / 2, right + 12 - width));
    if (x < freeFrom) continue;
    pen.fillText(tick.label, x, middle);
    freeFrom = x + width + 10;
  }
  pen.fillStyle = palette.lineStrong;
  for (const tick of ticks.ticks) pen.fillRect(Math.round(xOf(axis, tick.ns)), AXIS_PX - 4, 1, 4);
  pen.fillRect(axis.leftPx, AXIS_PX - 1, axis.widthPx, 1);
  return ticks;
}

export function drawTimeGrid(pen: Pen, axis: TimeAxis, ticks: TimeTicks, row: Row, palette: Palette): void {
  pen.fillStyle = palette.line;
  for (const tick of ticks.ticks) pen.fillRect(Math.round(xOf(axis, tick.ns)), row.topPx, 1, row.heightPx);
}

/** Decade lines through the plot, labels in the gutter. */
export function drawLogAxis(pen: Pen, log: LogAxis, axis: TimeAxis, palette: Palette): void {
  pen.font = labelFont(palette);
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  for (const tick of logTicks(log)) {
    const y = Math.round(yOf(log, tick.ns));
    pen.fillStyle = tick.label === undefined ? palette.lineStrong : palette.line;
    if (tick.label === undefined) {
      pen.fillRect(axis.leftPx - 3, y, 3, 1);
      continue;
    }
    pen.fillRect(axis.leftPx - 5, y, axis.widthPx + 5, 1);
    pen.fillStyle = palette.ink3;
    pen.fillText(tick.label, axis.leftPx - GUTTER_GAP_PX, keptInside(y, log.row));
  }
}

export function drawByteAxis(pen: Pen, bytes: ByteAxis, axis: TimeAxis, palette: Palette): void {
  pen.font = labelFont(palette);
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  for (const tick of byteTicks(bytes)) {
    const y = Math.round(yOfBytes(bytes, tick.bytes));
    pen.fillStyle = palette.line;
    pen.fillRect(axis.leftPx - 5, y, axis.widthPx + 5, 1);
    pen.fillStyle = palette.ink3;
    pen.fillText(tick.label, axis.leftPx - GUTTER_GAP_PX, keptInside(y, bytes.row));
  }
}

export function drawValueAxis(pen: Pen, values: ValueAxis, axis: TimeAxis, palette: Palette): void {
  pen.font = labelFont(palette);
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  for (const tick of values.ticks) {
    const y = Math.round(values.scale(tick.value));
    pen.fillStyle = palette.line;
    pen.fillRect(axis.leftPx - 5, y, axis.widthPx + 5, 1);
    pen.fillStyle = palette.ink3;
    pen.fillText(tick.label, axis.leftPx - GUTTER_GAP_PX, keptInside(y, values.row));
  }
}

/** A label at a row's edge moves inward by half its height, so that neighbours' labels never touch. */
function keptInside(yPx: Px, row: Row): Px {
  return Math.max(row.topPx + LABEL_PX / 2, Math.min(yPx, bottomPx(row) - LABEL_PX / 2));
}

/** The row's name, right-aligned in the gutter at its middle. */
export function drawRowName(pen: Pen, name: string, row: Row, palette: Palette, gutterPx: Px = GUTTER_PX): void {
  pen.font = labelFont(palette);
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  pen.fillStyle = palette.ink2;
  pen.fillText(fitText(pen, name, gutterPx - GUTTER_GAP_PX - 4), gutterPx - GUTTER_GAP_PX, row.topPx + row.heightPx / 2 + 0.5);
}

/** Runs `draw` with everything outside the plot's part of `row` cut off; marks with a size may hang over by `overhangPx`. */
export function inPlotArea(pen: Pen, axis: TimeAxis, row: Row, draw: () => void, overhangPx: Px = 0): void {
  pen.save();
  pen.beginPath();
  pen.rect(axis.leftPx - overhangPx, row.topPx, axis.widthPx + 2 * overhangPx, row.heightPx);
  pen.clip();
  draw();
  pen.restore();
}
