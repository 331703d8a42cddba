import { expect, it } from 'vitest';
import { placeAfter } from './rowKeys.ts';

it.each([
  ['ArrowDown', 3, 4],
  ['ArrowDown', 99, 99],
  ['ArrowDown', -1, 0],
  ['ArrowUp', 3, 2],
  ['ArrowUp', 0, 0],
  ['ArrowUp', -1, 0],
  ['PageDown', 3, 13],
  ['PageDown', 95, 99],
  ['PageDown', -1, 10],
  ['PageUp', 12, 2],
  ['PageUp', 3, 0],
  ['Home', 50, 0],
  ['End', 50, 99],
])('%s leads from row %d to row %d of 100', (key, from, to) => {
  expect(placeAfter(key, from, 100, 10)).toBe(to);
});

it('leaves other keys alone, and all of them where there are no rows', () => {
  expect(placeAfter('a', 3, 100, 10)).toBeUndefined();
  expect(placeAfter('End', -1, 0, 10)).toBeUndefined();
});
