// Single figures of each run: of several runs a side, the runs are the sample.
import type { ComparableFigure, ComparedMetric, ComparedTests } from '../api.ts';
import { middleOf, redrawn } from '../stats/blockBootstrap.ts';
import { SeededNumbers } from '../stats/seededNumbers.ts';
import { moments, weightedOf } from '../stats/weighted.ts';
import { ROUNDS, RUNS_FOR_FIGURES } from './rules.ts';
import { metricSentence } from './sentences.ts';
import { testsOfValues } from './testsOf.ts';
import { judged, type Judged } from './verdicts.ts';
import { t } from '../../language/t.ts';

export interface FigureOfRuns extends Omit<ComparableFigure, 'value'> {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** The mean of a side's runs. A side of a single run has no interval and no tests, only the figure. */
export function figureMetric({ name, label, unit, better, a: valuesA, b: valuesB }: FigureOfRuns): ComparedMetric {
  const [weightedA, weightedB] = [weightedOf(valuesA), weightedOf(valuesB)];
  const [a, b] = [moments(weightedA).mean, moments(weightedB).mean];
  const change = a === 0 ? undefined : (b - a) / a;
  const groups = Math.min(valuesA.length, valuesB.length) > 1;
  const equal = valuesA.length === valuesB.length && valuesA.toSorted(ascending).every((value, at) => value === valuesB.toSorted(ascending)[at]);
  const tests = groups ? testsOfValues(weightedA, weightedB) : undefined;
  const ci95 = !groups || change === undefined ? undefined : equal ? ([0, 0] as const) : changeOfMeans(valuesA, valuesB);
  const base = { name, label: t(label), unit, better, a, b, change, ci95, tests };
  const told = equal ? { verdict: 'same' as const, why: t('equal') } : verdictOf(base, valuesA.length, valuesB.length, tests);
  return { ...base, verdict: told.verdict, sentence: metricSentence(base, told.why, told.verdict) };
}

function verdictOf(base: Pick<ComparedMetric, 'better' | 'a' | 'b' | 'change' | 'ci95'>, runsA: number, runsB: number, tests: ComparedTests | undefined): Judged {
  if (tests === undefined) return { verdict: 'cannot tell', why: t('a single figure of a single run: more runs tell what chance does') };
  const tooFew = Math.min(runsA, runsB) < RUNS_FOR_FIGURES ? t('too few runs, {a} and {b}; a figure of each run wants {needed} of each', { a: runsA, b: runsB, needed: RUNS_FOR_FIGURES }) : undefined;
  return judged({ ...base, ci99: undefined, tests, tooFew });
}

function changeOfMeans(a: readonly number[], b: readonly number[]): readonly [number, number] | undefined {
  const [drawnA, drawnB] = [meansOf(a, 1), meansOf(b, 2)];
  return middleOf(
    drawnA.map((mean, round) => (drawnB[round] - mean) / mean),
    95,
  );
}

function meansOf(values: readonly number[], seed: number): Float64Array {
  const { value, count } = weightedOf(values);
  const place = Uint32Array.from(value.keys());
  const sample = { value, count, rounded: false, blocks: { first: Uint32Array.of(0, value.length), place, count } };
  return redrawn([sample], [], ROUNDS, new SeededNumbers(seed)).mean;
}

function ascending(a: number, b: number): number {
  return a - b;
}
