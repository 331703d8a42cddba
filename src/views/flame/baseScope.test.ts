import { expect, test } from 'vitest';
import { baseScope } from './baseScope.ts';

test('where the other is taken whole it is said; groups have their like there', () => {
  const range = { startNs: 1, endNs: 2 };
  expect(baseScope(undefined, undefined)).toBeUndefined();
  expect(baseScope(undefined, { lane: 'group', group: 'main.worker', by: 'entry' })).toBeUndefined();
  expect(baseScope(range, undefined)?.text).toBe('less the other’s whole recording');
  expect(baseScope(undefined, { lane: 'proc', proc: 1 })?.text).toBe('less everything in the other');
});
