// The report's `findings`: an entry a precondition and one for the verdict, with the measure that decided, its evidence, and all others.
import type { EvidencePlace, Finding, Measure } from '../api/findings.ts';

export function findingsReport(findings: readonly Finding[]): readonly Record<string, unknown>[] {
  return findings.map(({ id, verdict, measures, explainedBy, missing }) => {
    const decided = measures[0];
    return {
      id,
      verdict,
      measure: decided?.id ?? null,
      value: decided?.value ?? null,
      threshold: decided?.threshold ?? null,
      unit: decided?.unit ?? null,
      evidence: decided?.places.map(placeRow) ?? [],
      ...(explainedBy.length > 0 ? { explained_by: explainedBy } : {}),
      ...(missing.length > 0 ? { missing } : {}),
      measures: measures.map(measureRow),
    };
  });
}

function measureRow({ id, value, unit, threshold, good, verdict, places }: Measure): Record<string, unknown> {
  return { id, value, unit, threshold: threshold ?? null, good: good ?? null, verdict, evidence: places.map(placeRow) };
}

function placeRow({ document, source, at }: EvidencePlace): Record<string, unknown> {
  const where = { document, source };
  switch (at.what) {
    case 'document':
      return where;
    case 'range':
      return { ...where, start_ns: at.range.startNs, end_ns: at.range.endNs };
    case 'cycle':
      return { ...where, cycle: at.index, at_ns: at.atNs };
    case 'pause':
      return { ...where, pause: at.index, at_ns: at.atNs };
    case 'goroutine':
      return { ...where, goroutine: at.goroutine };
    case 'function':
      return { ...where, function: at.name };
    case 'series':
      return { ...where, series: at.name };
    case 'line':
      return { ...where, line: at.line };
  }
}
