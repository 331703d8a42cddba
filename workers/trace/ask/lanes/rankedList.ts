// A list of lanes of one kind, in an order, of which pages are told: rows that a filter and what is hidden leave, and a key each.

import type { LaneList, LaneRow } from '../../../api.ts';
import { rankedRows } from '../annotations/rankedRows.ts';
import { textPattern } from '../annotations/textMatches.ts';

/** Rows 0 to `count`, before anything is left out. */
export interface LaneSource {
  readonly count: number;
  /** Share of the recording that is known for it, 0…1. */
  readonly known: number;
  label(row: number): string;
  /** Rows for a page. */
  rows(those: Uint32Array): readonly LaneRow[];
  /** By row: what it is ordered by, the least first; rows of one key in their own order. None is NaN. */
  keys(): Float64Array;
  isHidden(row: number): boolean;
}

export class RankedList {
  readonly #source: LaneSource;
  readonly #rows: Uint32Array;
  readonly #keys: Float64Array;

  constructor(source: LaneSource, filter: LaneList['filter']) {
    this.#source = source;
    const matches = filter === '' ? undefined : textPattern(filter).matches;
    const rows = new Uint32Array(source.count);
    let count = 0;
    for (let row = 0; row < source.count; row++) {
      if (!source.isHidden(row) && (matches === undefined || matches(source.label(row)))) rows[count++] = row;
    }
    this.#rows = rows.slice(0, count);
    this.#keys = source.keys();
  }

  get total(): number {
    return this.#rows.length;
  }

  page(from: number, count: number): readonly LaneRow[] {
    return this.#source.rows(this.rowsAt(from, count));
  }

  rowsAt(from: number, count: number): Uint32Array {
    return rankedRows(this.#rows, this.#keys, { from, count, descending: false });
  }

  /** Place of a row; undefined: it is not in the list. */
  placeOf(row: number): number | undefined {
    return this.#rows.includes(row) ? rankOf(this.#rows, this.#keys, row) : undefined;
  }
}

/** Place of one of `rows` in the order of rankedRows. */
export function rankOf(rows: Uint32Array, keys: Float64Array, row: number): number {
  const key = keys[row];
  let before = 0;
  for (const other of rows) if (keys[other] < key || (keys[other] === key && other < row)) before++;
  return before;
}

/** Keys for the largest first. */
export function largestFirst(values: Float64Array): Float64Array {
  return values.map((value) => -value);
}

/** By row: its place if all were ordered by name. */
export function nameKeys(names: readonly string[]): Float64Array {
  const keys = new Float64Array(names.length);
  const ordered = Array.from(names.keys()).toSorted((a, b) => (names[a] < names[b] ? -1 : Number(names[a] > names[b])));
  ordered.forEach((row, place) => (keys[row] = place));
  return keys;
}
