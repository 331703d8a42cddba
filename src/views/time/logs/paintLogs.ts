// Draws what logs beside the trace tell, on its axis, as the counters are drawn.
import { valueAxis } from '../../../charts/axis/valueAxis.ts';
import { drawTimeGrid, drawValueAxis, inPlotArea } from '../../../charts/axis/drawAxes.ts';
import { xOf, type TimeAxis } from '../../../charts/axis/timeAxis.ts';
import type { TimeTicks } from '../../../charts/axis/timeTicks.ts';
import { BAND_ROW_PX, type Row } from '../../../charts/layout.ts';
import { drawBands } from '../../../charts/marks/bands.ts';
import { drawSteps } from '../../../charts/marks/steps.ts';
import type { Palette } from '../../../charts/palette.ts';
import type { Pen } from '../../../charts/pen.ts';
import { MARK_PHASE, PHASE_COLOURS } from '../gcPhases.ts';
import { FOLDED, type LogCycles, type LogLines } from './askLogRows.ts';
import { LINES, type LogRow } from './logRows.ts';

export interface LogPictures {
  readonly gctrace: LogCycles | undefined;
  readonly memstats: LogLines | undefined;
  readonly schedtrace: LogLines | undefined;
}

export function paintLogRow(pen: Pen, axis: TimeAxis, ticks: TimeTicks, row: Row, which: LogRow, pictures: LogPictures, palette: Palette): void {
  switch (which) {
    case 'gctrace':
      paintCycles(pen, axis, row, pictures.gctrace, palette);
      return;
    case 'memstats':
    case 'schedtrace':
      drawTimeGrid(pen, axis, ticks, row, palette);
      paintLines(pen, axis, row, which, pictures[which], palette);
  }
}

/** The stops last, so that nothing covers them. */
const ORDER = [MARK_PHASE, 0, 2] as const;

function paintCycles(pen: Pen, axis: TimeAxis, row: Row, cycles: LogCycles | undefined, palette: Palette): void {
  const band: Row = { topPx: row.topPx + Math.max(0, (row.heightPx - BAND_ROW_PX) / 2), heightPx: Math.min(BAND_ROW_PX, row.heightPx) };
  pen.fillStyle = palette.sunken;
  pen.fillRect(axis.leftPx, band.topPx, axis.widthPx, band.heightPx);
  if (cycles === undefined) return;
  drawBands(pen, cycles, axis, band, FOLDED, palette.gc);
  for (const phase of ORDER) drawBands(pen, cycles, axis, band, phase, palette[PHASE_COLOURS[phase]]);
}

/** A little air over the highest value, so that its line is not the row's edge. */
const AIR = 1.08;

function paintLines(pen: Pen, axis: TimeAxis, row: Row, which: Exclude<LogRow, 'gctrace'>, answer: LogLines | undefined, palette: Palette): void {
  if (answer === undefined) return;
  const { unit, lines } = LINES[which];
  const values = valueAxis(Math.max(1, answer.highest * AIR), row, unit);
  drawValueAxis(pen, values, axis, palette);
  const left = Math.max(axis.leftPx, xOf(axis, answer.known.startNs));
  const right = Math.min(axis.leftPx + axis.widthPx, xOf(axis, answer.known.endNs));
  if (!(right > left)) return;
  inPlotArea(pen, axis, row, () => {
    // After its last record a log knows nothing.
    pen.beginPath();
    pen.rect(left, row.topPx, right - left, row.heightPx);
    pen.clip();
    for (const { name, colour, dash, fillAlpha } of lines) {
      const line = answer.lines.find((one) => one.name === name);
      if (line !== undefined) drawSteps(pen, line.steps, axis, values, { colour: palette[colour], widthPx: 1.25, dash, fillAlpha, zeroIsGap: false });
    }
  });
}
