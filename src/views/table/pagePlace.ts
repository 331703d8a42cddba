// Which rows are asked for when some are in sight.

export interface PagePlace {
  readonly from: number;
  readonly count: number;
}

/** Rows are asked for in steps of this many, so that a short scroll asks nothing. */
const STEP = 64;

/** Whole steps around [from, from + count), one more before and after. */
export function placeAround(from: number, count: number): PagePlace {
  const first = Math.max(0, Math.floor(from / STEP) - 1) * STEP;
  return { from: first, count: (Math.ceil((from + count) / STEP) + 1) * STEP - first };
}

export function covers(page: PagePlace, from: number, count: number): boolean {
  return page.from <= from && from + count <= page.from + page.count;
}
