// e. Does nothing stretch the stops? A trace tells what each stop waited for: it fails where the program's code kept one from beginning.
// Stops that the machine stretched are not the program's fault, and do not count here. Logs tell lengths only: short ones hold;
// where most are so long that no goroutine can have made way, it fails; else it cannot be told.
import type { Finding, Measure, StretchedBy, Thresholds } from '../api.ts';
import type { Evidence, PauseEvidence } from './evidence.ts';
import { findingOf, inOrder, leading, measured, ratioOf, type Ruling, thresholdOf, toldOnly } from './measure.ts';
import { LEAST_STOPS } from './thresholds.ts';

const SOURCES = ['trace', 'gctrace', 'metrics', 'memstats', 'prometheus'] as const;
const COULD_TELL = ['trace'] as const;

export function stretchedStops(evidence: readonly Evidence[], thresholds: Thresholds): Finding {
  const rulings = inOrder(evidence, SOURCES).flatMap((one) => (one.pauses === undefined ? [] : [rulingOf(one, one.pauses, thresholds)]));
  return findingOf('stretched-stops', rulings, COULD_TELL, evidence);
}

function rulingOf(evidence: Evidence, pauses: PauseEvidence, thresholds: Thresholds): Ruling {
  const { procs, holds } = evidence;
  const told = [
    holds?.running && toldOnly('longest-run', holds.running.ns, 'ns', evidence, [holds.running.at]),
    holds?.syscall && toldOnly('longest-system-call-on-a-p', holds.syscall.ns, 'ns', evidence, [holds.syscall.at]),
    procs === undefined ? undefined : toldOnly('gomaxprocs', procs, 'count', evidence, [{ what: 'document' }]),
  ].filter((measure) => measure !== undefined);
  return pauses.stretched === undefined ? fromLengths(evidence, pauses, told, thresholds) : fromCauses(evidence, pauses.stretched, told, thresholds);
}

function fromCauses(evidence: Evidence, stretched: NonNullable<PauseEvidence['stretched']>, besides: readonly Measure[], thresholds: Thresholds): Ruling {
  const of = (by: StretchedBy): { readonly longestNs: number; readonly longest: PauseEvidence['longest'] } => stretched.find((one) => one.by === by) ?? { longestNs: 0, longest: [] };
  const told = (by: StretchedBy): Measure | undefined => (of(by).longestNs === 0 ? undefined : toldOnly(`stop-stretched-by-${by}`, of(by).longestNs, 'ns', evidence, of(by).longest));
  const program = measured('stop-stretched-by-program', of('program').longestNs, evidence, of('program').longest, thresholds);
  const others = [told('machine'), told('runtime'), told('unknown'), ...besides].filter((measure) => measure !== undefined);
  if (program.verdict === 'fails') return { verdict: 'fails', measures: [program, ...others] };
  const unexplained = of('unknown').longestNs >= thresholdOf('stop-stretched-by-program', thresholds);
  return { verdict: unexplained ? 'unknown' : 'holds', measures: [program, ...others] };
}

function fromLengths(evidence: Evidence, pauses: PauseEvidence, besides: readonly Measure[], thresholds: Thresholds): Ruling {
  const longest = toldOnly('longest-stop', pauses.maxNs, 'ns', evidence, pauses.longest);
  if (pauses.maxNs < thresholdOf('stop-stretched-by-program', thresholds)) return { verdict: 'holds', measures: leading('holds', [{ ...longest, threshold: thresholdOf('stop-stretched-by-program', thresholds), good: 'below', verdict: 'holds' }, ...besides]) };
  const past = measured('stops-past-preemption', ratioOf(pauses.pastPreemption, pauses.count), evidence, pauses.longest, thresholds);
  const termination = pauses.markTerminationP50Ns === undefined ? undefined : measured('mark-termination-p50', pauses.markTerminationP50Ns, evidence, pauses.longest, thresholds);
  const fails = pauses.count >= LEAST_STOPS && (past.verdict === 'fails' || termination?.verdict === 'fails');
  return { verdict: fails ? 'fails' : 'unknown', measures: leading('fails', [past, termination, longest, ...besides]) };
}
