// Words on a chart that must stay readable over marks.
import { t } from '../../../language/t.ts';
import type { Ns, Px } from '../../../workers/api.ts';
import { labelFont } from '../axis/drawAxes.ts';
import { xOf, type TimeAxis } from '../axis/timeAxis.ts';
import type { Row } from '../layout.ts';
import type { Palette } from '../palette.ts';
import type { Pen } from '../pen.ts';
import { drawHatch } from './hatch.ts';
import { textWidth } from './text.ts';

/** Text on the surface's colour, right-aligned at `rightPx`. */
export function drawPlate(pen: Pen, text: string, rightPx: Px, middlePx: Px, palette: Palette): void {
  pen.font = labelFont(palette);
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  const width = textWidth(pen, text) + 8;
  pen.fillStyle = palette.surface;
  pen.globalAlpha = 0.85;
  pen.fillRect(rightPx - width, middlePx - 8, width, 16);
  pen.globalAlpha = 1;
  pen.fillStyle = palette.ink2;
  pen.fillText(text, rightPx - 4, middlePx + 0.5);
}

/** Hatched and named: from `fromNs` on the marks belong to a part of the recording that broke off. */
export function drawUncertain(pen: Pen, axis: TimeAxis, row: Row, fromNs: Ns, palette: Palette): void {
  const right = axis.leftPx + axis.widthPx;
  const from = Math.max(axis.leftPx, xOf(axis, fromNs));
  if (from >= right) return;
  drawHatch(pen, from, right - from, row, palette.unknown);
  drawPlate(pen, t('uncertain: the trace broke off'), right, row.topPx + 10, palette);
}
