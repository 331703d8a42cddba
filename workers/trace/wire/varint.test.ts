import { describe, expect, it } from 'vitest';
import { readVarint, varintEnd, varintHi, varintLo } from './varint.ts';

function leb128(value: bigint, padTo = 0): Uint8Array {
  const out: number[] = [];
  let rest = value;
  do {
    out.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  } while (rest > 0n || out.length < padTo);
  out.push(Number(out.pop()) & 127);
  return Uint8Array.from(out);
}

describe('readVarint', () => {
  it.each([0n, 1n, 127n, 128n, 16383n, 16384n, 2n ** 28n - 1n, 2n ** 28n, 2n ** 32n - 1n, 2n ** 32n, 2n ** 35n, 2n ** 53n - 1n, 2n ** 53n + 1n, 2n ** 63n, 2n ** 64n - 1n])(
    'reads %s exactly, short and padded to ten bytes',
    (value) => {
      for (const bytes of [leb128(value), leb128(value, 10)]) {
        const double = readVarint(bytes, 0);
        expect(double).toBe(Number(value));
        expect(varintEnd).toBe(bytes.length);
        expect((BigInt(varintHi) << 32n) | BigInt(varintLo)).toBe(value);
      }
    },
  );

  it('refuses numbers that are cut off, too long or over 64 bits', () => {
    for (const bad of [[], [0x80], [0xff, 0xff, 0xff, 0xff, 0xff], Array(11).fill(0x80), [...Array(9).fill(0x80), 2]]) {
      readVarint(Uint8Array.from(bad), 0);
      expect(varintEnd).toBe(-1);
    }
  });
});
