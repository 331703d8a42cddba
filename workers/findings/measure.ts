// Figures beside their thresholds, and how the sources of a run are weighed: the first in a rule's order that can tell decides, what
// the others say stands behind it.
import type { EvidencePlace, EvidenceSource, Finding, Measure, Thresholds, Verdict } from '../api/findings.ts';
import type { Evidence, Where } from './evidence.ts';
import { type MeasureId, THRESHOLDS, type Threshold } from './thresholds.ts';

/** What one source says to a rule; the measure that decides comes first. */
export interface Ruling {
  readonly verdict: Verdict;
  readonly measures: readonly Measure[];
}

/** Without a place of its own a figure is the whole document's. */
export function placesIn({ document, source }: Evidence, at: readonly Where[]): readonly EvidencePlace[] {
  return (at.length === 0 ? [{ what: 'document' } as const] : at).map((where) => ({ document, source, at: where }));
}

export function thresholdOf(id: MeasureId, thresholds: Thresholds): number {
  return thresholds[id] ?? THRESHOLDS[id].value;
}

/** Judged by itself; whether it decides is the rule's business. */
export function measured(id: MeasureId, value: number, evidence: Evidence, at: readonly Where[], thresholds: Thresholds): Measure {
  const { unit, good }: Threshold = THRESHOLDS[id];
  const threshold = thresholdOf(id, thresholds);
  const isGood = good === 'below' ? value < threshold : value > threshold;
  return { id, value, unit, threshold, good, verdict: isGood ? 'holds' : 'fails', places: placesIn(evidence, at) };
}

/** A figure that is told and judged by nobody. */
export function toldOnly(id: string, value: number, unit: Measure['unit'], evidence: Evidence, at: readonly Where[]): Measure {
  return { id, value, unit, threshold: undefined, good: undefined, verdict: 'unknown', places: placesIn(evidence, at) };
}

/** Above its threshold, or below, on too little to go by. */
export function uncertain(measure: Measure): Measure {
  return { ...measure, verdict: 'unknown' };
}

/** Evidence of these sources, in this order. */
export function inOrder(evidence: readonly Evidence[], sources: readonly EvidenceSource[]): readonly Evidence[] {
  return sources.flatMap((source) => evidence.filter((one) => one.source === source));
}

/** `rulings` in the order in which they are trusted; `missing`: sources that could tell, as far as they are not among them. */
export function findingOf(id: Finding['id'], rulings: readonly Ruling[], missing: readonly EvidenceSource[], evidence: readonly Evidence[]): Finding {
  const decides = rulings.find(({ verdict }) => verdict !== 'unknown');
  const first = decides ?? rulings.find(({ measures }) => measures.length > 0);
  const rest = rulings.filter((ruling) => ruling !== first);
  return {
    id,
    verdict: decides?.verdict ?? 'unknown',
    measures: [...(first?.measures ?? []), ...rest.flatMap(({ measures }) => measures)],
    explainedBy: [],
    missing: decides === undefined ? missing.filter((source) => !evidence.some((one) => one.source === source)) : [],
  };
}

/** Those with that verdict first. */
export function leading(verdict: Verdict, measures: readonly (Measure | undefined)[]): readonly Measure[] {
  const told = measures.filter((measure) => measure !== undefined);
  return [...told.filter((measure) => measure.verdict === verdict), ...told.filter((measure) => measure.verdict !== verdict)];
}

export function ratioOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
