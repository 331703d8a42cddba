import { expect, it } from 'vitest';
import { chanceOf } from './chance.ts';

const heap = { sampleTypes: [{ type: 'inuse_space', unit: 'bytes', total: 1 }], period: 524_288, periodType: 'space', periodUnit: 'bytes' };
const threads = { sampleTypes: [{ type: 'threadcreate', unit: 'count', total: 1 }], period: 1, periodType: 'threadcreate', periodUnit: 'count' };

it('is that of a figure as large as both', () => {
  // √(rate × bytes), for 8 MiB at one sample in 512 KiB: 2 MiB.
  expect(chanceOf(heap, 0, 3 * 2 ** 20, 5 * 2 ** 20)).toBeCloseTo(1.96 * 2 * 2 ** 20, 3);
  expect(chanceOf(heap, 0, 0, 0)).toBeUndefined();
});

it('is not told of what is counted one by one', () => {
  expect(chanceOf(threads, 0, 3, 5)).toBeUndefined();
});
