// Figures, changes and verdicts of a comparison in words.
import type { ComparableUnit, ComparedVerdict } from '../../../workers/api.ts';
import { formatCount, formatPercent } from '../format.ts';
import { exactFigure, figureText } from '../runs/runFigureText.ts';
import { marked, t } from '../../../language/t.ts';

export function comparedText(value: number, unit: ComparableUnit): string {
  return figureText(value, unit === 'samples' ? 'count' : unit);
}

export function comparedExact(value: number, unit: ComparableUnit): string {
  return exactFigure(value, unit === 'samples' ? 'count' : unit);
}

/** Ten times as much, or a tenth, is told as a factor. */
const AS_FACTOR = 10;

/** "+12.3 %", "−40 %", "12.3 ×", "÷ 12.3", "0"; `change`: (b − a) ÷ a. */
export function changeText(change: number | undefined): string {
  if (change === undefined) return '–';
  if (change === 0) return '0';
  const factor = 1 + change;
  if (factor >= AS_FACTOR) return `${threeDigits(factor)}\u00a0×`;
  if (factor > 0 && factor <= 1 / AS_FACTOR) return `÷\u00a0${threeDigits(1 / factor)}`;
  return change > 0 ? `+${formatPercent(change)}` : formatPercent(change);
}

function threeDigits(factor: number): string {
  return formatCount(factor >= 100 ? Math.round(factor) : Number(factor.toPrecision(3)));
}

/** "p = 0.012", "p < 0.001". */
export function pText(p: number): string {
  if (!Number.isFinite(p)) return '–';
  return p < 0.001 ? '<\u20090.001' : p.toPrecision(2).replace(/\.?0+$/, '');
}

/** Cliff's delta in words, by the usual bounds of 0.147, 0.33 and 0.474. */
export function effectText(effect: number): string {
  const size = Math.abs(effect);
  return size < 0.147 ? t('negligible') : size < 0.33 ? t('small') : size < 0.474 ? t('medium') : t('large');
}

/** Each has a shape of its own beside its word: see VerdictMark.tsx. */
export const VERDICT_WORDS: Readonly<Record<ComparedVerdict, { readonly word: string; readonly meaning: string }>> = {
  better: { word: marked('better'), meaning: marked('B is better, beyond what chance would make of equal runs') },
  worse: { word: marked('worse'), meaning: marked('B is worse, beyond what chance would make of equal runs') },
  different: { word: marked('different'), meaning: marked('They differ beyond chance; neither way is better as such') },
  same: { word: marked('same'), meaning: marked('No difference that matters, or none that chance would not make') },
  'cannot tell': { word: marked('cannot tell'), meaning: marked('There is too little to tell a difference from chance') },
};
