import { compilePattern, PatternTooSlow } from '../flame/pattern.ts';

/** How long names may be tried against a pattern before it is given up. */
const MATCH_BUDGET_MS = 1000;

export type Matching = { readonly items: readonly number[]; readonly error: undefined } | { readonly items: readonly []; readonly error: string };

/** Those of `items` whose name matches, in the same order; '' matches all. */
export function matching(items: readonly number[], nameOf: (item: number) => string, pattern: string): Matching {
  if (pattern === '') return { items, error: undefined };
  const compiled = compilePattern(pattern);
  if ('error' in compiled) return { items: [], error: compiled.error };
  const giveUpAt = performance.now() + MATCH_BUDGET_MS;
  const found: number[] = [];
  for (const item of items) {
    try {
      if (performance.now() > giveUpAt) throw new PatternTooSlow();
      if (compiled.matches(nameOf(item))) found.push(item);
    } catch (error) {
      if (error instanceof PatternTooSlow) return { items: [], error: error.message };
      throw error;
    }
  }
  return { items: found, error: undefined };
}
