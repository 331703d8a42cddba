// A hatch says "not certain" without a colour of its own.
import type { Px } from '../../../workers/api.ts';
import type { Row } from '../layout.ts';
import type { Pen } from '../pen.ts';

const SPACING_PX: Px = 8;

/** Diagonal lines over [xPx, xPx + widthPx) × row. They keep their place on screen while the stretch moves. */
export function drawHatch(pen: Pen, xPx: Px, widthPx: Px, row: Row, colour: string): void {
  if (widthPx <= 0) return;
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.globalAlpha = 0.55;
  pen.beginPath();
  traceHatch(pen, xPx, xPx + widthPx, row);
  pen.stroke();
  pen.globalAlpha = 1;
}

/** Adds the lines of one stretch to the pen's path, cut to the stretch: many stretches then cost one stroke and no clip. */
export function traceHatch(pen: Pen, fromPx: Px, toPx: Px, { topPx, heightPx }: Row): void {
  if (heightPx <= 0) return;
  for (let foot = Math.floor((fromPx - heightPx) / SPACING_PX) * SPACING_PX; foot < toPx; foot += SPACING_PX) {
    const left = Math.max(foot, fromPx);
    const right = Math.min(foot + heightPx, toPx);
    if (left >= right) continue;
    pen.moveTo(left, topPx + heightPx - (left - foot));
    pen.lineTo(right, topPx + heightPx - (right - foot));
  }
}
