import type { LatencySummary, Ns } from '../../api.ts';
import { type NearestRank, nearestRank } from '../../stats/nearestRank.ts';
import { RankedPieces } from '../../stats/rankedPieces.ts';
import { LONG, type StartWaits } from '../index/startWaits.ts';

export interface WaitSummary {
  readonly startLatency: LatencySummary;
  /** Waits longer than the threshold. */
  readonly over: number;
}

/** Fewer than these are sorted. */
const SORTED_UP_TO = 8192;
const BITS = 10;

/** Of the waits of creations [from, to) that ended in a start. */
export function waitSummary(startWaits: StartWaits, from: number, to: number, thresholdNs: Ns): WaitSummary {
  if (to - from <= SORTED_UP_TO) {
    const sorted = startWaits.sorted(from, to);
    let over = 0;
    while (over < sorted.length && sorted[sorted.length - 1 - over] > thresholdNs) over++;
    return { startLatency: latencySummary(nearestRank(sorted)), over };
  }
  const short = startWaits.shortNs.subarray(from, to);
  let over = 0;
  for (let i = 0; i < short.length; i++) over += Number(short[i] > thresholdNs && short[i] < LONG);
  const ranked = new RankedPieces(BITS, LONG);
  ranked.add(short);
  for (const ns of startWaits.longNs(from, to)) {
    ranked.addGreater(ns);
    over += Number(ns > thresholdNs);
  }
  return { startLatency: latencySummary(ranked.ranks()), over };
}

export function latencySummary({ n, min, p50, p90, p99, p999, max, sum }: NearestRank): LatencySummary {
  return { n, minNs: min, p50Ns: p50, p90Ns: p90, p99Ns: p99, p999Ns: p999, maxNs: max, sumNs: sum };
}
