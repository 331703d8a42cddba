// The small figures that rules are made of.
import { expect, it } from 'vitest';
import { gamma } from './gamma.ts';
import { oddsRatio } from './oddsRatio.ts';
import { COUPLING_KEYS, addUp, countFrom, medianOf, stepAt, total } from './waitHistogram.ts';
import { leadingKey } from '../../stats/leadingBits.ts';

it('the odds ratio of a published table: hay fever and eczema (Bland and Altman, The odds ratio, BMJ 320, 2000)', () => {
  const { ratio, interval } = oddsRatio(141, 420, 928, 13_525);
  expect(ratio).toBeCloseTo(4.89, 2);
  expect(interval[0]).toBeCloseTo(4.0, 2);
  expect(interval[1]).toBeCloseTo(5.99, 2);
});

it('half is added where a count is 0', () => {
  const { ratio, interval } = oddsRatio(0, 10, 5, 5);
  expect(ratio).toBeCloseTo((0.5 * 5.5) / (10.5 * 5.5), 12);
  expect(interval[0]).toBeLessThan(ratio);
  expect(interval[1]).toBeGreaterThan(ratio);
});

it('gamma: 1 rising, -1 falling, 0 where nothing changes', () => {
  expect(gamma(Float64Array.of(1, 2, 2, 5))).toBe(1);
  expect(gamma(Float64Array.of(3, 2, 1))).toBe(-1);
  expect(gamma(Float64Array.of(4, 4, 4))).toBe(0);
  expect(gamma(Float64Array.of(1, 3, 2))).toBeCloseTo(1 / 3, 12);
});

it('waits by length: how many from the least of a step on is exact, the middle one to a step', () => {
  const lengths = [3, 100, 100, 5000, 70_000, 1e9];
  const part = new Uint32Array(COUPLING_KEYS);
  for (const ns of lengths) part[leadingKey(ns, 3)]++;
  const counts = addUp([part, part]);
  expect(total(counts)).toBe(12);
  expect(medianOf(counts)).toBe(stepAt(100));
  expect(medianOf(addUp([]))).toBe(0);
  for (const ns of [1, 90, 4000, 1e6, 2e9]) {
    const fromNs = stepAt(ns);
    expect(fromNs).toBeLessThanOrEqual(ns);
    expect(countFrom(counts, fromNs)).toBe(2 * lengths.filter((length) => length >= fromNs).length);
  }
});
