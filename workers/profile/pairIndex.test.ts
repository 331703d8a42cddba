import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairIndex } from './pairIndex.ts';

test('equal pairs are one, others are not, however many there are', () => {
  const half = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom(0xffff_ffff, 0x8000_0000), fc.nat());
  fc.assert(
    fc.property(fc.array(fc.tuple(half, half), { maxLength: 400 }), (pairs) => {
      const index = new PairIndex();
      const known = new Map<string, number>();
      for (const [first, second] of pairs) {
        const key = `${first} ${second}`;
        const position = known.get(key) ?? known.size;
        known.set(key, position);
        expect(index.intern(first, second)).toBe(position);
        expect([index.first(position), index.second(position)]).toEqual([first, second]);
      }
      expect(index.size).toBe(known.size);
    }),
    { seed: 7 },
  );
});
