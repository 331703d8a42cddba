import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberPacker, unpack } from './packedNumbers.ts';

test('numbers come out in ascending order, wherever they are wanted', () => {
  const number = fc.oneof(fc.nat({ max: 300 }), fc.nat({ max: 2 ** 32 - 1 }));
  fc.assert(
    fc.property(fc.array(number, { maxLength: 700 }), fc.nat({ max: 5 }), (numbers, from) => {
      const packed = new NumberPacker().pack(Uint32Array.from(numbers), numbers.length);
      const out = new Uint32Array(from + numbers.length + 2).fill(7);
      unpack(packed, out, from);
      expect([...out]).toEqual([...Array.from({ length: from }, () => 7), ...Uint32Array.from(numbers).toSorted(), 7, 7]);
    }),
  );
});
