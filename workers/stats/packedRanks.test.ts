import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestRank } from './nearestRank.ts';
import { countBelow, NumberPacker } from './packedNumbers.ts';
import { PackedRanks } from './packedRanks.ts';

const LIMIT = 2 ** 32;
const number = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 5_000_000 }), fc.integer({ min: 0, max: LIMIT - 1 }));

test('figures are those of the sorted values, in between too', () => {
  const piece = fc.record({ packed: fc.array(number, { maxLength: 600 }), one: fc.array(fc.integer({ min: 0, max: 2 ** 40 }), { maxLength: 5 }) });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const ranks = new PackedRanks();
      const packer = new NumberPacker();
      const all: number[] = [];
      for (const { packed, one } of pieces) {
        ranks.add(packer.pack(Uint32Array.from(packed), packed.length));
        for (const value of one) ranks.addOne(value);
        all.push(...packed, ...one);
        expect(ranks.ranks()).toEqual(nearestRank(Float64Array.from(all).toSorted()));
      }
    }),
  );
});

test('many that come one by one are all counted', () => {
  const ranks = new PackedRanks();
  const values = Float64Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 10_007);
  for (const value of values) ranks.addOne(value);
  expect(ranks.ranks()).toEqual(nearestRank(values.toSorted()));
});

test('packed numbers tell how many are below any limit', () => {
  fc.assert(
    fc.property(fc.array(number, { maxLength: 600 }), fc.array(number), (values, limits) => {
      const packed = new NumberPacker().pack(Uint32Array.from(values), values.length);
      for (const limit of [...limits, ...values.slice(0, 5), 0, LIMIT - 1]) expect(countBelow(packed, limit)).toBe(values.filter((value) => value < limit).length);
    }),
  );
});

test('steps near to each other take a byte each', () => {
  const packed = new NumberPacker().pack(Uint32Array.from({ length: 1000 }, (_, i) => ((i * 617) % 1000) * 100), 1000);
  expect(packed.steps.length).toBe(1000 - packed.first.length);
});
