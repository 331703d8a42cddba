import { array, assert, constant, integer, nat, oneof, property } from 'fast-check';
import { expect, it } from 'vitest';
import { largestOf } from './largestOf.ts';

it('finds what sorting finds', () => {
  assert(
    property(array(oneof(integer({ min: 0, max: 20 }), constant(Number.NaN))), nat(5), integer({ min: 1, max: 4 }), (list, from, most) => {
      const sorted = list.slice(from).filter((value) => !Number.isNaN(value)).toSorted((a, b) => b - a);
      const found = largestOf(Float64Array.from(list), from, most);
      expect(found.map((place) => list[place])).toEqual(sorted.slice(0, most));
      expect(new Set(found).size).toBe(found.length);
    }),
  );
});
