// What came how long after what, and whether that is much: a wake-up of a thread that spins takes a few µs, one that sleeps some ten
// to fifty; more than that, and something was in the way.

import type { Ns, OffsetBand, StartUpOffset, StartUpOffsetId } from '../../api.ts';

const SHORT_NS = 10_000;
const LONG_NS = 50_000;

export function bandOf(ns: Ns): OffsetBand {
  if (ns < SHORT_NS) return 'under 10 µs';
  return ns <= LONG_NS ? '10 to 50 µs' : 'over 50 µs';
}

/** None where either end is not in the trace. */
export function offsetOf(offset: StartUpOffsetId, fromNs: Ns | undefined, toNs: Ns | undefined): readonly StartUpOffset[] {
  if (fromNs === undefined || toNs === undefined || toNs < fromNs) return [];
  return [{ offset, fromNs, toNs, band: bandOf(toNs - fromNs) }];
}
