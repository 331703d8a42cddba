// Why a group of goroutines looks like a leak, in a sentence. Thresholds are judgement: enough that a pool of workers at rest is rarely
// called one, few enough that a slow leak is.

import { t } from '../../../language/t.ts';

export interface GroupSigns {
  readonly goroutines: number;
  /** Of the whole profile. */
  readonly all: number;
  /** The profile holds leaked goroutines only. */
  readonly isLeakProfile: boolean;
  /** undefined: the file does not tell states. */
  readonly states: readonly { readonly state: string; readonly goroutines: number }[] | undefined;
  readonly medianWaitMinutes: number | undefined;
  readonly longestWaitMinutes: number | undefined;
}

/** So many on one stack, and such a share of all, are remarkable. */
const MANY = 100;
const MANY_SHARE = 0.1;
/** Half of a group waiting for so long are, if they are several. */
const LONG_MINUTES = 5;
const SEVERAL = 2;

/** undefined: it does not. */
export function suspicionOf(signs: GroupSigns): string | undefined {
  const { goroutines, all, states } = signs;
  const leaked = (states ?? []).reduce((sum, { state, goroutines: some }) => sum + (state.endsWith('(leaked)') ? some : 0), 0);
  if (leaked > 0) return leaked === goroutines ? t('All of them are marked (leaked): what they wait for can never come.') : t('{count} of them are marked (leaked): what they wait for can never come.', { count: leaked });
  if (goroutines <= 0) return undefined;
  if (signs.isLeakProfile) return t('The collector found them leaked: what they wait for can never come.');
  const reasons: string[] = [];
  if (goroutines >= MANY && goroutines >= MANY_SHARE * all && isWaiting(states)) {
    const values = { count: goroutines, percent: Math.round((100 * goroutines) / all) };
    reasons.push(states === undefined ? t('{count} goroutines, {percent}% of all, are at the same place', values) : t('{count} goroutines, {percent}% of all, wait at the same place', values));
  }
  const { medianWaitMinutes = 0, longestWaitMinutes = 0 } = signs;
  if (goroutines >= SEVERAL && medianWaitMinutes >= LONG_MINUTES) {
    reasons.push(t('half of {count} have waited for {median} minutes or more, the longest for {longest}', { count: goroutines, median: medianWaitMinutes, longest: longestWaitMinutes }));
  }
  if (reasons.length === 0) return undefined;
  const sentence = t('{reasons}.', { reasons: reasons.join('; ') });
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}

const NOT_WAITING = /^(?:running|runnable|idle|dead|preempted|copystack)\b/;

/** Most of them do, as far as is known. */
function isWaiting(states: GroupSigns['states']): boolean {
  if (states === undefined) return true;
  let waiting = 0;
  let others = 0;
  for (const { state, goroutines } of states) {
    if (NOT_WAITING.test(state)) others += goroutines;
    else waiting += goroutines;
  }
  return waiting > others;
}
