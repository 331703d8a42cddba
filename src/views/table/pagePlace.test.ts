import { assert, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, placeAround } from './pagePlace.ts';

describe('the rows that are asked for', () => {
  it('are those in sight and some around them, in whole steps', () => {
    expect(placeAround(0, 0)).toEqual({ from: 0, count: 64 });
    expect(placeAround(0, 30)).toEqual({ from: 0, count: 128 });
    expect(placeAround(200, 40)).toEqual({ from: 128, count: 192 });
  });

  it('always hold those in sight, and a short scroll asks nothing', () => {
    assert(
      property(nat({ max: 3_000_000 }), nat({ max: 100 }), nat({ max: 64 }), (from, count, scroll) => {
        const place = placeAround(from, count);
        expect(covers(place, from, count)).toBe(true);
        expect(covers(place, from + scroll, count)).toBe(true);
        expect(place.count).toBeLessThanOrEqual(count + 256);
      }),
    );
  });
});
