// Stops as dots of a picture: of each field of a few pixels by a tenth of a decade the longest one, and how many there are. So a million
// stops come out as some ten thousand dots, which lie side by side.

import type { PauseMap } from '../api/pauses.ts';
import type { Ns, TimeRange } from '../units.ts';
import { lengthBuckets } from './lengthBuckets.ts';
import { type PauseColumns, rowsInRange } from './pauseColumns.ts';
import { wantedNames } from './pausePage.ts';

/** Half a dot. */
const FIELD_PX = 3;
/** As many as there are buckets of lengths. */
const FIELDS = 256;

export function pauseMap(pauses: PauseColumns, range: TimeRange, names: readonly string[], widthPx: number): PauseMap {
  const { startNs, ns, name } = pauses;
  const { from, to } = rowsInRange(pauses, range);
  const wanted = wantedNames(pauses, names);
  const perNs = widthPx / FIELD_PX / Math.max(1, range.endNs - range.startNs);
  const buckets = lengthBuckets(pauses);
  // In the order of time, so the fields of a column come together.
  const longest = new Int32Array(FIELDS).fill(-1);
  const counts = new Uint32Array(FIELDS);
  const rows: number[] = [];
  const counted: number[] = [];
  const putDown = (): void => {
    for (let field = 0; field < FIELDS; field++) {
      if (longest[field] < 0) continue;
      rows.push(longest[field]);
      counted.push(counts[field]);
      longest[field] = -1;
      counts[field] = 0;
    }
  };
  let column = -Infinity;
  for (let row = from; row < to; row++) {
    if (wanted[name[row]] === 0) continue;
    const at = Math.floor((startNs[row] - range.startNs) * perNs);
    if (at !== column) putDown();
    column = at;
    const field = buckets[row];
    counts[field]++;
    if (longest[field] < 0 || ns[row] > ns[longest[field]]) longest[field] = row;
  }
  putDown();
  const order = rows.map((_, i) => i).toSorted((a, b) => ns[rows[a]] - ns[rows[b]]);
  const index = Uint32Array.from(order, (i) => rows[i]);
  return {
    range,
    startNs: Float64Array.from(index, (row) => startNs[row]),
    ns: Float64Array.from(index, (row) => ns[row]),
    index,
    name: Uint16Array.from(index, (row) => name[row]),
    count: Uint32Array.from(order, (i) => counted[i]),
    stretched: Uint8Array.from(index, (row) => pauses.stretched[row]),
    names: pauses.names,
    ...extent(pauses),
    known: pauses.known,
  };
}

const extents = new WeakMap<PauseColumns, { readonly shortestNs: Ns; readonly longestNs: Ns }>();

function extent(pauses: PauseColumns): { readonly shortestNs: Ns; readonly longestNs: Ns } {
  let found = extents.get(pauses);
  if (found === undefined) {
    let shortestNs = Infinity;
    let longestNs = 0;
    for (const ns of pauses.ns) {
      if (ns < shortestNs) shortestNs = ns;
      if (ns > longestNs) longestNs = ns;
    }
    found = { shortestNs: pauses.ns.length === 0 ? 0 : shortestNs, longestNs };
    extents.set(pauses, found);
  }
  return found;
}
