// A cycle's time on a bar on which its short phases can be seen: each takes the width of its length, but at least a little.
import type { Ns } from '../../../workers/api.ts';
import type { CycleCourse } from './cycleCourse.ts';

export const COURSE_PHASES = ['sweep termination', 'mark', 'mark termination', 'sweep'] as const;
export type CoursePhase = (typeof COURSE_PHASES)[number];

export interface PlacedPhase {
  readonly phase: CoursePhase;
  readonly startNs: Ns;
  readonly endNs: Ns;
  /** 0…1 of the bar. */
  readonly from: number;
  readonly to: number;
}

/** Of the bar, for a phase however short. */
const LEAST_SHARE = 0.07;
/** Sweeping waits for allocation and may take many times the cycle. */
const MOST_SWEEP = 0.25;

export function courseScale({ startNs, markStartNs, markEndNs, endNs, sweptNs }: CycleCourse): readonly PlacedPhase[] {
  const edges = [startNs, markStartNs, markEndNs, endNs, sweptNs];
  const lengths = COURSE_PHASES.map((_, place) => Math.max(0, (edges[place + 1] ?? 0) - (edges[place] ?? 0)));
  const wholeNs = lengths.reduce((sum, ns) => sum + ns, 0);
  const shares = lengths.map((ns, place) => {
    const share = wholeNs > 0 ? ns / wholeNs : 0;
    return Math.max(LEAST_SHARE, COURSE_PHASES[place] === 'sweep' ? Math.min(share, MOST_SWEEP) : share);
  });
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let to = 0;
  return COURSE_PHASES.map((phase, place) => {
    const from = to;
    to = from + (shares[place] ?? 0) / whole;
    return { phase, startNs: edges[place] ?? 0, endNs: edges[place + 1] ?? 0, from, to };
  });
}

/** Where a time lies on the bar, 0…1. */
export function placeOf(phases: readonly PlacedPhase[], atNs: Ns): number {
  for (const { startNs, endNs, from, to } of phases) {
    if (atNs <= endNs) return endNs > startNs ? from + (Math.max(0, atNs - startNs) / (endNs - startNs)) * (to - from) : from;
  }
  return 1;
}

/** The time at a place of the bar. */
export function timeAt(phases: readonly PlacedPhase[], place: number): Ns {
  for (const { startNs, endNs, from, to } of phases) {
    if (place <= to) return startNs + (Math.max(0, place - from) / (to - from)) * (endNs - startNs);
  }
  return phases.at(-1)?.endNs ?? 0;
}
