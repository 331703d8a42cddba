// A column of a table whose rows are in the page only while they are in sight.
import type { ReactNode } from 'react';
import type { Px } from '../../../workers/api.ts';

export interface GridColumn<Row> {
  readonly id: string;
  readonly heading: string;
  /** What the heading means, for its tooltip. */
  readonly meaning: string;
  /** undefined: what is left. */
  readonly widthPx: Px | undefined;
  /** Figures stand at the right. */
  readonly isNumber: boolean;
  readonly sorts: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface GridOrder {
  readonly column: string;
  readonly descending: boolean;
}

/** The column that takes what is left is at least this wide; below, the table scrolls sideways. */
const LEAST_PX: Px = 150;

export function leastWidthPx(columns: readonly Pick<GridColumn<never>, 'widthPx'>[]): Px {
  return columns.reduce((sum, { widthPx }) => sum + (widthPx ?? LEAST_PX), 0);
}
