import { describe, expect, it } from 'vitest';
import { settledFrom } from './settled.ts';

const MS = 1e6;

/** Cycles of 1 ms, by when they begin (ms) and what is live after them (MiB). */
function cycles(...rows: readonly (readonly [number, number])[]): Parameters<typeof settledFrom>[0] {
  return {
    count: rows.length,
    startNs: Float64Array.from(rows, ([at]) => at * MS),
    endNs: Float64Array.from(rows, ([at]) => (at + 1) * MS),
    liveBytes: Float64Array.from(rows, ([, live]) => live * 2 ** 20),
  };
}

describe('when a heap had been built up', () => {
  it('is where it stops growing from cycle to cycle', () => {
    expect(settledFrom(cycles([5, 3], [12, 8], [30, 17], [70, 33], [140, 60], [200, 50], [240, 55]), 0, 300 * MS)).toEqual({ cycle: 4, fromNs: 141 * MS });
  });

  it('is the first cycle of a heap that does not grow at all', () => {
    expect(settledFrom(cycles([5, 3], [30, 3.2], [60, 3.1]), 0, 100 * MS)).toEqual({ cycle: 0, fromNs: 6 * MS });
  });

  it('is the last cycle where none has come for much longer than before', () => {
    const built = cycles([5, 4], [13, 14], [44, 39]);
    expect(settledFrom(built, 0, 740 * MS)).toEqual({ cycle: 2, fromNs: 45 * MS });
    expect(settledFrom(built, 0, 200 * MS)).toBeUndefined();
  });

  it('waits longer for a slow program', () => {
    const slow = cycles([100, 4], [1100, 8], [3100, 16]);
    expect(settledFrom(slow, 0, 9000 * MS)).toBeUndefined();
    expect(settledFrom(slow, 0, 12_000 * MS)).toEqual({ cycle: 2, fromNs: 3101 * MS });
  });

  it('is the beginning where there is hardly a cycle, unless the recording is too short to tell', () => {
    expect(settledFrom(cycles([50, 3]), 0, 1000 * MS)).toEqual({ cycle: -1, fromNs: 0 });
    expect(settledFrom(cycles(), 0, 1000 * MS)).toEqual({ cycle: -1, fromNs: 0 });
    expect(settledFrom(cycles(), 0, 10 * MS)).toBeUndefined();
  });
});
