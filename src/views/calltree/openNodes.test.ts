import { array, assert, nat, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openNodesText, readOpenNodes } from './openNodes.ts';

describe('open nodes of the call tree', () => {
  it('are written as runs along a stack, the shallow ones first', () => {
    expect(openNodesText(new Set(['2-17', '9-40', '3-40', '4-40', '1-17', '11-40']))).toBe('1_2-17,3_4-40,9-40,11-40');
    expect(openNodesText(new Set())).toBe('');
  });

  it('come back as they went, as far as a link may be long', () => {
    assert(
      property(array(tuple(nat({ max: 60 }), nat()), { maxLength: 20 }), (nodes) => {
        const keys = new Set(nodes.map(([depth, sample]) => `${depth + 1}-${sample}`));
        const text = openNodesText(keys);
        const back = readOpenNodes(text);
        expect(text.length).toBeLessThanOrEqual(360);
        expect([...back].every((key) => keys.has(key))).toBe(true);
        if (text.length < 330) expect(back.size).toBe(keys.size);
      }),
    );
  });

  it.each(['', 'x', '0-1', '1', '1-', '-1-2', '5_3-1', '1-2-3', '1e9-1'])('none are read from %j', (text) => expect(readOpenNodes(text).size).toBe(0));

  it('are not many because a link says so', () => {
    expect(readOpenNodes('1_999999999-0').size).toBeLessThanOrEqual(1001);
  });
});
