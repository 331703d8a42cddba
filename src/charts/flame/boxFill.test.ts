import { describe, expect, it } from 'vitest';
import { ORIGINS } from '../../../workers/api.ts';
import { boxFill, changeShare } from './boxFill.ts';
import { differenceColours } from './differenceColour.ts';
import type { FlamePalette } from './flamePalette.ts';
import { SMALL_TREE, testLayout } from './testLayout.ts';

const palette = {
  root: 'root',
  module: (hash: number) => `hash ${hash}`,
  origin: Object.fromEntries(ORIGINS.map((origin) => [origin, origin])),
  difference: (share: number) => `change ${share}`,
} as unknown as FlamePalette;

describe('the colour of a box', () => {
  const layout = { ...testLayout(SMALL_TREE), origin: Uint8Array.of(0, 4, 1, 2, 3, 5), binary: Uint32Array.of(0, 8, 8, 9, 9, 9), module: Uint32Array.of(0, 1, 1, 1, 1, 1) };

  it('is its package’s, whose code it is, or its binary’s; the root has none', () => {
    expect([0, 1, 2].map((i) => boxFill(layout, 'package', palette)(i, Math.min(i, 1)))).toEqual(['root', 'hash 1', 'hash 1']);
    expect([0, 1, 2, 3].map((i) => boxFill(layout, 'origin', palette)(i, Math.min(i, 1)))).toEqual(['root', 'own', 'runtime', 'standard library']);
    expect([0, 1, 3].map((i) => boxFill(layout, 'binary', palette)(i, Math.min(i, 1)))).toEqual(['root', 'hash 8', 'hash 9']);
  });

  it('is a function’s at the root of a sandwich', () => {
    expect(boxFill({ ...layout, module: Uint32Array.of(7) }, 'package', palette)(0, 0)).toBe('hash 7');
  });

  it('is the share of its change in all that changed in it', () => {
    const changed = { ...layout, total: Float64Array.of(20, -60, 40, 0, 0, 0), focusSize: 100 };
    expect(changeShare(changed, 0)).toBe(0.2);
    expect(changeShare(changed, 1)).toBe(-1);
    expect(changeShare(changed, 2)).toBe(1);
    expect(boxFill(changed, 'difference', palette)(1, 1)).toBe('change -1');
  });

  it('is neutral for the callers of the focus: their size is not told', () => {
    const zoomed = { ...testLayout(SMALL_TREE, 'd'), total: Float64Array.of(-5, 40, 40) };
    expect(boxFill(zoomed, 'difference', palette)(0, 0)).toBe('change 0');
  });
});

describe('the scale of differences', () => {
  const colour = differenceColours('rgb(0, 0, 200)', 'rgb(100, 100, 100)', 'rgb(200, 0, 0)');

  it('goes from one end through the middle to the other', () => {
    expect([-1, -0.5, 0, 0.5, 1].map(colour)).toEqual(['rgb(0, 0, 200)', 'rgb(50, 50, 150)', 'rgb(100, 100, 100)', 'rgb(150, 50, 50)', 'rgb(200, 0, 0)']);
  });

  it('takes what lies beyond for the end', () => {
    expect(colour(7)).toBe(colour(1));
    expect(colour(-7)).toBe(colour(-1));
  });
});
