// Verdicts on what is beyond chance: how large it is decides, and how far its interval reaches.
import { expect, it } from 'vitest';
import { judged, type Evidence } from './verdicts.ts';

const surely: Evidence = {
  better: 'lower',
  a: 100,
  b: 102,
  change: 0.02,
  ci95: [0.01, 0.03],
  ci99: undefined,
  tests: { nA: 2000, nB: 2000, effectiveA: 2000, effectiveB: 2000, pWelch: 0, pMannWhitney: 0, pKs: 0, pCautious: 0.0001, effect: 0.5, dominance: 'a smaller' },
  tooFew: undefined,
};

it('a small change is the same where the interval is narrow; where it may be large nothing can be told', () => {
  expect(judged(surely).verdict).toBe('same');
  expect(judged({ ...surely, ci95: [0.01, 0.24] }).verdict).toBe('same');
  expect(judged({ ...surely, ci95: [0.01, 2.84] })).toEqual({ verdict: 'cannot tell', why: 'the change may be next to nothing, or large' });
  expect(judged({ ...surely, ci95: [0.01, 2.84], b: 105, change: 0.05 }).verdict).toBe('worse');
});
