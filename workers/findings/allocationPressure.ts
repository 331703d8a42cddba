// d. Do goroutines allocate without paying for it? It fails where a noticeable part of their time goes into mark assists, or where a cycle
// has so many pointers to follow that marking goes on for long.
import type { Finding, Measure, Thresholds } from '../api/findings.ts';
import type { CostEvidence, Evidence } from './evidence.ts';
import { findingOf, inOrder, leading, measured, placesIn, type Ruling, thresholdOf, toldOnly, uncertain } from './measure.ts';
import { LEAST_CYCLES, LEAST_SETTLED_CYCLES, MEAN_HIDES } from './thresholds.ts';

/** The runtime's own account of its CPU comes first: see README.md. */
const SOURCES = ['gctrace', 'trace', 'metrics', 'memstats'] as const;
const COULD_TELL = ['trace', 'gctrace'] as const;
const MIB = 2 ** 20;

export function allocationPressure(evidence: readonly Evidence[], thresholds: Thresholds): Finding {
  const trace = evidence.find(({ source }) => source === 'trace');
  const rulings = inOrder(evidence, SOURCES).flatMap((one) => (one.cost === undefined ? [] : [rulingOf(one, one.cost, trace, thresholds)]));
  return findingOf('allocation-pressure', rulings, COULD_TELL, evidence);
}

/** `trace`: tells on which part of the CPU goroutines ran, and which functions assisted. */
function rulingOf(evidence: Evidence, cost: CostEvidence, trace: Evidence | undefined, thresholds: Thresholds): Ruling {
  const enough = cost.cycles >= (cost.over === 'settled' ? LEAST_SETTLED_CYCLES : LEAST_CYCLES);
  // No cycle at all since the heap was built: nothing can have been asked of anyone.
  const share = cost.over === 'settled' && cost.cycles === 0 ? 0 : ofRunning(cost, trace?.cost?.runningShare);
  const assists = share === undefined ? undefined : withFunctions(orUncertain(measured('assist-share', share, evidence, cost.costliest.slice(0, 1), thresholds), enough), trace);
  const marking = markingOf(evidence, cost, enough, thresholds);
  const told = [assists, marking, perMib(evidence, cost)];
  if (assists?.verdict === 'fails' || marking?.verdict === 'fails') return { verdict: 'fails', measures: leading('fails', told) };
  const isSettled = cost.over === 'settled' || (cost.markPerCycleIs === 'mean' && marking?.verdict === 'holds');
  return { verdict: assists?.verdict === 'holds' && isSettled ? 'holds' : 'unknown', measures: leading('holds', told) };
}

function withFunctions(assists: Measure, trace: Evidence | undefined): Measure {
  const functions = trace?.cost?.assisting ?? [];
  return trace === undefined || functions.length === 0 ? assists : { ...assists, places: [...assists.places, ...placesIn(trace, functions)] };
}

/** gctrace tells assists of all CPU; a trace beside it, of which part of it goroutines ran. */
function ofRunning({ assistShare, assistOf }: CostEvidence, running: number | undefined): number | undefined {
  if (assistShare === undefined || assistOf === 'running' || running === undefined || running === 0) return assistShare;
  return Math.min(1, assistShare / running);
}

function markingOf(evidence: Evidence, cost: CostEvidence, enough: boolean, thresholds: Thresholds): Measure | undefined {
  if (cost.markNsPerCycle === undefined) return undefined;
  const perCycle = measured('mark-cpu-per-cycle', cost.markNsPerCycle, evidence, cost.costliest, thresholds);
  if (cost.markPerCycleIs === 'median') return orUncertain(perCycle, enough);
  const farBelow = perCycle.value < thresholdOf('mark-cpu-per-cycle', thresholds) / MEAN_HIDES;
  return perCycle.verdict === 'holds' && !farBelow ? uncertain(perCycle) : orUncertain(perCycle, enough);
}

/** Bad news from few cycles is no news; good news is. */
function orUncertain(measure: Measure, enough: boolean): Measure {
  return measure.verdict === 'fails' && !enough ? uncertain(measure) : measure;
}

/** How rich in pointers what is live is: ns of marking for each MiB. */
function perMib(evidence: Evidence, cost: CostEvidence): Measure | undefined {
  const live = evidence.heap?.liveBytes;
  if (live === undefined || live === 0 || cost.markNsPerCycle === undefined) return undefined;
  return toldOnly('mark-cpu-per-live-mib', cost.markNsPerCycle / (live / MIB), 'ns', evidence, cost.costliest.slice(0, 1));
}
