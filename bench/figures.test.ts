import { expect, test } from 'vitest';
import { nearestRank, summarise } from './figures.ts';

test('best is the largest throughput and the smallest time', () => {
  expect(summarise([3, 1, 2], 'more')).toEqual({ best: 3, median: 2 });
  expect(summarise([3, 1, 2], 'less')).toEqual({ best: 1, median: 2 });
});

test('nearest rank', () => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(nearestRank(values, 0.95)).toBe(95);
  expect(nearestRank([7], 0.95)).toBe(7);
  expect(nearestRank([1, 2, 3, 4], 0.5)).toBe(2);
});

test('no runs is an error, not a figure', () => {
  expect(() => summarise([], 'less')).toThrow('no runs');
});
