import { describe, expect, it } from 'vitest';
import { byteAxis, byteStep, byteTicks, yOfBytes } from './byteTicks.ts';
import { logAxis, logTicks, waitDomain, yOf } from './logAxis.ts';
import { nsAt, stretchOf, timeAxis, xOf } from './timeAxis.ts';

const row = { topPx: 10, heightPx: 300 };

describe('time axis', () => {
  const axis = timeAxis({ startNs: 1000, endNs: 3000 }, 80, 400);

  it('maps time to pixels and back', () => {
    expect(xOf(axis, 1000)).toBe(80);
    expect(xOf(axis, 2000)).toBe(280);
    expect(nsAt(axis, 280)).toBe(2000);
  });

  it('cuts stretches to the plot', () => {
    expect(stretchOf(axis, 0, 2000, 1)).toEqual({ xPx: 80, widthPx: 200 });
    expect(stretchOf(axis, 0, 500, 1)).toBeUndefined();
    expect(stretchOf(axis, 3000, 4000, 1)).toBeUndefined();
  });

  it('never draws less than the minimum, also at the right edge', () => {
    expect(stretchOf(axis, 1001, 1001, 1)).toEqual({ xPx: 80, widthPx: 1 });
    expect(stretchOf(axis, 2999.999, 3000, 1)).toEqual({ xPx: 479, widthPx: 1 });
  });
});

describe('wait axis', () => {
  const axis = logAxis(1e3, 1e6, row);

  it('puts low at the bottom and clamps what lies outside', () => {
    expect(yOf(axis, 1e3)).toBe(310);
    expect(yOf(axis, 1e6)).toBe(10);
    expect(yOf(axis, 1e4)).toBeCloseTo(210, 9);
    expect(yOf(axis, 1)).toBe(310);
    expect(yOf(axis, 1e9)).toBe(10);
  });

  it('spans whole decades around the waits and always the default threshold', () => {
    expect(waitDomain(64, 20_000_000)).toEqual({ lowNs: 10, highNs: 1e8 });
    expect(waitDomain(50_000, 60_000)).toEqual({ lowNs: 1e4, highNs: 1e6 });
    expect(waitDomain(0, 0)).toEqual({ lowNs: 1, highNs: 1e6 });
  });

  it('labels decades only, and fewer of them when they crowd', () => {
    expect(logTicks(axis).flatMap((tick) => tick.label ?? [])).toEqual(['1 µs', '10 µs', '100 µs', '1 ms']);
    const crowded = logTicks(logAxis(1, 1e9, { topPx: 0, heightPx: 100 }));
    expect(logTicks(axis).map((tick) => tick.ns)).toEqual([1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6]);
    expect(crowded.flatMap((tick) => tick.label ?? [])).toEqual(['1 ns', '1 µs', '1 ms', '1 s']);
  });
});

describe('byte axis', () => {
  it('steps in powers of two', () => {
    expect(byteStep(96 * 1024 ** 2, 110)).toBe(32 * 1024 ** 2);
    const labels = byteTicks(byteAxis(96 * 1024 ** 2, { topPx: 0, heightPx: 110 })).map((tick) => tick.label);
    expect(labels).toEqual(['0', '32 MiB', '64 MiB', '96 MiB']);
  });

  it('writes halves between units', () => {
    const labels = byteTicks(byteAxis(2 * 1024 ** 3, { topPx: 0, heightPx: 110 })).map((tick) => tick.label);
    expect(labels).toEqual(['0', '512 MiB', '1 GiB', '1.5 GiB', '2 GiB']);
  });

  it('stays calm in a tall row, and empty without a maximum', () => {
    expect(byteTicks(byteAxis(100e6, { topPx: 0, heightPx: 2000 })).length).toBeLessThanOrEqual(8);
    expect(byteTicks(byteAxis(0, row))).toEqual([]);
    expect(yOfBytes(byteAxis(100, row), 250)).toBe(10);
  });
});
