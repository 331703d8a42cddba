// The verdict: are stops under a millisecond, half of them, 99 of 100, all? And where not, what explains it: the machine, if it stretched
// the long ones, or the preconditions that fail.
import type { Finding, Measure, PreconditionId, StretchedBy, Thresholds } from '../api.ts';
import type { Evidence, PauseEvidence } from './evidence.ts';
import { findingOf, inOrder, leading, measured, type Ruling, thresholdOf } from './measure.ts';

type Explanation = PreconditionId | 'machine';

const SOURCES = ['trace', 'gctrace', 'metrics', 'memstats', 'prometheus'] as const;
const COULD_TELL = ['trace', 'gctrace'] as const;
/** What lengthens stops comes before what makes them many. */
const LIKELIEST_FIRST: readonly PreconditionId[] = ['stretched-stops', 'allocation-pressure', 'large-objects', 'live-share', 'heap-growth'];

export function subMillisecondPauses(evidence: readonly Evidence[], preconditions: readonly Finding[], thresholds: Thresholds): Finding {
  const found = inOrder(evidence, SOURCES).filter(({ pauses }) => pauses !== undefined);
  const rulings = found.flatMap((one) => (one.pauses === undefined ? [] : [rulingOf(one, one.pauses, thresholds)]));
  const finding = findingOf('sub-millisecond-pauses', rulings, COULD_TELL, evidence);
  if (finding.verdict !== 'fails') return finding;
  return { ...finding, explainedBy: explanations(found.find(({ pauses }) => pauses?.stretched !== undefined)?.pauses, preconditions, thresholds) };
}

function rulingOf(evidence: Evidence, pauses: PauseEvidence, thresholds: Thresholds): Ruling {
  const measures: readonly (Measure | undefined)[] = [
    measured('pause-max', pauses.maxNs, evidence, pauses.longest, thresholds),
    pauses.p99Ns === undefined ? undefined : measured('pause-p99', pauses.p99Ns, evidence, pauses.longest, thresholds),
    pauses.p50Ns === undefined ? undefined : measured('pause-p50', pauses.p50Ns, evidence, [], thresholds),
  ];
  const verdict = measures.some((measure) => measure?.verdict === 'fails') ? 'fails' : 'holds';
  return { verdict, measures: leading(verdict, measures) };
}

/** `pauses`: of a trace, which tells what stretched them. */
function explanations(pauses: PauseEvidence | undefined, preconditions: readonly Finding[], thresholds: Thresholds): readonly Explanation[] {
  const failing = LIKELIEST_FIRST.filter((id) => preconditions.some((finding) => finding.id === id && finding.verdict === 'fails'));
  if (pauses?.stretched === undefined) return failing;
  const limitNs = thresholdOf('pause-max', thresholds);
  const long = pauses.stretched.filter(({ by, longestNs }) => by !== 'nothing' && longestNs >= limitNs).toSorted((a, b) => b.longestNs - a.longestNs);
  const found = long.flatMap(({ by }) => explanationsOf(by, failing));
  return [...new Set(found)];
}

function explanationsOf(by: StretchedBy, failing: readonly PreconditionId[]): readonly Explanation[] {
  switch (by) {
    case 'program':
      return ['stretched-stops'];
    case 'machine':
      return ['machine'];
    case 'runtime':
    case 'unknown':
      return failing;
    case 'nothing':
      return [];
  }
}

