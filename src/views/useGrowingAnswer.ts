import { useEffect, useMemo, useState } from 'react';
import type { AskFindings, AskTrace, FindingAnswers, FindingQuestion, TraceAnswers, TraceQuestion } from '../../workers/api.ts';
import { useAnswered, type Answered } from './useAnswer.ts';

/** How long the worker is left to read more before it is asked again. */
const AGAIN_MS = 150;

/**
 * As useAnswered, for questions that are answered at once from what has been read so far: asks again until `isWhole` holds of the
 * answer. `isWhole` is the same function at every call.
 */
export function useGrowingAnswer<Q extends TraceQuestion>(ask: AskTrace, question: Q | undefined, isWhole: (answer: TraceAnswers[Q['ask']]) => boolean): Answered<TraceAnswers[Q['ask']]> | undefined;
export function useGrowingAnswer<Q extends FindingQuestion>(ask: AskFindings, question: Q | undefined, isWhole: (answer: FindingAnswers[Q['ask']]) => boolean): Answered<FindingAnswers[Q['ask']]> | undefined;
export function useGrowingAnswer(ask: unknown, question: TraceQuestion | undefined, isWhole: (answer: never) => boolean): Answered<unknown> | undefined {
  const [round, setRound] = useState(0);
  // A new function asks again; the answer there is stays until the next one comes.
  // oxlint-disable-next-line react/exhaustive-deps -- the round is what makes it new
  const askAgain = useMemo<AskTrace>(() => (asked) => (ask as AskTrace)(asked), [ask, round]);
  const answered = useAnswered(askAgain, question);
  useEffect(() => {
    if (answered === undefined || isWhole(answered.answer as never)) return undefined;
    const timer = setTimeout(() => setRound((last) => last + 1), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [answered, isWhole]);
  return answered;
}

/** Of answers that say what share of the recording they know. */
export function isKnown({ known }: { readonly known: number }): boolean {
  return known >= 1;
}

/** Of answers that name what is still being read. */
export function isRead({ pending }: { readonly pending: readonly unknown[] }): boolean {
  return pending.length === 0;
}
