// Cycles of the garbage collector as columns, whatever they are known from, and what is asked of all of them: pages in any order, sums,
// and the strip along the time axis.

import type { Bytes, GcCpu, GcCycle, GcCyclePage, GcOrder, GcQuestion, GcStrip, GcSums, Ns, TimeRange } from '../api.ts';
import { descending, rowsInOrder } from './orderedRows.ts';

/** Rows in time order, none over another; NaN: not told. */
export interface GcTable {
  readonly count: number;
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  /** Both kinds of stops together. */
  readonly stoppedNs: Float64Array;
  /** undefined: not told of any. */
  readonly sweepTerminationNs: Float64Array | undefined;
  readonly markTerminationNs: Float64Array | undefined;
  readonly sweepNs: Float64Array | undefined;
  readonly startBytes: Float64Array;
  readonly peakBytes: Float64Array;
  readonly liveBytes: Float64Array;
  readonly goalBytes: Float64Array;
  /** The table is asked once for each. */
  readonly key: (order: GcOrder) => Float64Array;
  readonly row: (at: number) => GcCycle;
  /** Of rows [from, to). */
  readonly sums: (from: number, to: number) => Omit<GcSums, 'availableCpuNs'>;
}

type PageQuestion = Extract<GcQuestion, { readonly ask: 'gcCycles' }>;

/** Rows that overlap a range: [from, to). */
export function rowsIn({ startNs, endNs, count }: GcTable, range: TimeRange | undefined): { readonly from: number; readonly to: number } {
  if (range === undefined) return { from: 0, to: count };
  const from = firstWith(count, (row) => endNs[row] >= range.startNs);
  return { from, to: Math.max(from, firstWith(count, (row) => startNs[row] > range.endNs)) };
}

export function gcPage(table: GcTable, { range, order, descending: down, from, count }: PageQuestion, availableCpuNs: Ns | undefined, known: number): GcCyclePage {
  const rows = rowsIn(table, range);
  const total = rows.to - rows.from;
  const ordered = orderOf(table, order, down);
  const page: GcCycle[] = [];
  // Of all rows the page is where it is; of a range's, it has to be looked for.
  const isWhole = total === table.count;
  for (let i = isWhole ? from : 0, place = i; i < ordered.length && page.length < count; i++) {
    const row = ordered[i];
    if (row < rows.from || row >= rows.to) continue;
    if (place++ >= from) page.push(table.row(row));
  }
  return { total, from, rows: page, sums: { ...sumsOf(table, rows.from, rows.to), availableCpuNs }, known };
}

interface RangeSums {
  readonly from: number;
  readonly to: number;
  readonly sums: ReturnType<GcTable['sums']>;
}

const LAST_SUMS = new WeakMap<GcTable, RangeSums>();

/** One page after the other is asked of the same range. */
function sumsOf(table: GcTable, from: number, to: number): RangeSums['sums'] {
  let last = LAST_SUMS.get(table);
  if (last === undefined || last.from !== from || last.to !== to) {
    last = { from, to, sums: table.sums(from, to) };
    LAST_SUMS.set(table, last);
  }
  return last.sums;
}

const ORDERS = new WeakMap<GcTable, Map<string, Uint32Array>>();

/** Made once for each order of a table. */
function orderOf(table: GcTable, order: GcOrder, down: boolean): Uint32Array {
  let orders = ORDERS.get(table);
  if (orders === undefined) {
    orders = new Map();
    ORDERS.set(table, orders);
  }
  const name = `${order} ${down ? 'down' : 'up'}`;
  let rows = orders.get(name);
  if (rows === undefined) {
    const keys = table.key(order);
    rows = rowsInOrder(keys);
    if (down) rows = descending(rows, keys);
    orders.set(name, rows);
  }
  return rows;
}

