// Durations on a log scale, ten buckets a decade: bucket i holds those from 10^(i/10) up to 10^((i+1)/10) ns, bucket 0 also those of
// no length at all.
import type { Ns } from '../../../workers/api.ts';
import type { MarksTable } from './marksTable.ts';

export const BUCKETS_A_DECADE = 10;

/** Buckets from `first` up to but without `after`. */
export interface Buckets {
  readonly first: number;
  readonly after: number;
}

/** Sum of histograms of any lengths. */
export function summed(histograms: readonly Uint32Array[]): Uint32Array {
  const sum = new Uint32Array(Math.max(0, ...histograms.map(({ length }) => length)));
  for (const histogram of histograms) for (const [bucket, count] of histogram.entries()) sum[bucket] = (sum[bucket] ?? 0) + count;
  return sum;
}

/** Whole decades that hold everything counted; undefined: nothing is. */
export function decadesOf(histogram: Uint32Array): Buckets | undefined {
  const first = histogram.findIndex((count) => count > 0);
  if (first < 0) return undefined;
  const last = histogram.findLastIndex((count) => count > 0);
  return {
    first: Math.floor(first / BUCKETS_A_DECADE) * BUCKETS_A_DECADE,
    after: (Math.floor(last / BUCKETS_A_DECADE) + 1) * BUCKETS_A_DECADE,
  };
}

/** The whole nanoseconds that fall into the buckets, both ends included. */
export function durationsOf({ first, after }: Buckets): NonNullable<MarksTable['durationNs']> {
  return { fromNs: first === 0 ? 0 : Math.ceil(edgeNs(first)), toNs: Math.ceil(edgeNs(after)) - 1 };
}

/** The buckets that durations lie in, within `domain`. */
export function bucketsOf({ fromNs, toNs }: NonNullable<MarksTable['durationNs']>, domain: Buckets): Buckets {
  const first = Math.min(Math.max(bucketOf(fromNs), domain.first), domain.after - 1);
  return { first, after: Math.min(Math.max(bucketOf(toNs), first), domain.after - 1) + 1 };
}

/** Shortest duration of a bucket, not rounded. */
export function edgeNs(bucket: number): number {
  return 10 ** (bucket / BUCKETS_A_DECADE);
}

export function countIn(histogram: Uint32Array, { first, after }: Buckets): number {
  return histogram.subarray(first, after).reduce((sum, count) => sum + count, 0);
}

function bucketOf(ns: Ns): number {
  if (ns <= 1) return 0;
  // The logarithm may be off by its last digit, which matters at a bucket's edge only.
  const near = Math.round(BUCKETS_A_DECADE * Math.log10(ns));
  return edgeNs(near) <= ns ? near : near - 1;
}
