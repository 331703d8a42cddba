import { expect, it } from 'vitest';
import type { ComparedCurves } from '../../../workers/api.ts';
import { curveReading } from './curveReading.ts';
import { layOutCurves, percentileRows, plotOf, toldPercents, valueAt } from './curveLayout.ts';

const curves: ComparedCurves = {
  name: 'start',
  label: 'Start latency',
  unit: 'ns',
  at: Float64Array.of(1e3, 1e4, 1e5, 1e6),
  a: Float64Array.of(0.5, 0.9, 1, 1),
  b: Float64Array.of(0, 0.5, 0.9, 1),
  runsA: [],
  runsB: [Float64Array.of(0, 1, 1, 1)],
};
const plot = plotOf(376, 134);

it('finds the value of a share, exactly where it changes', () => {
  expect(valueAt(curves.at, curves.a, 0.5)).toBe(1e3);
  expect(valueAt(curves.at, curves.a, 0.51)).toBe(1e4);
  expect(valueAt(curves.at, curves.b, 0.9999)).toBe(1e6);
  expect(valueAt(new Float64Array(), new Float64Array(), 0.5)).toBeUndefined();
});

it('is ten times as much at every percentile of a sample that was multiplied by ten', () => {
  for (const { ratio } of percentileRows(curves)) expect(ratio).toBeCloseTo(10, 9);
});

it('draws steps from no share to all of it, on shared axes', () => {
  const { lines, xTicks, yTicks } = layOutCurves(curves, 'cdf', plot);
  expect(lines.map(({ side, isRun }) => `${side}${isRun ? ' run' : ''}`)).toEqual(['b run', 'a', 'b']);
  const [first, last] = [lines[1]?.points.split(' ')[0], lines[1]?.points.split(' ').at(-1)];
  expect(first).toBe(`${plot.left.toFixed(1)},${plot.bottom.toFixed(1)}`);
  expect(last).toBe(`${plot.right.toFixed(1)},${plot.top.toFixed(1)}`);
  // Half of A at its first value: straight up.
  expect(lines[1]?.points.split(' ')[1]).toBe(`${plot.left.toFixed(1)},${((plot.bottom + plot.top) / 2).toFixed(1)}`);
  expect(xTicks.map(({ label }) => label.replace('\u00a0', ' '))).toEqual(['1.00 µs', '10.0 µs', '100 µs', '1.00 ms']);
  expect(yTicks.map(({ at }) => at)).toEqual([110, 85, 60, 35, 10]);
});

it('draws a tail down to the last share that is larger than a value', () => {
  const { lines, yTicks } = layOutCurves(curves, 'tail', plot);
  expect(yTicks.map(({ label }) => label.replace('\u00a0', ' '))).toEqual(['100 %', '10 %']);
  expect(lines[1]?.points.split(' ')[0]).toBe(`${plot.left.toFixed(1)},${plot.top.toFixed(1)}`);
  expect(lines[1]?.points.endsWith(`,${plot.bottom.toFixed(1)}`)).toBe(true);
});

it('draws the ratio around no change, and that strong', () => {
  const { lines, yTicks } = layOutCurves(curves, 'percentiles', plot);
  expect(lines).toHaveLength(1);
  const ys = new Set(lines[0]?.points.split(' ').map((pair) => pair.split(',')[1]));
  expect(ys).toEqual(new Set([plot.top.toFixed(1)]));
  // Down to a half, up to ten times as much.
  const share = Math.log(2) / Math.log(20);
  expect(yTicks.find(({ isStrong }) => isStrong)?.at).toBeCloseTo(plot.bottom - share * (plot.bottom - plot.top), 9);
});

it('tells no percentile that is the least or largest value alone', () => {
  expect(toldPercents([1, 10, 50, 99, 99.9, 99.99], 1000)).toEqual([1, 10, 50, 99, 99.9]);
  expect(toldPercents([1, 50, 99], 13)).toEqual([50]);
});

const read = (picture: 'cdf' | 'tail' | 'percentiles', place: number): string | undefined => curveReading(curves, picture, place, [10, 50, 90])?.replaceAll('\u00a0', ' ');

it('reads the curves at a place of the axis', () => {
  expect(read('cdf', 0.5)).toBe('Up to 31.6 µs: A 90 %, B 50 %');
  expect(read('tail', 0)).toBe('Beyond 1.00 µs: A 50 %, B 100 %');
  expect(read('percentiles', 0.95)).toBe('p90: A 10.0 µs, B 100 µs, 10 ×');
  expect(read('cdf', 1.01)).toBeUndefined();
});
