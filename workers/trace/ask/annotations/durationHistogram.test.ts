import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationBucket, durationHistogram } from './durationHistogram.ts';

test('a bucket holds what its edges say', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })), (ns) => {
      const bucket = durationBucket(ns);
      expect(10 ** (bucket / 10)).toBeLessThanOrEqual(ns);
      expect(10 ** ((bucket + 1) / 10)).toBeGreaterThan(ns);
    }),
  );
});

test('powers of ten begin a bucket, and what takes no time is in the first', () => {
  expect([0, 1, 10, 1000, 1e6, 1e9, 1e15].map(durationBucket)).toEqual([0, 0, 10, 30, 60, 90, 150]);
  expect([...durationHistogram(Float64Array.of(0, 1, 1, 3, 3))]).toEqual([3, 0, 0, 0, 2]);
  expect(durationHistogram(new Float64Array(0))).toHaveLength(0);
});
