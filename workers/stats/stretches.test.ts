import { expect, test } from 'vitest';
import type { Sample } from '../api.ts';
import { sampleOf } from '../comparable/sample.ts';
import { middleOf, redrawn } from './blockBootstrap.ts';
import { effectiveNumbers } from './effectiveNumber.ts';
import { SeededNumbers } from './seededNumbers.ts';

const DURATION_NS = 1e9;

/** Values one after the other over the recording. */
function over(values: readonly number[]): Sample {
  return sampleOf(
    Float64Array.from(values),
    Float64Array.from(values, (_, at) => ((at + 0.5) * DURATION_NS) / values.length),
    DURATION_NS,
  );
}

function someNumbers(seed: number, count: number): readonly number[] {
  const random = new SeededNumbers(seed);
  return Array.from({ length: count }, () => 1000 + random.below(1000));
}

test('seeded numbers are the same again, and all as likely', () => {
  expect(someNumbers(1, 5)).toEqual(someNumbers(1, 5));
  expect(someNumbers(1, 5)).not.toEqual(someNumbers(2, 5));
  const random = new SeededNumbers(3);
  const seen = new Uint32Array(8);
  for (let i = 0; i < 80_000; i++) seen[random.below(8)]++;
  // χ² with 7 degrees: 24.3 once in a thousand.
  expect(seen.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(24.3);
});

test('values that follow each other by chance are worth nearly their number', () => {
  const { byRank, byValue } = effectiveNumbers([over(someNumbers(5, 4000))]);
  expect(Math.min(byRank, byValue)).toBeGreaterThan(4000 / 2.5);
  expect(Math.max(byRank, byValue)).toBeLessThanOrEqual(4000);
});

test('values that come in bursts of a hundred are worth about a hundredth', () => {
  const bursts = someNumbers(6, 64).flatMap((value) => Array.from({ length: 100 }, () => value));
  const { byRank, byValue } = effectiveNumbers([over(bursts)]);
  for (const worth of [byRank, byValue]) {
    expect(worth).toBeLessThan(6400 / 40);
    expect(worth).toBeGreaterThan(6400 / 400);
  }
});

test('a single value far off takes from the worth of a mean, not from that of ranks', () => {
  const values = [...someNumbers(7, 4000)];
  for (let i = 2000; i < 2040; i++) values[i] = 1e9;
  const { byRank, byValue } = effectiveNumbers([over(values)]);
  expect(byValue).toBeLessThan(byRank / 5);
});

test('an interval is the same again, and holds what the sample has', () => {
  const sample = over(someNumbers(8, 2000));
  const again = [1, 1].map(() => redrawn([sample], [50, 99], 200, new SeededNumbers(4)));
  expect(again[0]).toEqual(again[1]);
  const [median, high] = again[0].percentiles.map((column) => middleOf(column, 95) ?? [0, 0]);
  expect(median[0]).toBeLessThanOrEqual(1500);
  expect(median[1]).toBeGreaterThanOrEqual(1500);
  expect(median[1] - median[0]).toBeLessThan(120);
  expect(high[0]).toBeGreaterThan(1970);
});

test('intervals of the mean hold the true one nineteen times in twenty', () => {
  let held = 0;
  for (let seed = 100; seed < 200; seed++) {
    const [low, high] = middleOf(redrawn([over(someNumbers(seed, 640))], [], 200, new SeededNumbers(seed)).mean, 95) ?? [0, 0];
    if (low <= 1499.5 && high >= 1499.5) held++;
  }
  // Of a hundred: 88 or fewer once in three hundred.
  expect(held).toBeGreaterThan(88);
});

test('of runs that differ, the interval is as wide as they differ', () => {
  const runs = [1, 2, 3].map((factor) => over(someNumbers(9, 400).map((value) => value * factor)));
  const [low, high] = middleOf(redrawn(runs, [], 300, new SeededNumbers(5)).mean, 95) ?? [0, 0];
  expect(low).toBeLessThan(1600);
  expect(high).toBeGreaterThan(4000);
  expect(middleOf(redrawn([], [50], 10, new SeededNumbers(1)).mean, 95)).toBeUndefined();
});
