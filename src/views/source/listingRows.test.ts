import { describe, expect, it } from 'vitest';
import type { SourceFunction } from '../../../workers/api.ts';
import { listingRows } from './listingRows.ts';

const fn = (startLine: number, ...lines: number[]): SourceFunction => ({
  name: 'main.f',
  file: '/src/main.go',
  startLine,
  flat: 1,
  cum: 1,
  lines: lines.map((line) => ({ line, flat: 1, cum: 1, inlined: [] })),
});
const file = (lines: number, ends: readonly number[] = []): readonly string[] => Array.from({ length: lines }, (_, nth) => (ends.includes(nth + 1) ? '}' : `\tline ${nth + 1}`));
const numbers = (rows: ReturnType<typeof listingRows>): readonly (number | string)[] =>
  rows.map((row) => (row.is === 'gap' ? `${row.lines} left out from ${row.from}` : row.figures === undefined ? row.line : `${row.line}*`));

describe('the listing of a function', () => {
  it('has just the lines with figures where there is no text, in order', () => {
    expect(numbers(listingRows(fn(3, 9, 5), undefined, false))).toEqual(['5*', '9*']);
  });

  it('goes from the function’s first line to the brace that ends it', () => {
    expect(numbers(listingRows(fn(3, 5, 6), file(50, [8]), false))).toEqual([3, 4, '5*', '6*', 7, 8]);
  });

  it('leaves out what is far from any figure, unless all is wanted', () => {
    const text = file(60, [42]);
    expect(numbers(listingRows(fn(3, 5, 40), text, false))).toEqual([3, 4, '5*', 6, 7, 8, 9, '26 left out from 10', 36, 37, 38, 39, '40*', 41, 42]);
    expect(numbers(listingRows(fn(3, 5, 40), text, true))).toHaveLength(40);
  });

  it('shows two lines rather than saying that they are left out', () => {
    expect(numbers(listingRows(fn(1, 2, 13), file(14, [14]), false))).not.toContainEqual(expect.stringContaining('left out'));
  });

  it('begins a little before where the profile does not say where the function begins', () => {
    expect(numbers(listingRows(fn(0, 20), file(21), false))[0]).toBe(16);
  });

  it('keeps lines the text does not have: it may be of another version', () => {
    const rows = listingRows(fn(3, 5, 90), file(10), false);
    expect(rows.at(-1)).toMatchObject({ line: 90, text: undefined });
    expect(rows.at(-1)).toHaveProperty('figures.flat', 1);
  });

  it('puts first what the profile tells no line of', () => {
    expect(numbers(listingRows(fn(3, 0, 4), file(6, [6]), false))).toEqual(['0*', 3, '4*', 5, 6]);
  });
});
