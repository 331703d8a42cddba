// Metrics of a sample: its mean, its percentiles and its largest value, each with the interval of its change.
import type { ComparedMetric, ComparedTests } from '../api.ts';
import { middleOf, redrawn } from '../stats/blockBootstrap.ts';
import { SeededNumbers } from '../stats/seededNumbers.ts';
import { moments, percentiles, type Weighted } from '../stats/weighted.ts';
import { pooled, sameSample, type SampleOfRuns } from './pooled.ts';
import { BEYOND_PERCENTILE, FOR_MEAN, ROUNDS } from './rules.ts';
import { metricSentence } from './sentences.ts';
import { countText } from './words.ts';
import { testsOfSamples } from './testsOf.ts';
import { judged } from './verdicts.ts';
import { t } from '../../language/t.ts';

const PERCENTS = [50, 90, 99, 99.9] as const;
/** Tests of the whole sample see a median and a mean well enough; of these, the interval may tell by itself. */
const TAILS: ReadonlySet<number> = new Set([90, 99, 99.9]);
/** Any number does; each side has its own, so that neither follows the other. */
const SEEDS = [20_221, 70_823] as const;

/** NAME.mean, .p50, .p90, .p99, .p99.9, .max. `rounds`: of the bootstrap; 0: there are no intervals. None, where a side has no values. */
export function sampleMetrics(of: SampleOfRuns, rounds: number = ROUNDS): readonly ComparedMetric[] {
  const [a, b] = [pooled(of.a), pooled(of.b)];
  if (a.value.length === 0 || b.value.length === 0) return [];
  const equal = sameSample(a, b);
  const { ofMean, ofPercentiles } = testsOfSamples(a, b, of.a, of.b);
  const drawnA = redrawn(of.a, PERCENTS, rounds, new SeededNumbers(SEEDS[0]));
  const drawnB = redrawn(of.b, PERCENTS, rounds, new SeededNumbers(SEEDS[1]));
  const [percentilesA, percentilesB] = [percentiles(a, PERCENTS), percentiles(b, PERCENTS)];
  return [
    metric('mean', t('mean'), [moments(a).mean, moments(b).mean], ofMean, changes(drawnA.mean, drawnB.mean), fewFor(t('a mean'), FOR_MEAN, ofMean)),
    ...PERCENTS.map((percent, index) => {
      const needed = Math.round((BEYOND_PERCENTILE * 100) / (100 - percent));
      return metric(
        `p${percent}`,
        `p${percent}`,
        [percentilesA[index], percentilesB[index]],
        ofPercentiles,
        changes(drawnA.percentiles[index], drawnB.percentiles[index]),
        fewFor(`p${percent}`, needed, ofPercentiles),
        // A few bursts make a tail that the interval is sure of; whether the next run has it they do not tell.
        TAILS.has(percent) && Math.min(ofPercentiles.effectiveA, ofPercentiles.effectiveB) >= needed,
      );
    }),
    metric('max', of.unit === 'ns' ? t('longest') : t('largest'), [last(a), last(b)], ofPercentiles, undefined, t('a largest value is one event, and there is no interval for it')),
  ];

  function metric(
    figure: string,
    inLabel: string,
    [valueA, valueB]: readonly [number, number],
    tests: ComparedTests,
    changesOf: Float64Array | undefined,
    tooFew: string | undefined,
    tellsByItself = false,
  ): ComparedMetric {
    const change = valueA === 0 ? undefined : (valueB - valueA) / valueA;
    const intervalled = changesOf === undefined || change === undefined ? undefined : changesOf;
    const ci95 = intervalled && (equal ? ([0, 0] as const) : middleOf(intervalled, 95));
    const base = { name: `${of.name}.${figure}`, label: t('{label}, {figure}', { label: t(of.label), figure: inLabel }), unit: of.unit, better: of.better, a: valueA, b: valueB, change, ci95, tests };
    const { verdict, why } = equal ? { verdict: 'same' as const, why: t('the values are the same') } : judged({ ...base, ci99: intervalled && tellsByItself ? middleOf(intervalled, 99) : undefined, tooFew });
    return { ...base, verdict, sentence: metricSentence(base, why, verdict) };
  }
}


function last({ value }: Weighted): number {
  return value[value.length - 1];
}

function changes(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, round) => (b[round] - value) / value);
}

function fewFor(what: string, needed: number, { nA, nB }: ComparedTests): string | undefined {
  return Math.min(nA, nB) < needed ? t('too few values, {a} and {b}; {what} wants {needed} of each', { a: countText(nA), b: countText(nB), what, needed: countText(needed) }) : undefined;
}
