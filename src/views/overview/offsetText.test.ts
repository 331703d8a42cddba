import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOffset, writeOffset } from './offsetText.ts';

describe('offsets', () => {
  it('are read with a sign and a unit, ms where there is none', () => {
    expect(readOffset('-4.1ms')).toBe(-4_100_000);
    expect(readOffset('−4,1 ms')).toBe(-4_100_000);
    expect(readOffset('+2 s')).toBe(2e9);
    expect(readOffset('15')).toBe(15e6);
    expect(readOffset('0')).toBe(0);
  });

  it('are nothing else', () => {
    for (const text of ['', 'ms', '1 day', '1e3', '--1', '1.2.3']) expect(readOffset(text)).toBeUndefined();
  });

  it('are written as they are read', () => {
    assert(
      property(integer({ min: -1e12, max: 1e12 }), (ns) => {
        expect(readOffset(writeOffset(ns))).toBe(ns);
      }),
    );
  });
});
