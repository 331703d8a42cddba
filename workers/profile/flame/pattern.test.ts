import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compilePattern, PatternTooSlow } from './pattern.ts';

interface Recorded {
  readonly texts: readonly string[];
  /** With a digit a text (1: matches), or `refused`. */
  readonly patterns: readonly (readonly [pattern: string, verdicts: string])[];
}

const recorded = JSON.parse(readFileSync(fileURLToPath(new URL('../../../fixtures/pprof/regexps.json', import.meta.url)), 'utf8')) as Recorded;

function verdicts(pattern: string): string {
  const compiled = compilePattern(pattern);
  return 'error' in compiled ? 'refused' : recorded.texts.map((text) => (compiled.matches(text) ? '1' : '0')).join('');
}

test('every recorded expression matches what Go says it does, and is refused where Go refuses it', () => {
  expect(recorded.patterns.length).toBeGreaterThan(400);
  expect(recorded.patterns.map(([pattern]) => [pattern, verdicts(pattern)])).toEqual(recorded.patterns);
});

test.each([
  ['(', 'A ( is not closed'],
  [')', 'without a ('],
  ['[a', 'A [ is not closed'],
  ['*a', 'nothing before the repetition'],
  ['a**', 'A repetition follows'],
  ['a(?=b)', 'Look-ahead'],
  ['(?<!a)b', 'Look-ahead'],
  [String.raw`(a)\1`, 'Back-references'],
  ['x{1001}', 'not a repetition that Go'],
  ['(x{100}){11}', 'More than 1000 repetitions'],
  ['[z-a]', 'ends before it begins'],
  ['[[:letters:]]', 'not a class'],
  [String.raw`\p{Klingon}`, 'not known'],
  ['('.repeat(1002), 'nested too deeply'],
  ['(.{900}|.{900}){1}|'.repeat(30), 'repeats too much'],
  ['a*'.repeat(6000), 'too long'],
])('%s is refused with a sentence', (pattern, sentence) => {
  expect(compilePattern(pattern)).toEqual({ error: expect.stringContaining(sentence) as unknown });
});

describe('expressions that keep other engines busy for ever', () => {
  // Each would take a backtracking engine more steps than there are atoms.
  const long = `${'a'.repeat(5000)}!`;
  test.each(['(a+)+$', '(a|a)+$', '(a|aa)+$', '(a*)*b', 'a*a*a*a*a*a*a*a*b', '(.*,){20}x', '(x+x+)+y', '(?:a?){50}a{50}$'])('%s is answered', (pattern) => {
    const compiled = compilePattern(pattern);
    expect('matches' in compiled && compiled.matches(long)).toBe(false);
  });

  test('work beyond the bound is given up, with a sentence', () => {
    const compiled = compilePattern('(a|b|c)+d', 30_000);
    if ('error' in compiled) throw new Error(compiled.error);
    expect(compiled.matches('abcabcd')).toBe(true);
    expect(() => compiled.matches('abc'.repeat(20_000))).toThrow(PatternTooSlow);
  });

  test('more states than are kept at a time are made anew, and the answer stays', () => {
    // After each a the automaton must remember where the last 14 characters had one: 2¹⁴ states.
    const compiled = compilePattern('(a|b)*a(a|b){13}c');
    if ('error' in compiled) throw new Error(compiled.error);
    let text = '';
    let state = 1;
    for (let i = 0; i < 15_000; i++) {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      text += state > 2 ** 30 ? 'a' : 'b';
    }
    expect(compiled.matches(text)).toBe(false);
    expect(compiled.matches(`${text}a${'b'.repeat(13)}c`)).toBe(true);
  });
});
