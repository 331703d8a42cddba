// c. Are objects of more than 32 KiB rare among those allocated? By count, for each takes the page heap's lock and is cleared as a whole;
// and by bytes, for they can set the collector's pace alone.
import type { Finding, Measure, Thresholds, Verdict } from '../api/findings.ts';
import type { Evidence, LargeEvidence } from './evidence.ts';
import { findingOf, inOrder, leading, measured, ratioOf, type Ruling } from './measure.ts';
import { LEAST_LARGE_OBJECTS, type MeasureId } from './thresholds.ts';

const SOURCES = ['metrics', 'heap profile', 'memstats'] as const;
const COULD_TELL = ['heap profile', 'metrics'] as const;

export function largeObjects(evidence: readonly Evidence[], thresholds: Thresholds): Finding {
  const rulings = inOrder(evidence, SOURCES).flatMap((one) => (one.large === undefined ? [] : [rulingOf(one, one.large, thresholds)]));
  return findingOf('large-objects', rulings, COULD_TELL, evidence);
}

function rulingOf(evidence: Evidence, large: LargeEvidence, thresholds: Thresholds): Ruling {
  /** Of something that lies between two values: only where both are on one side can it be told. */
  const between = (id: MeasureId, low: number, high: number): Measure => {
    const least = measured(id, low, evidence, large.makers.length > 0 ? large.makers : [large.at], thresholds);
    const most = measured(id, high, evidence, [large.at], thresholds);
    return least.verdict === 'fails' ? least : { ...most, verdict: most.verdict === 'holds' ? 'holds' : 'unknown' };
  };
  const count = between('large-share-count', ratioOf(large.lowObjects, large.objects), ratioOf(large.highObjects, large.objects));
  const bytes = between('large-share-bytes', ratioOf(large.lowBytes, large.bytes), ratioOf(large.highBytes, large.bytes));
  const few = large.highObjects < LEAST_LARGE_OBJECTS;
  if (few) return { verdict: 'holds', measures: [{ ...count, verdict: 'holds' }, { ...bytes, verdict: bytes.verdict === 'fails' ? 'unknown' : bytes.verdict }] };
  const verdict = worst(count.verdict, bytes.verdict);
  return { verdict, measures: leading(verdict, [count, bytes]) };
}

function worst(a: Verdict, b: Verdict): Verdict {
  if (a === 'fails' || b === 'fails') return 'fails';
  return a === 'holds' && b === 'holds' ? 'holds' : 'unknown';
}
