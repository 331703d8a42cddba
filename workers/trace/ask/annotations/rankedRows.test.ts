import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankedRows } from './rankedRows.ts';

test('a page is what it is of all rows in order', () => {
  const key = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: -1, max: 1e9 }), fc.constant(Infinity));
  fc.assert(
    fc.property(fc.array(key, { maxLength: 300 }), fc.nat(320), fc.nat(60), fc.boolean(), (values, from, count, descending) => {
      const keys = Float64Array.from(values);
      const rows = Uint32Array.from(values.keys()).filter((row) => row % 7 !== 3);
      const ascending = [...rows].toSorted((a, b) => (keys[a] === keys[b] ? a - b : keys[a] < keys[b] ? -1 : 1));
      const sorted = descending ? ascending.toReversed() : ascending;
      expect([...rankedRows(rows.slice(), keys, { from, count, descending })]).toEqual(sorted.slice(from, from + count));
    }),
    { numRuns: 500 },
  );
});

test('rows that are in order already, or all alike, take no longer than others', () => {
  const alike = new Float64Array(300_000);
  const ascending = Float64Array.from({ length: 300_000 }, (_, i) => i);
  for (const keys of [alike, ascending]) {
    const rows = Uint32Array.from(keys.keys());
    expect([...rankedRows(rows, keys, { from: 150_000, count: 3, descending: false })]).toEqual([150_000, 150_001, 150_002]);
  }
  // In order but for the last ones: with the ends and the middle as pivots, a whole pass for each of those.
  const almost = ascending.map((key) => (key < 299_000 ? key : -1));
  expect([...rankedRows(Uint32Array.from(almost.keys()), almost, { from: 0, count: 3, descending: true })]).toEqual([298_999, 298_998, 298_997]);
});
