// The minimum of the windowed mean over several functions of utilisation (one of all Ps, or one for each), and the windows where it is
// lowest, no two of which overlap.

import type { Ns } from '../../api.ts';
import type { FoundWindow, UtilisationCurve } from './utilisationCurve.ts';

export interface WorstOf extends FoundWindow {
  readonly proc: number | undefined;
  readonly windowNs: Ns;
}

/** Minimum mutator utilisation: the lowest mean of all windows of that length; 0 of windows without length. */
export function minimumUtilisation(curves: readonly UtilisationCurve[], windowNs: Ns): number {
  if (windowNs <= 0) return 0;
  let lowest = 1;
  for (const curve of curves) {
    if (curve.lengthNs <= 0) continue;
    const fitting = curve.fitting(windowNs);
    lowest = curve.lowest(fitting, curve.startNs, curve.endNs - fitting, lowest)?.mean ?? lowest;
  }
  return lowest;
}

/** Windows may still start in [fromNs, toNs]; the worst that does. */
interface Interval {
  readonly curve: UtilisationCurve;
  readonly fromNs: Ns;
  readonly toNs: Ns;
  readonly worst: FoundWindow;
}

/** `count` windows or as many as fit, each the worst of those that overlap no worse one. */
export function worstWindows(curves: readonly UtilisationCurve[], windowNs: Ns, count: number): readonly WorstOf[] {
  if (windowNs <= 0) return [];
  let intervals = curves.flatMap((curve) => (curve.lengthNs > 0 ? interval(curve, windowNs, curve.startNs, curve.endNs - curve.fitting(windowNs)) : []));
  const found: WorstOf[] = [];
  while (found.length < count && intervals.length > 0) {
    const worst = intervals.reduce((a, b) => (b.worst.mean < a.worst.mean || (b.worst.mean === a.worst.mean && b.worst.startNs < a.worst.startNs) ? b : a));
    const { startNs, mean } = worst.worst;
    const takenNs = worst.curve.fitting(windowNs);
    found.push({ startNs, mean, proc: worst.curve.steps.proc, windowNs: takenNs });
    intervals = intervals.flatMap((one) => without(one, windowNs, startNs - one.curve.fitting(windowNs), startNs + takenNs));
  }
  return found;
}

function interval(curve: UtilisationCurve, windowNs: Ns, fromNs: Ns, toNs: Ns): readonly Interval[] {
  if (fromNs > toNs) return [];
  const worst = curve.lowest(curve.fitting(windowNs), fromNs, toNs);
  return worst === undefined ? [] : [{ curve, fromNs, toNs, worst }];
}

/** What is left of it when nothing may start after `fromNs` and before `toNs`. */
function without(one: Interval, windowNs: Ns, fromNs: Ns, toNs: Ns): readonly Interval[] {
  if (one.toNs <= fromNs || one.fromNs >= toNs) return [one];
  return [...interval(one.curve, windowNs, one.fromNs, fromNs), ...interval(one.curve, windowNs, toNs, one.toNs)];
}
