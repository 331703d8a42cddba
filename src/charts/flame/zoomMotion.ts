// Motion between two layouts of one profile: the new one is drawn through a window that starts where the old picture was and
// opens to the whole width, so that the eye keeps hold of the box it pressed.
import type { FlameLayout } from '../../../workers/api.ts';
import { WHOLE_WIDTH, type ShareWindow } from './geometry.ts';
import { findNode, type RowIndex } from './rows.ts';

export const ZOOM_MS = 140;

/**
 * The window of `next` that shows what `before` showed; undefined if the two pictures do not share a box (another sample type, a
 * jump across the tree), and then there is nothing to move between.
 */
export function startingWindow(
  before: FlameLayout,
  beforeRows: RowIndex,
  next: FlameLayout,
  nextRows: RowIndex,
): ShareWindow | undefined {
  if (before.sampleType !== next.sampleType) return undefined;
  if (before.focus.depth === next.focus.depth && before.focus.sample === next.focus.sample) return undefined;
  if (next.focus.depth >= before.focus.depth) {
    const i = findNode(before, beforeRows, next.focus);
    const x = before.x[i ?? -1];
    const width = before.width[i ?? -1];
    return x === undefined || width === undefined || width <= 0
      ? undefined
      : { left: -x / width, right: (1 - x) / width };
  }
  const i = findNode(next, nextRows, before.focus);
  const x = next.x[i ?? -1];
  const width = next.width[i ?? -1];
  return x === undefined || width === undefined || width <= 0 ? undefined : { left: x, right: x + width };
}

/** The window at `progress` (0…1) of the way, slowing down towards the end. */
export function windowAt(start: ShareWindow, progress: number): ShareWindow {
  if (progress >= 1) return WHOLE_WIDTH;
  const eased = 1 - (1 - progress) ** 3;
  return { left: start.left * (1 - eased), right: start.right + (1 - start.right) * eased };
}

export interface ZoomMotion {
  /** A layout that takes the place of the last one; calls `redraw` for every frame of the way, at least once. */
  moveTo(layout: FlameLayout, rows: RowIndex, redraw: () => void): void;
  /** What a frame drawn now should show. */
  shown(): ShareWindow;
  stop(): void;
}

/** Readers who ask for less motion get the end at once. */
export function zoomMotion(): ZoomMotion {
  let last: { readonly layout: FlameLayout; readonly rows: RowIndex } | undefined;
  let moving: { readonly start: ShareWindow; readonly sinceMs: number } | undefined;
  let frame = 0;
  const shown = (): ShareWindow =>
    moving === undefined ? WHOLE_WIDTH : windowAt(moving.start, (performance.now() - moving.sinceMs) / ZOOM_MS);
  return {
    moveTo(layout, rows, redraw) {
      if (last?.layout === layout) return;
      const still = last === undefined || matchMedia('(prefers-reduced-motion: reduce)').matches;
      const start = last === undefined || still ? undefined : startingWindow(last.layout, last.rows, layout, rows);
      last = { layout, rows };
      // The same focus at another width leaves a motion under way as it is.
      if (start !== undefined) moving = { start, sinceMs: performance.now() };
      cancelAnimationFrame(frame);
      const step = (): void => {
        redraw();
        if (shown() === WHOLE_WIDTH) moving = undefined;
        else frame = requestAnimationFrame(step);
      };
      step();
    },
    shown,
    stop: () => cancelAnimationFrame(frame),
  };
}
