// All tests of one sample of A against the same of B.
import type { ComparedTests, Sample } from '../api.ts';
import { dominance } from '../stats/dominance.ts';
import { effectiveNumbers } from '../stats/effectiveNumber.ts';
import { kolmogorovSmirnov } from '../stats/kolmogorovSmirnov.ts';
import { mannWhitney } from '../stats/mannWhitney.ts';
import { sharedScale } from '../stats/sharedScale.ts';
import { moments, type Weighted } from '../stats/weighted.ts';
import { welch } from '../stats/welch.ts';

export interface TestsByKind {
  readonly ofMean: ComparedTests;
  readonly ofPercentiles: ComparedTests;
}

/**
 * `a` and `b`: the runs' values together; `runsA`, `runsB`: how they lie in time. What is cautious differs: a mean is judged by Welch's
 * t, percentiles by the larger p of the tests of ranks and of the distribution.
 */
export function testsOfSamples(a: Weighted, b: Weighted, runsA: readonly Sample[], runsB: readonly Sample[]): TestsByKind {
  const [worthA, worthB] = [effectiveNumbers(runsA), effectiveNumbers(runsB)];
  const all = testsOfValues(a, b);
  const scale = sharedScale(a, b);
  return {
    ofMean: { ...all, effectiveA: worthA.byValue, effectiveB: worthB.byValue, pCautious: welch(moments(a), moments(b), worthA.byValue, worthB.byValue).p },
    ofPercentiles: {
      ...all,
      effectiveA: worthA.byRank,
      effectiveB: worthB.byRank,
      pCautious: Math.max(mannWhitney(scale, worthA.byRank, worthB.byRank).p, kolmogorovSmirnov(scale, worthA.byRank, worthB.byRank).p),
    },
  };
}

/** Single values: each is one finding. Cautious is the larger p of Welch's t and of ranks: Kolmogorov's limit is for more than a few values. */
export function testsOfValues(a: Weighted, b: Weighted): ComparedTests {
  const scale = sharedScale(a, b);
  const { p: pMannWhitney, delta } = mannWhitney(scale);
  const [pWelch, pKs] = [welch(moments(a), moments(b)).p, kolmogorovSmirnov(scale).p];
  const { nA, nB } = scale;
  return { nA, nB, effectiveA: nA, effectiveB: nB, pWelch, pMannWhitney, pKs, pCautious: Math.max(pWelch, pMannWhitney), effect: delta, dominance: dominance(a, b) };
}
