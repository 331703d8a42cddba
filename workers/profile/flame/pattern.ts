// Patterns in Go's dialect of regular expressions (RE2), unanchored. They come from links, too, so no pattern and no name may keep
// the worker busy: they are run by an automaton that reads each name once, under a bound on all its work.
import { Automaton } from '../regexp/automaton.ts';
import { parsePattern } from '../regexp/parse.ts';
import { programOf } from '../regexp/program.ts';
import { BadPattern } from '../regexp/syntax.ts';

/** @throws PatternTooSlow */
export type Matcher = (text: string) => boolean;

export type Pattern = { readonly matches: Matcher } | { readonly error: string };

/** Thrown by a matcher whose texts together took more work than a pattern is given. */
export class PatternTooSlow extends Error {
  constructor() {
    super('This expression takes too long on these names; write it more simply.');
    this.name = 'PatternTooSlow';
  }
}

/** Characters that all texts together may have, for an ordinary expression: a second or two. */
const MOST_STEPS = 3e8;
const MOST_PATTERN_CHARS = 10_000;

export function compilePattern(source: string, steps = MOST_STEPS): Pattern {
  // Most patterns are plain words, and the engine's own search for them is the fastest.
  if (/^[\w /:;,<>=!@#%&"'~`-]*$/.test(source)) return { matches: (text) => text.includes(source) };
  if (source.length > MOST_PATTERN_CHARS) return { error: 'This expression is too long.' };
  try {
    const automaton = new Automaton(programOf(parsePattern(source)), steps);
    return {
      matches: (text) => {
        const verdict = automaton.matches(text);
        if (verdict === undefined) throw new PatternTooSlow();
        return verdict;
      },
    };
  } catch (error) {
    if (error instanceof BadPattern) return { error: error.message };
    throw error;
  }
}
