import type { LatencySummary } from '../../../api.ts';
import { nearestRank } from '../../../stats/nearestRank.ts';
import { RankedPieces } from '../../../stats/rankedPieces.ts';
import { latencySummary } from '../waitSummary.ts';

/** Fewer than these are sorted. */
const SORTED_UP_TO = 8192;
const BITS = 10;
const LIMIT = 2 ** 32 - 1;

/** Of whole ns, in any order. */
export function durationRanks(ns: Float64Array): LatencySummary {
  if (ns.length <= SORTED_UP_TO) return latencySummary(nearestRank(ns.toSorted()));
  const ranked = new RankedPieces(BITS, LIMIT);
  const short = new Uint32Array(ns.length);
  for (let i = 0; i < ns.length; i++) {
    if (ns[i] < LIMIT) short[i] = ns[i];
    else {
      short[i] = LIMIT;
      ranked.addGreater(ns[i]);
    }
  }
  ranked.add(short);
  return latencySummary(ranked.ranks());
}
