// Which series a log has, and their points in a range.
import type { LatencySummary } from '../../api/latency.ts';
import type { LogSeries, LogSeriesPoints } from '../../api/log.ts';
import { nearestRank } from '../../stats/nearestRank.ts';
import type { Px, TimeRange } from '../../units.ts';
import type { RuntimeRecords } from '../runtimeRecords.ts';
import type { NamedSeries } from './namedSeries.ts';
import { namedSeries } from './seriesList.ts';
import { type RawSeries, SeriesZoom } from './seriesZoom.ts';

interface KnownSeries {
  readonly told: LogSeries;
  readonly zoom: SeriesZoom;
}

const known = new WeakMap<RuntimeRecords, ReadonlyMap<string, KnownSeries>>();

/** Made once for a log: the extremes of a series are a pass over all of its rows. */
function seriesOf(records: RuntimeRecords): ReadonlyMap<string, KnownSeries> {
  const made = known.get(records) ?? new Map(namedSeries(records).map((series) => [series.name, { told: toldOf(series), zoom: new SeriesZoom(series.raw) }]));
  known.set(records, made);
  return made;
}

export function askLogSeries(records: RuntimeRecords): readonly LogSeries[] {
  return Array.from(seriesOf(records).values(), ({ told }) => told);
}

export function askSeriesPoints(records: RuntimeRecords, names: readonly string[], range: TimeRange, widthPx: Px): readonly LogSeriesPoints[] {
  const all = seriesOf(records);
  return names.flatMap((name) => {
    const series = all.get(name);
    return series === undefined ? [] : [{ name, ...series.zoom.points(range, widthPx, series.told.shape !== 'events') }];
  });
}

function toldOf({ name, from, unit, shape, raw, untilNs, last }: NamedSeries): LogSeries {
  const startNs = raw.rows === 0 ? untilNs : raw.timeNs[0];
  if (raw.rows === 0) return { name, from, unit, shape, rows: 0, highest: 0, lowest: 0, last, range: { startNs, endNs: untilNs }, summary: undefined };
  let highest = Number.NEGATIVE_INFINITY;
  let lowest = Number.POSITIVE_INFINITY;
  for (let row = 0; row < raw.rows; row++) {
    const value = raw.valueAt(row);
    if (value > highest) highest = value;
    if (value < lowest) lowest = value;
  }
  const summary = shape === 'events' ? summaryOf(raw) : undefined;
  return { name, from, unit, shape, rows: raw.rows, highest, lowest, last, range: { startNs, endNs: untilNs }, summary };
}

function summaryOf({ rows, valueAt }: RawSeries): LatencySummary {
  const values = new Float64Array(rows);
  for (let row = 0; row < rows; row++) values[row] = valueAt(row);
  const { n, min, p50, p90, p99, p999, max, sum } = nearestRank(values.toSorted());
  return { n, minNs: min, p50Ns: p50, p90Ns: p90, p99Ns: p99, p999Ns: p999, maxNs: max, sumNs: sum };
}
