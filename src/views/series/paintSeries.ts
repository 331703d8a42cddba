// Draws the charts from the answers there are.
import { logAxis, yOf, type LogAxis } from '../../charts/axis/logAxis.ts';
import { drawLogAxis, drawTimeAxis, drawTimeGrid, drawValueAxis, inPlotArea } from '../../charts/axis/drawAxes.ts';
import { xOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { valueAxis, type ValueAxis } from '../../charts/axis/valueAxis.ts';
import { drawThroughBands } from '../../charts/marks/bands.ts';
import { drawDots } from '../../charts/marks/dots.ts';
import { drawPlate } from '../../charts/marks/plate.ts';
import { drawSteps } from '../../charts/marks/steps.ts';
import type { LogSeriesPoints, Ns } from '../../../workers/api.ts';
import type { Row } from '../../charts/layout.ts';
import type { Palette } from '../../charts/palette.ts';
import type { Pen } from '../../charts/pen.ts';
import { formatNs } from '../format.ts';
import { paintHeat } from './paintHeat.ts';
import { pointsOf } from './pointsOf.ts';
import { highestOf, isHeat, lowestOf, OF_TRACE, summedLine, type ChartLine, type SeriesChart } from './chartLines.ts';
import type { ChartRow, ChartRows } from './chartRows.ts';
import type { PictureAnswer } from './seriesSources.ts';

export interface SeriesPicture {
  readonly rows: ChartRows;
  readonly answer: PictureAnswer | undefined;
  readonly hidden: ReadonlySet<string>;
}

const DOT_PX = 2.25;
const SQUARE_PX = 1.75;
/** Of a row of a step line, and the room it needs. */
const ROW_DOT_PX = 1.75;
const ROW_PX = 14;
/** A little air over the highest value, so that its line is not the row's edge. */
const AIR = 1.06;

export type Scale = { readonly kind: 'linear'; readonly axis: ValueAxis } | { readonly kind: 'log'; readonly axis: LogAxis };

/** The same whatever is in sight, so that a pan does not change it. */
export function scaleOf(chart: SeriesChart, plot: Row, hidden: ReadonlySet<string>): Scale {
  const highest = highestOf(chart, hidden);
  if (chart.unit !== 'ns') return { kind: 'linear', axis: valueAxis(highest * AIR, plot, chart.unit) };
  const low = 10 ** Math.floor(Math.log10(Math.max(1000, Math.min(lowestOf(chart, hidden), 1e5))));
  return { kind: 'log', axis: logAxis(low, Math.max(low * 100, 10 ** Math.ceil(Math.log10(Math.max(highest, 1e6)))), plot) };
}

export function paintSeries(pen: Pen, axis: TimeAxis, picture: SeriesPicture, palette: Palette): void {
  const ticks = drawTimeAxis(pen, axis, palette);
  for (const row of picture.rows.rows) {
    drawTimeGrid(pen, axis, ticks, row.plot, palette);
    paintChart(pen, axis, row, picture, palette);
  }
}

function paintChart(pen: Pen, axis: TimeAxis, { chart, plot }: ChartRow, { answer, hidden }: SeriesPicture, palette: Palette): void {
  if (isHeat(chart)) {
    paintHeat(pen, axis, chart, plot, answer, palette);
    return;
  }
  const scale = scaleOf(chart, plot, hidden);
  if (scale.kind === 'linear') drawValueAxis(pen, scale.axis, axis, palette);
  else drawLogAxis(pen, scale.axis, axis, palette);
  if (answer?.bands !== undefined) drawThroughBands(pen, answer.bands.stw, axis, plot, { colour: palette.stw, fillAlpha: 0.1, edgeAlpha: 0.25 });
  inPlotArea(
    pen,
    axis,
    plot,
    () => {
      for (const line of chart.lines) {
        const points = hidden.has(line.id) ? undefined : pointsOf(answer, line);
        if (points === undefined || points.timeNs.length === 0) continue;
        if (scale.kind === 'log') paintEvents(pen, axis, line, points, scale.axis, palette);
        else paintSteps(pen, axis, line, points, scale.axis, palette);
      }
    },
    DOT_PX,
  );
  if (scale.kind === 'log') paintQuantiles(pen, axis, chart, scale.axis, hidden, palette);
}

/** Before its first row and after its last a series says nothing. */
function paintSteps(pen: Pen, axis: TimeAxis, line: ChartLine, points: LogSeriesPoints, values: ValueAxis, palette: Palette): void {
  const from = Math.max(axis.leftPx, xOf(axis, line.range.startNs));
  const to = Math.min(axis.leftPx + axis.widthPx, xOf(axis, line.range.endNs));
  const style = { colour: palette[line.colour], widthPx: 1.25, dash: line.dash, fillAlpha: line.fillAlpha, zeroIsGap: /goal|NextGC|next_gc/.test(line.series.name) };
  if (to - from < 1) {
    // A single snapshot, or several too close together: a mark.
    drawDots(pen, points, axis, values.scale, { colour: style.colour, radiusPx: DOT_PX, shape: 'dot' });
    return;
  }
  pen.save();
  pen.beginPath();
  pen.rect(from, values.row.topPx - 1, to - from, values.row.heightPx + 2);
  pen.clip();
  drawSteps(pen, { timeNs: points.timeNs, bytes: points.value }, axis, values, style);
  pen.restore();
  // Few rows are seen one by one: the last one's value holds for no time at all.
  if (line.series.shape === 'gauge' && line.source !== OF_TRACE && points.timeNs.length * ROW_PX < axis.widthPx) drawDots(pen, points, axis, values.scale, { colour: style.colour, radiusPx: ROW_DOT_PX, shape: 'dot' });
}

function paintEvents(pen: Pen, axis: TimeAxis, line: ChartLine, points: LogSeriesPoints, log: LogAxis, palette: Palette): void {
  const isSquare = line.dash.length > 0;
  drawDots(pen, points, axis, (ns) => yOf(log, ns), { colour: palette[line.colour], radiusPx: isSquare ? SQUARE_PX : DOT_PX, shape: isSquare ? 'square' : 'dot' });
}

/** Where the median, the p99 and the longest lie, as far as labels have room; the chart's head tells all three. */
function paintQuantiles(pen: Pen, axis: TimeAxis, chart: SeriesChart, log: LogAxis, hidden: ReadonlySet<string>, palette: Palette): void {
  const summary = summedLine(chart, hidden)?.series.summary;
  if (summary === undefined || summary.n === 0) return;
  const right = axis.leftPx + axis.widthPx;
  let free = Number.NEGATIVE_INFINITY;
  const marks: readonly (readonly [string, Ns])[] = [
    ['max', summary.maxNs],
    ['p99', summary.p99Ns],
    ['p50', summary.p50Ns],
  ];
  for (const [name, ns] of marks) {
    const y = Math.round(yOf(log, ns)) + 0.5;
    // Above its line, or beneath it where there is no room.
    const middle = y - 9 < log.row.topPx + 6 ? y + 9 : y - 9;
    if (middle - free < 17) continue;
    pen.strokeStyle = palette.stw;
    pen.globalAlpha = 0.55;
    pen.lineWidth = 1;
    pen.setLineDash([4, 4]);
    pen.beginPath();
    pen.moveTo(axis.leftPx, y);
    pen.lineTo(right, y);
    pen.stroke();
    pen.setLineDash([]);
    pen.globalAlpha = 1;
    drawPlate(pen, `${name} ${formatNs(ns)}`, right, middle, palette);
    free = middle;
  }
}
