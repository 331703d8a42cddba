import { drawHeading, headingPx } from '../heading.ts';
import type { Palette } from '../palette.ts';
import type { Picture } from '../pictureFile.ts';
import { svgFile, svgPen } from '../svgPen.ts';

/** A picture of a graph as an SVG file. @param measure width of a text in a CSS font. */
export function graphSvg({ size, heading, paint }: Picture, theme: Palette, measure: (text: string, font: string) => number): string {
  const topPx = headingPx(heading);
  const whole = { widthPx: size.widthPx, heightPx: size.heightPx + topPx };
  const svg = svgPen(measure);
  svg.pen.fillStyle = theme.surface;
  svg.pen.fillRect(0, 0, whole.widthPx, whole.heightPx);
  paint(svg.pen, topPx);
  drawHeading(svg.pen, heading, theme, whole.widthPx);
  return svgFile(whole, heading.title, svg.elements());
}
