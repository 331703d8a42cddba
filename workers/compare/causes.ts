// Waiting by cause on both sides, and what most of a difference consists of.
import { type CauseSums, type Comparable, WAIT_CAUSE_GROUPS, WAIT_CAUSES, type WaitCauseGroup } from '../api.ts';
import { totalOf } from '../stats/weighted.ts';
import { addedCauses } from './functions.ts';

export interface CausesBeside {
  readonly a: CauseSums;
  readonly b: CauseSums;
}

/** ns of a wait, on average, by cause. `which`: of new goroutines, whose waits are the sample 'start', or of all, the sample 'sched'. */
export function causesBeside(a: readonly Comparable[], b: readonly Comparable[], which: 'startCauses' | 'waitCauses'): CausesBeside | undefined {
  const [ofA, ofB] = [ofWaits(a, which), ofWaits(b, which)];
  return ofA === undefined || ofB === undefined ? undefined : { a: ofA, b: ofB };
}

function ofWaits(runs: readonly Comparable[], which: 'startCauses' | 'waitCauses'): CauseSums | undefined {
  const known = runs.filter((run) => run[which] !== undefined);
  const name = which === 'startCauses' ? 'start' : 'sched';
  const waits = known.flatMap(({ samples }) => samples.filter((sample) => sample.name === name)).reduce((sum, { sample }) => sum + totalOf(sample.count), 0);
  return waits === 0 ? undefined : addedCauses(known.map((run) => run[which]))?.map((ns) => ns / waits);
}

/** Below this no cause is named: it explains little. */
const NAMED_FROM = 0.5;

/** The group of causes that most of the difference consists of, and its share; undefined: none is the half of it. */
export function mainCause({ a, b }: CausesBeside): { readonly group: WaitCauseGroup; readonly share: number } | undefined {
  const difference = together(b) - together(a);
  if (difference === 0) return undefined;
  const found = (Object.keys(WAIT_CAUSE_GROUPS) as WaitCauseGroup[])
    .map((group) => ({ group, share: (ofGroup(b, group) - ofGroup(a, group)) / difference }))
    .reduce((most, next) => (next.share > most.share ? next : most));
  return found.share >= NAMED_FROM ? { group: found.group, share: Math.min(found.share, 1) } : undefined;
}

function ofGroup(causes: CauseSums, group: WaitCauseGroup): number {
  return WAIT_CAUSE_GROUPS[group].reduce((of, cause) => of + causes[WAIT_CAUSES.indexOf(cause)], 0);
}

function together(causes: CauseSums): number {
  return causes.reduce((of, ns) => of + ns, 0);
}
