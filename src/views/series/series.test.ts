import { expect, it } from 'vitest';
import type { LogSeries, LogSeriesPoints } from '../../../workers/api.ts';
import { timeAxis } from '../../charts/axis/timeAxis.ts';
import type { Palette } from '../../charts/palette.ts';
import { recordingPen } from '../../charts/recordingPen.ts';
import { chartsOf, type SeriesChart } from './chartLines.ts';
import { chartRows, leastHeightPx } from './chartRows.ts';
import { paintSeries } from './paintSeries.ts';
import { MEMORY_CHARTS, SCHED_CHARTS } from './seriesLook.ts';
import type { PictureAnswer } from './seriesSources.ts';
import { chartSpot } from './spotValues.ts';

const palette = new Proxy({}, { get: (_, name) => String(name) }) as Palette;
const axis = timeAxis({ startNs: 0, endNs: 1000 }, 100, 500);
const NOTHING: ReadonlySet<string> = new Set();

const told = (name: string, highest: number, from: LogSeries['from'], rest: Partial<LogSeries> = {}): LogSeries => ({
  name,
  from,
  unit: 'count',
  shape: 'gauge',
  rows: 3,
  highest,
  lowest: 0,
  last: 0,
  range: { startNs: 200, endNs: 800 },
  summary: undefined,
  ...rest,
});
const summary = { n: 100, minNs: 1e4, p50Ns: 1e5, p90Ns: 4e5, p99Ns: 2e6, p999Ns: 3e6, maxNs: 4e6, sumNs: 1e7 };
const answered = (...points: readonly LogSeriesPoints[]): PictureAnswer => ({ points: [new Map(points.map((one) => [one.name, one]))], heap: undefined, bands: undefined });
const points = (name: string, timeNs: readonly number[], value: readonly number[]): LogSeriesPoints => ({ name, timeNs: Float64Array.from(timeNs), value: Float64Array.from(value) });

const stops = chartsOf(MEMORY_CHARTS, [{ name: 'a', offsetNs: 0, series: [told('goroutines', 8, 'memstats'), told('PauseNs', 4e6, 'memstats', { shape: 'events', lowest: 1e4, summary })] }]);
const stopsAnswer = answered(points('goroutines', [200, 400, 800], [2, 8, 4]), points('PauseNs', [300, 500], [1e5, 4e6]));

const midOf = (charts: readonly SeriesChart[], heightPx: number, id: string): number => {
  const plot = chartRows(charts, heightPx).rows.find(({ chart }) => chart.id === id)?.plot;
  return plot === undefined ? Number.NaN : plot.topPx + plot.heightPx / 2;
};

it('gives charts the height there is, and never less than can be read', () => {
  const least = leastHeightPx(stops);
  expect(chartRows(stops, 10).heightPx).toBe(least);
  const tall = chartRows(stops, 500);
  expect(tall.heightPx).toBeGreaterThan(least);
  expect(tall.heightPx).toBeLessThanOrEqual(500);
  const [first, second] = tall.rows;
  expect((first?.plot.topPx ?? 0) + (first?.plot.heightPx ?? 0)).toBeLessThan(second?.head.topPx ?? 0);
});

it('draws lines from their first row to their last, stops as dots with their quantiles', () => {
  const texts = (heightPx: number): readonly string[] => {
    const drawn = recordingPen();
    paintSeries(drawn.pen, axis, { rows: chartRows(stops, heightPx), answer: stopsAnswer, hidden: NOTHING }, palette);
    return drawn.of('fillText').map(({ args }) => String(args[0]).replaceAll('\u00a0', ' '));
  };
  const recording = recordingPen();
  paintSeries(recording.pen, axis, { rows: chartRows(stops, 500), answer: stopsAnswer, hidden: NOTHING }, palette);
  // 200…800 of 1000 ns on 500 px from 100.
  expect(recording.of('rect').map(({ args }) => [args[0], args[2]])).toContainEqual([200, 300]);
  expect(recording.of('arc').filter(({ fill }) => fill === 'stw').map(({ args }) => args[0])).toEqual([250, 350]);
  // Each of few rows, the last one too.
  expect(recording.of('arc').filter(({ fill }) => fill === 'running').map(({ args }) => args[0])).toEqual([200, 300, 500]);
  expect(texts(500)).toEqual(expect.arrayContaining(['max 4.00 ms', 'p99 2.00 ms', 'p50 100 µs']));
  // Too near to the longest where the chart is low.
  expect(texts(10)).toContain('max 4.00 ms');
  expect(texts(10)).not.toContain('p99 2.00 ms');
});

it('leaves out what is hidden, and draws nothing before it is answered', () => {
  const recording = recordingPen();
  paintSeries(recording.pen, axis, { rows: chartRows(stops, 500), answer: stopsAnswer, hidden: new Set(['PauseNs']) }, palette);
  expect(recording.of('arc').filter(({ fill }) => fill === 'stw')).toEqual([]);
  const early = recordingPen();
  paintSeries(early.pen, axis, { rows: chartRows(stops, 500), answer: undefined, hidden: NOTHING }, palette);
  expect(early.of('arc')).toEqual([]);
});

it('tells the value in force under the pointer, and nothing where a series has ended', () => {
  const rows = chartRows(stops, 500);
  const yPx = midOf(stops, 500, 'goroutines');
  expect(chartSpot(rows, stopsAnswer, NOTHING, axis, { xPx: 310, yPx })?.values.map(({ value }) => value)).toEqual([8]);
  expect(chartSpot(rows, stopsAnswer, NOTHING, axis, { xPx: 560, yPx })?.values.map(({ value }) => value)).toEqual([undefined]);
  expect(chartSpot(rows, stopsAnswer, NOTHING, axis, { xPx: 310, yPx: 5 })).toBeUndefined();
});

it('finds the stop next to the pointer, at its own time', () => {
  const recording = recordingPen();
  const rows = chartRows(stops, 500);
  paintSeries(recording.pen, axis, { rows, answer: stopsAnswer, hidden: NOTHING }, palette);
  const [x, y] = recording.of('arc').filter(({ fill }) => fill === 'stw')[1]?.args ?? [];
  const spot = chartSpot(rows, stopsAnswer, NOTHING, axis, { xPx: Number(x) + 3, yPx: Number(y) - 2 });
  expect([spot?.atNs, spot?.values.map(({ value }) => value)]).toEqual([500, [4e6]]);
});

it('draws each P’s queue as a strip, deeper where it is longer', () => {
  const sched = chartsOf(SCHED_CHARTS, [{ name: 'a', offsetNs: 0, series: [told('queue of P 0', 4, 'schedtrace'), told('queue of P 1', 8, 'schedtrace')] }]);
  const answer = answered(points('queue of P 0', [200, 500], [4, 0]), points('queue of P 1', [200, 500], [0, 8]));
  const rows = chartRows(sched, 300);
  const recording = recordingPen();
  paintSeries(recording.pen, axis, { rows, answer, hidden: NOTHING }, palette);
  const strips = recording.of('fillRect').filter(({ fill }) => fill === 'runnable');
  expect(strips.map(({ args }) => [args[0], args[2]])).toEqual([
    [200, 150],
    [350, 150],
  ]);
  expect(strips[0]?.alpha).toBeLessThan(strips[1]?.alpha ?? 0);
  const plot = rows.rows[0]?.plot ?? { topPx: 0, heightPx: 0 };
  expect(chartSpot(rows, answer, NOTHING, axis, { xPx: 400, yPx: plot.topPx + plot.heightPx * 0.75 })?.values).toMatchObject([{ line: { id: 'queue of P 1' }, value: 8 }]);
});
