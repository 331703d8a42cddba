import { assert, property, string } from 'fast-check';
import { expect, it } from 'vitest';
import { exactName, exactPattern } from './exactPattern.ts';

it('escapes what Go puts into names', () => {
  expect(exactPattern('main.(*T).run')).toBe(String.raw`^main\.\(\*T\)\.run$`);
  expect(exactPattern('slices.Sort[go.shape.[]int]')).toBe(String.raw`^slices\.Sort\[go\.shape\.\[\]int\]$`);
});

it('matches the name and nothing around it', () => {
  assert(
    property(string(), (name) => {
      const pattern = new RegExp(exactPattern(name));
      expect(pattern.test(name)).toBe(true);
      expect(pattern.test(`${name}x`)).toBe(false);
      expect(exactName(exactPattern(name))).toBe(name);
    }),
  );
});

it('leaves a pattern of the reader alone', () => {
  expect(exactName('main')).toBeUndefined();
  expect(exactName('^main.run$')).toBeUndefined();
  expect(exactName('^(main|runtime)$')).toBeUndefined();
});
