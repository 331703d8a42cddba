// Where a cycle's phases lie beside each other, to scale or with the short ones kept visible; other moments go with them.
import type { GcCycle, Ns } from '../../../workers/api.ts';
import type { Phase } from './gcWords.ts';

export interface PlacedPhase {
  readonly phase: Phase;
  readonly startNs: Ns;
  readonly endNs: Ns;
  /** Of the picture's width, 0…1. */
  readonly from: number;
  readonly to: number;
}

/** Narrower, a phase could not be seen or pressed. */
const LEAST_SHARE = 0.11;

/** In time order; of several mark terminations the last, the others are within marking. Empty: the source tells no phases. */
export function phaseScale(cycle: GcCycle, keepsShort: boolean): readonly PlacedPhase[] {
  const spans = phasesOf(cycle);
  const totalNs = spans.reduce((ns, { startNs, endNs }) => ns + endNs - startNs, 0);
  if (totalNs <= 0) return [];
  const shares = spans.map(({ startNs, endNs }) => (endNs - startNs) / totalNs);
  const widths = keepsShort ? withLeast(shares) : shares;
  let from = 0;
  return spans.map((span, at) => {
    const to = from + (widths[at] ?? 0);
    const placed = { ...span, from, to };
    from = to;
    return placed;
  });
}

/** Of a moment, 0…1; those outside lie at the ends. */
export function placeIn(phases: readonly PlacedPhase[], ns: Ns): number {
  for (const { startNs, endNs, from, to } of phases) {
    if (ns <= endNs) return ns <= startNs ? from : from + ((to - from) * (ns - startNs)) / (endNs - startNs);
  }
  return 1;
}

function phasesOf({ startNs, endNs, sweepTerminationNs, markTerminationNs, markTerminations, markNs, sweepNs }: GcCycle): readonly Omit<PlacedPhase, 'from' | 'to'>[] {
  if (markNs === undefined) return [];
  const markStartNs = startNs + (sweepTerminationNs ?? 0);
  // Of several only the last lies at the end; how long it was by itself is told with the stops.
  const markEndNs = markTerminations > 1 ? Math.max(markStartNs, endNs - (markTerminationNs ?? 0)) : endNs - (markTerminationNs ?? 0);
  const spans: Omit<PlacedPhase, 'from' | 'to'>[] = [];
  if (sweepTerminationNs !== undefined) spans.push({ phase: 'sweep termination', startNs, endNs: markStartNs });
  spans.push({ phase: 'mark', startNs: markStartNs, endNs: markEndNs });
  if (markTerminationNs !== undefined) spans.push({ phase: 'mark termination', startNs: markEndNs, endNs });
  if (sweepNs !== undefined && sweepNs > 0) spans.push({ phase: 'sweep', startNs: endNs, endNs: endNs + sweepNs });
  return spans;
}

/** Shares that add up to 1, none below LEAST_SHARE: what that takes, the others give in proportion. */
function withLeast(shares: readonly number[]): readonly number[] {
  let short = new Set<number>();
  for (;;) {
    const free = 1 - short.size * LEAST_SHARE;
    const rest = shares.reduce((sum, share, at) => sum + (short.has(at) ? 0 : share), 0);
    const now = new Set(short);
    for (const [at, share] of shares.entries()) if ((share / rest) * free < LEAST_SHARE) now.add(at);
    if (now.size === short.size) return shares.map((share, at) => (short.has(at) ? LEAST_SHARE : (share / rest) * free));
    short = now;
  }
}
