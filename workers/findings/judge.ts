// The five preconditions and the verdict, from the evidence of all documents of a run.
import type { Finding, Thresholds } from '../api/findings.ts';
import { allocationPressure } from './allocationPressure.ts';
import type { Evidence } from './evidence.ts';
import { heapGrowth } from './heapGrowth.ts';
import { largeObjects } from './largeObjects.ts';
import { liveShare } from './liveShare.ts';
import { stretchedStops } from './stretchedStops.ts';
import { subMillisecondPauses } from './subMillisecondPauses.ts';

/** In the order in which they are shown; the verdict last. */
export function judge(evidence: readonly Evidence[], thresholds: Thresholds = {}): readonly Finding[] {
  const preconditions = [heapGrowth, liveShare, largeObjects, allocationPressure, stretchedStops].map((rule) => rule(evidence, thresholds));
  return [...preconditions, subMillisecondPauses(evidence, preconditions, thresholds)];
}
