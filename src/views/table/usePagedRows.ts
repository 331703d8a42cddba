import { useCallback, useMemo, useState } from 'react';
import type { AskTrace, Page, TraceAnswers, TraceQuestion } from '../../../workers/api.ts';
import { isKnown, useGrowingAnswer } from '../useGrowingAnswer.ts';

/** Rows are asked for in steps of this many, so that a short scroll asks nothing. */
const STEP = 64;

type PagedAsk = 'tasks' | 'regions' | 'logs' | 'members';
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
  const [place, setPlace] = useState({ from: 0, count: 2 * STEP });
  const onInSight = useCallback((from: number, count: number) => {
    const next = pageAround(from, count);
    setPlace((last) => (covers(last, from, count) ? last : next));
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

/** The rows asked for when [from, from + count) are in sight: whole steps, one more before and after. */
export function pageAround(from: number, count: number): { readonly from: number; readonly count: number } {
  const first = Math.max(0, Math.floor(from / STEP) - 1) * STEP;
  return { from: first, count: (Math.ceil((from + count) / STEP) + 1) * STEP - first };
}

function covers(page: { readonly from: number; readonly count: number }, from: number, count: number): boolean {
  return page.from <= from && from + count <= page.from + page.count;
}
