import { expect, it } from 'vitest';
import { FIELD_GROUPS, IDENTITIES } from './fieldMeanings.ts';
import { sizeRows } from './sizeRows.ts';

it('lists classes that held anything, and the rest last, on a log scale of the most', () => {
  const rows = sizeRows({
    bySize: { sizeBytes: Float64Array.of(8, 16, 24), mallocs: Float64Array.of(999, 0, 9), frees: Float64Array.of(990, 0, 9) },
    rest: { mallocs: 99, frees: 0, allocatedBytes: 1e6, inUseBytes: 1e6 },
  });
  expect(rows.map(({ sizeBytes, live }) => [sizeBytes, live])).toEqual([
    [8, 9],
    [24, 0],
    [undefined, 99],
  ]);
  expect(rows.map(({ mallocsShare }) => Number(mallocsShare.toFixed(6)))).toEqual([1, 0.333333, 0.666667]);
  expect(rows[1]?.liveShare).toBe(0);
});

it('says which sums come out, and which cannot be told', () => {
  const fields = new Map([
    ['HeapSys', 30],
    ['HeapIdle', 10],
    ['HeapInuse', 20],
    ['HeapReleased', 11],
    ['Mallocs', 9],
  ]);
  expect(IDENTITIES.map(({ holds }) => holds(fields))).toEqual([true, false, undefined, undefined]);
});

it('means each field once', () => {
  const names = FIELD_GROUPS.flatMap(({ fields }) => fields.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});
