// Which rows of a table of equally high rows are in sight: found by division, whatever their number. (A general virtualiser measures
// every row beforehand: a quarter of a second for a million of them.)
import type { Px } from '../../../workers/api.ts';

export interface RowsInSight {
  readonly first: number;
  /** One past the last. */
  readonly after: number;
}

export interface RowSizes {
  readonly rowPx: Px;
  /** What stays above the rows and covers them. */
  readonly headingPx: Px;
}

/** Rows above and below those in sight, so that a turn of the wheel finds them there. */
const MORE = 6;

/** `topPx`: how far the table is scrolled; `viewPx`: height of what it is seen through, 0 before it is laid out. */
export function rowsInSight(topPx: Px, viewPx: Px, count: number, { rowPx, headingPx }: RowSizes): RowsInSight {
  if (viewPx <= headingPx) return { first: 0, after: 0 };
  const first = Math.max(0, Math.min(count, Math.floor(topPx / rowPx) - MORE));
  return { first, after: Math.min(count, Math.ceil((topPx + viewPx - headingPx) / rowPx) + MORE) };
}

/** Where to scroll so that row `at` is in sight: `topPx` itself if it is. */
export function scrollFor(at: number, topPx: Px, viewPx: Px, { rowPx, headingPx }: RowSizes): Px {
  const startPx = at * rowPx;
  if (startPx < topPx) return startPx;
  return Math.max(topPx, startPx + rowPx + headingPx - viewPx);
}
