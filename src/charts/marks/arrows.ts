// Arrows from one lane to another: what made something go on there.
import type { Px } from '../../../workers/api.ts';
import type { Palette } from '../palette.ts';
import type { Pen } from '../pen.ts';
import type { PointPx } from '../window/gestures.ts';

const HEAD_PX: Px = 6;
/** An arrow whose other end is not on screen is so long. */
const STUB_PX: Px = 18;

/** From one moment in a lane to one in another; on a ground of its own, so that it reads over any marks. */
export function drawArrow(pen: Pen, from: PointPx, to: PointPx, palette: Palette): void {
  const length = Math.hypot(to.xPx - from.xPx, to.yPx - from.yPx);
  if (length < 1) return;
  const alongX = (to.xPx - from.xPx) / length;
  const alongY = (to.yPx - from.yPx) / length;
  for (const [colour, width] of [
    [palette.surface, 4],
    [palette.ink, 1.5],
  ] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.beginPath();
    pen.moveTo(from.xPx, from.yPx);
    pen.lineTo(to.xPx, to.yPx);
    pen.stroke();
  }
  pen.fillStyle = palette.ink;
  pen.beginPath();
  pen.moveTo(to.xPx, to.yPx);
  pen.lineTo(to.xPx - HEAD_PX * (alongX + alongY / 2), to.yPx - HEAD_PX * (alongY - alongX / 2));
  pen.lineTo(to.xPx - HEAD_PX * (alongX - alongY / 2), to.yPx - HEAD_PX * (alongY + alongX / 2));
  pen.closePath();
  pen.fill();
  pen.beginPath();
  pen.arc(from.xPx, from.yPx, 2.5, 0, 2 * Math.PI);
  pen.fill();
}

/** Where an arrow to or from something off screen has its other end: straight above, or below where there is no room above. */
export function stubEnd(at: PointPx, leastYPx: Px): PointPx {
  return { xPx: at.xPx, yPx: at.yPx - STUB_PX < leastYPx ? at.yPx + STUB_PX : at.yPx - STUB_PX };
}
