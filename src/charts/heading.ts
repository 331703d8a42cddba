// What stands over a picture that leaves the page: what it is of, where its figures come from, and what its colours say.
import type { Px } from '../../workers/api.ts';
import type { Palette } from './palette.ts';
import type { Pen } from './pen.ts';

export interface Heading {
  readonly title: string;
  /** File, figures, options. */
  readonly source: string;
  /** A colour and what it says; without a colour it is a remark. */
  readonly legend: readonly { readonly colour?: string; readonly text: string }[];
}

const PADDING_PX: Px = 8;
const TITLE_PX: Px = 15;
const TEXT_PX: Px = 12;
const LINE_PX: Px = 18;
const SWATCH_PX: Px = 12;
const SWATCH_GAP_PX: Px = 4;
const ENTRY_GAP_PX: Px = 14;

export function headingPx({ legend }: Heading): Px {
  return 2 * PADDING_PX + (legend.length > 0 ? 3 : 2) * LINE_PX;
}

/** From the top left corner on, over whatever was drawn there. */
export function drawHeading(pen: Pen, heading: Heading, theme: Palette, widthPx: Px): void {
  pen.save();
  pen.globalAlpha = 1;
  pen.fillStyle = theme.surface;
  pen.fillRect(0, 0, widthPx, headingPx(heading));
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  let middlePx = PADDING_PX + LINE_PX / 2;
  pen.fillStyle = theme.ink;
  pen.font = `bold ${TITLE_PX}px ${theme.fontSans}`;
  pen.fillText(heading.title, PADDING_PX, middlePx);
  middlePx += LINE_PX;
  pen.fillStyle = theme.ink2;
  pen.font = `${TEXT_PX}px ${theme.fontSans}`;
  pen.fillText(heading.source, PADDING_PX, middlePx);
  middlePx += LINE_PX;
  let leftPx = PADDING_PX;
  for (const { colour, text } of heading.legend) {
    if (colour !== undefined) {
      pen.fillStyle = colour;
      pen.fillRect(leftPx, middlePx - SWATCH_PX / 2, SWATCH_PX, SWATCH_PX);
      leftPx += SWATCH_PX + SWATCH_GAP_PX;
    }
    pen.fillStyle = theme.ink2;
    pen.fillText(text, leftPx, middlePx);
    leftPx += pen.measureText(text).width + ENTRY_GAP_PX;
  }
  pen.restore();
}
