// Figures of a comparison in plain words.
import type { ComparableUnit } from '../api.ts';
import { t } from '../../language/t.ts';

/** Three digits and a unit: "3.1 ms", "41 MiB", "12.3 %", "10,412". */
export function valueText(value: number, unit: ComparableUnit): string {
  switch (unit) {
    case 'ns':
      return scaled(value, NS);
    case 'bytes':
      return scaled(value, BYTES);
    case 'bytes per second':
      return `${scaled(value, BYTES)}/s`;
    case 'share':
      return percentText(value);
    case 'per second':
      return `${plain(value)}/s`;
    case 'count':
    case 'samples':
      return plain(value);
  }
}

const NS = [
  ['s', 1e9],
  ['ms', 1e6],
  ['µs', 1e3],
  ['ns', 1],
] as const;
const BYTES = [
  ['GiB', 2 ** 30],
  ['MiB', 2 ** 20],
  ['KiB', 2 ** 10],
  ['B', 1],
] as const;

function scaled(value: number, units: readonly (readonly [string, number])[]): string {
  const [unit, size] = units.find(([, least]) => Math.abs(value) >= least) ?? units[units.length - 1];
  return `${digits(value / size)} ${unit}`;
}

function plain(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en-GB') : digits(value);
}

/** Three of them that count, but all before the point. */
function digits(value: number): string {
  const size = Math.abs(value);
  if (size >= 100 || value === 0) return Math.round(value).toLocaleString('en-GB');
  return size >= 0.01 ? String(Number(value.toPrecision(3))) : value.toPrecision(2);
}

export function percentText(share: number): string {
  const percent = share * 100;
  // Of small ones two decimals are enough.
  const text = Math.abs(percent) < 1 ? String(Number(percent.toFixed(2))) : digits(percent);
  return `${text.replace('-', '−')} %`;
}

/** From twice as much on, a factor says more than a percentage. */
const FACTOR_FROM = 0.995;

/** "+12.3 %", "−40 %", "3.42 ×"; `change`: (b − a) ÷ a. */
export function changeText(change: number): string {
  if (change >= FACTOR_FROM) return `${digits(change + 1)} ×`;
  return `${change > 0 ? '+' : ''}${percentText(change)}`;
}

/** "3.1 to 3.6 ×", "0.9 to 2.4 ×", "−40 % to +12 %". */
export function intervalText([low, high]: readonly [number, number]): string {
  return high >= FACTOR_FROM ? t('{from} to {to} ×', { from: digits(low + 1), to: digits(high + 1) }) : t('{from} to {to}', { from: changeText(low), to: changeText(high) });
}

/** "= 0.02", "< 0.001". */
export function pText(p: number): string {
  return p < 0.001 ? '< 0.001' : `= ${digits(p)}`;
}

/** "10,412". */
export function countText(n: number): string {
  return Math.round(n).toLocaleString('en-GB');
}

/** A label within a sentence: its first letter small, unless it is an abbreviation. */
export function inSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) && !/^(?:Ps|CPU)\b/.test(label) ? `${label[0].toLowerCase()}${label.slice(1)}` : label;
}
