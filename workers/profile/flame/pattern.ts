// Patterns in Go's dialect of regular expressions, unanchored, matched in time that grows with the text alone. They come from links,
// too, so no pattern and no name may keep the worker busy: what both may take is bounded.
import { RE2JS, RE2JSException } from 're2js';
import { t } from '../../../language/t.ts';

/** @throws PatternTooSlow */
export type Matcher = (text: string) => boolean;

export type Pattern = { readonly matches: Matcher } | { readonly error: string };

/** Thrown by a matcher whose texts together took more time than a pattern is given. */
export class PatternTooSlow extends Error {
  constructor() {
    super(t('This expression takes too long on these names; write it more simply.'));
    this.name = 'PatternTooSlow';
  }
}

/** For all texts together. */
const MOST_MS = 1500;
const MOST_PATTERN_CHARS = 4000;
/** Instructions of the pattern times characters of a text: some tenths of a second. Longer texts are matched by their beginning. */
const MOST_STEPS = 2e7;
const LEAST_MATCHED_CHARS = 256;

export function compilePattern(source: string, mostMs = MOST_MS): Pattern {
  // Most patterns are plain words, and the engine's own search for them is the fastest.
  if (/^[\w /:;,<>=!@#%&"'~`-]*$/.test(source)) return { matches: (text) => text.includes(source) };
  if (source.length > MOST_PATTERN_CHARS) return { error: t('This expression is too long.') };
  try {
    const expression = RE2JS.compile(source);
    const mostChars = Math.max(LEAST_MATCHED_CHARS, Math.floor(MOST_STEPS / expression.programSize()));
    let spentMs = 0;
    return {
      matches: (text) => {
        if (spentMs > mostMs) throw new PatternTooSlow();
        const begun = performance.now();
        const found = expression.test(text.length > mostChars ? text.slice(0, mostChars) : text);
        spentMs += performance.now() - begun;
        return found;
      },
    };
  } catch (error) {
    if (error instanceof RE2JSException) return { error: t('This is not one of Go’s regular expressions: {error}.', { error: reasonOf(error) }) };
    throw error;
  }
}

/** Without the words that each of the library's messages begins with. */
function reasonOf({ message }: Error): string {
  return message.replace(/^error parsing regexp: /, '');
}
