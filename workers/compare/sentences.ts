// Sentences about one metric.
import type { ComparedMetric, ComparedVerdict } from '../api.ts';
import { P_BELOW } from './rules.ts';
import { changeText, countText, inSentence, intervalText, pText, valueText } from './words.ts';

type Told = Pick<ComparedMetric, 'name' | 'label' | 'unit' | 'a' | 'b' | 'change' | 'ci95' | 'tests'>;

/** "B's start latency, p99, is 3.1 to 3.6 × A's (105 ms against 31 ms), p < 0.001." */
export function metricSentence(of: Told, why: string, verdict: ComparedVerdict): string {
  const { label, unit, a, b, tests } = of;
  const values = `${valueText(a, unit)} in A, ${valueText(b, unit)} in B`;
  const name = `${label[0].toUpperCase()}${label.slice(1)}`;
  switch (verdict) {
    case 'better':
    case 'worse':
    case 'different':
      return `${changeClause(of)}: ${values}${tests === undefined ? '' : `; ${pClause(tests.pCautious)}`}.`;
    case 'same':
    case 'cannot tell': {
      const interval = of.ci95 === undefined || of.ci95[0] === of.ci95[1] ? '' : ` (${intervalText(of.ci95)})`;
      return `${name}: ${values}${interval}${why === '' ? '' : `; ${why}`}.`;
    }
  }
}

/** A tail may be told apart by its interval alone. */
function pClause(p: number): string {
  return p < P_BELOW ? `p ${pText(p)}` : 'by the interval, at 99 %';
}

/** "B's p99 start latency is 3.1 to 3.6 × A's", "B's CPU spent on GC is 12 % to 20 % lower than A's". */
export function changeClause({ label, change, ci95 }: Pick<Told, 'label' | 'change' | 'ci95'>): string {
  const whose = `B's ${figureFirst(label)}`;
  if (change === undefined) return `${whose} is not 0, as A's is`;
  if (ci95 === undefined) return changeText(change).endsWith('×') ? `${whose} is ${changeText(change)} A's` : `${whose} is ${changeText(Math.abs(change)).replace('+', '')} ${change > 0 ? 'higher' : 'lower'} than A's`;
  const [low, high] = ci95;
  const interval = intervalText(ci95);
  if (interval.endsWith('×')) return `${whose} is ${interval} A's`;
  if (low > 0) return `${whose} is ${percentRange(low, high)} higher than A's`;
  if (high < 0) return `${whose} is ${percentRange(-high, -low)} lower than A's`;
  return `${whose} changes by ${interval}`;
}

/** "Start latency, p99" is read "p99 start latency". */
function figureFirst(label: string): string {
  const [, name, figure] = /^(.*), (mean|p[\d.]+|longest|largest)$/.exec(label) ?? [];
  return figure === undefined ? inSentence(label) : `${figure}${PLURAL.test(name) ? ' of' : ''} ${inSentence(name)}`;
}

const PLURAL = /^(?:Stops|Goroutines|Idle Ps|Waits|Tasks|GC cycles|GC .* phases)\b/;

function percentRange(low: number, high: number): string {
  return `${changeText(low).replace(/[+ %]/g, '')} to ${changeText(high).replace('+', '')}`;
}

/** "10,412 and 9,877 values, worth 310 and 280 independent ones". */
export function sizesClause({ nA, nB, effectiveA, effectiveB }: NonNullable<ComparedMetric['tests']>): string {
  const worth = effectiveA < nA * 0.9 || effectiveB < nB * 0.9 ? `, worth ${countText(Math.floor(effectiveA))} and ${countText(Math.floor(effectiveB))} independent ones` : '';
  return `${countText(nA)} and ${countText(nB)} values${worth}`;
}
