// Finding boxes in a layout. A layout lists its boxes by depth, then left to right, so each row is one slice of the columns
// and a place in it is a binary search away: no tree and no object per box is ever built.
import type { FlameLayout, FlameNode } from '../../../workers/api.ts';

/** Where each row begins: boxes of depth d are `start[d]` to `start[d + 1]` (exclusive). */
export interface RowIndex {
  readonly start: Uint32Array;
}

/** Index of a box in the layout's columns. */
export type BoxIndex = number;

/** One box, read out of the columns. Shares are of the picture's width. */
export interface Box {
  readonly node: FlameNode;
  readonly name: string;
  readonly x: number;
  readonly width: number;
  readonly self: number;
  readonly total: number;
  readonly inlined: boolean;
}

export function indexRows(layout: Pick<FlameLayout, 'depth' | 'rows'>): RowIndex {
  const start = new Uint32Array(layout.rows + 1);
  const { depth } = layout;
  let row = 0;
  for (let i = 0; i < depth.length; i++) {
    const d = depth[i] ?? 0;
    while (row < d) start[++row] = i;
  }
  while (row < layout.rows) start[++row] = depth.length;
  return { start };
}

/** Begin and end (exclusive) of a row; empty for a row that is not there. */
export function rowSlice(rows: RowIndex, depth: number): readonly [number, number] {
  const begin = rows.start[depth];
  const end = rows.start[depth + 1];
  return begin === undefined || end === undefined ? [0, 0] : [begin, end];
}

/** Last box of the row that starts at or left of `share` (0…1 of the width); undefined if all start right of it. */
export function lastStartingBy(layout: FlameLayout, rows: RowIndex, depth: number, share: number): BoxIndex | undefined {
  const [begin, end] = rowSlice(rows, depth);
  let low = begin;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((layout.x[middle] ?? 0) <= share) low = middle + 1;
    else high = middle;
  }
  return low === begin ? undefined : low - 1;
}

/** The box that covers `share` of the width in a row. */
export function boxAt(layout: FlameLayout, rows: RowIndex, depth: number, share: number): BoxIndex | undefined {
  const i = lastStartingBy(layout, rows, depth, share);
  return i !== undefined && share < (layout.x[i] ?? 0) + (layout.width[i] ?? 0) ? i : undefined;
}

/** The box of a node; undefined if it is outside the focus or too narrow to be in the layout. */
export function findNode(layout: FlameLayout, rows: RowIndex, node: FlameNode): BoxIndex | undefined {
  const [begin, end] = rowSlice(rows, node.depth);
  for (let i = begin; i < end; i++) if (layout.sample[i] === node.sample) return i;
  return undefined;
}

export function readBox(layout: FlameLayout, i: BoxIndex): Box | undefined {
  const depth = layout.depth[i];
  const sample = layout.sample[i];
  if (depth === undefined || sample === undefined) return undefined;
  return {
    node: { depth, sample },
    name: layout.names[layout.name[i] ?? -1] ?? '',
    x: layout.x[i] ?? 0,
    width: layout.width[i] ?? 0,
    self: layout.self[i] ?? 0,
    total: layout.total[i] ?? 0,
    inlined: layout.inlined[i] === 1,
  };
}
