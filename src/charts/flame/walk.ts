// Arrow keys over a layout: where the reader's cursor goes from a box.
import type { FlameLayout } from '../../../workers/api.ts';
import { lastStartingBy, rowSlice, type BoxIndex, type RowIndex } from './rows.ts';

export type Step = 'parent' | 'child' | 'left' | 'right';

// Sums of shares drift by a few ulps; far less than the narrowest box there is.
const DRIFT = 1e-9;

/**
 * The box one step away; undefined where there is none. `child` is the widest box below; `left` and `right` stay in the row
 * and pass from one parent's children to the next one's, so that a whole row can be read without climbing.
 */
export function walk(layout: FlameLayout, rows: RowIndex, from: BoxIndex, step: Step): BoxIndex | undefined {
  const depth = layout.depth[from];
  if (depth === undefined) return undefined;
  const x = layout.x[from] ?? 0;
  const [begin, end] = rowSlice(rows, depth);
  switch (step) {
    case 'left':
      return from > begin ? from - 1 : undefined;
    case 'right':
      return from + 1 < end ? from + 1 : undefined;
    case 'parent':
      return depth === 0 ? undefined : lastStartingBy(layout, rows, depth - 1, x + DRIFT);
    case 'child':
      break;
  }
  return widestWithin(layout, rows, depth + 1, x, x + (layout.width[from] ?? 0));
}

/** Children of a box that are in the layout, left to right (the widest first, as the layout sorts them). */
export function childrenOf(layout: FlameLayout, rows: RowIndex, parent: BoxIndex): readonly BoxIndex[] {
  const x = layout.x[parent] ?? 0;
  const right = x + (layout.width[parent] ?? 0);
  const children: BoxIndex[] = [];
  const [begin, end] = rowSlice(rows, (layout.depth[parent] ?? 0) + 1);
  for (let i = begin; i < end; i++) {
    const start = layout.x[i] ?? 0;
    if (start >= right - DRIFT) break;
    if (start >= x - DRIFT) children.push(i);
  }
  return children;
}

function widestWithin(
  layout: FlameLayout,
  rows: RowIndex,
  depth: number,
  left: number,
  right: number,
): BoxIndex | undefined {
  const [begin, end] = rowSlice(rows, depth);
  let widest: BoxIndex | undefined;
  let most = 0;
  for (let i = begin; i < end; i++) {
    const start = layout.x[i] ?? 0;
    if (start >= right - DRIFT) break;
    const width = layout.width[i] ?? 0;
    if (start >= left - DRIFT && width > most) {
      most = width;
      widest = i;
    }
  }
  return widest;
}
