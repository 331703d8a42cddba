import { useEffect, useState } from 'react';
import type { AskTrace, CreationDetail } from '../../../workers/api.ts';

/** The details of several start waits, longest first; those of the last list stay until the new ones are there. */
export function useWaits(ask: AskTrace, creations: readonly number[]): readonly CreationDetail[] {
  const [waits, setWaits] = useState<readonly CreationDetail[]>([]);
  const [failure, setFailure] = useState<{ readonly error: unknown } | undefined>(undefined);
  const key = creations.join(',');

  useEffect(() => {
    let wanted = true;
    const asked = key === '' ? [] : key.split(',').map((creation) => ask({ ask: 'creation', creation: Number(creation) }));
    Promise.all(asked).then(
      (answers) => {
        if (wanted) setWaits(answers.filter((wait) => wait !== undefined).toSorted((a, b) => b.waitNs - a.waitNs));
      },
      (error: unknown) => {
        if (wanted) setFailure({ error });
      },
    );
    return () => {
      wanted = false;
    };
  }, [ask, key]);

  if (failure !== undefined) throw failure.error;
  return waits;
}
