// A hatch says "not certain" without a colour of its own.
import type { Px } from '../../../workers/api.ts';
import type { Row } from '../layout.ts';
import type { Pen } from '../pen.ts';

const SPACING_PX: Px = 8;

/** Diagonal lines over [xPx, xPx + widthPx) × row. They keep their place on screen while the stretch moves. */
export function drawHatch(pen: Pen, xPx: Px, widthPx: Px, row: Row, colour: string): void {
  if (widthPx <= 0) return;
  pen.save();
  pen.beginPath();
  pen.rect(xPx, row.topPx, widthPx, row.heightPx);
  pen.clip();
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.globalAlpha = 0.55;
  pen.beginPath();
  for (let x = Math.floor((xPx - row.heightPx) / SPACING_PX) * SPACING_PX; x < xPx + widthPx; x += SPACING_PX) {
    pen.moveTo(x, row.topPx + row.heightPx);
    pen.lineTo(x + row.heightPx, row.topPx);
  }
  pen.stroke();
  pen.restore();
}
