import { describe, expect, it } from 'vitest';
import { WHOLE_WIDTH } from './geometry.ts';
import { indexRows } from './rows.ts';
import { SMALL_TREE, testLayout } from './testLayout.ts';
import { startingWindow, windowAt } from './zoomMotion.ts';

const whole = testLayout(SMALL_TREE);
const onD = testLayout(SMALL_TREE, 'd');
const start = (before: typeof whole, next: typeof whole) =>
  startingWindow(before, indexRows(before), next, indexRows(next));

describe('where a zoom starts', () => {
  it('zooming in: the new focus is as wide and where it was', () => {
    // d lay at 0.6 to 1 of the old picture.
    const shown = start(whole, onD);
    const scale = 1 / ((shown?.right ?? 0) - (shown?.left ?? 0));
    expect((0 - (shown?.left ?? 0)) * scale).toBeCloseTo(0.6);
    expect((1 - (shown?.left ?? 0)) * scale).toBeCloseTo(1);
  });

  it('zooming out: the old focus fills the width', () => {
    expect(start(onD, whole)?.left).toBeCloseTo(0.6);
    expect(start(onD, whole)?.right).toBeCloseTo(1);
  });

  it('is nowhere between sample types, across the tree, and for the same focus', () => {
    expect(start(whole, { ...onD, sampleType: 1 })).toBeUndefined();
    expect(start(testLayout(SMALL_TREE, 'b'), onD)).toBeUndefined();
    expect(start(whole, testLayout(SMALL_TREE))).toBeUndefined();
  });
});

it('moves from the start to the whole width, slower towards the end', () => {
  const from = { left: 0.6, right: 1 };
  expect(windowAt(from, 0)).toEqual(from);
  expect(windowAt(from, 1)).toBe(WHOLE_WIDTH);
  expect(windowAt(from, 2)).toBe(WHOLE_WIDTH);
  expect(windowAt(from, 0.5).left).toBeLessThan(0.3);
});
