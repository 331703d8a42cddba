// Columns of records → series: rows that tell a value, in the order of time; counters as rates.
import type { RawSeries } from './seriesZoom.ts';

const NS_PER_S = 1e9;

/** Of `count` rows those with a value; NaN is none. */
export function rawSeries(count: number, timeNs: Float64Array, valueAt: (row: number) => number): RawSeries {
  let whole = true;
  let previous = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < count; row++) {
    if (!(timeNs[row] >= previous) || Number.isNaN(valueAt(row))) {
      whole = false;
      break;
    }
    previous = timeNs[row];
  }
  if (whole) return { rows: count, timeNs, valueAt };
  const rows = Array.from({ length: count }, (_, row) => row)
    .filter((row) => Number.isFinite(timeNs[row]) && !Number.isNaN(valueAt(row)))
    .toSorted((a, b) => timeNs[a] - timeNs[b]);
  const kept = Uint32Array.from(rows);
  return { rows: kept.length, timeNs: Float64Array.from(kept, (row) => timeNs[row]), valueAt: (row) => valueAt(kept[row]) };
}

/**
 * What a counter grew by a second, from each row to the next. One that fell began again at 0, as counters of a program that was
 * started again do.
 */
export function rateOf({ rows, timeNs, valueAt }: RawSeries): RawSeries {
  return rawSeries(Math.max(0, rows - 1), timeNs, (row) => {
    const seconds = (timeNs[row + 1] - timeNs[row]) / NS_PER_S;
    const before = valueAt(row);
    const after = valueAt(row + 1);
    return seconds > 0 ? (after >= before ? after - before : after) / seconds : Number.NaN;
  });
}
