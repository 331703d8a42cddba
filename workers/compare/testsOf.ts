// All tests of one sample of A against the same of B.
import type { ComparedTests, Sample } from '../api.ts';
import { dominance } from '../stats/dominance.ts';
import { effectiveNumber } from '../stats/effectiveNumber.ts';
import { kolmogorovSmirnov } from '../stats/kolmogorovSmirnov.ts';
import { mannWhitney } from '../stats/mannWhitney.ts';
import { sharedScale } from '../stats/sharedScale.ts';
import { moments, type Weighted } from '../stats/weighted.ts';
import { welch } from '../stats/welch.ts';

/** `a` and `b`: the runs' values together; `runsA`, `runsB`: how they lie in time. */
export function testsOfSamples(a: Weighted, b: Weighted, runsA: readonly Sample[], runsB: readonly Sample[]): ComparedTests {
  return tests(a, b, effectiveNumber(runsA), effectiveNumber(runsB));
}

/** Single values: each is one finding. */
export function testsOfValues(a: Weighted, b: Weighted): ComparedTests {
  return tests(a, b, undefined, undefined);
}

function tests(a: Weighted, b: Weighted, worthA: number | undefined, worthB: number | undefined): ComparedTests {
  const [ofA, ofB, scale] = [moments(a), moments(b), sharedScale(a, b)];
  const { p: pMannWhitney, delta } = mannWhitney(scale);
  const cautious = [welch(ofA, ofB, worthA, worthB), mannWhitney(scale, worthA, worthB), kolmogorovSmirnov(scale, worthA, worthB)];
  return {
    nA: ofA.n,
    nB: ofB.n,
    effectiveA: worthA ?? ofA.n,
    effectiveB: worthB ?? ofB.n,
    pWelch: welch(ofA, ofB).p,
    pMannWhitney,
    pKs: kolmogorovSmirnov(scale).p,
    pCautious: Math.max(...cautious.map(({ p }) => p)),
    effect: delta,
    dominance: dominance(a, b),
  };
}
