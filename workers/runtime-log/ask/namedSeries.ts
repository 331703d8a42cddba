// A series with its name and what it means.
import type { LogForm, LogSeries } from '../../api/log.ts';
import type { Ns } from '../../units.ts';
import { rateOf, rawSeries } from './rawSeries.ts';
import type { RawSeries } from './seriesZoom.ts';

export interface NamedSeries extends Pick<LogSeries, 'name' | 'from' | 'unit' | 'shape'> {
  /** A counter as a rate. */
  readonly raw: RawSeries;
  /** Time of its last row; a rate's last value holds until then. */
  readonly untilNs: Ns;
  /** The last row's value; of a counter not its rate. */
  readonly last: number;
}

export function gauge(name: string, from: LogForm, unit: LogSeries['unit'], count: number, timeNs: Float64Array, valueAt: (row: number) => number): NamedSeries {
  const raw = rawSeries(count, timeNs, valueAt);
  return { name, from, unit, shape: 'gauge', raw, ...endOf(raw) };
}

export function events(name: string, from: LogForm, count: number, timeNs: Float64Array, valueAt: (row: number) => number): NamedSeries {
  return { ...gauge(name, from, 'ns', count, timeNs, valueAt), shape: 'events' };
}

export function counter(name: string, from: LogForm, unit: 'per second' | 'bytes per second', count: number, timeNs: Float64Array, valueAt: (row: number) => number): NamedSeries {
  const whole = rawSeries(count, timeNs, valueAt);
  return { name, from, unit, shape: 'counter', raw: rateOf(whole), ...endOf(whole) };
}

function endOf({ rows, timeNs, valueAt }: RawSeries): Pick<NamedSeries, 'untilNs' | 'last'> {
  return rows === 0 ? { untilNs: Number.NaN, last: Number.NaN } : { untilNs: timeNs[rows - 1], last: valueAt(rows - 1) };
}
