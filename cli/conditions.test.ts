import { describe, expect, it } from 'vitest';
import type { ComparedMetric } from '../workers/api.ts';
import { conditionOutcome, parseCondition } from './conditions.ts';

const TESTS = { nA: 1000, nB: 1000, effectiveA: 900, effectiveB: 900, pWelch: 0.001, pMannWhitney: 0.001, pKs: 0.001, pCautious: 0.001, effect: 0.5, dominance: 'a smaller' } as const;
const START: ComparedMetric = { name: 'start.p99', label: 'Start latency, p99', unit: 'ns', better: 'lower', a: 1e6, b: 1.2e6, change: 0.2, ci95: [0.15, 0.25], tests: TESTS, verdict: 'worse', sentence: 'It is.' };
const BY_CHANCE: ComparedMetric = { ...START, ci95: [-0.1, 0.5], tests: { ...TESTS, pCautious: 0.4 }, verdict: 'cannot tell' };
const CPU: ComparedMetric = { name: 'gc.cpu', label: 'CPU spent on GC', unit: 'share', better: 'lower', a: 0, b: 0.25, change: undefined, ci95: undefined, tests: undefined, verdict: 'cannot tell', sentence: 'Single.' };

const holds = (text: string, metric: ComparedMetric, figuresOnly = false): boolean => conditionOutcome(parseCondition(text), [metric], figuresOnly).holds;

describe('a condition', () => {
  it.each([
    ['start.p99 > +10%', true],
    ['start.p99>10%', true],
    ['start.p99 >= +20%', true],
    ['start.p99 > +20%', false],
    ['start.p99 < +20.1%', true],
    ['start.p99 < -1%', false],
    ['start.p99 > 1.1x', true],
    ['start.p99 <= 1.1x', false],
    ['start.p99 > +150us', true],
    ['start.p99 > +0.3ms', false],
    ['start.p99 > 1.1ms', true],
    ['start.p99 > 1.2ms', false],
    ['start.p99 >= 1200000', true],
  ])('%s: %s', (text, expected) => expect(holds(text, START)).toBe(expected));

  it('on a change that chance may explain does not hold, unless figures alone are to count', () => {
    expect(holds('start.p99 > +10%', BY_CHANCE)).toBe(false);
    expect(conditionOutcome(parseCondition('start.p99 > +10%'), [BY_CHANCE], false).why).toContain('chance may explain it');
    expect(holds('start.p99 > +10%', BY_CHANCE, true)).toBe(true);
    expect(holds('start.p99 > 1.1ms', BY_CHANCE)).toBe(true);
    expect(holds('start.p99 < +30%', BY_CHANCE)).toBe(true);
    expect(holds('start.p99 < 1.3x', BY_CHANCE)).toBe(true);
  });

  it('on a share: its own value without a sign, its change with one; a rise from 0 is beyond any', () => {
    expect(holds('gc.cpu > 20%', CPU)).toBe(true);
    expect(holds('gc.cpu > 30%', CPU)).toBe(false);
    expect(holds('gc.cpu > 0.2', CPU)).toBe(true);
    expect(holds('gc.cpu > +1000%', CPU)).toBe(true);
    expect(holds('gc.cpu > +1%', { ...CPU, b: 0 })).toBe(false);
  });

  it.each(['start.p99', 'start.p99 > ', '> 10%', 'start.p99 = 10%', 'start.p99 > ten', 'start.p99 > 10 parsecs', 'start.p99 > +2x'])('%s is no condition', (text) => {
    expect(() => parseCondition(text)).toThrow(/^--fail-if/);
  });

  it('names the nearest figures where there is none of the name, and the unit where it is another', () => {
    expect(() => holds('start.p98 > +10%', START)).toThrow('nearest: start.p99');
    expect(() => holds('gc.cpu > 3ms', CPU)).toThrow('the figure is in share, not in ms');
    expect(() => holds('start.p99 > 3MiB', START)).toThrow('the figure is in ns, not in MiB');
  });
});
