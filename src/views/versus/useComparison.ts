import { useEffect, useRef, useState } from 'react';
import type { AskComparable } from '../../../workers/api.ts';
import type { ComparableDocument, Comparables } from './comparables.ts';
import { followComparison, type ComparisonNews } from './followComparison.ts';
import type { Sides } from './sides.ts';

interface Heard {
  /** The sides that it is of. */
  readonly of: string;
  readonly news?: ComparisonNews;
  readonly error?: unknown;
}

const numbers = new WeakMap<AskComparable, number>();
let given = 0;

/**
 * What both sides come to, growing until all has been read; undefined while a side is empty or nothing is known yet. Another document
 * that comes or goes changes nothing. If a worker fails, the nearest error boundary gets the error.
 */
export function useComparison({ a, b }: Pick<Sides, 'a' | 'b'>, compare: Comparables['compare']): ComparisonNews | undefined {
  const newest = useRef({ a, b });
  const [heard, setHeard] = useState<Heard>({ of: '' });
  useEffect(() => {
    newest.current = { a, b };
  });
  const of = `${numbersOf(a)}|${numbersOf(b)}`;
  const isPaired = a.length > 0 && b.length > 0;
  useEffect(() => {
    if (!isPaired) return undefined;
    return followComparison(newest.current, compare, (news) => setHeard({ of, news }), (error) => setHeard({ of, error }));
  }, [of, isPaired, compare]);
  if (heard.of !== of) return undefined;
  if (heard.error !== undefined) throw heard.error;
  return heard.news;
}

/** Tells which documents these are, opened again ones apart. */
function numbersOf(side: readonly ComparableDocument[]): string {
  return side
    .map(({ ask }) => {
      const number = numbers.get(ask) ?? ++given;
      numbers.set(ask, number);
      return number;
    })
    .join(',');
}
