import { describe, expect, test } from 'vitest';
import { compilePattern } from './pattern.ts';

function matches(pattern: string, text: string): boolean {
  const compiled = compilePattern(pattern);
  if ('error' in compiled) throw new Error(compiled.error);
  return compiled.matches(text);
}

describe('Go’s spelling of regular expressions', () => {
  test.each([
    ['alloc', 'runtime.mallocgc', true],
    ['Alloc', 'runtime.mallocgc', false],
    ['(?i)MALLOC', 'runtime.mallocgc', true],
    [String.raw`\Amain\.`, 'main.main', true],
    [String.raw`\Amain`, 'xmain', false],
    [String.raw`gc\z`, 'runtime.mallocgc', true],
    [String.raw`\Q(*T).f\E$`, 'main.(*T).f', true],
    ['(?P<pkg>net)/', 'net/http', true],
    ['^[[:alpha:]]+$', 'abcXYZ', true],
    ['^[[:alpha:]]+$', 'abc1', false],
    [String.raw`\pL+名`, '函数名', true],
    [String.raw`\[(go\.shape|int)\]`, 'slices.Sort[int]', true],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });
});

test.each([
  ['(', 'not a regular'],
  ['a(?=b)', 'Look-ahead'],
  ['(?<!a)b', 'Look-ahead'],
  [String.raw`(a)\1`, 'Back-references'],
  ['(a+)+$', 'repetition'],
  ['((a|b)*c?)*', 'repetition'],
  ['(.*,){2,}', 'repetition'],
])('%s is refused with a sentence', (pattern, sentence) => {
  expect(compilePattern(pattern)).toEqual({ error: expect.stringContaining(sentence) });
});

test('brackets and escapes are not taken for groups and repetitions', () => {
  expect(matches(String.raw`(\+)+`, 'a+')).toBe(true);
  expect(matches('([+*])+', 'a+')).toBe(true);
});
