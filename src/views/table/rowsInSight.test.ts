import { describe, expect, it } from 'vitest';
import { rowsInSight, scrollFor } from './rowsInSight.ts';

const sizes = { rowPx: 30, headingPx: 30 };

describe('rows in sight', () => {
  it('are those and a few more', () => {
    expect(rowsInSight(0, 330, 1000, sizes)).toEqual({ first: 0, after: 16 });
    expect(rowsInSight(3000, 330, 1000, sizes)).toEqual({ first: 94, after: 116 });
  });

  it('end with the table', () => {
    expect(rowsInSight(29_700, 330, 1000, sizes)).toEqual({ first: 984, after: 1000 });
    expect(rowsInSight(0, 330, 3, sizes)).toEqual({ first: 0, after: 3 });
    // A filter took rows away while it was scrolled far down.
    expect(rowsInSight(29_700, 330, 3, sizes)).toEqual({ first: 3, after: 3 });
  });

  it('are none before the table has a height', () => {
    expect(rowsInSight(0, 0, 1000, sizes)).toEqual({ first: 0, after: 0 });
  });

  it('are reached by the least scrolling', () => {
    expect(scrollFor(5, 0, 330, sizes)).toBe(0);
    expect(scrollFor(10, 0, 330, sizes)).toBe(30);
    expect(scrollFor(2, 300, 330, sizes)).toBe(60);
  });
});
