import { describe, expect, it } from 'vitest';
import { contentPx, hit, ROW_PX, rowTopPx, scrollForFocus, scrollToShow, visibleDepths, type Geometry } from './geometry.ts';
import { indexRows } from './rows.ts';
import { SMALL_TREE, testLayout } from './testLayout.ts';

const layout = testLayout(SMALL_TREE);
const rows = indexRows(layout);
const icicle: Geometry = { widthPx: 1000, viewportPx: 200, scrollPx: 0, rows: 3, direction: 'icicle' };
const flame: Geometry = { ...icicle, direction: 'flame' };
const deep: Geometry = { ...icicle, rows: 100 };

const nameAt = (g: Geometry, xPx: number, yPx: number): string | undefined => {
  const i = hit(layout, rows, g, xPx, yPx);
  return i === undefined ? undefined : layout.names[layout.name[i] ?? -1];
};

describe('the box under the pointer', () => {
  it('is found from the top in an icicle', () => {
    expect(nameAt(icicle, 500, 5)).toBe('root');
    expect(nameAt(icicle, 599, ROW_PX + 5)).toBe('a');
    expect(nameAt(icicle, 600, ROW_PX + 5)).toBe('d');
    expect(nameAt(icicle, 150, 2 * ROW_PX + 5)).toBe('b');
  });

  it('is found from the bottom in a flame', () => {
    expect(nameAt(flame, 500, 199)).toBe('root');
    expect(nameAt(flame, 500, 199 - ROW_PX)).toBe('a');
    expect(nameAt(flame, 150, 199 - 2 * ROW_PX)).toBe('b');
  });

  it('is nothing over a self gap, under the last row and beside the canvas', () => {
    expect(nameAt(icicle, 50, 2 * ROW_PX + 5)).toBeUndefined();
    expect(nameAt(icicle, 500, 3 * ROW_PX + 5)).toBeUndefined();
    expect(nameAt(icicle, 1000, 5)).toBeUndefined();
    expect(nameAt(icicle, -1, 5)).toBeUndefined();
  });

  it('moves with the scroller', () => {
    expect(nameAt({ ...icicle, viewportPx: 30, scrollPx: 20 }, 500, 5)).toBe('a');
  });
});

describe('rows in sight', () => {
  it('are all while they fit, in both directions', () => {
    expect(visibleDepths(icicle)).toEqual([0, 2]);
    expect(visibleDepths(flame)).toEqual([0, 2]);
  });

  it('are those between the edges of the viewport', () => {
    expect(visibleDepths({ ...deep, scrollPx: 10 * ROW_PX })).toEqual([10, 19]);
    expect(visibleDepths({ ...deep, scrollPx: 10 * ROW_PX + 1 })).toEqual([10, 20]);
    expect(visibleDepths({ ...deep, direction: 'flame', scrollPx: contentPx(deep) - 200 })).toEqual([0, 9]);
  });

  it('agree with where rows are drawn', () => {
    for (const direction of ['icicle', 'flame'] as const) {
      const g: Geometry = { ...deep, direction, scrollPx: 333 };
      const [first, last] = visibleDepths(g);
      for (let depth = 0; depth < g.rows; depth++) {
        const top = rowTopPx(g, depth);
        expect(top < g.viewportPx && top + ROW_PX > 0).toBe(depth >= first && depth <= last);
      }
    }
  });
});

describe('scrolling', () => {
  it('stays where it is for a row in sight and moves as little as it can for another', () => {
    expect(scrollToShow({ ...deep, scrollPx: 100 }, 8)).toBe(100);
    expect(scrollToShow({ ...deep, scrollPx: 100 }, 2)).toBe(ROW_PX);
    expect(scrollToShow({ ...deep, scrollPx: 0 }, 20)).toBe(22 * ROW_PX - 200);
    expect(scrollToShow({ ...deep, scrollPx: 0 }, 99)).toBe(100 * ROW_PX - 200);
  });

  it('shows the root of a shallow focus, and two callers of a deep one', () => {
    expect(scrollForFocus(deep, 1)).toBe(0);
    expect(scrollForFocus(deep, 40)).toBe(38 * ROW_PX);
    expect(scrollForFocus(deep, 99)).toBe(100 * ROW_PX - 200);
    const upward: Geometry = { ...deep, direction: 'flame' };
    expect(scrollForFocus(upward, 1)).toBe(100 * ROW_PX - 200);
    const scrolled = { ...upward, scrollPx: scrollForFocus(upward, 40) };
    expect(rowTopPx(scrolled, 38)).toBe(200 - ROW_PX);
  });
});
