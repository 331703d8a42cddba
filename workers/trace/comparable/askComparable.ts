// A trace as one side of a comparison. Its name and Go version, which the index does not tell, are put in by who knows them (openTrace.ts).

import type { Comparable, ComparableAnswers } from '../../api.ts';
import { comparableFigures } from '../../comparable/figures.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { runFigures } from '../gc/askRunFigures.ts';
import { indexSamples } from './indexSamples.ts';

export function askComparable(trace: CloseTrace): Promise<ComparableAnswers['comparable']> {
  const figures = runFigures(trace);
  const comparable: Comparable = {
    name: '',
    kind: 'go-trace',
    durationNs: figures.durationNs,
    goVersion: undefined,
    procs: figures.procs,
    figures: comparableFigures(figures),
    samples: indexSamples(trace.index),
    ownUnit: 'ns',
    functions: [],
    startCauses: undefined,
    waitCauses: undefined,
    warnings: [],
  };
  return Promise.resolve({ comparable, known: 1 });
}
