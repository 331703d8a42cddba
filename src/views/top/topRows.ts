// The rows of the top table: which functions, in what order, with the running sum that pprof calls sum%.
import type { TopTable } from '../../../workers/api.ts';

export type TopColumn = 'flat' | 'cum' | 'name';

export interface TopOrder {
  readonly column: TopColumn;
  readonly descending: boolean;
}

/** As `go tool pprof -top`. */
export const BY_FLAT: TopOrder = { column: 'flat', descending: true };

export interface TopRow {
  /** Index into the table's columns: the same function keeps it in every order. */
  readonly index: number;
  readonly name: string;
  readonly file: string;
  readonly flat: number;
  readonly cum: number;
  /** Σ flat of the rows up to and with this one, in the order shown. */
  readonly sum: number;
}

export interface TopRows {
  readonly rows: readonly TopRow[];
  /** Σ flat of `rows`. */
  readonly shown: number;
  /** How many functions pass the filter; `rows` holds at most `limit` of them. */
  readonly passing: number;
}

/**
 * Values are ordered by size (as pprof does, whatever their sign), names by their characters; ties fall back to the table's own
 * order, that is flat, name, cum. `filter`: part of a function's name or file, upper and lower case alike; '' lets all pass.
 */
export function topRows(table: TopTable, order: TopOrder, filter: string, limit: number): TopRows {
  const wanted = filter.trim().toLowerCase();
  const passing: number[] = [];
  for (let i = 0; i < table.names.length; i++) {
    const name = table.names[i] ?? '';
    if (wanted === '' || name.toLowerCase().includes(wanted) || (table.files[i] ?? '').toLowerCase().includes(wanted)) {
      passing.push(i);
    }
  }
  if (order.column !== 'flat' || !order.descending) {
    const compare = comparing(table, order.column);
    const sign = order.descending ? -1 : 1;
    passing.sort((a, b) => sign * compare(a, b) || a - b);
  }
  let sum = 0;
  const rows = passing.slice(0, limit).map((index): TopRow => {
    const flat = table.flat[index] ?? 0;
    sum += flat;
    return { index, name: table.names[index] ?? '', file: table.files[index] ?? '', flat, cum: table.cum[index] ?? 0, sum };
  });
  return { rows, shown: sum, passing: passing.length };
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
  return (a, b) => {
    const left = table.names[a] ?? '';
    const right = table.names[b] ?? '';
    return left < right ? -1 : left > right ? 1 : 0;
  };
}
