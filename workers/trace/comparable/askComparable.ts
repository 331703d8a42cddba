// A trace as one side of a comparison. Its name and Go version, which the index does not tell, are put in by who knows them (openTrace.ts).

import { type CauseSums, type Comparable, type ComparableAnswers, WAIT_CAUSES, type WaitKind } from '../../api.ts';
import { comparableFigures } from '../../comparable/figures.ts';
import { knownMarks } from '../ask/annotations/markJoin.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { runFigures } from '../gc/askRunFigures.ts';
import { waitsOf } from '../waits/distributionOf.ts';
import type { DistributionTotal } from '../waits/distributionTotal.ts';
import { functionsOf } from './functionsOf.ts';
import { indexSamples } from './indexSamples.ts';
import { taskSamples, waitSamples } from './waitSamples.ts';
import { t } from '../../../language/t.ts';

/** Goroutines that are created faster than they start wait for one another. */
const MANY_AT_ONCE = 0.5;

/** What is read closely (waits but for those of new goroutines, tasks, functions, causes) is told when all of it is known; the rest at once. */
export async function askComparable(trace: CloseTrace): Promise<ComparableAnswers['comparable']> {
  const { index } = trace;
  const figures = runFigures(trace);
  const { total, known: knownWaits } = await waitsOf(trace, undefined);
  const marks = knownMarks(trace);
  const known = Math.min(knownWaits, marks.known);
  const closer = known === 1 ? fromCloseups(trace, total) : { samples: [], functions: [], startCauses: undefined, waitCauses: undefined };
  const comparable: Comparable = {
    name: '',
    kind: 'go-trace',
    durationNs: figures.durationNs,
    goVersion: undefined,
    procs: figures.procs,
    figures: comparableFigures(figures),
    ownUnit: 'ns',
    ...closer,
    samples: [...indexSamples(index), ...closer.samples].filter(({ sample }) => sample.value.length > 0),
    warnings: warningsOf(trace),
  };
  return { comparable, known };
}

function fromCloseups(trace: CloseTrace, total: DistributionTotal): Pick<Comparable, 'samples' | 'functions' | 'startCauses' | 'waitCauses'> {
  const { index } = trace;
  const parts = index.generations.flatMap((_, number) => trace.summary(number)?.waits.timed ?? []);
  return {
    samples: [...waitSamples(index, parts), ...taskSamples(index, knownMarks(trace).tables)],
    functions: functionsOf(trace, total),
    startCauses: causesOf(trace, total, ['created']),
    waitCauses: causesOf(trace, total, []),
  };
}

function causesOf(trace: CloseTrace, total: DistributionTotal, kinds: readonly WaitKind[]): CauseSums {
  const { causes } = total.sums(trace, undefined, kinds);
  const sums = WAIT_CAUSES.map(() => 0);
  for (let at = 0; at < causes.length; at++) sums[at % sums.length] += causes[at];
  return sums;
}

function warningsOf({ index: { startWaits, lastNs } }: CloseTrace): readonly string[] {
  if (startWaits.count === 0 || lastNs <= 0) return [];
  const { sum, n } = startWaits.ranks();
  const warnings: string[] = [];
  if (n < startWaits.count) warnings.push(t('{count} goroutines had not run by the end of the recording: their waits are in no sample.', { count: startWaits.count - n }));
  // By Little's law: how many wait at a time, on average.
  if (sum / lastNs > MANY_AT_ONCE) warnings.push(t('New goroutines waited at the same time as others: their waits are not independent of each other.'));
  return warnings;
}
