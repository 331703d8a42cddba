import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestRank } from './nearestRank.ts';
import { RankedPieces } from './rankedPieces.ts';

const LIMIT = 2 ** 32 - 2;

test('figures are those of the sorted values', () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 5_000_000 }), fc.integer({ min: 0, max: LIMIT + 1 }));
  const greater = fc.array(fc.integer({ min: LIMIT, max: 2 ** 40 }), { maxLength: 5 });
  fc.assert(
    fc.property(fc.array(fc.array(value, { maxLength: 60 }), { maxLength: 6 }), greater, fc.constantFrom(4, 11, 16), (pieces, long, bits) => {
      const ranked = new RankedPieces(bits, LIMIT);
      for (const piece of pieces) ranked.add(Uint32Array.from(piece));
      for (const ns of long) ranked.addGreater(ns);
      const all = [...pieces.flat().filter((ns) => ns < LIMIT), ...long];
      expect(ranked.ranks()).toEqual(nearestRank(Float64Array.from(all).toSorted()));
    }),
  );
});

test('figures can be had at any time in between', () => {
  const ranked = new RankedPieces(11);
  ranked.add(Uint32Array.of(5, 1));
  expect(ranked.ranks()).toMatchObject({ n: 2, p50: 1, p999: 5 });
  ranked.add(Uint32Array.of(9, 9, 9, 9));
  expect(ranked.ranks()).toMatchObject({ n: 6, p50: 9, min: 1, sum: 42 });
});
