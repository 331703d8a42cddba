// Conditions of `--fail-if`: METRIC OP AMOUNT. An amount with a sign, in % without one, or in x tells of the change from A to B;
// any other of B by itself. A share's own value is in % without a sign.
//
// A build guard must not flap: a condition on a change holds only if chance does not explain it. Where there are values to test with,
// the interval of the change must lie on the condition's side of "no change", and the cautious p be below 0.01 (or the verdict say so
// from the percentile's own interval). A single figure has nothing to test with: it decides by itself.
import type { ComparableUnit, ComparedMetric } from '../workers/api.ts';
import { P_BELOW } from '../workers/compare/rules.ts';
import { UsageError } from './usageError.ts';

const OPERATORS = ['>=', '<=', '>', '<'] as const;
type Operator = (typeof OPERATORS)[number];

export interface Condition {
  readonly text: string;
  readonly metric: string;
  readonly operator: Operator;
  readonly amount: number;
  readonly signed: boolean;
  /** As written; empty: a plain number. */
  readonly unit: string;
}

export interface ConditionOutcome {
  readonly condition: string;
  readonly holds: boolean;
  /** In words: the figure, and if it meets the condition and yet does not count, why. */
  readonly why: string;
}

const NS_IN: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9 };
const BYTES_IN: Readonly<Record<string, number>> = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };
const GRAMMAR = "METRIC (>|>=|<|<=) [+|-]N[%|x|ns|us|ms|s|B|KiB|MiB|GiB], as in 'start.p99 > +10%'";

/** @throws UsageError */
export function parseCondition(text: string): Condition {
  const [, metric, operator, sign, digits, unit] = /^\s*(\S+?)\s*(>=|<=|>|<)\s*([+\-−]?)\s*(\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*([%a-zA-Zµμ]*)\s*$/.exec(text) ?? [];
  const known = OPERATORS.find((each) => each === operator);
  if (known === undefined) throw new UsageError(`--fail-if '${text}': not of the form ${GRAMMAR}`);
  if (unit !== '' && unit !== '%' && unit !== 'x' && !Object.hasOwn(NS_IN, unit) && !Object.hasOwn(BYTES_IN, unit)) throw new UsageError(`--fail-if '${text}': '${unit}' is no unit; ${GRAMMAR}`);
  if (unit === 'x' && sign !== '') throw new UsageError(`--fail-if '${text}': a factor has no sign; 1.1x is a tenth more, 0.9x a tenth less`);
  return { text: text.trim(), metric, operator: known, amount: Number(digits) * (sign === '-' || sign === '−' ? -1 : 1), signed: sign !== '', unit };
}

/**
 * @param figuresOnly the figure alone decides, whatever chance may do.
 * @throws UsageError if there is no such metric, or its unit is another.
 */
export function conditionOutcome(condition: Condition, metrics: readonly ComparedMetric[], figuresOnly: boolean): ConditionOutcome {
  const metric = metrics.find(({ name }) => name === condition.metric);
  if (metric === undefined) throw new UsageError(`--fail-if '${condition.text}': no figure ${condition.metric} in both; ${nearest(condition.metric, metrics)}`);
  const { change, ofChange, limit } = measured(condition, metric);
  const outcome = (holds: boolean, why: string): ConditionOutcome => ({ condition: condition.text, holds, why });
  if (!compares(change, condition.operator, limit)) return outcome(false, metric.sentence);
  if (!ofChange || figuresOnly || metric.ci95 === undefined || metric.tests === undefined) return outcome(true, metric.sentence);
  const [low, high] = metric.ci95;
  const real = metric.b > metric.a ? low > 0 : high < 0;
  const shown = metric.tests.pCautious < P_BELOW || metric.verdict === 'worse' || metric.verdict === 'better' || metric.verdict === 'different';
  // "Less than 10 % more" holds without any difference.
  if (compares(condition.unit === 'x' ? 1 : 0, condition.operator, limit) || (real && shown)) return outcome(true, metric.sentence);
  return outcome(false, `${metric.sentence} The figure meets the condition, but chance may explain it; --figures-only counts it.`);
}

interface Measured {
  /** What is compared with `limit`: the relative change, the change in the metric's unit, or B's value. */
  readonly change: number;
  readonly ofChange: boolean;
  readonly limit: number;
}

function measured({ text, amount, signed, unit }: Condition, { a, b, change, unit: of }: ComparedMetric): Measured {
  // From 0 on, any rise is beyond every percentage.
  const relative = change ?? (b === a ? 0 : Math.sign(b - a) * Infinity);
  if (unit === 'x') return { change: relative + 1, ofChange: true, limit: amount };
  if (unit === '%' && (signed || of !== 'share')) return { change: relative, ofChange: true, limit: amount / 100 };
  const limit = amount * scaleOf(text, unit, of);
  return signed ? { change: b - a, ofChange: true, limit } : { change: b, ofChange: false, limit };
}

/** @throws UsageError if the metric is of another unit. */
function scaleOf(text: string, unit: string, of: ComparableUnit): number {
  if (unit === '') return 1;
  if (unit === '%' && of === 'share') return 0.01;
  const scales = of === 'ns' ? NS_IN : of === 'bytes' || of === 'bytes per second' ? BYTES_IN : {};
  const scale = Object.hasOwn(scales, unit) ? scales[unit] : undefined;
  if (scale === undefined) throw new UsageError(`--fail-if '${text}': the figure is in ${of}, not in ${unit}`);
  return scale;
}

function compares(value: number, operator: Operator, limit: number): boolean {
  switch (operator) {
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
  }
}

const NAMED = 5;

/** The names that take the fewest changes of single letters. */
function nearest(wanted: string, metrics: readonly ComparedMetric[]): string {
  if (metrics.length === 0) return 'there is none';
  const names = metrics.map(({ name }) => name).toSorted((one, other) => distance(wanted, one) - distance(wanted, other));
  return `nearest: ${names.slice(0, NAMED).join(', ')}`;
}

/** Levenshtein 1966. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[other.length];
}
