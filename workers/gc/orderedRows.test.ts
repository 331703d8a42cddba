import { array, assert, constantFrom, double, oneof, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descending, rowsInOrder } from './orderedRows.ts';

const KEYS = array(oneof(double(), constantFrom(NaN, 0, -0, 1, 1e6, -5))).map((keys) => Float64Array.from(keys));

/** As a sort says it that compares them one by one. */
function compared(keys: Float64Array, sign: number): readonly number[] {
  const rows = [...keys.keys()];
  return [...rows.filter((row) => !Number.isNaN(keys[row])).toSorted((a, b) => sign * (keys[a] < keys[b] ? -1 : Number(keys[a] > keys[b]))), ...rows.filter((row) => Number.isNaN(keys[row]))];
}

describe('rows in the order of a column', () => {
  it('ascend, equal ones as they stand, those that are not told last', () => {
    expect([...rowsInOrder(Float64Array.of(3, NaN, -1, 3, 0))]).toEqual([2, 4, 0, 3, 1]);
    assert(
      property(KEYS, (keys) => {
        expect([...rowsInOrder(keys)]).toEqual(compared(keys, 1));
      }),
    );
  });

  it('descend likewise', () => {
    expect([...descending(rowsInOrder(Float64Array.of(3, NaN, -1, 3, 0)), Float64Array.of(3, NaN, -1, 3, 0))]).toEqual([0, 3, 4, 2, 1]);
    assert(
      property(KEYS, (keys) => {
        expect([...descending(rowsInOrder(keys), keys)]).toEqual(compared(keys, -1));
      }),
    );
  });
});
