// From rows and shares to pixels and back. The canvas is as tall as the viewport; what is scrolled is arithmetic.
import type { FlameLayout, Px } from '../../../workers/api.ts';
import { boxAt, type BoxIndex, type RowIndex } from './rows.ts';

/** icicle: the root on top; flame: the root at the bottom. */
export type Direction = 'icicle' | 'flame';

export const ROW_PX: Px = 20;

/** Everything in CSS pixels. */
export interface Geometry {
  readonly widthPx: Px;
  readonly viewportPx: Px;
  readonly scrollPx: Px;
  readonly rows: number;
  readonly direction: Direction;
}

/** Shares of the layout's width that the picture's left and right edge show; [0, 1] but during a zoom's motion. */
export interface ShareWindow {
  readonly left: number;
  readonly right: number;
}

export const WHOLE_WIDTH: ShareWindow = { left: 0, right: 1 };

/** Height of what is scrolled: never less than the viewport, so that a flame stands on its bottom edge. */
export function contentPx(g: Geometry): Px {
  return Math.max(g.rows * ROW_PX, g.viewportPx);
}

/** Top of a row, measured from the top of the canvas. */
export function rowTopPx(g: Geometry, depth: number): Px {
  const top = g.direction === 'icicle' ? depth * ROW_PX : contentPx(g) - (depth + 1) * ROW_PX;
  return top - g.scrollPx;
}

/** Depth of the row at a height of the canvas; may lie beyond the layout's rows. */
export function depthAt(g: Geometry, yPx: Px): number {
  const y = yPx + g.scrollPx;
  return g.direction === 'icicle' ? Math.floor(y / ROW_PX) : Math.ceil((contentPx(g) - y) / ROW_PX) - 1;
}

/** First and last (inclusive) row that is in the viewport at all; last < first if none. */
export function visibleDepths(g: Geometry): readonly [number, number] {
  const a = depthAt(g, 0);
  const b = depthAt(g, g.viewportPx - 1);
  return [Math.max(0, Math.min(a, b)), Math.min(g.rows - 1, Math.max(a, b))];
}

/** The box under a point of the canvas. */
export function hit(layout: FlameLayout, rows: RowIndex, g: Geometry, xPx: Px, yPx: Px): BoxIndex | undefined {
  const depth = depthAt(g, yPx);
  if (depth < 0 || depth >= g.rows || g.widthPx <= 0) return undefined;
  return boxAt(layout, rows, depth, xPx / g.widthPx);
}

/** Least scrolling that brings a row into the viewport, with a row of its surroundings. */
export function scrollToShow(g: Geometry, depth: number): Px {
  const top = rowTopPx(g, depth) + g.scrollPx;
  const low = top + 2 * ROW_PX - g.viewportPx;
  const high = top - ROW_PX;
  return clampScroll(g, Math.min(Math.max(g.scrollPx, low), high));
}

/**
 * Scrolling after a zoom: the root's end of the picture if the focus is visible from there, otherwise the focus with two of
 * its callers, so that what is below (or above) it has the room.
 */
export function scrollForFocus(g: Geometry, depth: number): Px {
  const fromRoot = (depth + 3) * ROW_PX <= g.viewportPx / 2;
  const first = fromRoot ? 0 : depth - 2;
  const end = g.direction === 'icicle' ? first * ROW_PX : contentPx(g) - first * ROW_PX - g.viewportPx;
  return clampScroll(g, end);
}

function clampScroll(g: Geometry, scrollPx: Px): Px {
  return Math.max(0, Math.min(scrollPx, contentPx(g) - g.viewportPx));
}
