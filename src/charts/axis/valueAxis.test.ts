import { expect, it } from 'vitest';
import { valueAxis, type ValueUnit } from './valueAxis.ts';

const row = { topPx: 0, heightPx: 60 };
const labels = (highest: number, unit: ValueUnit, heightPx = row.heightPx): readonly string[] => valueAxis(highest, { ...row, heightPx }, unit).ticks.map(({ label }) => label);

it('labels round values in their unit', () => {
  expect(labels(100 * 2 ** 20, 'bytes')).toEqual(['0', '64 MiB']);
  expect(labels(3 * 2 ** 30, 'bytes per second')).toEqual(['0', '2 GiB/s']);
  expect(labels(1_200_000, 'count')).toEqual(['0', '500 k', '1 M']);
  expect(labels(0.31, 'share')).toEqual(['0', '20 %']);
  expect(labels(50, 'per second')).toEqual(['0', '20/s', '40/s']);
});

it('has more than its zero in a low row, and no parts of what is counted whole', () => {
  expect(labels(1.6 * 2 ** 20, 'bytes', 40)).toEqual(['0', '1 MiB']);
  expect(labels(1, 'count', 200)).toEqual(['0', '1']);
});

it('lies from 0 at the bottom to the highest at the top, also where there is nothing', () => {
  const axis = valueAxis(50, row, 'count');
  expect([axis.scale(0), axis.scale(25), axis.scale(50), axis.scale(70)]).toEqual([60, 30, 0, 0]);
  expect(valueAxis(0, row, 'count').scale(0)).toBe(60);
});
