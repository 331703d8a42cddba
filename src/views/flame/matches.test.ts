import { describe, expect, it } from 'vitest';
import type { SearchResult } from '../../../workers/api.ts';
import { matchedNames, matchFigures } from './matches.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

const result: SearchResult = {
  sampleType: 0,
  pattern: 'alloc',
  patternError: undefined,
  names: ['runtime.mallocgc', 'not drawn'],
  matchTotal: 1_290_000,
  focusTotal: 2_580_000,
  grandTotal: 12_900_000,
};

it('marks the names of a layout that were found', () => {
  expect([...matchedNames(['root', 'runtime.mallocgc', 'main.run'], result.names)]).toEqual([0, 1, 0]);
});

describe('what a search adds up to', () => {
  it('is a share of the total', () => {
    const { text, exact } = matchFigures(result, 'bytes', false);
    expect(plain(text)).toBe('1.23 MiB, 10 % of the total');
    expect(plain(exact)).toBe('1,290,000 bytes, each sample once');
  });

  it('is a share of the focus too, zoomed in', () => {
    expect(plain(matchFigures(result, 'bytes', true).text)).toBe('1.23 MiB, 50 % of the focus, 10 % of the total');
  });

  it('is nothing of nothing', () => {
    const none = { ...result, matchTotal: 0, focusTotal: 0, grandTotal: 0 };
    expect(plain(matchFigures(none, 'count', true).text)).toBe('0, 0 % of the focus, 0 % of the total');
  });
});
