// What tagfocus and tagignore say: `key=expr` or `expr`, where expr is a range of numbers (with units) or regular expressions joined
// by commas.
import type { Matcher, Pattern } from '../flame/pattern.ts';
import { scaled } from '../units/units.ts';
import { t } from '../../../language/t.ts';

export type TagFilter =
  | { readonly kind: 'range'; readonly key: string | undefined; readonly includes: (value: bigint, unit: string) => boolean }
  /** Without a key each must match some `key:text` of a sample; with one, any may match any text of that key. */
  | { readonly kind: 'patterns'; readonly key: string | undefined; readonly patterns: readonly Matcher[] }
  | { readonly kind: 'problem'; readonly message: string };

export function parseTagFilter(text: string, compile: (source: string) => Pattern): TagFilter {
  const equals = text.indexOf('=');
  const key = equals < 0 ? undefined : text.slice(0, equals);
  const expression = text.slice(equals + 1);
  const range = parseRange(expression);
  if (typeof range === 'string') return { kind: 'problem', message: range };
  if (range !== undefined) return { kind: 'range', key, includes: range };
  const patterns: Matcher[] = [];
  for (const source of expression.split(',')) {
    const pattern = compile(source);
    if ('error' in pattern) return { kind: 'problem', message: pattern.error };
    patterns.push(pattern.matches);
  }
  return { kind: 'patterns', key, patterns };
}

const BOUND = /([+-]?[0-9]+)([A-Za-z]+)?/g;
const MOST = 2n ** 63n;

/** undefined: not a range. A sentence: a range whose bounds are too large. */
function parseRange(text: string): ((value: bigint, unit: string) => boolean) | string | undefined {
  const [first, second] = text.matchAll(BOUND);
  if (first === undefined) return undefined;
  const bounds = [first, second].filter((bound) => bound !== undefined).map(([, digits = '']) => BigInt(digits.replace('+', '')));
  if (bounds.some((bound) => bound >= MOST || bound < -MOST)) return t('The bounds of this range are too large.');
  const [whole, , firstUnit = ''] = first;
  const low = scaled(bounds[0], firstUnit, firstUnit);
  const compared = (test: (value: number) => boolean) => (value: bigint, unit: string) => {
    const converted = scaled(value, unit, low.unit);
    return converted.unit === low.unit && test(converted.value);
  };
  if (second === undefined) {
    if (text === whole) return compared((value) => value === low.value);
    if (text === `${whole}:`) return compared((value) => value >= low.value);
    if (text === `:${whole}`) return compared((value) => value <= low.value);
    return undefined;
  }
  if (text !== `${whole}:${second[0]}`) return undefined;
  const high = scaled(bounds[1], second[2] ?? '', low.unit);
  return high.unit === low.unit ? compared((value) => value >= low.value && value <= high.value) : undefined;
}
