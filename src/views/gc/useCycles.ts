// Answers about GC cycles, of traces and logs alike; asked again while more of the recording becomes known.
import { useCallback, useMemo, useState } from 'react';
import type { AskGc, AskTrace, GcCycle, GcCycleDetail, GcCyclePage, GcQuestion } from '../../../workers/api.ts';
import { covers, placeAround } from '../table/pagePlace.ts';
import type { PagedRows } from '../table/usePagedRows.ts';
import type { Answered } from '../useAnswer.ts';
import { useGrowingAnswer } from '../useGrowingAnswer.ts';

export type CyclesQuestion = Omit<Extract<GcQuestion, { readonly ask: 'gcCycles' }>, 'from' | 'count'>;

export interface CyclePages extends PagedRows<GcCycle> {
  readonly page: GcCyclePage | undefined;
}

/** The rows in sight and some more. */
export function useCyclePages(ask: AskGc, question: CyclesQuestion): CyclePages {
  const [place, setPlace] = useState(() => placeAround(0, 0));
  const onInSight = useCallback((from: number, count: number) => {
    setPlace((last) => (covers(last, from, count) ? last : placeAround(from, count)));
  }, []);
  const page = useGrowingAnswer(asTrace(ask), { ...question, ...place }, isWhole)?.answer;
  return useMemo(() => ({ page, total: page?.total, known: page?.known ?? 0, rowAt: (at) => page?.rows[at - page.from], onInSight }), [page, onInSight]);
}

/** `answer` undefined: there is no such cycle. */
export function useCycle(ask: AskGc, index: number): Answered<GcCycleDetail | undefined> | undefined {
  return useGrowingAnswer(asTrace(ask), { ask: 'gcCycle', index }, isWhole);
}

function isWhole(answer: { readonly known: number } | undefined): boolean {
  return answer === undefined || answer.known >= 1;
}

/** Of all that a trace can be asked, these hooks ask what a log can be asked, too. */
function asTrace(ask: AskGc): AskTrace {
  return ask as AskTrace;
}
