import { expect, it } from 'vitest';
import { placeTooltip } from './place.ts';

const inside = { widthPx: 400, heightPx: 300 };
const tip = { widthPx: 120, heightPx: 60 };

it('goes right below the pointer, and to the left where the right is too narrow', () => {
  expect(placeTooltip({ xPx: 100, yPx: 100 }, tip, inside)).toEqual({ xPx: 114, yPx: 114 });
  expect(placeTooltip({ xPx: 350, yPx: 100 }, tip, inside)).toEqual({ xPx: 216, yPx: 114 });
});

it('stays inside at the bottom', () => {
  expect(placeTooltip({ xPx: 100, yPx: 290 }, tip, inside).yPx).toBe(236);
});

it('goes above or below where neither side has room', () => {
  const wide = { widthPx: 380, heightPx: 60 };
  expect(placeTooltip({ xPx: 200, yPx: 50 }, wide, inside)).toEqual({ xPx: 10, yPx: 64 });
  expect(placeTooltip({ xPx: 200, yPx: 280 }, wide, inside)).toEqual({ xPx: 10, yPx: 206 });
});
