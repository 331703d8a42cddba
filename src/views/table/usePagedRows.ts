import { useCallback, useMemo, useState } from 'react';
import type { AskTrace, Page, TraceAnswers, TraceQuestion } from '../../../workers/api.ts';
import { covers, placeAround } from './pagePlace.ts';
import { isKnown, useGrowingAnswer } from '../useGrowingAnswer.ts';

type PagedAsk = 'tasks' | 'regions' | 'logs' | 'members' | 'waitGroups' | 'waitList';
type PagedQuestion = Extract<TraceQuestion, { readonly ask: PagedAsk }>;
/** A question without its place. */
type Unplaced<Q> = Q extends unknown ? Omit<Q, 'from' | 'count'> : never;

export interface PagedRows<Row> {
  /** undefined: no answer yet. */
  readonly total: number | undefined;
  /** Share of the recording that the rows are of. */
  readonly known: number;
  readonly rowAt: (at: number) => Row | undefined;
  readonly onInSight: (from: number, count: number) => void;
}

type RowOf<Q extends PagedQuestion> = TraceAnswers[Q['ask']] extends Page<infer Row> ? Row : never;

/** The rows of a table in sight and some more; grows while the recording is being read. */
export function usePagedRows<Q extends PagedQuestion>(ask: AskTrace, question: Unplaced<Q> | undefined): PagedRows<RowOf<Q>> {
  const [place, setPlace] = useState(() => placeAround(0, 0));
  const onInSight = useCallback((from: number, count: number) => {
    setPlace((last) => (covers(last, from, count) ? last : placeAround(from, count)));
  }, []);
  const asked = question === undefined ? undefined : ({ ...question, ...place } as unknown as Q);
  const answered = useGrowingAnswer(ask, asked, isKnown as (answer: TraceAnswers[Q['ask']]) => boolean);
  const page = answered?.answer as Page<RowOf<Q>> | undefined;
  return useMemo(
    () => ({
      total: page?.total,
      known: page?.known ?? 0,
      rowAt: (at) => page?.rows[at - page.from],
      onInSight,
    }),
    [page, onInSight],
  );
}
