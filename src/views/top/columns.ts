// The columns of the top table and the room each gets. Figures keep their width; the function's name takes the rest.
import type { Px } from '../../../workers/api.ts';
import type { TopColumn } from './topRows.ts';
import { marked } from '../../../language/t.ts';

export type TopColumnId = TopColumn | 'flatPercent' | 'sumPercent' | 'cumPercent';

export interface ColumnSpec {
  readonly id: TopColumnId;
  readonly heading: string;
  /** What the heading means, for its tooltip. */
  readonly meaning: string;
  /** undefined: the table is not sorted by it. */
  readonly sortsBy: TopColumn | undefined;
  /** undefined: what is left. */
  readonly widthPx: Px | undefined;
}

const VALUE_PX: Px = 80;
/** Room for `3.8e-05%`. */
const PERCENT_PX: Px = 72;
export const LEAST_NAME_PX: Px = 140;
/** Narrower tables do without sum%, which says nothing that flat% above it does not. */
const ROOM_FOR_SUM_PX: Px = 516;
/** Narrower ones still without cum%, which stays in the tooltip of cum. */
const ROOM_FOR_CUM_PERCENT_PX: Px = 444;
const CELL_PADDING_PX: Px = 10;

const FLAT: ColumnSpec = { id: 'flat', heading: marked('flat'), meaning: marked('In the function itself'), sortsBy: 'flat', widthPx: VALUE_PX };
const FLAT_PERCENT: ColumnSpec = {
  id: 'flatPercent',
  heading: marked('flat%'),
  meaning: marked('flat as a share of the profile’s total'),
  sortsBy: undefined,
  widthPx: PERCENT_PX,
};
const SUM_PERCENT: ColumnSpec = {
  id: 'sumPercent',
  heading: marked('sum%'),
  meaning: marked('flat% of this row and all rows above it'),
  sortsBy: undefined,
  widthPx: PERCENT_PX,
};
const CUM: ColumnSpec = { id: 'cum', heading: marked('cum'), meaning: marked('In the function and all it called'), sortsBy: 'cum', widthPx: VALUE_PX };
const CUM_PERCENT: ColumnSpec = {
  id: 'cumPercent',
  heading: marked('cum%'),
  meaning: marked('cum as a share of the profile’s total'),
  sortsBy: undefined,
  widthPx: PERCENT_PX,
};
const NAME: ColumnSpec = { id: 'name', heading: marked('function'), meaning: marked('Function'), sortsBy: 'name', widthPx: undefined };

/** In pprof's order. */
export function columnsFor(tablePx: Px): readonly ColumnSpec[] {
  if (tablePx >= ROOM_FOR_SUM_PX) return [FLAT, FLAT_PERCENT, SUM_PERCENT, CUM, CUM_PERCENT, NAME];
  return tablePx >= ROOM_FOR_CUM_PERCENT_PX ? [FLAT, FLAT_PERCENT, CUM, CUM_PERCENT, NAME] : [FLAT, FLAT_PERCENT, CUM, NAME];
}

/** Below this width the table scrolls sideways: the function column is at its least. */
export function leastTablePx(columns: readonly ColumnSpec[]): Px {
  return columns.reduce((sum, column) => sum + (column.widthPx ?? LEAST_NAME_PX), 0);
}

/** Room for the text of a name, in the table's width or its least. */
export function nameTextPx(tablePx: Px, columns: readonly ColumnSpec[]): Px {
  const taken = leastTablePx(columns) - LEAST_NAME_PX;
  return Math.max(LEAST_NAME_PX, Math.floor(tablePx) - taken) - 2 * CELL_PADDING_PX;
}
