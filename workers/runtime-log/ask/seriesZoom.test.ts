import { expect, it } from 'vitest';
import { type RawSeries, SeriesZoom } from './seriesZoom.ts';

/** Values that jump about, at times that do, from a seed. */
function noisy(rows: number): RawSeries {
  const timeNs = new Float64Array(rows);
  const value = new Float64Array(rows);
  let state = 1;
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  let now = 0;
  for (let row = 0; row < rows; row++) {
    now += next() < 0.001 ? next() * 1e9 : next() * 1e5;
    timeNs[row] = now;
    value[row] = next() < 0.002 ? 1000 * next() : next();
  }
  return { rows, timeNs, valueAt: (row) => value[row] };
}

const raw = noisy(60_000);
const zoom = new SeriesZoom(raw);
const endNs = raw.timeNs[raw.rows - 1];

it.each([
  [0, endNs, 800],
  [endNs * 0.3, endNs * 0.31, 500],
  [endNs * 0.5, endNs * 0.5001, 1440],
])('keeps what would be seen, from %d to %d', (startNs, end, widthPx) => {
  const range = { startNs, endNs: end };
  const { timeNs, value } = zoom.points(range, widthPx, false);
  const rows = Array.from({ length: raw.rows }, (_, row) => row).filter((row) => raw.timeNs[row] >= startNs && raw.timeNs[row] <= end);
  expect(timeNs.length).toBeLessThanOrEqual(4 * (widthPx + 1));
  expect(Array.from(timeNs)).toEqual(Array.from(timeNs).toSorted((a, b) => a - b));
  // Buckets are half a pixel at most: what is highest or lowest is drawn no further than that from its place.
  const reachNs = (end - startNs) / widthPx;
  let from = 0;
  for (const row of rows) {
    const ns = raw.timeNs[row];
    while (timeNs[from] < ns - reachNs) from++;
    let least = Number.POSITIVE_INFINITY;
    let greatest = Number.NEGATIVE_INFINITY;
    for (let at = from; at < timeNs.length && timeNs[at] <= ns + reachNs; at++) {
      least = Math.min(least, value[at]);
      greatest = Math.max(greatest, value[at]);
    }
    if (raw.valueAt(row) < least || raw.valueAt(row) > greatest) expect.fail(`row ${row} is out of what is drawn around it`);
  }
  expect(timeNs[0]).toBe(raw.timeNs[rows[0]]);
});

it('gives what is in force before the range where it is wanted, and all of few points', () => {
  const few: RawSeries = { rows: 4, timeNs: Float64Array.of(10, 20, 30, 40), valueAt: (row) => row };
  expect(Array.from(new SeriesZoom(few).points({ startNs: 25, endNs: 40 }, 10, true).timeNs)).toEqual([20, 30, 40]);
  expect(Array.from(new SeriesZoom(few).points({ startNs: 25, endNs: 40 }, 10, false).value)).toEqual([2, 3]);
  expect(Array.from(new SeriesZoom(few).points({ startNs: 50, endNs: 60 }, 10, true).value)).toEqual([3]);
  expect(new SeriesZoom(few).points({ startNs: 0, endNs: 5 }, 10, true).timeNs).toHaveLength(0);
});
