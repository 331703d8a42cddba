import { expect, it } from 'vitest';
import { flameCommand } from './keys.ts';

it('takes up and down as the picture shows them', () => {
  expect(flameCommand('ArrowUp', 'icicle')).toBe('parent');
  expect(flameCommand('ArrowUp', 'flame')).toBe('child');
  expect(flameCommand('ArrowDown', 'icicle')).toBe('child');
  expect(flameCommand('ArrowDown', 'flame')).toBe('parent');
});

it('opens the menu of a box', () => {
  expect(flameCommand('m', 'icicle')).toBe('menu');
  expect(flameCommand('ContextMenu', 'flame')).toBe('menu');
});

it('leaves other keys to the page', () => {
  expect(flameCommand('Tab', 'icicle')).toBeUndefined();
  expect(flameCommand('/', 'icicle')).toBeUndefined();
  expect(flameCommand('a', 'flame')).toBeUndefined();
});
