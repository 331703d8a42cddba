// What the page puts into tagfocus when a label is pressed means that value and no other: the page's expressions, the worker's filters.
import { describe, expect, it } from 'vitest';
import { rangeExpression, valueExpression } from '../../../src/views/tags/tagExpressions.ts';
import { openProfile } from '../open.ts';
import { profileFromText } from '../testing/profileText.ts';

const profile = openProfile(
  profileFromText(`
    main;a 1 #path=/a,b #bytes:16bytes
    main;a 2 #path=/a #bytes:1537bytes
    main;b 4 #path=/a(b) #bytes:1540bytes
    main;b 8 #path=/a,c #bytes:4096bytes #took:3ms #shard:7
    main;c 16 #shard:8
  `),
  'labels',
  1000,
);
const { keys } = profile.ask({ ask: 'tags', sampleType: 0 });
const kept = (tagFocus: string): number => profile.ask({ ask: 'reading', sampleType: 0, options: { tagFocus } }).keptTotal;

describe('filtering by a label', () => {
  const all = keys.flatMap((key) => key.values.map((value) => ({ expression: valueExpression(key, value), total: value.total })));

  it.each(all)('keeps exactly the samples with the value: $expression', ({ expression, total }) => {
    expect(kept(expression)).toBe(total);
  });

  it('is tried with all of them', () => {
    expect(all.map(({ expression }) => expression)).toHaveLength(10);
  });

  it('means all numbers that are printed alike', () => {
    expect(all.map(({ expression }) => expression)).toContain('bytes=1537bytes:1540bytes');
  });

  it('takes ranges with units, open at either end', () => {
    const key = { key: 'bytes', unit: 'bytes' };
    expect(kept(rangeExpression(key, '1kb', '') ?? '')).toBe(14);
    expect(kept(rangeExpression(key, '', '1537') ?? '')).toBe(3);
    expect(kept(rangeExpression(key, ' 16 ', '2kb') ?? '')).toBe(7);
    expect(kept(rangeExpression({ key: 'shard', unit: 'shard' }, '8', '9') ?? '')).toBe(16);
  });
});
