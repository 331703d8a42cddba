import type { LatencySummary, Ns } from '../../api.ts';
import { latencySummary } from '../../stats/latencySummary.ts';
import { nearestRank } from '../../stats/nearestRank.ts';
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

export { latencySummary };
