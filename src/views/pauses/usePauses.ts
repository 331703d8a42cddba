// Answers about stops of the world, of traces and logs alike; asked again while more of the recording becomes known.
import { useCallback, useMemo, useState } from 'react';
import type { AskPauses, AskTrace, PauseAnswers, PauseDetail, PauseQuestion, PauseRow } from '../../../workers/api.ts';
import { covers, placeAround } from '../table/pagePlace.ts';
import type { PagedRows } from '../table/usePagedRows.ts';
import type { Answered } from '../useAnswer.ts';
import { useGrowingAnswer } from '../useGrowingAnswer.ts';

type Asked<A extends PauseQuestion['ask']> = Extract<PauseQuestion, { readonly ask: A }>;

export function usePauseFigures(ask: AskPauses, question: Asked<'pauseFigures'>): PauseAnswers['pauseFigures'] | undefined {
  return useGrowingAnswer(asTrace(ask), question, isWhole)?.answer;
}

/** `answer` undefined: there is no such stop. */
export function usePause(ask: AskPauses, index: number): Answered<PauseDetail | undefined> | undefined {
  return useGrowingAnswer(asTrace(ask), { ask: 'pause', index }, isWhole);
}

/** The rows in sight and some more. */
export function usePausePage(ask: AskPauses, question: Omit<Asked<'pauses'>, 'from' | 'count'>): PagedRows<PauseRow> {
  const [place, setPlace] = useState(() => placeAround(0, 0));
  const onInSight = useCallback((from: number, count: number) => {
    setPlace((last) => (covers(last, from, count) ? last : placeAround(from, count)));
  }, []);
  const page = useGrowingAnswer(asTrace(ask), { ...question, ...place }, isWhole)?.answer;
  return useMemo(() => ({ total: page?.total, known: page?.known ?? 0, rowAt: (at) => page?.rows[at - page.from], onInSight }), [page, onInSight]);
}

function isWhole(answer: { readonly known: number } | undefined): boolean {
  return answer === undefined || answer.known >= 1;
}

/** Of all that a trace can be asked, these hooks ask what a log can be asked, too. */
function asTrace(ask: AskPauses): AskTrace {
  return ask as AskTrace;
}
