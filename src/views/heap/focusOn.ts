import type { RowName } from '../../../workers/api.ts';

/** An address holds no more of an option. */
const MOST_CHARACTERS = 900;

/** A regular expression for these functions and no others; undefined: there are too many to name. */
export function focusOn(names: readonly RowName[]): string | undefined {
  const pattern = `^(?:${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|')})$`;
  return names.length === 0 || pattern.length > MOST_CHARACTERS ? undefined : pattern;
}
