// Metrics of a sample: its mean, its percentiles and its largest value, each with the interval of its change.
import type { ComparedMetric, ComparedTests } from '../api.ts';
import { middle95, redrawn } from '../stats/blockBootstrap.ts';
import { SeededNumbers } from '../stats/seededNumbers.ts';
import { moments, percentiles, type Weighted } from '../stats/weighted.ts';
import { pooled, sameSample, type SampleOfRuns } from './pooled.ts';
import { BEYOND_PERCENTILE, FOR_MEAN, ROUNDS } from './rules.ts';
import { metricSentence } from './sentences.ts';
import { testsOfSamples } from './testsOf.ts';
import { judged, type Judged } from './verdicts.ts';

const PERCENTS = [50, 90, 99, 99.9] as const;
/** Any number does; each side has its own, so that neither follows the other. */
const SEEDS = [20_221, 70_823] as const;

/** NAME.mean, .p50, .p90, .p99, .p99.9, .max. `rounds`: of the bootstrap; 0: there are no intervals. None, where a side has no values. */
export function sampleMetrics(of: SampleOfRuns, rounds: number = ROUNDS): readonly ComparedMetric[] {
  const [a, b] = [pooled(of.a), pooled(of.b)];
  if (a.value.length === 0 || b.value.length === 0) return [];
  const tests = testsOfSamples(a, b, of.a, of.b);
  const equal = sameSample(a, b);
  const drawnA = redrawn(of.a, PERCENTS, rounds, new SeededNumbers(SEEDS[0]));
  const drawnB = redrawn(of.b, PERCENTS, rounds, new SeededNumbers(SEEDS[1]));
  const [percentilesA, percentilesB] = [percentiles(a, PERCENTS), percentiles(b, PERCENTS)];
  const largest: Judged = { verdict: 'cannot tell', why: 'a largest value is one event, and there is no interval for it' };
  return [
    metric('mean', ', mean', moments(a).mean, moments(b).mean, changes(drawnA.mean, drawnB.mean), fewForMean(tests)),
    ...PERCENTS.map((percent, index) =>
      metric(`p${percent}`, `, p${percent}`, percentilesA[index], percentilesB[index], changes(drawnA.percentiles[index], drawnB.percentiles[index]), fewFor(percent, tests)),
    ),
    metric('max', ', longest', last(a), last(b), undefined, undefined, largest),
  ];

  function metric(figure: string, added: string, valueA: number, valueB: number, ci95: readonly [number, number] | undefined, tooFew: string | undefined, known?: Judged): ComparedMetric {
    const change = valueA === 0 ? undefined : (valueB - valueA) / valueA;
    const { name, unit, better } = of;
    const kept = equal ? ([0, 0] as const) : ci95;
    const base = { name: `${name}.${figure}`, label: `${of.label}${added === ', longest' && unit !== 'ns' ? ', largest' : added}`, unit, better, a: valueA, b: valueB, change, ci95: figure === 'max' || change === undefined ? undefined : kept, tests };
    const told = equal ? { verdict: 'same' as const, why: 'the values are the same' } : (known ?? judged({ ...base, tooFew }));
    return { ...base, verdict: told.verdict, sentence: metricSentence(base, told.why, told.verdict) };
  }
}

function last({ value }: Weighted): number {
  return value[value.length - 1];
}

function changes(a: Float64Array, b: Float64Array): readonly [number, number] | undefined {
  return middle95(a.map((value, round) => (b[round] - value) / value));
}

function fewFor(percent: number, { nA, nB }: ComparedTests): string | undefined {
  const needed = Math.round((BEYOND_PERCENTILE * 100) / (100 - percent));
  return few(nA, nB, needed, `p${percent}`);
}

function fewForMean({ nA, nB }: ComparedTests): string | undefined {
  return few(nA, nB, FOR_MEAN, 'a mean');
}

function few(nA: number, nB: number, needed: number, of: string): string | undefined {
  return Math.min(nA, nB) < needed ? `too few values, ${nA.toLocaleString('en-GB')} and ${nB.toLocaleString('en-GB')}; ${of} wants ${needed.toLocaleString('en-GB')} of each` : undefined;
}

