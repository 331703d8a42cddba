// Draws the latency view from the worker's answers. Everything is optional: before an answer arrives its row stays empty.
import { t } from '../../../language/t.ts';
import type { Bands, Bytes, HeapSeries, LatencyMap, Ns, Px } from '../../../workers/api.ts';
import { drawLogAxis, drawRowName, drawTimeAxis, drawTimeGrid, inPlotArea } from '../../charts/axis/drawAxes.ts';
import { yOf, type LogAxis } from '../../charts/axis/logAxis.ts';
import type { TimeAxis } from '../../charts/axis/timeAxis.ts';
import { drawBands, drawThroughBands } from '../../charts/marks/bands.ts';
import { drawCells } from '../../charts/marks/cells.ts';
import { drawPlate, drawUncertain } from '../../charts/marks/plate.ts';
import type { Palette } from '../../charts/palette.ts';
import type { Pen } from '../../charts/pen.ts';
import { formatNs } from '../format.ts';
import { PHASE_COLOURS, PHASE_SHORT_NAMES } from '../time/gcPhases.ts';
import { LOG_ROW_NAMES } from '../time/logs/logRows.ts';
import { paintLogRow, type LogPictures } from '../time/logs/paintLogs.ts';
import { paintHeap } from '../time/paintHeap.ts';
import type { LatencyRows } from './latencyRows.ts';

export interface LatencyPicture {
  readonly map: LatencyMap | undefined;
  readonly bands: Bands | undefined;
  readonly heap: HeapSeries | undefined;
  readonly logs: LogPictures;
  readonly rows: LatencyRows;
  readonly waits: LogAxis;
  readonly heapMaxBytes: Bytes | undefined;
  readonly thresholdNs: Ns;
  readonly uncertainFromNs: Ns | undefined;
}

/** Half a dot: the first and the last goroutine of a recording lie on the plot's edge. */
const OVERHANG_PX: Px = 4;

export function paintLatency(pen: Pen, axis: TimeAxis, picture: LatencyPicture, palette: Palette): void {
  const { rows, waits, bands, map, thresholdNs } = picture;
  const ticks = drawTimeAxis(pen, axis, palette);
  drawTimeGrid(pen, axis, ticks, rows.waits, palette);
  drawLogAxis(pen, waits, axis, palette);

  if (bands !== undefined) {
    drawThroughBands(pen, bands.stw, axis, rows.waits, { colour: palette.stw, fillAlpha: 0.1, edgeAlpha: 0.3 });
  }
  if (map !== undefined) {
    inPlotArea(pen, axis, rows.waits, () => drawCells(pen, map, axis, rows.waits, { soft: palette.runnableSoft, over: palette.runnable }), OVERHANG_PX);
  }
  drawThreshold(pen, axis, waits, thresholdNs, palette);
  paintBandRows(pen, axis, picture, palette);
  if (rows.heap !== undefined) {
    drawTimeGrid(pen, axis, ticks, rows.heap, palette);
    paintHeap(pen, axis, rows.heap, picture.heap, picture.heapMaxBytes, palette);
  }
  for (const { log, row } of rows.logs) {
    paintLogRow(pen, axis, ticks, row, log, picture.logs, palette);
    if (log === 'gctrace') drawRowName(pen, LOG_ROW_NAMES[log], row, palette);
    else drawPlate(pen, LOG_ROW_NAMES[log], axis.leftPx + axis.widthPx, row.topPx + 8, palette);
  }
  if (picture.uncertainFromNs !== undefined) drawUncertain(pen, axis, rows.all, picture.uncertainFromNs, palette);
}

function paintBandRows(pen: Pen, axis: TimeAxis, { rows, bands }: LatencyPicture, palette: Palette): void {
  pen.fillStyle = palette.sunken;
  for (const row of [rows.stw, ...rows.gc]) pen.fillRect(axis.leftPx, row.topPx, axis.widthPx, row.heightPx);
  drawRowName(pen, 'STW', rows.stw, palette);
  for (const [phase, row] of rows.gc.entries()) drawRowName(pen, t(PHASE_SHORT_NAMES[phase] ?? ''), row, palette);
  if (bands === undefined) return;
  drawBands(pen, bands.stw, axis, rows.stw, undefined, palette.stw);
  for (const [phase, row] of rows.gc.entries()) drawBands(pen, bands.gc, axis, row, phase, palette[PHASE_COLOURS[phase] ?? 'gc']);
}

/** A dashed line with its value; at the row's edge with an arrow when the threshold lies outside the axis. */
function drawThreshold(pen: Pen, axis: TimeAxis, waits: LogAxis, thresholdNs: Ns, palette: Palette): void {
  const y = Math.round(yOf(waits, thresholdNs)) + 0.5;
  const label = `${t('threshold {time}', { time: formatNs(thresholdNs) })}${thresholdNs > waits.highNs ? ' ↑' : thresholdNs < waits.lowNs ? ' ↓' : ''}`;
  const right = axis.leftPx + axis.widthPx;
  pen.strokeStyle = palette.runnable;
  pen.lineWidth = 1;
  pen.setLineDash([6, 4]);
  pen.beginPath();
  pen.moveTo(axis.leftPx, y);
  pen.lineTo(right, y);
  pen.stroke();
  pen.setLineDash([]);
  drawPlate(pen, label, right, Math.max(waits.row.topPx + 10, y - 10), palette);
}
