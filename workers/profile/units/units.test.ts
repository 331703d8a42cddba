import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { printPercent, printScaled, twoDecimals } from './print.ts';
import { isConvertible, reportUnit, scaled } from './units.ts';

interface Recorded {
  readonly scaled: readonly (readonly [value: string, from: string, to: string, printed: string])[];
  readonly percent: readonly (readonly [value: number, total: number, printed: string])[];
}

/** What the functions of pprof itself print. */
const recorded = JSON.parse(readFileSync(fileURLToPath(new URL('../../../fixtures/pprof/units.json', import.meta.url)), 'utf8')) as Recorded;

test('values in other units are printed as pprof prints them', () => {
  expect(recorded.scaled.length).toBeGreaterThan(1000);
  expect(recorded.scaled.map(([value, from, to]) => [value, from, to, printScaled(BigInt(value), from, to)])).toEqual(recorded.scaled);
});

test('percentages are printed as pprof prints them', () => {
  expect(recorded.percent.length).toBeGreaterThan(200);
  expect(recorded.percent.map(([value, total]) => [value, total, printPercent(value, total)])).toEqual(recorded.percent.map(([value, total, printed]) => [value, total, printed.trim()]));
});

test.each([
  [1.125, '1.12'],
  [0.375, '0.38'],
  [2.625, '2.62'],
  [-1.125, '-1.12'],
  [1.135, '1.14'],
  [-0, '-0.00'],
  [1e21, '1000000000000000000000.00'],
])('%s with two decimals is %s', (value, printed) => {
  expect(twoDecimals(value)).toBe(printed);
});

describe('the unit of a report', () => {
  test('is that of its least value, or of a hundred times it where the total is large', () => {
    expect(reportUnit(2048, 5_000_000, 'bytes')).toBe('kB');
    expect(reportUnit(20_000, 5_000_000, 'bytes')).toBe('MB');
    expect(reportUnit(204_800, 5_000_000, 'bytes')).toBe('kB');
    expect(reportUnit(20, 900, 'bytes')).toBe('B');
    expect(reportUnit(5_000_000, 300_000_000, 'nanoseconds')).toBe('ms');
  });

  test('is that of its total where nothing is printed, and its own where nothing converts', () => {
    expect(reportUnit(0, 5_000_000, 'bytes')).toBe('MB');
    expect(reportUnit(1, 5_000_000, 'widgets')).toBe('widgets');
  });
});

test('units convert within their family only', () => {
  expect(isConvertible('kilobytes', 'GB')).toBe(true);
  expect(isConvertible('bytes', 'ms')).toBe(false);
  expect(isConvertible('widgets', 'widgets')).toBe(false);
  expect(scaled(90, 'minutes', 'hrs')).toEqual({ value: 90, unit: 'hrs' });
});
