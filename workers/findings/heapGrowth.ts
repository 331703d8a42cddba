// a. Does the collector reclaim more than the heap grows? Of the time after the heap had been built: it fails if the live heap keeps
// growing by most of what each cycle frees, or if cycles come often and cost much. Often alone is no fault: a small heap of
// short-lived objects is collected many times a second for next to nothing.
import type { Finding, Measure, Thresholds } from '../api/findings.ts';
import type { Evidence, SettledHeap } from './evidence.ts';
import { findingOf, inOrder, leading, measured, type Ruling, toldOnly } from './measure.ts';
import { LEAST_GROWTH_BYTES } from './thresholds.ts';

/** The runtime's own account of its CPU comes first: see README.md. */
const SOURCES = ['gctrace', 'trace', 'memstats', 'metrics'] as const;
const COULD_TELL = ['gctrace', 'memstats', 'trace'] as const;

export function heapGrowth(evidence: readonly Evidence[], thresholds: Thresholds): Finding {
  const rulings = inOrder(evidence, SOURCES).flatMap((one) => (one.heap === undefined ? [] : [rulingOf(one, thresholds)]));
  return findingOf('heap-growth', rulings, COULD_TELL, evidence);
}

function rulingOf(evidence: Evidence, thresholds: Thresholds): Ruling {
  const { heap, cost } = evidence;
  const headroom = headroomOf(evidence);
  const share = cost?.gcShare === undefined ? undefined : measured('gc-cpu-share', cost.gcShare, evidence, cost.costliest, thresholds);
  if (heap?.settled === undefined) return { verdict: 'unknown', measures: leading('fails', [share, headroom]) };
  const { settled } = heap;
  const since = { what: 'range', range: { startNs: settled.fromNs, endNs: settled.fromNs + settled.ns } } as const;
  const growth = measured('growth-per-reclaimed', growthOf(settled), evidence, settled.worst === undefined ? [since] : [settled.worst], thresholds);
  const rate = measured('cycles-per-second', settled.ns > 0 ? settled.automatic / (settled.ns / 1e9) : 0, evidence, [since], thresholds);
  if (growth.verdict === 'fails') return { verdict: 'fails', measures: [growth, ...leading('fails', [share, rate, headroom])] };
  if (rate.verdict === 'holds') return { verdict: 'holds', measures: leading('holds', [growth, rate, share, headroom]) };
  if (share === undefined || cost?.over !== 'settled') return { verdict: 'unknown', measures: leading('fails', [rate, growth, share, headroom]) };
  return { verdict: share.verdict, measures: share.verdict === 'fails' ? [share, ...leading('fails', [rate, growth, headroom])] : leading('holds', [growth, share, rate, headroom]) };
}

/** Growth of less than Go's least heap is none; growth without anything reclaimed is measured by that. */
function growthOf({ grownBytes, reclaimedBytes }: SettledHeap): number {
  if (grownBytes < LEAST_GROWTH_BYTES) return reclaimedBytes > grownBytes ? Math.max(0, grownBytes) / reclaimedBytes : 0;
  return grownBytes / Math.max(reclaimedBytes, LEAST_GROWTH_BYTES);
}

/** How much there is to allocate until the next cycle, in live heaps: 1 at GOGC=100. */
function headroomOf(evidence: Evidence): Measure | undefined {
  const { heap } = evidence;
  if (heap?.goalBytes === undefined || heap.liveBytes === undefined || heap.liveBytes === 0) return undefined;
  return toldOnly('goal-headroom', heap.goalBytes / heap.liveBytes - 1, 'ratio', evidence, [{ what: 'document' }]);
}
