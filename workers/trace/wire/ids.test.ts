import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LiveGoroutines, TableIndex, signedDecimal } from './ids.ts';

const TWO_32 = 4294967296n;
const halves = (id: bigint): [number, number, number] => [Number(id), Number(id % TWO_32), Number(id / TWO_32)];

describe('live goroutines', () => {
  it('are found by id, near or far apart, and again under a new index after they ended', () => {
    // Neighbours, ids that share their place with others, and ids that need all 64 bits.
    const id = fc.oneof(fc.bigInt(0n, 300n), fc.bigInt(0n, 20_000n).map((n) => n * 4096n), fc.bigInt(2n ** 53n - 3n, 2n ** 53n + 3n), fc.bigInt(2n ** 64n - 3n, 2n ** 64n - 2n));
    fc.assert(
      fc.property(fc.array(id, { maxLength: 400 }), (ids) => {
        const table = new LiveGoroutines();
        const model = new Map<bigint, number>();
        for (const next of ids) {
          const live = model.get(next);
          expect(table.find(...halves(next))).toBe(live ?? -1);
          if (live === undefined) model.set(next, table.add(...halves(next)));
          else {
            table.remove(live);
            model.delete(next);
          }
        }
        for (const [known, index] of model) expect(table.find(...halves(known))).toBe(index);
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});

describe('the array of goroutines', () => {
  it('leaves ids that found no place in the Map, also when there is more room later', () => {
    const table = new LiveGoroutines();
    // All at one place, which has room for few.
    const apart = 2 ** 20;
    const far = Array.from({ length: 40 }, (_, i) => i * apart);
    expect(far.map((id) => table.add(id, id, 0))).toEqual(far.map((_, i) => i));
    for (let id = 1; id <= 5000; id++) table.add(id, id, 0);
    expect(far.map((id) => table.find(id, id, 0))).toEqual(far.map((_, i) => i));
    for (const [index] of far.entries()) table.remove(index);
    expect(far.map((id) => table.find(id, id, 0))).toEqual(far.map(() => -1));
    expect(far.map((id) => table.add(id, id, 0))).toEqual(far.map((_, i) => 5040 + i));
    expect(table.find(5000, 5000, 0)).toBe(5039);
  });

  it('forgets those that ended, however many', () => {
    const table = new LiveGoroutines();
    for (let id = 0; id < 20_000; id++) {
      table.add(id, id, 0);
      if (id >= 10) table.remove(id - 10);
      const oldest = Math.max(0, id - 9);
      expect(table.find(oldest, oldest, 0)).toBe(oldest);
      if (oldest > 0) expect(table.find(oldest - 1, oldest - 1, 0)).toBe(-1);
    }
  });
});

describe('table indexes', () => {
  it('cost by the number of entries, not by the largest id', () => {
    const index = new TableIndex([5, 2 ** 52, 1], [10, 11, 12]);
    expect([0, 1, 5, 2 ** 52, 2, 2 ** 40].map((id) => index.find(id))).toEqual([0, 12, 10, 11, -1, -1]);
  });
});

describe('ids as Go prints them', () => {
  it.each([
    [1, 0, '1'],
    [0, 1, '4294967296'],
    [0xffffffff, 0xffffffff, '-1'],
    [1, 0x80000000, '-9223372036854775807'],
  ])('%d %d', (lo, hi, text) => expect(signedDecimal(lo, hi)).toBe(text));
});