/** Cycles that begin in one pixel are one: from the first's start to the last's end, the heap's extremes, the stops' sum. */
export function gcStrip(table: GcTable, { range, widthPx }: Extract<GcQuestion, { readonly ask: 'gcStrip' }>): GcStrip {
  const { from, to } = rowsIn(table, range);
  const perPx = Math.max(Number.MIN_VALUE, (range.endNs - range.startNs) / Math.max(1, widthPx));
  const { startNs, endNs } = table;
  const first: number[] = [];
  for (let row = from, pixel = NaN; row < to; row++) {
    const own = Math.floor((startNs[row] - range.startNs) / perPx);
    if (own !== pixel) first.push(row);
    pixel = own;
  }
  const last = (at: number): number => (first[at + 1] ?? to) - 1;
  const each = (fold: (at: number) => number): Float64Array => Float64Array.from(first, (_, at) => fold(at));
  const extreme = (column: Float64Array, better: (a: number, b: number) => boolean): Float64Array =>
    each((at) => {
      let found = column[first[at]];
      for (let row = first[at] + 1; row <= last(at); row++) if (Number.isNaN(found) || better(column[row], found)) found = column[row];
      return found;
    });
  const single = (column: Float64Array | undefined): Float64Array => each((at) => (column === undefined || last(at) > first[at] ? NaN : column[first[at]]));
  const stopped = (at: number): number => {
    let sum = 0;
    for (let row = first[at]; row <= last(at); row++) sum += Number.isNaN(table.stoppedNs[row]) ? 0 : table.stoppedNs[row];
    return sum;
  };
  return {
    range,
    startNs: each((at) => startNs[first[at]]),
    endNs: each((at) => endNs[last(at)]),
    first: Uint32Array.from(first),
    count: Uint32Array.from(first, (row, at) => last(at) - row + 1),
    startBytes: each((at) => table.startBytes[first[at]]),
    peakBytes: extreme(table.peakBytes, isMore),
    liveBytes: extreme(table.liveBytes, isLess),
    goalBytes: extreme(table.goalBytes, isMore),
    stoppedNs: each(stopped),
    sweepTerminationNs: single(table.sweepTerminationNs),
    markTerminationNs: single(table.markTerminationNs),
    sweepNs: single(table.sweepNs),
    highestBytes: highestBytes(table),
  };
}

const HIGHEST = new WeakMap<GcTable, { readonly bytes: Bytes | undefined }>();

function highestBytes(table: GcTable): Bytes | undefined {
  let highest = HIGHEST.get(table);
  if (highest === undefined) {
    let bytes = -1;
    for (const column of [table.startBytes, table.peakBytes, table.liveBytes, table.goalBytes]) for (const value of column) if (value > bytes) bytes = value;
    highest = { bytes: bytes < 0 ? undefined : bytes };
    HIGHEST.set(table, highest);
  }
  return highest.bytes;
}

/** undefined only if none of them is told. */
export function cpuSums(columns: Readonly<Record<keyof GcCpu, Float64Array | undefined>>, from: number, to: number): GcCpu {
  const sum = (column: Float64Array | undefined): Ns | undefined => {
    if (column === undefined) return undefined;
    let ns: Ns | undefined;
    for (let row = from; row < to; row++) if (!Number.isNaN(column[row])) ns = (ns ?? 0) + column[row];
    return ns;
  };
  const { sweepTerminationNs, assistNs, backgroundNs, dedicatedNs, fractionalNs, idleNs, markTerminationNs } = columns;
  return {
    sweepTerminationNs: sum(sweepTerminationNs),
    assistNs: sum(assistNs),
    backgroundNs: sum(backgroundNs),
    dedicatedNs: sum(dedicatedNs),
    fractionalNs: sum(fractionalNs),
    idleNs: sum(idleNs),
    markTerminationNs: sum(markTerminationNs),
  };
}

/** All but what idle workers took, which nobody else wanted: so does gctrace's percentage. */
export function gcCpuNs({ sweepTerminationNs = 0, assistNs = 0, backgroundNs = 0, markTerminationNs = 0 }: GcCpu): Ns {
  return sweepTerminationNs + assistNs + backgroundNs + markTerminationNs;
}

function isMore(a: number, b: number): boolean {
  return a > b;
}

function isLess(a: number, b: number): boolean {
  return a < b;
}

/** `is` holds for an end of the rows. */
function firstWith(count: number, is: (row: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
