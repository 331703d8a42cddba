import { describe, expect, it } from 'vitest';
import { TextMatches, textPattern } from './textMatches.ts';

describe('what somebody typed', () => {
  it.each([
    ['chan', 'Chan receive', true],
    ['^chan.*send$', 'chan send', true],
    ['^chan.*send$', 'a chan send', false],
    ['(?s)a.b', 'A\nB', true],
    [String.raw`\QmAin.(\E`, 'main.(*x)', true],
  ])('%s, in %j: %s', (source, text, expected) => {
    const pattern = textPattern(source);
    expect(pattern.error).toBeUndefined();
    expect(pattern.matches(text)).toBe(expected);
  });

  it.each(['main.(*T', '[', 'a**', 'a(?=b)'])('%s is no expression to use, and is looked for as it stands', (source) => {
    const pattern = textPattern(source);
    expect(pattern.error).toBeDefined();
    expect(pattern.matches(`in ${source.toUpperCase()} there`)).toBe(true);
    expect(pattern.matches('main.T aaaa ab')).toBe(false);
  });
});

describe('the texts of a trace', () => {
  it('are tried once each, and shown ones count: bytes that are not UTF-8 are U+FFFD', () => {
    const texts = ['', 'caf\u00c3\u00a9', '\u00ff\u00fe', 'cafe'];
    const matches = new TextMatches(texts, 'café');
    expect(texts.map((_, text) => matches.has(text))).toEqual([false, true, false, false]);
    texts.push('CAF\u00c3\u0089');
    expect(matches.has(4)).toBe(true);
    expect(new TextMatches(texts, '\uFFFD').has(2)).toBe(true);
  });

  it('that take an expression for ever are looked for as plain text from some time on', () => {
    let nowMs = 0;
    // Every look at the clock is 300 ms later than the one before.
    const matches = new TextMatches(['a.c', 'abc', 'abc', 'abc', 'abc', 'A.C'], 'a.c', () => (nowMs += 300));
    expect([0, 1, 2, 3].map((text) => matches.has(text))).toEqual([true, true, true, true]);
    expect(matches.error).toMatch(/too long/);
    expect([4, 5].map((text) => matches.has(text))).toEqual([false, true]);
    // What was found before, stays found.
    expect(matches.has(1)).toBe(true);
  });
});
