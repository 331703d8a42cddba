// What a difference is worth, by the rule of README.md, with the reason in words.
import type { Better, ComparedTests, ComparedVerdict } from '../api.ts';
import { NOTABLE_CHANGE, P_BELOW, SAME_WITHIN, WORTH_AT_LEAST } from './rules.ts';
import { percentText, pText } from './words.ts';
import { t } from '../../language/t.ts';

export interface Judged {
  readonly verdict: ComparedVerdict;
  /** Completes a sentence after a colon or a comma; empty: nothing to say. */
  readonly why: string;
}

export interface Evidence {
  readonly better: Better;
  readonly a: number;
  readonly b: number;
  readonly change: number | undefined;
  readonly ci95: readonly [number, number] | undefined;
  /** As ci95; undefined: it does not count. */
  readonly ci99: readonly [number, number] | undefined;
  readonly tests: ComparedTests;
  /** Why nothing can be said; undefined: nothing stands against it. */
  readonly tooFew: string | undefined;
}

export function judged({ better, a, b, change, ci95, ci99, tests, tooFew }: Evidence): Judged {
  if (tooFew !== undefined) return { verdict: 'cannot tell', why: tooFew };
  const worth = Math.min(tests.effectiveA, tests.effectiveB);
  if (worth < WORTH_AT_LEAST) return { verdict: 'cannot tell', why: t('too few: neighbours in time are so alike that the values are worth {worth} independent ones', { worth: Math.max(1, Math.floor(worth)) }) };
  if (ci95 === undefined || change === undefined) return a === b ? { verdict: 'same', why: t('equal') } : { verdict: 'cannot tell', why: t('A is 0, so there is no change in percent') };
  const [low, high] = ci95;
  const beyondChance = (low > 0 || high < 0) && (tests.pCautious < P_BELOW || isFarOff(ci99));
  if (beyondChance && Math.abs(change) >= NOTABLE_CHANGE) return { verdict: directed(better, b - a), why: '' };
  const isNear = low >= -SAME_WITHIN && high <= SAME_WITHIN;
  if (beyondChance && isNear) return { verdict: 'same', why: t('a difference of less than {share}', { share: percentText(NOTABLE_CHANGE) }) };
  if (beyondChance) return { verdict: 'cannot tell', why: t('the change may be next to nothing, or large') };
  if (isNear) return { verdict: 'same', why: t('no difference is shown') };
  if (tests.pCautious >= P_BELOW) return { verdict: 'cannot tell', why: t('chance would make as much (p {p})', { p: pText(tests.pCautious) }) };
  return { verdict: 'cannot tell', why: t('no change is likely enough too') };
}

/** A tail may differ where nearly all values are alike: no test of the whole sample sees it. */
function isFarOff(ci99: Evidence['ci99']): boolean {
  return ci99 !== undefined && (ci99[0] > NOTABLE_CHANGE || ci99[1] < -NOTABLE_CHANGE);
}

/** Of a difference that is there. */
function directed(better: Better, difference: number): ComparedVerdict {
  if (better === 'neither') return 'different';
  return difference < 0 === (better === 'lower') ? 'better' : 'worse';
}
