// Lengths in ns on a fixed logarithmic scale: bucket b holds those of [2^(b / 32), 2^((b + 1) / 32)), 32 to a doubling, so that counts
// of any parts add up. The middle of a bucket is at most 1.1 % from whatever is in it.

import type { Ns } from '../units.ts';
import { keysWith, leadingKey, leastWithKey } from './leadingBits.ts';

export const BUCKETS_AN_OCTAVE = 32;
/** 2^48 ns, three days, is in the last but one; what is longer counts as this. */
export const LOG_BUCKETS = 48 * BUCKETS_AN_OCTAVE + 1;
/** Of a percentile that is told by the middle of its bucket. */
export const BUCKET_ERROR = 2 ** (0.5 / BUCKETS_AN_OCTAVE) - 1;

/** Keys are narrower than buckets, so a key lies in one bucket or in two. */
const KEY_BITS = 7;
const LEAST = Float64Array.from({ length: LOG_BUCKETS + 1 }, (_, bucket) => 2 ** (bucket / BUCKETS_AN_OCTAVE));
const OF_KEY = Uint16Array.from({ length: keysWith(KEY_BITS) }, (_, key) => bucketByLogarithm(leastWithKey(key, KEY_BITS)));

/** Of a whole number of ns; 0 is in the first. A logarithm takes five times as long. */
export function logBucket(ns: Ns): number {
  if (ns >= 4294967296) return bucketByLogarithm(ns);
  const bucket = OF_KEY[leadingKey(ns, KEY_BITS)];
  return ns >= LEAST[bucket + 1] ? bucket + 1 : bucket;
}

function bucketByLogarithm(ns: Ns): number {
  let bucket = ns < 1 ? 0 : Math.min(LOG_BUCKETS - 1, Math.floor(Math.log2(ns) * BUCKETS_AN_OCTAVE));
  // A logarithm is rounded.
  if (ns < LEAST[bucket]) bucket = Math.max(0, bucket - 1);
  else if (bucket < LOG_BUCKETS - 1 && ns >= LEAST[bucket + 1]) bucket++;
  return bucket;
}

/** Where a bucket begins, on a scale of so many to a doubling. */
export function leastOfBucket(bucket: number, perOctave = BUCKETS_AN_OCTAVE): Ns {
  return 2 ** (bucket / perOctave);
}

/** The one length that stands for a bucket: whole where the bucket holds a single whole number, else its geometric middle. */
export function middleOfBucket(bucket: number): Ns {
  const least = Math.ceil(LEAST[bucket]);
  return least + 1 >= LEAST[bucket + 1] ? least : Math.sqrt(LEAST[bucket] * LEAST[bucket + 1]);
}

/** By nearest rank, of counts by bucket, for percentages in any order; 0 where there is none. */
export function bucketPercentiles(counts: Float64Array, percents: readonly number[]): readonly Ns[] {
  let n = 0;
  for (const count of counts) n += count;
  return percents.map((percent) => {
    const rank = Math.max(1, Math.ceil((percent * n) / 100 - 1e-9 * n));
    let upTo = 0;
    for (let bucket = 0; bucket < counts.length; bucket++) {
      upTo += counts[bucket];
      if (upTo >= rank) return middleOfBucket(bucket);
    }
    return 0;
  });
}
