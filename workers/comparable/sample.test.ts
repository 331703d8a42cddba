import { expect, test } from 'vitest';
import { distinctOfAll, distinctOfSorted, MOST_DISTINCT, roundedValue } from './distinct.ts';
import { MOST_STRETCHES, sampleOf } from './sample.ts';

/** What a sample's stretches hold, by place. */
function byPlace({ value, blocks }: ReturnType<typeof sampleOf>): Float64Array {
  const counts = new Float64Array(value.length);
  blocks.place.forEach((place, i) => (counts[place] += blocks.count[i]));
  return counts;
}

test('different values with their counts, and again by stretch of time', () => {
  const values = Float64Array.from({ length: 400 }, (_, i) => (i % 7) * 10);
  const sample = sampleOf(values, Float64Array.from(values.keys()), 400);
  expect(Array.from(sample.value)).toEqual([0, 10, 20, 30, 40, 50, 60]);
  expect(sample.rounded).toBe(false);
  expect(byPlace(sample)).toEqual(sample.count);
  expect(sample.blocks.first).toHaveLength(MOST_STRETCHES + 1);
  // The first stretch is 6.25 ns long: the values of 0 to 6.
  expect(Array.from(sample.blocks.place.subarray(0, sample.blocks.first[1]))).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('of few values there are few stretches, of none one that is empty', () => {
  expect(sampleOf(Float64Array.of(3, 1), Float64Array.of(5, NaN), 10).blocks).toEqual({ first: Uint32Array.of(0, 2), place: Uint32Array.of(0, 1), count: Float64Array.of(1, 1) });
  expect(sampleOf(new Float64Array(0), new Float64Array(0), 0).blocks.first).toEqual(Uint32Array.of(0, 0));
});

test('as many different values as are told exactly are exact, of more none is off by a thousandth', () => {
  const exact = Float64Array.from({ length: MOST_DISTINCT }, (_, i) => 5000 + i * 3);
  const fine = sampleOf(exact, Float64Array.from(exact.keys()), exact.length);
  expect(fine.rounded).toBe(false);
  expect(fine.value).toEqual(exact);
  // Stretches tell no more than steps, and all values.
  expect(fine.blocks.place.length).toBeLessThan(4 * 1024);
  expect(byPlace(fine).reduce((sum, count) => sum + count, 0)).toBe(MOST_DISTINCT);
  const many = distinctOfSorted(Float64Array.from({ length: MOST_DISTINCT + 1 }, (_, i) => 5000 + i * 3));
  expect(many.rounded).toBe(true);
  expect(many.count.reduce((sum, count) => sum + count, 0)).toBe(MOST_DISTINCT + 1);
  for (const value of [5000, 77_777, 1e9 + 1]) expect(Math.abs(roundedValue(value) - value) / value).toBeLessThan(0.001);
});

test('parts put together are as the whole', () => {
  const sorted = [1, 1, 2, 5, 5, 5, 9];
  expect(distinctOfAll([distinctOfSorted([1, 2, 5]), distinctOfSorted([]), distinctOfSorted([1, 5, 5, 9])])).toEqual(distinctOfSorted(sorted));
});
