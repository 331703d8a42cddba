import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exactBytes,
  exactNs,
  exactValue,
  formatBytes,
  formatCount,
  formatMoment,
  formatNs,
  formatPercent,
  formatValue,
  formatWallClock,
} from './format.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\u2009', '').replaceAll('\u2212', '-');

describe('durations', () => {
  it.each([
    [0, '0 ns'],
    [7, '7 ns'],
    [999, '999 ns'],
    [1000, '1.00 µs'],
    [100_000, '100 µs'],
    [123_456, '123 µs'],
    [999_499, '999 µs'],
    [999_500, '1.00 ms'],
    [12_345_678, '12.3 ms'],
    [2_501_700_609, '2.50 s'],
    [59_960_000_000, '60.0 s'],
    [60_000_000_000, '1.00 min'],
    [7_200_000_000_000, '2.00 h'],
    [-1500, '-1.50 µs'],
  ])('%d ns is %s', (ns, text) => {
    expect(plain(formatNs(ns))).toBe(text);
  });

  it('names the exact value', () => {
    expect(plain(exactNs(12_345_678))).toBe('12,345,678 ns');
  });

  it('never shows more than three digits and a unit below an hour', () => {
    assert(
      property(integer({ min: 0, max: 3_599_000_000_000 }), (ns) => {
        const [number = '', unit] = plain(formatNs(ns)).split(' ');
        expect(number.replace('.', '').replace(/^0+(?=\d)/, '').length).toBeLessThanOrEqual(3);
        expect(['ns', 'µs', 'ms', 's', 'min', 'h']).toContain(unit);
      }),
    );
  });

  it('never gives a longer duration a smaller figure', () => {
    const size = { ns: 1, µs: 1e3, ms: 1e6, s: 1e9, min: 60e9, h: 3600e9 };
    const back = (text: string): number => {
      const [number = '', unit = 'ns'] = plain(text).split(' ');
      return Number(number) * size[unit as keyof typeof size];
    };
    assert(
      property(integer({ min: 0, max: 1e12 }), integer({ min: 0, max: 1e12 }), (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(back(formatNs(low))).toBeLessThanOrEqual(back(formatNs(high)) * (1 + 1e-9));
      }),
    );
  });
});

describe('moments', () => {
  it.each([
    [0, 1e9, '0 ns'],
    [123_412_345, 537_000, '123.412 ms'],
    [123_412_345, 78_800_000, '123.4 ms'],
    [123_412_345, 1e9, '123 ms'],
    [123_412_345, 0, '123.412345 ms'],
    [1_172_345_678, 1e9, '1.17 s'],
    [1_172_345_678, 345_678, '1.172346 s'],
    [125_000_000_000, 1e9, '125.00 s'],
    [830, 5, '830 ns'],
  ])('%d ns beside a span of %d ns is %s', (ns, spanNs, text) => {
    expect(plain(formatMoment(ns, spanNs))).toBe(text);
  });

  it('tells the ends of any span apart', () => {
    assert(
      property(integer({ min: 0, max: 1e12 }), integer({ min: 1, max: 1e10 }), (startNs, spanNs) => {
        expect(formatMoment(startNs, spanNs)).not.toBe(formatMoment(startNs + spanNs, spanNs));
      }),
    );
  });
});

describe('bytes, counts, percent', () => {
  it.each([
    [0, '0 B'],
    [1023, '1,023 B'],
    [1024, '1.00 KiB'],
    [51_914, '50.7 KiB'],
    [1024 * 1024 - 1, '1.00 MiB'],
    [12.5 * 1024 ** 2, '12.5 MiB'],
    [3 * 1024 ** 3, '3.00 GiB'],
    [-2048, '-2.00 KiB'],
  ])('%d bytes is %s', (bytes, text) => {
    expect(plain(formatBytes(bytes))).toBe(text);
  });

  it.each([
    [0, '0'],
    [1111, '1,111'],
    [9999, '9,999'],
    [12_345, '12.3 k'],
    [11_600_000, '11.6 M'],
    [-5, '-5'],
  ])('%d of something is %s', (count, text) => {
    expect(plain(formatCount(count))).toBe(text);
  });

  it.each([
    [0, '0 %'],
    [1, '100 %'],
    [0.4567, '45.7 %'],
    [0.0123, '1.23 %'],
    [0.0005, '0.0500 %'],
    [0.00231, '0.231 %'],
    [0.00001, '<0.01 %'],
    [-0.5, '-50 %'],
    [Number.NaN, '–'],
  ])('a share of %d is %s', (share, text) => {
    expect(plain(formatPercent(share))).toBe(text);
  });

  it('reads units as pprof spells them', () => {
    expect(plain(formatValue(2_097_152, 'bytes'))).toBe('2.00 MiB');
    expect(plain(formatValue(10_000_000, 'nanoseconds'))).toBe('10.0 ms');
    expect(plain(formatValue(3, 'milliseconds'))).toBe('3.00 ms');
    expect(plain(formatValue(42, 'count'))).toBe('42');
    expect(plain(formatValue(42, 'widgets'))).toBe('42 widgets');
    expect(plain(exactValue(2_097_152, 'bytes'))).toBe('2,097,152 bytes');
    expect(plain(exactBytes(1))).toBe('1 byte');
  });
});

describe('wall clock', () => {
  it('writes the zone it is read in', () => {
    const at = Date.UTC(2026, 10, 22, 7, 37, 26, 123);
    expect(plain(formatWallClock(at, 0))).toBe('2026-11-22 07:37:26.123 UTC');
    expect(plain(formatWallClock(at, 60))).toBe('2026-11-22 08:37:26.123 UTC+1');
    expect(plain(formatWallClock(at, -210))).toBe('2026-11-22 04:07:26.123 UTC-3:30');
  });

  it('survives a time no calendar has', () => {
    expect(formatWallClock(Number.POSITIVE_INFINITY, 0)).toBe('–');
  });
});
