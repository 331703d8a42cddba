import { expect, it } from 'vitest';
import { nearestRank } from './nearestRank.ts';

it('takes the value at the rank rounded up, never one in between', () => {
  const hundred = Float64Array.from({ length: 100 }, (_, i) => i + 1);
  expect(nearestRank(hundred)).toEqual({ n: 100, min: 1, p50: 50, p90: 90, p99: 99, p999: 100, max: 100, sum: 5050, mean: 50.5 });
  expect(nearestRank(Float64Array.of(7))).toMatchObject({ n: 1, p50: 7, p999: 7 });
  expect(nearestRank(Float64Array.of(1, 2, 3))).toMatchObject({ p50: 2, p90: 3 });
});

it('is all zero for nothing', () => {
  expect(nearestRank(new Float64Array(0))).toEqual({ n: 0, min: 0, p50: 0, p90: 0, p99: 0, p999: 0, max: 0, sum: 0, mean: 0 });
});
