import { expect, it } from 'vitest';
import { inkOn, luminance, type Palette } from './palette.ts';

it('reads luminance from resolved colours in either notation', () => {
  expect(luminance('rgb(255, 255, 255)')).toBeCloseTo(1, 9);
  expect(luminance('rgb(0 0 0 / 50%)')).toBe(0);
  expect(luminance('oklch(0.5 0.1 20)')).toBeUndefined();
});

it('chooses the ink that reads best on a fill', () => {
  const palette = { ink: 'rgb(23, 27, 33)', onFill: 'rgb(255, 255, 255)' } as Palette;
  expect(inkOn('rgb(87, 179, 121)', palette)).toBe(palette.ink);
  expect(inkOn('rgb(120, 40, 160)', palette)).toBe(palette.onFill);
  expect(inkOn('not a colour', palette)).toBe(palette.onFill);
});
