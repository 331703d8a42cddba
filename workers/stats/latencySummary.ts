import type { LatencySummary } from '../api.ts';
import type { NearestRank } from './nearestRank.ts';

export function latencySummary({ n, min, p50, p90, p99, p999, max, sum }: NearestRank): LatencySummary {
  return { n, minNs: min, p50Ns: p50, p90Ns: p90, p99Ns: p99, p999Ns: p999, maxNs: max, sumNs: sum };
}
