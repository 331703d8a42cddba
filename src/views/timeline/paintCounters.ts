// Draws the rows beneath the lanes: how many goroutines, threads and Ps at work there are, and the heap,
// and what logs of the same run tell.
import type { Bytes, Counters, HeapSeries, Px } from '../../../workers/api.ts';
import { drawTimeGrid, inPlotArea, labelFont } from '../../charts/axis/drawAxes.ts';
import { xOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import type { TimeTicks } from '../../charts/axis/timeTicks.ts';
import { bottomPx, type Row } from '../../charts/layout.ts';
import { drawDensityLine, type DensityPicture } from '../../charts/marks/density.ts';
import type { Palette } from '../../charts/palette.ts';
import type { Pen } from '../../charts/pen.ts';
import { formatCount, formatPercent } from '../format.ts';
import { isLogRow } from '../time/logs/logRows.ts';
import { paintLogRow, type LogPictures } from '../time/logs/paintLogs.ts';
import { paintHeap } from '../time/paintHeap.ts';
import type { TimelineRows } from './timelineRows.ts';

export interface CountersPicture {
  readonly rows: TimelineRows;
  readonly counters: Counters | undefined;
  /** All goroutines by state, as one line. */
  readonly goroutines: DensityPicture | undefined;
  readonly heap: HeapSeries | undefined;
  readonly heapMaxBytes: Bytes | undefined;
  readonly logs: LogPictures;
}

export function paintCounters(pen: Pen, axis: TimeAxis, ticks: TimeTicks, picture: CountersPicture, palette: Palette): void {
  const { counters } = picture;
  for (const { counter, row, isFolded } of picture.rows.counters) {
    if (isFolded) continue;
    if (isLogRow(counter)) {
      paintLogRow(pen, axis, ticks, row, counter, picture.logs, palette);
      continue;
    }
    drawTimeGrid(pen, axis, ticks, row, palette);
    switch (counter) {
      case 'heap':
        paintHeap(pen, axis, row, picture.heap, picture.heapMaxBytes, palette);
        break;
      case 'goroutines':
        drawScale(pen, axis, row, formatCount(counters?.peak.goroutines ?? 0), palette);
        inPlotArea(pen, axis, row, () => {
          if (picture.goroutines !== undefined) drawDensityLine(pen, picture.goroutines, 0, axis, row);
        });
        break;
      case 'threads': {
        const most = Math.max(1, counters?.peak.threads ?? 1, counters?.peak.gomaxprocs ?? 1);
        drawScale(pen, axis, row, formatCount(most), palette);
        if (counters === undefined) break;
        inPlotArea(pen, axis, row, () => {
          drawColumns(pen, axis, row, counters, counters.threads, most, { colour: palette.syscall, fillAlpha: 0.15, dash: [] });
          drawColumns(pen, axis, row, counters, counters.gomaxprocs, most, { colour: palette.ink3, fillAlpha: 0, dash: [5, 3] });
        });
        break;
      }
      case 'utilisation':
        drawScale(pen, axis, row, formatPercent(1), palette);
        if (counters === undefined) break;
        inPlotArea(pen, axis, row, () => drawColumns(pen, axis, row, counters, counters.utilisation, 1, { colour: palette.running, fillAlpha: 0.25, dash: [] }));
        break;
    }
  }
}

/** The highest value, and 0, in the gutter. */
function drawScale(pen: Pen, axis: TimeAxis, row: Row, most: string, palette: Palette): void {
  pen.font = labelFont(palette);
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  pen.fillStyle = palette.line;
  for (const y of [row.topPx, bottomPx(row)]) pen.fillRect(axis.leftPx - 5, Math.round(y), axis.widthPx + 5, 1);
  pen.fillStyle = palette.ink3;
  pen.fillText(most, axis.leftPx - 8, row.topPx + 6);
  pen.fillText('0', axis.leftPx - 8, bottomPx(row) - 5);
}

interface ColumnStyle {
  readonly colour: string;
  readonly fillAlpha: number;
  readonly dash: readonly number[];
}

/** A value for each column, as steps. */
function drawColumns(pen: Pen, axis: TimeAxis, row: Row, counters: Counters, values: Float32Array, most: number, style: ColumnStyle): void {
  const { columns, range } = counters;
  const columnNs = (range.endNs - range.startNs) / Math.max(1, columns);
  const first = Math.max(0, Math.floor((axis.range.startNs - range.startNs) / columnNs));
  const last = Math.min(columns, Math.ceil((axis.range.endNs - range.startNs) / columnNs));
  if (last <= first) return;
  const bottom = bottomPx(row);
  const left = xOf(axis, range.startNs + first * columnNs);
  const pitch: Px = (xOf(axis, range.startNs + last * columnNs) - left) / (last - first);
  const yOf = (column: number): Px => bottom - (Math.min(values[column] ?? 0, most) / most) * (row.heightPx - 1);
  pen.beginPath();
  let y = yOf(first);
  pen.moveTo(left, y);
  for (let column = first; column < last; column++) {
    const next = yOf(column);
    if (next !== y) {
      const x = left + (column - first) * pitch;
      pen.lineTo(x, y);
      pen.lineTo(x, next);
      y = next;
    }
  }
  const end = left + (last - first) * pitch;
  pen.lineTo(end, y);
  pen.strokeStyle = style.colour;
  pen.lineWidth = 1.25;
  pen.setLineDash([...style.dash]);
  pen.stroke();
  pen.setLineDash([]);
  if (style.fillAlpha === 0) return;
  pen.lineTo(end, bottom);
  pen.lineTo(left, bottom);
  pen.closePath();
  pen.fillStyle = style.colour;
  pen.globalAlpha = style.fillAlpha;
  pen.fill();
  pen.globalAlpha = 1;
}
