import { describe, expect, it } from 'vitest';
import { cumChange, deltaCsvHeader, deltaCsvLine, deltaRows, flatChange, shownDeltas } from './deltaRows.ts';
import { signedExact, signedShare, signedValue } from './signed.ts';

const rows = deltaRows({
  sampleType: 0,
  names: ['grew', 'fell', 'new', 'same'],
  files: ['a.go', 'b.go', 'c.go', 'a.go'],
  module: Uint32Array.of(1, 2, 3, 4),
  aFlat: Float64Array.of(10, 50, 0, 7),
  bFlat: Float64Array.of(30, 5, 8, 7),
  aCum: Float64Array.of(10, 60, 0, 100),
  bCum: Float64Array.of(40, 60, 8, 7),
  aTotal: 67,
  bTotal: 50,
  problem: undefined,
});
const names = (column: string, descending = true, filter = ''): string[] => shownDeltas(rows, { column, descending }, filter).map(({ name }) => name);

describe('rows of differences', () => {
  it('sorts changes by size, whichever way they go', () => {
    expect(names('flat')).toEqual(['fell', 'grew', 'new', 'same']);
    expect(names('cum')).toEqual(['same', 'grew', 'new', 'fell']);
    expect(names('flat', false)).toEqual(['same', 'new', 'grew', 'fell']);
  });

  it('sorts figures as they are, names by letter, and shares of before with what is new on top', () => {
    expect(names('aFlat')).toEqual(['fell', 'grew', 'same', 'new']);
    expect(names('bCum')).toEqual(['fell', 'grew', 'new', 'same']);
    expect(names('name', false)).toEqual(['fell', 'grew', 'new', 'same']);
    expect(names('flatShare')).toEqual(['new', 'grew', 'fell', 'same']);
  });

  it('keeps what matches by function or file', () => {
    expect(names('flat', true, 'a\\.go')).toEqual(['grew', 'same']);
    expect(names('flat', true, 'NEW')).toEqual(['new']);
  });

  it('writes what is on screen, exactly', () => {
    expect(deltaCsvHeader('bytes')[4]).toBe('flat change (bytes)');
    expect(rows.slice(0, 2).map(deltaCsvLine)).toEqual([
      ['grew', 'a.go', 10, 30, 20, 10, 40, 30],
      ['fell', 'b.go', 50, 5, -45, 60, 60, 0],
    ]);
    expect(rows.map((row) => [flatChange(row), cumChange(row)])).toEqual([
      [20, 30],
      [-45, 0],
      [8, 8],
      [0, -93],
    ]);
  });
});

it('writes changes with their sign', () => {
  expect([1536, -1536, 0].map((change) => signedValue(change, 'bytes'))).toEqual(['+1.50\u00a0KiB', '−1.50\u00a0KiB', '0\u00a0B']);
  expect([5, -5].map((change) => signedExact(change, 'count'))).toEqual(['+5', '-5']);
  expect([signedShare(20, 10), signedShare(-5, 10), signedShare(8, 0), signedShare(0, 0)]).toEqual(['+200\u00a0%', '−50\u00a0%', 'new', '']);
});
