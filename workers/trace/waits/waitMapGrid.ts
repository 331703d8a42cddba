// Waits of a generation over time and length, in cells that are fine enough for a picture of many generations: what stays of them for
// the map far out.

import type { Ns } from '../../api.ts';
import { BUCKETS_AN_OCTAVE, logBucket } from '../../stats/logBuckets.ts';
import { CAUSES, KINDS } from './causes.ts';
import type { WaitColumns } from './distributionPart.ts';

/** Rows of the grid are quarters of a doubling. */
const GRID_SHIFT = 3;
export const GRID_AN_OCTAVE = BUCKETS_AN_OCTAVE >> GRID_SHIFT;
const GRID_ROWS = 256;
const MOST_COLUMNS = 64;
const WAITS_A_COLUMN = 64;
const SLOTS = GRID_ROWS * KINDS * CAUSES;

/** One row for each cell, kind and main cause that occurs, by column. */
export interface WaitGrid {
  readonly fromNs: Ns;
  readonly lastNs: Ns;
  readonly columns: number;
  readonly column: Uint8Array;
  /** Of GRID_ROWS. */
  readonly row: Uint8Array;
  /** kind · CAUSES + main cause. */
  readonly kindAndCause: Uint8Array;
  readonly count: Uint32Array;
  readonly ns: Float64Array;
}

/** `mains`: the main cause of each wait. The waits are in the order of their ends. */
export function waitGrid(fromNs: Ns, lastNs: Ns, waits: WaitColumns, mains: Uint8Array): WaitGrid {
  const { count, startNs, endNs, kind } = waits;
  const columns = Math.max(1, Math.min(MOST_COLUMNS, Math.floor(count / WAITS_A_COLUMN)));
  const perNs = lastNs > fromNs ? columns / (lastNs - fromNs) : 0;
  const counts = new Uint32Array(SLOTS);
  const sums = new Float64Array(SLOTS);
  let touched = new Uint32Array(64);
  let many = 0;
  const rows: number[][] = [[], [], [], [], []];
  const flush = (column: number): void => {
    for (const slot of touched.subarray(0, many).toSorted()) {
      rows[0].push(column);
      rows[1].push(Math.floor(slot / (KINDS * CAUSES)));
      rows[2].push(slot % (KINDS * CAUSES));
      rows[3].push(counts[slot]);
      rows[4].push(sums[slot]);
      counts[slot] = 0;
      sums[slot] = 0;
    }
    many = 0;
  };
  let column = 0;
  for (let wait = 0; wait < count; wait++) {
    const at = Math.max(column, Math.min(columns - 1, Math.floor((endNs[wait] - fromNs) * perNs)));
    if (at !== column) {
      flush(column);
      column = at;
    }
    const ns = endNs[wait] - startNs[wait];
    const slot = (Math.min(GRID_ROWS - 1, logBucket(ns) >> GRID_SHIFT) * KINDS + kind[wait]) * CAUSES + mains[wait];
    if (counts[slot] === 0) {
      if (many === touched.length) {
        const more = new Uint32Array(many * 2);
        more.set(touched);
        touched = more;
      }
      touched[many++] = slot;
    }
    counts[slot]++;
    sums[slot] += ns;
  }
  flush(column);
  return {
    fromNs,
    lastNs,
    columns,
    column: Uint8Array.from(rows[0]),
    row: Uint8Array.from(rows[1]),
    kindAndCause: Uint8Array.from(rows[2]),
    count: Uint32Array.from(rows[3]),
    ns: Float64Array.from(rows[4]),
  };
}
