// The rows of the top table: which functions, in what order, and the running sum that pprof calls sum%.
import type { TopTable } from '../../../workers/api.ts';

export const TOP_COLUMNS = ['flat', 'cum', 'name'] as const;
export type TopColumn = (typeof TOP_COLUMNS)[number];

export interface TopOrder {
  readonly column: TopColumn;
  readonly descending: boolean;
}

/** As `go tool pprof -top`. */
export const BY_FLAT: TopOrder = { column: 'flat', descending: true };

/** The order after a press on a heading. A new column starts with its interesting end: large values, or the first letters. */
export function orderAfter(last: TopOrder, column: TopColumn): TopOrder {
  return column === last.column ? { column, descending: !last.descending } : { column, descending: column !== 'name' };
}

/**
 * Functions (indices into the table's columns) that pass a filter, in order: values by size (as pprof does, whatever their sign),
 * then by name, then by the other value. `filter`: part of a function's name or file, upper and lower case alike; '' lets all pass.
 */
export function orderFunctions(table: TopTable, order: TopOrder, filter: string): readonly number[] {
  const wanted = filter.trim().toLowerCase();
  const passing: number[] = [];
  for (let i = 0; i < table.names.length; i++) {
    const name = table.names[i] ?? '';
    if (wanted === '' || name.toLowerCase().includes(wanted) || (table.files[i] ?? '').toLowerCase().includes(wanted)) {
      passing.push(i);
    }
  }
  // The table comes in the order of BY_FLAT.
  if (order.column === 'flat' && order.descending) return passing;
  const compare = comparing(table, order.column);
  const sign = order.descending ? -1 : 1;
  return passing.toSorted((a, b) => sign * compare(a, b) || byName(table, a, b) || a - b);
}

/** Σ flat of the ordered functions up to and with each. */
export function runningSum({ flat }: TopTable, ordered: readonly number[]): Float64Array {
  const sums = new Float64Array(ordered.length);
  let sum = 0;
  for (const [place, index] of ordered.entries()) sums[place] = sum += flat[index] ?? 0;
  return sums;
}

function comparing(table: TopTable, column: TopColumn): (a: number, b: number) => number {
  switch (column) {
    case 'flat':
      return (a, b) => Math.abs(table.flat[a] ?? 0) - Math.abs(table.flat[b] ?? 0);
    case 'cum':
      return (a, b) => Math.abs(table.cum[a] ?? 0) - Math.abs(table.cum[b] ?? 0);
    case 'name':
      break;
  }
  return (a, b) => byName(table, a, b);
}

function byName({ names }: TopTable, a: number, b: number): number {
  const left = names[a] ?? '';
  const right = names[b] ?? '';
  return left < right ? -1 : left > right ? 1 : 0;
}
