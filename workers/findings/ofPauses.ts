// Evidence from single stops of the world, or from histograms of them.
import { nearestRank } from '../stats/nearestRank.ts';
import type { Ns } from '../units.ts';
import type { PauseEvidence, Where } from './evidence.ts';
import { largestOf } from './largestOf.ts';
import { PREEMPTION_NS } from './thresholds.ts';

const MOST_PLACES = 5;

/** `whereOf`: of a stop by its place in `lengthNs`. undefined: there are none. */
export function evidenceOfPauses(of: PauseEvidence['of'], lengthNs: Float64Array, whereOf: (pause: number) => Where): Omit<PauseEvidence, 'stretched' | 'markTerminationP50Ns'> | undefined {
  if (lengthNs.length === 0) return undefined;
  const { p50, p99, max } = nearestRank(lengthNs.toSorted());
  return {
    of,
    count: lengthNs.length,
    p50Ns: p50,
    p99Ns: p99,
    maxNs: max,
    longest: largestOf(lengthNs, 0, MOST_PLACES).map(whereOf),
    pastPreemption: lengthNs.reduce((count, ns) => (ns >= PREEMPTION_NS ? count + 1 : count), 0),
  };
}

export function medianNs(lengthNs: Float64Array): Ns | undefined {
  return lengthNs.length === 0 ? undefined : nearestRank(lengthNs.toSorted()).p50;
}

/** Bucket i is [buckets[i], buckets[i + 1]), in seconds: quantiles are the ends of the buckets they fall in. undefined: all are empty. */
export function evidenceOfHistogram(buckets: Float64Array, counts: Float64Array, where: Where): PauseEvidence | undefined {
  const count = counts.reduce((sum, one) => sum + one, 0);
  if (!(count > 0)) return undefined;
  const endNs = (bucket: number): Ns => (Number.isFinite(buckets[bucket + 1]) ? buckets[bucket + 1] : buckets[bucket]) * 1e9;
  const rank = (share: number): Ns => {
    const wanted = Math.max(1, Math.ceil(share * count));
    let below = 0;
    for (let bucket = 0; bucket < counts.length; bucket++) {
      below += counts[bucket];
      if (below >= wanted) return endNs(bucket);
    }
    return endNs(counts.length - 1);
  };
  return {
    of: 'bucket',
    count,
    p50Ns: rank(0.5),
    p99Ns: rank(0.99),
    maxNs: rank(1),
    longest: [where],
    pastPreemption: counts.reduce((sum, one, bucket) => (buckets[bucket] * 1e9 >= PREEMPTION_NS ? sum + one : sum), 0),
    stretched: undefined,
    markTerminationP50Ns: undefined,
  };
}
