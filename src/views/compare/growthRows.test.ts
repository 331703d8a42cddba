import { expect, it } from 'vitest';
import type { GrowthRow } from '../../../workers/api.ts';
import { growthCsvHeader, growthCsvLine, shownGrowth, sparkPoints, suspicion } from './growthRows.ts';

const row = (name: string, flat: readonly number[], suspect = false): GrowthRow => ({
  name,
  file: `${name}.go`,
  flat,
  cum: flat,
  rising: 0.5,
  grown: (flat.at(-1) ?? 0) - (flat[0] ?? 0),
  suspect,
});
const rows = [row('leak', [1, 2, 40], true), row('cache', [50, 0, 30]), row('busy', [5, 90, 80])];

const names = (column: string, descending = true, filter = ''): string[] => shownGrowth(rows, { column, descending }, filter).map(({ name }) => name);

it('keeps the order of the answer until another is asked for', () => {
  expect(names('suspect')).toEqual(['leak', 'cache', 'busy']);
  expect(names('suspect', false)).toEqual(['busy', 'cache', 'leak']);
  expect(names('grown')).toEqual(['busy', 'leak', 'cache']);
  expect(names('last')).toEqual(['busy', 'leak', 'cache']);
  expect(names('name', false)).toEqual(['busy', 'cache', 'leak']);
  expect(names('grown', true, 'ache')).toEqual(['cache']);
});

it('says why a function is suspect', () => {
  expect(suspicion(row('leak', [0, 2048], true), 4096, 'bytes')).toBe(
    'Never falls over 2 profiles, and grew by 2.00\u00a0KiB, 50\u00a0% of the last profile’s total: probably a leak, or a cache that is still filling.',
  );
});

it('draws values from left to right, zero included, the largest on top', () => {
  expect(sparkPoints([0, 5, 10])).toEqual([
    [0, 1],
    [0.5, 0.5],
    [1, 0],
  ]);
  expect(sparkPoints([-10, 10])).toEqual([
    [0, 1],
    [1, 0],
  ]);
  expect(sparkPoints([0, 0])).toEqual([
    [0, 1],
    [1, 1],
  ]);
});

it('writes a column for each profile', () => {
  const growth = { sampleType: 0, profiles: ['a', 'b'].map((key) => ({ key, wallMs: undefined, total: 1 })), leftOut: [], rows, ofRows: 3, problem: undefined };
  expect(growthCsvHeader(growth, 'bytes')).toEqual(['function', 'file', 'flat in a (bytes)', 'flat in b (bytes)', 'grown', 'steps that rise', 'suspect']);
  expect(growthCsvLine(row('leak', [1, 3], true))).toEqual(['leak', 'leak.go', 1, 3, 2, 0.5, 'yes']);
});
