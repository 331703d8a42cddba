// That the worker keeps by these what it should is tested there (workers/profile/samples/pressedLabels.test.ts).
import { describe, expect, it } from 'vitest';
import { rangeExpression, rootKeys, rootWith, valueExpression } from './tagExpressions.ts';

describe('filtering by a label', () => {
  it('quotes what patterns would take otherwise', () => {
    expect(valueExpression({ key: 'path', unit: undefined }, { text: '/a.b,c' })).toBe(String.raw`path=^/a\.b\x2cc$`);
  });

  it('means the number, or all numbers that are printed alike', () => {
    expect(valueExpression({ key: 'bytes', unit: 'bytes' }, { text: '16B', numbers: { least: 16, most: 16 } })).toBe('bytes=16bytes');
    expect(valueExpression({ key: 'bytes', unit: 'bytes' }, { text: '1.50kB', numbers: { least: 1535, most: 1537 } })).toBe('bytes=1535bytes:1537bytes');
    expect(valueExpression({ key: 'my_id', unit: 'my_id' }, { text: '7', numbers: { least: 7, most: 7 } })).toBe('my_id=7');
  });

  it('takes ranges with units', () => {
    const key = { key: 'bytes', unit: 'bytes' };
    expect(rangeExpression(key, ' 16 ', '2kb')).toBe('bytes=16bytes:2kb');
    expect(rangeExpression(key, '', '2 MB')).toBe('bytes=:2MB');
    for (const [from, to] of [['', ''], ['x', '5'], ['5', '1.5'], ['5,6', '']] as const) expect(rangeExpression(key, from, to)).toBeUndefined();
  });
});

it('groups by keys, one inside the other', () => {
  expect(rootKeys({})).toEqual([]);
  expect(rootWith({}, 'path', true)).toBe('path');
  expect(rootWith({ tagRoot: 'path' }, 'shard', true)).toBe('path,shard');
  expect(rootWith({ tagRoot: 'path,shard' }, 'path', false)).toBe('shard');
  expect(rootWith({ tagRoot: 'shard' }, 'shard', false)).toBeUndefined();
});
