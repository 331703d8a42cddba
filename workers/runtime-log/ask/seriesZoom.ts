// A series of any length, answered in a few points a pixel: by time buckets that double their width level by level, the rows of the
// first, least, greatest and last value of each. Rows are kept, not values: a million gc lines have a dozen series over the same times.
import type { Ns, Px, TimeRange } from '../../units.ts';

export interface RawSeries {
  readonly rows: number;
  /** Ascends; row by row. */
  readonly timeNs: Float64Array;
  readonly valueAt: (row: number) => number;
}

export interface SeriesPoints {
  readonly timeNs: Float64Array;
  readonly value: Float64Array;
}

interface Level {
  /** Width of its buckets, aligned at 0. */
  readonly widthNs: Ns;
  readonly rows: Uint32Array;
}

const POINTS_A_PIXEL = 4;
/** Rows of a bucket on average, and how many buckets of a level make one of the next. At most 4 rows of a bucket are kept. */
const ROWS_A_BUCKET = 16;
const BUCKETS_A_BUCKET = 4;
/** Looking at as many rows costs less than a level would save. */
const FEW_ROWS = 4096;

export class SeriesZoom {
  readonly raw: RawSeries;
  #levels: readonly Level[] | undefined;

  constructor(raw: RawSeries) {
    this.raw = raw;
  }

  /**
   * Points in [range.startNs, range.endNs], for `withInForce` with the last one before it. Where a pixel holds more than four, its
   * first, least, greatest and last are kept: nothing that would be seen is lost.
   */
  points(range: TimeRange, widthPx: Px, withInForce: boolean): SeriesPoints {
    const { raw } = this;
    const pixelNs = (range.endNs - range.startNs) / Math.max(1, widthPx);
    this.#levels ??= levelsOf(raw);
    const level = this.#levels.findLast(({ widthNs }) => widthNs <= pixelNs / 2)?.rows;
    const length = level?.length ?? raw.rows;
    const timeAt = (at: number): Ns => raw.timeNs[level === undefined ? at : level[at]];
    const from = firstWhere(length, (at) => timeAt(at) >= range.startNs);
    const to = firstWhere(length, (at) => timeAt(at) > range.endNs);
    const rows = thinnedRows(raw, level, from, to, to - from <= widthPx * POINTS_A_PIXEL ? 0 : pixelNs, range.startNs);
    const before = firstWhere(raw.rows, (row) => raw.timeNs[row] >= range.startNs) - 1;
    if (withInForce && before >= 0) rows.unshift(before);
    return { timeNs: Float64Array.from(rows, (row) => raw.timeNs[row]), value: Float64Array.from(rows, raw.valueAt) };
  }
}

/** The least in [0, length) of which `holds` is true; `length` if of none. Once true it stays so. */
export function firstWhere(length: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Coarser and coarser; none for a short series. */
function levelsOf(raw: RawSeries): readonly Level[] {
  const levels: Level[] = [];
  if (raw.rows <= FEW_ROWS) return levels;
  const durationNs = raw.timeNs[raw.rows - 1] - raw.timeNs[0];
  let widthNs = 2 ** Math.max(0, Math.ceil(Math.log2((Math.max(1, durationNs) / raw.rows) * ROWS_A_BUCKET)));
  let rows: Uint32Array | undefined;
  do {
    rows = Uint32Array.from(thinnedRows(raw, rows, 0, rows?.length ?? raw.rows, widthNs, 0));
    levels.push({ widthNs, rows });
    widthNs *= BUCKETS_A_BUCKET;
  } while (rows.length > FEW_ROWS && widthNs < durationNs);
  return levels;
}

/**
 * Of `rows` (undefined: all) those at [from, to), with all but the first, least, greatest and last of each stretch of `widthNs` left
 * out; of stretches of 0 nothing is. A loop over columns: with a closure for each row it took three times as long.
 */
function thinnedRows({ timeNs, valueAt }: RawSeries, rows: Uint32Array | undefined, from: number, to: number, widthNs: Ns, originNs: Ns): number[] {
  if (widthNs === 0) return Array.from({ length: to - from }, (_, nth) => (rows === undefined ? from + nth : rows[from + nth]));
  const kept: number[] = [];
  for (let at = from; at < to; ) {
    const first = rows === undefined ? at : rows[at];
    const stretchEnd = originNs + (Math.floor((timeNs[first] - originNs) / widthNs) + 1) * widthNs;
    let least = first;
    let greatest = first;
    let leastValue = valueAt(first);
    let greatestValue = leastValue;
    let last = first;
    for (at++; at < to; at++) {
      const row = rows === undefined ? at : rows[at];
      if (timeNs[row] >= stretchEnd) break;
      const value = valueAt(row);
      if (value < leastValue) {
        leastValue = value;
        least = row;
      }
      if (value > greatestValue) {
        greatestValue = value;
        greatest = row;
      }
      last = row;
    }
    const [second, third] = least < greatest ? [least, greatest] : [greatest, least];
    kept.push(first);
    if (second > first) kept.push(second);
    if (third > second) kept.push(third);
    if (last > third) kept.push(last);
  }
  return kept;
}
