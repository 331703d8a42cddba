import type { Ns } from '../../../api.ts';

/** Buckets of a power of ten. */
const BUCKETS_A_DECADE = 10;

/** 10^(i/10), beyond every time a trace can hold. */
const EDGES = Float64Array.from({ length: 300 }, (_, i) => 10 ** (i / BUCKETS_A_DECADE));

/** Bucket of a duration in whole ns: i holds 10^(i/10) up to 10^((i+1)/10); under 1 ns: 0. */
export function durationBucket(ns: Ns): number {
  if (ns < 1) return 0;
  let bucket = Math.floor(Math.log10(ns) * BUCKETS_A_DECADE);
  // A logarithm may fall just short of a bucket's edge, or on it from below.
  while (EDGES[bucket + 1] <= ns) bucket++;
  while (EDGES[bucket] > ns) bucket--;
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
