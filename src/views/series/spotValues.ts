// What the charts say under the pointer.
import type { Ns } from '../../../workers/api.ts';
import { yOf } from '../../charts/axis/logAxis.ts';
import { nsAt, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { inRow } from '../../charts/layout.ts';
import { dotAt } from '../../charts/marks/dots.ts';
import { valueAt } from '../../charts/marks/steps.ts';
import type { PointPx } from '../../charts/window/gestures.ts';
import { exactBytes, exactCount, exactNs, formatBytes, formatCount, formatNs, formatPercent } from '../format.ts';
import { isHeat, type ChartLine, type SeriesChart } from './chartLines.ts';
import type { ChartRow, ChartRows } from './chartRows.ts';
import type { PictureAnswer } from './seriesSources.ts';
import { heatLineAt } from './paintHeat.ts';
import { scaleOf } from './paintSeries.ts';
import { pointsOf } from './pointsOf.ts';

export interface SpotValue {
  readonly line: ChartLine;
  /** undefined: no row yet, or none any more. */
  readonly value: number | undefined;
}

export interface ChartSpot {
  readonly chart: SeriesChart;
  readonly atNs: Ns;
  readonly values: readonly SpotValue[];
}

const REACH_PX = 8;

export function rowUnder({ rows }: ChartRows, point: PointPx): ChartRow | undefined {
  return rows.find(({ plot }) => inRow(plot, point.yPx));
}

/** undefined: no chart there. Of single events the nearest within reach, at its own time. */
export function chartSpot(rows: ChartRows, answer: PictureAnswer | undefined, hidden: ReadonlySet<string>, axis: TimeAxis, point: PointPx): ChartSpot | undefined {
  const row = rowUnder(rows, point);
  if (row === undefined) return undefined;
  const { chart, plot } = row;
  const atNs = nsAt(axis, point.xPx);
  if (isHeat(chart)) {
    const line = chart.lines[heatLineAt(chart, plot, point.yPx)];
    return line === undefined ? undefined : { chart, atNs, values: [{ line, value: valueIn(answer, line, atNs) }] };
  }
  const shown = chart.lines.filter(({ id }) => !hidden.has(id));
  const scale = scaleOf(chart, plot, hidden);
  if (scale.kind === 'linear') return { chart, atNs, values: shown.map((line) => ({ line, value: valueIn(answer, line, atNs) })) };
  const found = shown.flatMap((line) => {
    const points = pointsOf(answer, line);
    const dot = points === undefined ? undefined : dotAt(points, axis, (ns) => yOf(scale.axis, ns), point, REACH_PX);
    return dot === undefined ? [] : [{ line, ...dot }];
  });
  const nearest = found.toSorted((a, b) => a.distancePx - b.distancePx)[0];
  return nearest === undefined ? undefined : { chart, atNs: nearest.timeNs, values: [{ line: nearest.line, value: nearest.value }] };
}

function valueIn(answer: PictureAnswer | undefined, line: ChartLine, atNs: Ns): number | undefined {
  if (atNs < line.range.startNs || (atNs > line.range.endNs && line.series.rows > 1)) return undefined;
  const points = pointsOf(answer, line);
  return points === undefined ? undefined : valueAt({ timeNs: points.timeNs, bytes: points.value }, atNs);
}

export function unitText(value: number, unit: SeriesChart['unit']): string {
  switch (unit) {
    case 'bytes':
      return formatBytes(value);
    case 'bytes per second':
      return `${formatBytes(value)}/s`;
    case 'count':
      return formatCount(value);
    case 'per second':
      return `${formatCount(Number(value.toPrecision(3)))}/s`;
    case 'share':
      return formatPercent(value);
    case 'ns':
      return formatNs(value);
  }
}

export function exactText(value: number, unit: SeriesChart['unit']): string {
  switch (unit) {
    case 'bytes':
      return exactBytes(value);
    case 'count':
      return exactCount(value);
    case 'ns':
      return exactNs(value);
    case 'bytes per second':
    case 'per second':
    case 'share':
      return unitText(value, unit);
  }
}
