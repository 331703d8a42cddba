import { expect, test } from 'vitest';
import { BUCKET_ERROR, BUCKETS_AN_OCTAVE, bucketPercentiles, leastOfBucket, LOG_BUCKETS, logBucket, middleOfBucket } from './logBuckets.ts';

const LENGTHS = [...Array.from({ length: 5000 }, (_, ns) => ns), ...Array.from({ length: 48 }, (_, octave) => [2 ** octave - 1, 2 ** octave, 2 ** octave + 1, Math.floor(2 ** octave * 1.37)]).flat(), 2 ** 32 - 1, 2 ** 32, 2 ** 40 + 12345];

test('a length is between its bucket’s ends, and no further from its middle than is said', () => {
  for (const ns of LENGTHS) {
    const bucket = logBucket(ns);
    if (ns < 1) {
      expect(bucket).toBe(0);
      continue;
    }
    expect(ns).toBeGreaterThanOrEqual(leastOfBucket(bucket));
    expect(ns).toBeLessThan(leastOfBucket(bucket + 1));
    expect(Math.abs(middleOfBucket(bucket) - ns) / ns).toBeLessThanOrEqual(BUCKET_ERROR + 1e-12);
  }
  expect(logBucket(2 ** 60)).toBe(LOG_BUCKETS - 1);
});

test('up to 45 ns each has a bucket of its own, told exactly', () => {
  for (let ns = 1; ns <= 45; ns++) expect(middleOfBucket(logBucket(ns))).toBe(ns);
});

test('percentiles of buckets are those of the lengths, as near as buckets are', () => {
  const lengths = Array.from({ length: 1000 }, (_, i) => Math.round(100 * 1.01 ** i));
  const counts = new Float64Array(LOG_BUCKETS);
  for (const ns of lengths) counts[logBucket(ns)]++;
  for (const percent of [1, 50, 90, 99, 99.9, 100]) {
    const exact = lengths[Math.ceil(percent * 10) - 1];
    const [found] = bucketPercentiles(counts, [percent]);
    expect(Math.abs(found - exact) / exact).toBeLessThanOrEqual(BUCKET_ERROR + 1e-12);
  }
  expect(bucketPercentiles(new Float64Array(BUCKETS_AN_OCTAVE), [50])).toEqual([0]);
});
