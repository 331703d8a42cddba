import { useEffect, useState } from 'react';
import { SEARCH_KINDS, type AskTrace, type SearchKind } from '../../../workers/api.ts';
import { MOST_OF_ALL, MOST_OF_ONE, type Found } from './searchHits.ts';

const AGAIN_MS = 250;
/** Whoever types on does not want what was typed so far looked for. */
const QUIET_MS = 60;

/**
 * What is found so far; of the text before while the next is looked for; undefined while there is none to look for. Asked again while
 * the worker reads on. If the worker fails, the nearest error boundary gets the error.
 */
export function useSearch(ask: AskTrace, text: string, only: SearchKind | undefined): Found | undefined {
  const [found, setFound] = useState<Found | undefined>(undefined);
  const [failure, setFailure] = useState<{ readonly error: unknown } | undefined>(undefined);

  useEffect(() => {
    if (text.trim() === '') return undefined;
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      try {
        const answer = await findAll(ask, text, only);
        if (!isWanted) return;
        setFound(answer);
        if (answer.known < 1) timer = setTimeout(() => void look(), AGAIN_MS);
      } catch (error) {
        if (isWanted) setFailure({ error });
      }
    };
    timer = setTimeout(() => void look(), QUIET_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [ask, text, only]);

  if (failure !== undefined) throw failure.error;
  return text.trim() === '' ? undefined : found;
}

/** Kind by kind, so that the many of one do not take the place of the few of another. */
async function findAll(ask: AskTrace, text: string, only: SearchKind | undefined): Promise<Found> {
  const answers = await Promise.all(
    SEARCH_KINDS.map((kind) => ask({ ask: 'search', text, kinds: [kind], most: only === undefined ? MOST_OF_ALL : only === kind ? MOST_OF_ONE : 0 })),
  );
  return {
    text,
    kinds: SEARCH_KINDS.map((kind, place) => ({ kind, hits: answers[place]?.hits ?? [], total: answers[place]?.total ?? 0 })),
    patternError: answers.find(({ patternError }) => patternError !== undefined)?.patternError,
    known: Math.min(...answers.map(({ known }) => known)),
  };
}
