// Sentences about one metric.
import type { ComparedMetric, ComparedVerdict } from '../api.ts';
import { P_BELOW } from './rules.ts';
import { changeText, countText, inSentence, intervalText, pText, valueText } from './words.ts';
import { t } from '../../language/t.ts';

type Told = Pick<ComparedMetric, 'name' | 'label' | 'unit' | 'a' | 'b' | 'change' | 'ci95' | 'tests'>;

/** "B's start latency, p99, is 3.1 to 3.6 × A's (105 ms against 31 ms), p < 0.001." */
export function metricSentence(of: Told, why: string, verdict: ComparedVerdict): string {
  const { label, unit, a, b, tests } = of;
  const values = t('{a} in A, {b} in B', { a: valueText(a, unit), b: valueText(b, unit) });
  const name = `${label[0].toUpperCase()}${label.slice(1)}`;
  switch (verdict) {
    case 'better':
    case 'worse':
    case 'different':
      return tests === undefined ? t('{change}: {values}.', { change: changeClause(of), values }) : t('{change}: {values}; {evidence}.', { change: changeClause(of), values, evidence: pClause(tests.pCautious) });
    case 'same':
    case 'cannot tell': {
      const interval = of.ci95 === undefined || of.ci95[0] === of.ci95[1] ? '' : ` (${intervalText(of.ci95)})`;
      return why === '' ? t('{figure}: {values}{interval}.', { figure: name, values, interval }) : t('{figure}: {values}{interval}; {why}.', { figure: name, values, interval, why });
    }
  }
}

/** A tail may be told apart by its interval alone. */
function pClause(p: number): string {
  return p < P_BELOW ? `p ${pText(p)}` : t('by the interval, at 99 %');
}

/** "B's p99 start latency is 3.1 to 3.6 × A's", "B's CPU spent on GC is 12 % to 20 % lower than A's". */
export function changeClause({ label, change, ci95 }: Pick<Told, 'label' | 'change' | 'ci95'>): string {
  const figure = figureFirst(label);
  if (change === undefined) return t("B's {figure} is not 0, as A's is", { figure });
  if (ci95 === undefined) {
    const text = changeText(change);
    if (text.endsWith('×')) return t("B's {figure} is {factor} A's", { figure, factor: text });
    const by = changeText(Math.abs(change)).replace('+', '');
    return change > 0 ? t("B's {figure} is {by} higher than A's", { figure, by }) : t("B's {figure} is {by} lower than A's", { figure, by });
  }
  const [low, high] = ci95;
  const interval = intervalText(ci95);
  if (interval.endsWith('×')) return t("B's {figure} is {factor} A's", { figure, factor: interval });
  if (low > 0) return t("B's {figure} is {by} higher than A's", { figure, by: percentRange(low, high) });
  if (high < 0) return t("B's {figure} is {by} lower than A's", { figure, by: percentRange(-high, -low) });
  return t("B's {figure} changes by {interval}", { figure, interval });
}

/** "Start latency, p99" is read "p99 start latency". */
function figureFirst(label: string): string {
  const [, name, figure] = /^(.*), (mean|p[\d.]+|longest|largest)$/.exec(label) ?? [];
  return figure === undefined ? inSentence(label) : `${figure}${PLURAL.test(name) ? ' of' : ''} ${inSentence(name)}`;
}

const PLURAL = /^(?:Stops|Goroutines|Idle Ps|Waits|Tasks|GC cycles|GC .* phases)\b/;

function percentRange(low: number, high: number): string {
  return t('{from} to {to}', { from: changeText(low).replace(/[+ %]/g, ''), to: changeText(high).replace('+', '') });
}

/** "10,412 and 9,877 values, worth 310 and 280 independent ones". `of`: what the values are. */
export function sizesClause({ nA, nB, effectiveA, effectiveB }: NonNullable<ComparedMetric['tests']>, of: 'values' | 'goroutines' = 'values'): string {
  const values = { a: countText(nA), b: countText(nB), of, worthA: countText(Math.floor(effectiveA)), worthB: countText(Math.floor(effectiveB)) };
  return effectiveA < nA * 0.9 || effectiveB < nB * 0.9
    ? t('{a} and {b} {of, select, goroutines {goroutines} other {values}}, worth {worthA} and {worthB} independent ones', values)
    : t('{a} and {b} {of, select, goroutines {goroutines} other {values}}', values);
}
