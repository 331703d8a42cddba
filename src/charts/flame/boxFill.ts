// What the colour of a box says: its package, whose code it is, its binary, or how it changed.
import { ORIGINS, type FlameLayout } from '../../../workers/api.ts';
import type { FlamePalette } from './flamePalette.ts';
import type { BoxIndex } from './rows.ts';

export type ColourBy = 'package' | 'origin' | 'binary' | 'difference';

/** The fill of box `i` in row `depth`. */
export function boxFill(layout: FlameLayout, by: ColourBy, palette: FlamePalette): (i: BoxIndex, depth: number) => string {
  switch (by) {
    case 'package':
      return (i, depth) => (isRoot(layout, i, depth) ? palette.root : palette.module(layout.module[i] ?? 0));
    case 'origin':
      return (i, depth) => (isRoot(layout, i, depth) ? palette.root : palette.origin[ORIGINS[layout.origin[i] ?? 0] ?? 'unknown']);
    case 'binary':
      return (i, depth) => (isRoot(layout, i, depth) ? palette.root : palette.module(layout.binary[i] ?? 0));
    case 'difference':
      // The sizes of the focus's callers are not in the layout: their width is the focus's.
      return (i, depth) => palette.difference(depth < layout.focus.depth ? 0 : changeShare(layout, i));
  }
}

/**
 * How a box changed against the base, −1 (all of it fell) … 1 (all of it rose): the sum of its changes by the sum of their sizes,
 * Σ value / Σ |value|.
 */
export function changeShare({ total, width, focusSize }: Pick<FlameLayout, 'total' | 'width' | 'focusSize'>, i: BoxIndex): number {
  const size = (width[i] ?? 0) * focusSize;
  return size === 0 ? 0 : Math.min(1, Math.max(-1, (total[i] ?? 0) / size));
}

/** The root of all stacks belongs to no package. The root of a sandwich is a function, and has one. */
function isRoot({ module, origin, binary }: FlameLayout, i: BoxIndex, depth: number): boolean {
  return depth === 0 && module[i] === 0 && origin[i] === 0 && binary[i] === 0;
}
