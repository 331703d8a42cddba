// Rows of the table of differences: which are shown and in which order.
import type { Deltas, RowName } from '../../../workers/api.ts';
import type { CsvField } from '../table/csv.ts';
import type { GridOrder } from '../table/gridColumn.ts';
import { matcher } from '../table/matcher.ts';

export interface DeltaRow {
  readonly name: RowName;
  readonly file: string;
  /** Hash of the package. */
  readonly module: number;
  /** Before: of the base. */
  readonly aFlat: number;
  readonly aCum: number;
  /** Now: of the profile on screen. */
  readonly bFlat: number;
  readonly bCum: number;
}

export function deltaRows({ names, files, module, aFlat, bFlat, aCum, bCum }: Deltas): readonly DeltaRow[] {
  return names.map((name, i) => ({
    name,
    file: files[i] ?? '',
    module: module[i] ?? 0,
    aFlat: aFlat[i] ?? 0,
    bFlat: bFlat[i] ?? 0,
    aCum: aCum[i] ?? 0,
    bCum: bCum[i] ?? 0,
  }));
}

export const flatChange = ({ aFlat, bFlat }: DeltaRow): number => bFlat - aFlat;
export const cumChange = ({ aCum, bCum }: DeltaRow): number => bCum - aCum;

/** Of a row that was not there before, a change has no share of what was: then NaN. */
export function shareOfBefore(change: number, before: number): number {
  return before === 0 ? Number.NaN : change / Math.abs(before);
}

export function shownDeltas(rows: readonly DeltaRow[], order: GridOrder, filter: string): readonly DeltaRow[] {
  const matches = matcher(filter);
  const kept = filter === '' ? rows : rows.filter(({ name, file }) => matches(name) || matches(file));
  const sign = order.descending ? -1 : 1;
  if (order.column === 'name') return kept.toSorted((a, b) => sign * (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const figure = figureOf(order.column);
  // Stable: among equals, the larger change first, as the answer has them.
  return kept.toSorted((a, b) => sign * (figure(a) - figure(b)));
}

/** Changes are ordered by their size, whichever way they go; a plain figure as it is. */
function figureOf(column: string): (row: DeltaRow) => number {
  switch (column) {
    case 'aFlat':
      return ({ aFlat }) => aFlat;
    case 'bFlat':
      return ({ bFlat }) => bFlat;
    case 'aCum':
      return ({ aCum }) => aCum;
    case 'bCum':
      return ({ bCum }) => bCum;
    case 'cum':
      return (row) => Math.abs(cumChange(row));
    case 'flatShare': {
      return (row) => {
        const share = Math.abs(shareOfBefore(flatChange(row), row.aFlat));
        // What is new is more than any share of what was.
        return Number.isNaN(share) ? (flatChange(row) === 0 ? -1 : Number.MAX_VALUE) : share;
      };
    }
    default:
      return (row) => Math.abs(flatChange(row));
  }
}

export function deltaCsvHeader(unit: string): readonly string[] {
  return ['function', 'file', `flat before (${unit})`, `flat now (${unit})`, `flat change (${unit})`, `cum before (${unit})`, `cum now (${unit})`, `cum change (${unit})`];
}

export function deltaCsvLine(row: DeltaRow): readonly CsvField[] {
  return [row.name, row.file, row.aFlat, row.bFlat, flatChange(row), row.aCum, row.bCum, cumChange(row)];
}
