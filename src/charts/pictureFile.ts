// A picture with its heading as a file.
import { drawHeading, type Heading, headingPx } from './heading.ts';
import type { Palette } from './palette.ts';
import type { Pen, SizePx } from './pen.ts';
import { svgPen } from './svgPen.ts';

export interface Picture {
  /** Without the heading. */
  readonly size: SizePx;
  readonly heading: Heading;
  /** Draws it with its top left corner at 0, `topPx`. */
  readonly paint: (pen: Pen, topPx: number) => void;
}

export type MeasureIn = (text: string, font: string) => number;

/** The heading alone, for a picture that writes its own elements. */
export function svgOfHeading(heading: Heading, theme: Palette, widthPx: number, measure: MeasureIn): { readonly elements: string; readonly heightPx: number } {
  const svg = svgPen(measure);
  drawHeading(svg.pen, heading, theme, widthPx);
  return { elements: svg.elements(), heightPx: headingPx(heading) };
}

const SHARPNESS = 2;
/** What every browser's canvas can be wide or tall. */
const MOST_CANVAS_PX = 16_000;

/** undefined: the browser gives no canvas of this size. */
export function pngOfPicture({ size, heading, paint }: Picture, theme: Palette): Promise<Blob | undefined> {
  const topPx = headingPx(heading);
  const heightPx = size.heightPx + topPx;
  const canvas = document.createElement('canvas');
  const scale = Math.min(SHARPNESS, MOST_CANVAS_PX / heightPx, MOST_CANVAS_PX / size.widthPx);
  canvas.width = Math.round(size.widthPx * scale);
  canvas.height = Math.round(heightPx * scale);
  const pen = canvas.getContext('2d');
  if (pen === null) return Promise.resolve(undefined);
  pen.scale(scale, scale);
  pen.fillStyle = theme.surface;
  pen.fillRect(0, 0, size.widthPx, heightPx);
  paint(pen, topPx);
  drawHeading(pen, heading, theme, size.widthPx);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
}
