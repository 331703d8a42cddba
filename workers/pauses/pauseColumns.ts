// Stops of the world as columns, whatever they are known from: what pages, figures and pictures of them are made of. A log may tell of two
// million.

import type { Ns } from '../units.ts';

export interface PauseColumns {
  /** In the order of their beginnings. */
  readonly startNs: Float64Array;
  /** Lengths: whole ns. */
  readonly ns: Float64Array;
  /** Place in `names`. */
  readonly name: Uint8Array | Uint16Array;
  readonly names: readonly string[];
  /** STRETCHED_BY. */
  readonly stretched: Uint8Array;
  /** NaN: not told. undefined: none tells. */
  readonly parts: { readonly toStopNs: Float64Array; readonly untilWorkNs: Float64Array } | undefined;
  readonly known: number;
}

/** Rows [from, to) that begin in a range or reach into it. */
export function rowsInRange({ startNs, ns }: PauseColumns, range: { readonly startNs: Ns; readonly endNs: Ns } | undefined): { readonly from: number; readonly to: number } {
  if (range === undefined) return { from: 0, to: startNs.length };
  let from = firstFrom(startNs, range.startNs);
  // Stops follow each other.
  while (from > 0 && startNs[from - 1] + ns[from - 1] > range.startNs) from--;
  return { from, to: firstFrom(startNs, range.endNs) };
}

function firstFrom(ascending: Float64Array, ns: Ns): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle] >= ns) high = middle;
    else low = middle + 1;
  }
  return low;
}
