import { expect, it } from 'vitest';
import type { LogSeries } from '../../../workers/api.ts';
import { chartsOf, heapOfTrace, hiddenLines, highestOf, OF_TRACE, type SeriesOf } from './chartLines.ts';
import { MEMORY_CHARTS } from './seriesLook.ts';

const series = (name: string, highest = 100, from: LogSeries['from'] = 'memstats'): LogSeries => ({
  name,
  from,
  unit: 'bytes',
  shape: 'gauge',
  rows: 2,
  highest,
  lowest: 0,
  last: highest,
  range: { startNs: 10, endNs: 20 },
  summary: undefined,
});
const log = (name: string, all: readonly LogSeries[], offsetNs = 0): SeriesOf => ({ name, offsetNs, series: all });
const RUN = { startNs: 0, endNs: 1000 };

it('puts series into charts, in the order of the charts, on the axis on screen', () => {
  const charts = chartsOf(MEMORY_CHARTS, [log('a', [series('StackInuse'), series('HeapAlloc'), series('nobody knows it')], 5)]);
  expect(charts.map(({ id }) => id)).toEqual(['heap', 'off heap']);
  expect(charts[0]?.lines.map(({ id, range }) => [id, range])).toEqual([['HeapAlloc', { startNs: 15, endNs: 25 }]]);
});

it('names documents where two tell the same', () => {
  const [heap] = chartsOf(MEMORY_CHARTS, [log('a', [series('HeapAlloc')]), log('b', [series('HeapAlloc'), series('HeapIdle')])]);
  expect(heap?.lines.map(({ id, source }) => [id, source])).toEqual([['HeapAlloc, a', 0], ['HeapAlloc, b', 1], ['HeapIdle', 1]]);
});

it('keeps gctrace’s whole MiB back where something tells them more closely, until they are wanted', () => {
  const gctrace = [series('heap at start (gctrace)', 100, 'gctrace'), series('heap live (gctrace)', 80, 'gctrace'), series('stacks (gctrace)', 0, 'gctrace')];
  const alone = chartsOf(MEMORY_CHARTS, [log('a', gctrace)]);
  expect(alone.map(({ id }) => id)).toEqual(['heap']);
  expect(hiddenLines(alone, [])).toEqual(new Set());
  const beside = chartsOf(MEMORY_CHARTS, [log('a', gctrace)], heapOfTrace(500, RUN));
  expect(beside[0]?.lines.map(({ id, source }) => [id, source])).toEqual([['heap live (trace)', OF_TRACE], ['heap goal (trace)', OF_TRACE], ['heap live (gctrace)', 0], ['heap at start (gctrace)', 0]]);
  expect(hiddenLines(beside, [])).toEqual(new Set(['heap at start (gctrace)']));
  expect(hiddenLines(beside, ['heap at start (gctrace)', 'heap live (gctrace)'])).toEqual(new Set(['heap live (gctrace)']));
});

it('has no chart of what was read a single time', () => {
  const once = { ...series('HeapAlloc'), rows: 1, range: { startNs: 10, endNs: 10 } };
  expect(chartsOf(MEMORY_CHARTS, [log('a', [once])])).toEqual([]);
  expect(chartsOf(MEMORY_CHARTS, [log('a', [once, series('HeapIdle')])])[0]?.lines).toHaveLength(2);
});

it('is as high as what is shown', () => {
  const charts = chartsOf(MEMORY_CHARTS, [log('a', [series('HeapAlloc', 70), series('HeapIdle', 90)])]);
  const [heap] = charts;
  if (heap === undefined) throw new Error('there is no chart');
  expect(highestOf(heap, hiddenLines(charts, []))).toBe(90);
  expect(highestOf(heap, hiddenLines(charts, ['HeapIdle']))).toBe(70);
});
