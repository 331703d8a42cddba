import { describe, expect, it } from 'vitest';
import type { SearchHit, SearchKind } from '../../../workers/api.ts';
import { hitAfter, listedHits, totalHits, type Found } from './searchHits.ts';

const hit = (kind: SearchKind, text: string): SearchHit => ({ kind, text, atNs: undefined, endNs: undefined, lane: undefined, count: 1 });
const found: Found = {
  text: 'x',
  patternError: undefined,
  known: 1,
  kinds: [
    { kind: 'log', hits: [hit('log', 'c')], total: 40 },
    { kind: 'goroutine', hits: [hit('goroutine', 'a'), hit('goroutine', 'b')], total: 2 },
  ],
};

describe('search hits', () => {
  it('are listed kind by kind', () => {
    expect(listedHits(found, undefined).map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect(listedHits(found, 'log').map(({ text }) => text)).toEqual(['c']);
    expect(listedHits(undefined, undefined)).toEqual([]);
    expect(totalHits(found, undefined)).toBe(42);
    expect(totalHits(found, 'goroutine')).toBe(2);
  });

  it('go round', () => {
    expect([hitAfter(-1, 1, 3), hitAfter(2, 1, 3), hitAfter(0, -1, 3), hitAfter(-1, -1, 3)]).toEqual([0, 0, 2, 2]);
  });
});
