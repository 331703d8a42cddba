import type { Ns } from '../../../api.ts';

/** Buckets of a power of ten. */
const BUCKETS_A_DECADE = 10;

/** Bucket of a duration in whole ns: i holds 10^(i/10) up to 10^((i+1)/10); under 1 ns: 0. */
export function durationBucket(ns: Ns): number {
  if (ns < 1) return 0;
  let bucket = Math.floor(Math.log10(ns) * BUCKETS_A_DECADE);
  // A logarithm may fall just short of a bucket's edge, or on it from below.
  while (10 ** ((bucket + 1) / BUCKETS_A_DECADE) <= ns) bucket++;
  while (10 ** (bucket / BUCKETS_A_DECADE) > ns) bucket--;
  return bucket;
}

/** How many durations lie in each bucket, up to the last that holds any. */
export function durationHistogram(ns: Float64Array): Uint32Array {
  const counts: number[] = [];
  for (const duration of ns) {
    const bucket = durationBucket(duration);
    while (counts.length <= bucket) counts.push(0);
    counts[bucket]++;
  }
  return Uint32Array.from(counts);
}
