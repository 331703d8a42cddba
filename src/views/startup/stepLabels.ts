// Where the names of moments go so that no two touch: each right of its line, on the first level that is free there.
import type { Px } from '../../../workers/api.ts';

export interface LabelPlace {
  /** Index in what was given. */
  readonly at: number;
  readonly leftPx: Px;
  readonly level: number;
}

const GAP_PX: Px = 8;

/**
 * `xs`, ascending: of the lines; `widths`: of their names. A name that would reach beyond `rightPx` goes to the left of its line. What
 * finds no level of `levels` is left out: its line stays.
 */
export function placeLabels(xs: readonly Px[], widths: readonly Px[], levels: number, leftPx: Px, rightPx: Px): readonly LabelPlace[] {
  const taken: { readonly fromPx: Px; readonly toPx: Px }[][] = Array.from({ length: levels }, () => []);
  return xs.flatMap((x, at) => {
    if (x < leftPx || x > rightPx) return [];
    const width = widths[at] ?? 0;
    const fromPx = x + GAP_PX / 2 + width <= rightPx ? x + GAP_PX / 2 : Math.max(leftPx, x - GAP_PX / 2 - width);
    const toPx = fromPx + width + GAP_PX;
    const level = taken.findIndex((others) => others.every((other) => toPx <= other.fromPx || fromPx >= other.toPx));
    if (level < 0) return [];
    taken[level]?.push({ fromPx, toPx });
    return [{ at, leftPx: fromPx, level }];
  });
}
