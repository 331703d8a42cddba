// b. Are few of all objects ever allocated alive? A large share by itself says that the program is young, or allocates little. It fails
// where those objects are also looked at so often that marking them takes a noticeable part of the CPU.
import type { Finding, Measure, Thresholds } from '../api/findings.ts';
import type { Evidence } from './evidence.ts';
import { findingOf, inOrder, measured, type Ruling, uncertain } from './measure.ts';
import { LEAST_CYCLES, LEAST_SETTLED_CYCLES } from './thresholds.ts';

const LIVE_SOURCES = ['heap profile', 'memstats', 'metrics', 'prometheus', 'gctrace', 'trace'] as const;
/** The runtime's own account of its CPU comes first: see README.md. */
const MARKING_SOURCES = ['gctrace', 'trace', 'metrics', 'memstats'] as const;
const COULD_TELL = ['heap profile', 'gctrace', 'trace'] as const;

export function liveShare(evidence: readonly Evidence[], thresholds: Thresholds): Finding {
  const marking = markingShare(evidence, thresholds);
  const rulings = inOrder(evidence, LIVE_SOURCES).flatMap((one) => (one.live === undefined ? [] : [rulingOf(one, marking, thresholds)]));
  // Where next to nothing is marked, it does not matter how much is alive.
  if (marking?.verdict === 'holds') rulings.push({ verdict: 'holds', measures: [marking] });
  const finding = findingOf('live-share', rulings, COULD_TELL, evidence);
  return { ...finding, measures: withMarking(finding.measures, marking) };
}

function rulingOf(evidence: Evidence, marking: Measure | undefined, thresholds: Thresholds): Ruling {
  const { live } = evidence;
  if (live === undefined) return { verdict: 'unknown', measures: [] };
  const id = live.unit === 'objects' ? 'live-share' : 'live-share-bytes';
  const share = measured(id, live.allocated > 0 ? live.live / live.allocated : 0, evidence, [live.at], thresholds);
  if (share.verdict === 'holds') return { verdict: 'holds', measures: [share] };
  // A bound from above, or bytes in place of objects, may show that few are alive, never that many are.
  if (marking?.verdict === 'fails' && live.bound === 'exact' && live.unit === 'objects') return { verdict: 'fails', measures: [share] };
  return { verdict: 'unknown', measures: [uncertain(share)] };
}

/** The share of the CPU that marking takes, after the heap had been built where that is known. */
function markingShare(evidence: readonly Evidence[], thresholds: Thresholds): Measure | undefined {
  let told: Measure | undefined;
  for (const one of inOrder(evidence, MARKING_SOURCES)) {
    const { cost } = one;
    if (cost === undefined) continue;
    const value = cost.over === 'settled' && cost.cycles === 0 ? 0 : cost.markShare;
    if (value === undefined) continue;
    const share = measured('marking-share', value, one, cost.costliest, thresholds);
    const enough = cost.cycles >= (cost.over === 'settled' ? LEAST_SETTLED_CYCLES : LEAST_CYCLES);
    if (share.verdict === 'holds' || enough) return share;
    told ??= uncertain(share);
  }
  return told;
}

/** The share stands first, what marking costs right behind it: together they decide. */
function withMarking(measures: readonly Measure[], marking: Measure | undefined): readonly Measure[] {
  if (marking === undefined || measures[0] === marking) return measures;
  const others = measures.filter((measure) => measure !== marking);
  return [...others.slice(0, 1), marking, ...others.slice(1)];
}
