// What pressing a label puts into tagfocus, tagignore and tagroot: expressions of `go tool pprof` that mean this value and no other.
import type { ProfileOptions, TagKey } from '../../../workers/api.ts';
import { exactPattern } from '../top/exactPattern.ts';

/** `key=expr` for one value of a key. */
export function valueExpression({ key, unit }: Pick<TagKey, 'key' | 'unit'>, { text, numbers }: Pick<TagKey['values'][number], 'text' | 'numbers'>): string {
  // A comma would part two patterns.
  if (numbers === undefined) return `${key}=${exactPattern(text).replaceAll(',', String.raw`\x2c`)}`;
  const { least, most } = numbers;
  // What is printed in three digits may stand for several numbers.
  return `${key}=${least === most ? withUnit(least, unit) : `${withUnit(least, unit)}:${withUnit(most, unit)}`}`;
}

/**
 * `key=from:to` for numbers a reader wrote, whole ones, each with a unit or in that of the key; one of them may be left out.
 * undefined: they are no range.
 */
export function rangeExpression({ key, unit }: Pick<TagKey, 'key' | 'unit'>, from: string, to: string): string | undefined {
  const [low, high] = [bound(from, unit), bound(to, unit)];
  if (low === undefined || high === undefined || (low === '' && high === '')) return undefined;
  return `${key}=${low}:${high}`;
}

/** Keys that are levels of stacks at the root, outermost first. */
export function rootKeys({ tagRoot = '' }: Pick<ProfileOptions, 'tagRoot'>): readonly string[] {
  return tagRoot.split(',').filter((key) => key !== '');
}

/** `tagRoot` with a key more, innermost, or without it; undefined: none is left. */
export function rootWith(options: Pick<ProfileOptions, 'tagRoot'>, key: string, isWanted: boolean): string | undefined {
  const others = rootKeys(options).filter((other) => other !== key);
  return (isWanted ? [...others, key] : others).join(',') || undefined;
}

function bound(typed: string, unit: string | undefined): string | undefined {
  const [, digits, ownUnit = ''] = /^\s*([+-]?\d+)\s*([A-Za-z]*)\s*$/.exec(typed) ?? [];
  if (digits === undefined) return typed.trim() === '' ? '' : undefined;
  return ownUnit === '' ? withUnit(digits, unit) : `${digits}${ownUnit}`;
}

/** Units that are no word cannot be written there; a number without one is compared as it is. */
function withUnit(number: number | string, unit: string | undefined): string {
  return unit !== undefined && /^[A-Za-z]+$/.test(unit) ? `${number}${unit}` : String(number);
}
