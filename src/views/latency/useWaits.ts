import { useEffect, useRef, useState } from 'react';
import type { AskTrace, CreationDetail } from '../../../workers/api.ts';
import { latestAnswer, type LatestAnswer } from '../latestAnswer.ts';

/** The details of several start waits, longest first; those asked before stay until the new ones are there. */
export function useWaits(ask: AskTrace, creations: readonly number[]): readonly CreationDetail[] {
  const [waits, setWaits] = useState<readonly CreationDetail[]>([]);
  const latest = useRef<LatestAnswer<readonly number[]> | undefined>(undefined);
  const [failure, setFailure] = useState<{ readonly error: unknown } | undefined>(undefined);
  const key = creations.join(',');

  useEffect(() => {
    const askAll = (wanted: readonly number[]) => Promise.all(wanted.map((creation) => ask({ ask: 'creation', creation })));
    const asker = latestAnswer(askAll, {
      onAnswer: (answers) => setWaits(answers.filter((wait) => wait !== undefined).toSorted((a, b) => b.waitNs - a.waitNs)),
      onError: (error) => setFailure({ error }),
    });
    latest.current = asker;
    return () => asker.stop();
  }, [ask]);

  useEffect(() => {
    latest.current?.ask(key === '' ? [] : key.split(',').map(Number));
  }, [ask, key]);

  if (failure !== undefined) throw failure.error;
  return waits;
}
