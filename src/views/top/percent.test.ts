import { describe, expect, it } from 'vitest';
import { pprofPercent } from './percent.ts';

describe('percentages as pprof prints them', () => {
  it.each([
    [0, 100, '0%'],
    [5, 0, '0%'],
    [100, 100, '100%'],
    [9995, 10_000, '100%'],
    [9994, 10_000, '99.94%'],
    [10_006, 10_000, '100.06%'],
    [45_678, 100_000, '45.68%'],
    [-45_678, 100_000, '45.68%'],
    [1, 100, '1.00%'],
    [999, 100_000, '1%'], // 0.999 has two digits: 1.0, and the zero goes
    [5, 1000, '0.5%'],
    [123, 100_000, '0.12%'],
    [1, 10_000, '0.01%'],
    [1, 1_000_000, '0.0001%'],
    [95, 1_000_000_000, '9.5e-06%'],
    [1, 1_000_000_000, '1e-07%'],
  ])('%d of %d is %s', (value, total, text) => {
    expect(pprofPercent(value, total)).toBe(text);
  });

  it.each([
    [1.125, '1.12%'],
    [1.375, '1.38%'],
    [10.625, '10.62%'],
    [10.875, '10.88%'],
    [3.25, '3.25%'],
    [0.125, '0.12%'],
    [0.375, '0.38%'],
    [0.0625, '0.062%'],
    // 0.155 is not a tie: the double nearest to it lies above.
    [0.155, `${(0.155).toPrecision(2)}%`],
  ])('a tie goes to the even digit: %d', (percent, text) => {
    expect(pprofPercent(percent / 100, 1)).toBe(text);
    expect(pprofPercent(percent, 100)).toBe(text);
  });
});
