// Where a tooltip goes: beside the pointer, inside the chart, never under the pointer.
import type { Px } from '../../../workers/api.ts';
import type { SizePx } from '../pen.ts';
import type { PointPx } from '../window/gestures.ts';

const OFFSET_PX: Px = 14;
const EDGE_PX: Px = 4;

/** Top left corner inside an area of size `inside`. */
export function placeTooltip(point: PointPx, tip: SizePx, inside: SizePx): PointPx {
  const rightOf = point.xPx + OFFSET_PX;
  const leftOf = point.xPx - OFFSET_PX - tip.widthPx;
  const fitsRight = rightOf + tip.widthPx + EDGE_PX <= inside.widthPx;
  const fitsLeft = leftOf >= EDGE_PX;
  if (fitsRight || fitsLeft) {
    const y = point.yPx + OFFSET_PX;
    return { xPx: fitsRight ? rightOf : leftOf, yPx: Math.max(EDGE_PX, Math.min(y, inside.heightPx - tip.heightPx - EDGE_PX)) };
  }
  // Too narrow for either side: above or below the pointer.
  const below = point.yPx + OFFSET_PX;
  const fitsBelow = below + tip.heightPx + EDGE_PX <= inside.heightPx;
  return {
    xPx: Math.max(EDGE_PX, Math.min(point.xPx - tip.widthPx / 2, inside.widthPx - tip.widthPx - EDGE_PX)),
    yPx: fitsBelow ? below : Math.max(EDGE_PX, point.yPx - OFFSET_PX - tip.heightPx),
  };
}
