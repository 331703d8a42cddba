import { describe, expect, it } from 'vitest';
import { timeAxis } from './timeAxis.ts';
import { momentLabel, timeTicks } from './timeTicks.ts';

describe('timeTicks', () => {
  it('takes round steps in one unit for the whole axis', () => {
    const { ticks, base } = timeTicks(timeAxis({ startNs: 0, endNs: 700e6 }, 0, 700));
    expect(base).toBeUndefined();
    expect(ticks.map((tick) => tick.label)).toEqual(['0 ms', '100 ms', '200 ms', '300 ms', '400 ms', '500 ms', '600 ms', '700 ms']);
    expect(ticks[1]?.ns).toBe(100e6);
  });

  it('writes all labels with the decimals its step needs', () => {
    const { ticks } = timeTicks(timeAxis({ startNs: 0.9e9, endNs: 1.1e9 }, 0, 400));
    expect(ticks.map((tick) => tick.label)).toEqual(['0.90 s', '0.95 s', '1.00 s', '1.05 s', '1.10 s']);
  });

  it('counts from a round moment once labels would get long', () => {
    const { ticks, base } = timeTicks(timeAxis({ startNs: 12_345_678_900, endNs: 12_345_778_900 }, 0, 400));
    expect(base).toBe('12.3456 s');
    expect(ticks[0]?.label).toBe('+80 µs');
    expect(ticks.every((tick) => /^\+\d+ µs$/.test(tick.label))).toBe(true);
    expect(ticks[0]?.ns).toBe(12_345_680_000);
  });

  it('never goes below a nanosecond and keeps labels short at the deepest zoom', () => {
    const { ticks, base } = timeTicks(timeAxis({ startNs: 5e9, endNs: 5e9 + 200 }, 0, 2000));
    expect(base).toBe('5.000000 s');
    expect(ticks.every((tick) => Number.isInteger(tick.ns) && tick.label.length <= 7)).toBe(true);
  });

  it.each([
    [0, 0, 500],
    [5, 4, 500],
    [0, 100, 0],
  ])('gives nothing for a range %d…%d on %d px', (startNs, endNs, widthPx) => {
    expect(timeTicks(timeAxis({ startNs, endNs }, 0, widthPx)).ticks).toEqual([]);
  });
});

describe('momentLabel', () => {
  it('is as fine as a pixel', () => {
    expect(momentLabel(267_334_195, 5000)).toBe('267.334 ms');
    expect(momentLabel(267_334_195, 500_000)).toBe('267.3 ms');
    expect(momentLabel(1_500_000_000, 2e6)).toBe('1.500 s');
    expect(momentLabel(42, 0.1)).toBe('42 ns');
  });
});
