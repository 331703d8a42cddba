import { expect, it } from 'vitest';
import type { LogClock, LogCounts } from '../../../workers/api.ts';
import { clockText, cyclesText, placedTexts, recordCount } from './logWords.ts';

const clock: LogClock = { zero: 'process', wallStartMs: undefined, wallPrecisionNs: undefined, wallFrom: undefined, restarts: 0, placed: [] };

it('says what time 0 is, and how the time of day is known', () => {
  expect(clockText(clock)).toBe('Time counts from the program’s start. Nothing tells the time of day.');
  const stamped = clockText({ ...clock, zero: 'record', wallStartMs: 1.7e12, wallPrecisionNs: 5e6, wallFrom: 'time stamps' });
  expect(stamped).toMatch(/^Time counts from the first record: .* That was 2023-11-1\d .*, by time stamps in it, to about 5\.00\s?ms\.$/u);
});

it('says how records with another clock came onto the axis', () => {
  const placed = placedTexts({
    ...clock,
    placed: [
      { records: 'gc', by: 'own clock', precisionNs: 5e5 },
      { records: 'sched', by: 'order of lines', precisionNs: 4e6 },
      { records: 'memStats', by: 'GC cycles', precisionNs: undefined },
    ],
  });
  expect(placed.map((text) => text.replaceAll('\u00a0', ' '))).toEqual(['schedtrace by the order of the lines, ± 4.00 ms', 'MemStats by GC cycles that both tell of']);
});

it('counts records once, and names cycles', () => {
  const counts: LogCounts = { gc: 3, scavenger: 1, pacer: 0, scan: 0, init: 0, sched: 2, memStats: 4, metrics: 6, prometheus: 5 };
  expect(recordCount(counts)).toBe(16);
  expect([cyclesText(1, 63), cyclesText(7, 7), cyclesText(undefined, 4)]).toEqual(['cycles 1 to 63', 'cycle 7', undefined]);
});
