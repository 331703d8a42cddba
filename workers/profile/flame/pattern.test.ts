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

/** What the library refuses and Go takes: a group's name given twice, a class that begins like a named one. Nobody's filter has them. */
const REFUSED_BY_THE_LIBRARY = ['(?P<a>x)(?P<a>y)', '[[:]'];

test('every recorded expression matches what Go says it does, and is refused where Go refuses it', () => {
  expect(recorded.patterns.length).toBeGreaterThan(400);
  const expected = recorded.patterns.map(([pattern, verdict]) => [pattern, REFUSED_BY_THE_LIBRARY.includes(pattern) ? 'refused' : verdict]);
  expect(recorded.patterns.map(([pattern]) => [pattern, verdicts(pattern)])).toEqual(expected);
});

test.each(['(', ')', '[a', '*a', 'a**', 'a(?=b)', '(?<!a)b', String.raw`(a)\1`, 'x{1001}', '(x{100}){11}', '[z-a]', '[[:letters:]]', String.raw`\p{Klingon}`, '('.repeat(999), 'a*'.repeat(6000)])(
  '%s is refused with a sentence',
  (pattern) => {
    expect(compilePattern(pattern)).toEqual({ error: expect.stringMatching(/^(This expression is too long|This is not one of Go’s regular expressions: [^\n]+)\.$/) as unknown });
  },
);

describe('expressions that keep other engines busy for ever', () => {
  // Each would take a backtracking engine more steps than there are atoms.
  const long = `${'a'.repeat(5000)}!`;
  test.each(['(a+)+$', '(a|a)+$', '(a|aa)+$', '(a*)*b', 'a*a*a*a*a*a*a*a*b', '(.*,){20}x', '(x+x+)+y', '(?:a?){50}a{50}$'])('%s is answered', (pattern) => {
    const compiled = compilePattern(pattern);
    expect('matches' in compiled && compiled.matches(long)).toBe(false);
  });

  test('time beyond the bound is given up, with a sentence', () => {
    const compiled = compilePattern('(a|b|c)+d', 0);
    if ('error' in compiled) throw new Error(compiled.error);
    expect(() => {
      for (let i = 0; i < 1000; i++) compiled.matches('abc'.repeat(1000));
    }).toThrow(PatternTooSlow);
  });

  test('a large expression sees the beginning of a long text only', () => {
    const compiled = compilePattern('(?:.{30}){30}x|[a-f]{900}z', 10_000);
    if ('error' in compiled) throw new Error(compiled.error);
    expect(compiled.matches(`${'-'.repeat(900)}x`)).toBe(true);
    expect(compiled.matches('é'.repeat(2e6))).toBe(false);
  });
});
