// A page of many rows in the order of a column: the rows of the page are selected and only they are sorted. Sorting two million
// for a page of fifty took a second.

/**
 * Rows at places [from, from + count) if `rows` were sorted by `keys[row]`, rows of equal keys in the order of their numbers
 * (descending: both the other way round). Rearranges `rows`. No key is NaN.
 */
export function rankedRows(rows: Uint32Array, keys: Float64Array, page: { readonly from: number; readonly count: number; readonly descending: boolean }): Uint32Array {
  const { length } = rows;
  const from = Math.min(length, Math.max(0, Math.floor(page.from)));
  const to = Math.min(length, from + Math.max(0, Math.floor(page.count)));
  if (from === to) return new Uint32Array(0);
  const low = page.descending ? length - to : from;
  const high = page.descending ? length - from : to;
  select(rows, keys, 0, length, low);
  select(rows, keys, low, length, high);
  const those = rows.slice(low, high).toSorted((a, b) => keys[a] - keys[b] || a - b);
  return page.descending ? those.toReversed() : those;
}

/** Rearranges [begin, end) so that what belongs before place `at` stands before it, and what belongs there stands there. */
function select(rows: Uint32Array, keys: Float64Array, begin: number, end: number, at: number): void {
  let low = begin;
  let high = end;
  let chance = 1;
  // Places by chance, the same each time: ends and middle of rows in order with a few others at the end are the worst of pivots.
  const place = (): number => {
    chance = (Math.imul(chance, 1664525) + 1013904223) >>> 0;
    return low + Math.floor((chance / 2 ** 32) * (high - low));
  };
  while (high - low > 1 && at >= low && at < high) {
    const pivot = middleOf(rows, keys, place(), place(), place());
    const pivotKey = keys[pivot];
    let left = low;
    let right = high - 1;
    while (left <= right) {
      while (keys[rows[left]] < pivotKey || (keys[rows[left]] === pivotKey && rows[left] < pivot)) left++;
      while (keys[rows[right]] > pivotKey || (keys[rows[right]] === pivotKey && rows[right] > pivot)) right--;
      if (left > right) break;
      const row = rows[left];
      rows[left++] = rows[right];
      rows[right--] = row;
    }
    if (at <= right) high = right + 1;
    else if (at >= left) low = left;
    else return;
  }
}

/** The row in the middle of three by order. */
function middleOf(rows: Uint32Array, keys: Float64Array, a: number, b: number, c: number): number {
  const before = (x: number, y: number): boolean => keys[x] < keys[y] || (keys[x] === keys[y] && x < y);
  const [x, y, z] = [rows[a], rows[b], rows[c]];
  if (before(x, y)) return before(y, z) ? y : before(x, z) ? z : x;
  return before(x, z) ? x : before(y, z) ? z : y;
}
