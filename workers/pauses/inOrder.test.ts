import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder } from './inOrder.ts';

test('rows come in the order of their keys, equal ones as they were, whatever the keys', () => {
  const key = fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 2 ** 32 - 1 }));
  const keys = fc.oneof(fc.array(key, { minLength: 2000, maxLength: 3000 }), fc.array(fc.oneof(key, fc.integer({ min: -5, max: 2 ** 40 })), { maxLength: 2500 }));
  fc.assert(
    fc.property(keys, (values) => {
      const rows = Uint32Array.from(values.keys());
      const expected = rows.toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
      expect(inOrder(rows, Float64Array.from(values))).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});
