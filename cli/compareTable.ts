// A comparison as one screen of text: 80 columns, 24 lines at most.
import type { ComparedMetric, Comparison } from '../workers/api.ts';
import { changeText, intervalText, pText, valueText } from '../workers/compare/words.ts';
import type { ConditionOutcome } from './conditions.ts';

const COLUMNS = 80;
const LINES = 24;
/** Percentiles of fewer values come last. */
const FEW = 10;
const HEADLINE_LINES = 4;
const WARNING_LINES = 5;
/** Widths of name, A, B, change, interval, p; the verdict takes the rest. */
const WIDTHS = [17, 10, 10, 8, 17, 8] as const;
const TITLES = ['figure', 'A', 'B', 'change', '95 % of it', 'p', 'verdict'] as const;

export function comparisonTable(comparison: Comparison, outcomes: readonly ConditionOutcome[]): string {
  const head = [...wrapped(comparison.headline).slice(0, HEADLINE_LINES), ''];
  const warnings = comparison.warnings.flatMap((warning) => wrapped(`! ${warning}`)).slice(0, WARNING_LINES);
  const told = outcomes.slice(0, 4).map(({ condition, holds }) => cut(`${holds ? 'FAILS' : 'passes'}: ${condition}`, COLUMNS));
  const left = LINES - head.length - 1 - warnings.length - told.length;
  const rows = shown(comparison.metrics, outcomes, left).map(row);
  return `${[...head, line(TITLES), ...rows, ...warnings, ...told].join('\n')}\n`;
}

/** What conditions ask for and what differs first, then by the order of the metrics: of samples p50 and p99, and single figures. */
function shown(metrics: readonly ComparedMetric[], outcomes: readonly ConditionOutcome[], most: number): readonly ComparedMetric[] {
  const rank = ({ name, verdict, tests }: ComparedMetric): number => {
    if (outcomes.some(({ condition }) => condition.startsWith(name))) return 0;
    if (verdict === 'worse' || verdict === 'better') return 1;
    if (/\.p(?:50|99)$/.test(name)) return tests !== undefined && Math.min(tests.nA, tests.nB) < FEW ? 4 : 2;
    return /\.(?:mean|max|p[\d.]+)$/.test(name) ? 5 : 3;
  };
  const chosen = new Set(metrics.toSorted((one, other) => rank(one) - rank(other)).slice(0, Math.max(most, 0)));
  return metrics.filter((metric) => chosen.has(metric));
}

function row({ name, unit, a, b, change, ci95, tests, verdict }: ComparedMetric): string {
  return line([
    name,
    valueText(a, unit),
    valueText(b, unit),
    change === undefined ? '–' : changeText(change),
    ci95 === undefined ? '–' : intervalText(ci95).replaceAll(/ (?=[%×])/g, ''),
    tests === undefined ? '–' : pText(tests.pCautious).replace(/^= /, ''),
    verdict === 'cannot tell' ? 'unclear' : verdict,
  ]);
}

function line(cells: readonly string[]): string {
  const text = cells.map((cell, at) => {
    const width = WIDTHS.at(at);
    if (width === undefined || at >= WIDTHS.length) return ` ${cell}`;
    return at === 0 ? cut(cell, width).padEnd(width) : ` ${cut(cell, width - 1)}`.padStart(width);
  });
  return cut(text.join('').trimEnd(), COLUMNS);
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > COLUMNS) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
