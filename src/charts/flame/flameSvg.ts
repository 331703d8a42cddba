// A flame graph as an SVG file that stands for itself: all rows of the layout, each box with its words as a tooltip.
import type { FlameLayout, Px } from '../../../workers/api.ts';
import { escapedXml } from '../escapedXml.ts';
import { svgFile } from '../svgPen.ts';
import { boxFill, type ColourBy } from './boxFill.ts';
import type { FlamePalette } from './flamePalette.ts';
import { contentPx, ROW_PX, rowTopPx, type Direction, type Geometry } from './geometry.ts';
import { indexRows, readBox, rowSlice, type Box } from './rows.ts';

export interface FlameSvgOptions {
  readonly widthPx: Px;
  readonly direction: Direction;
  readonly colourBy: ColourBy;
  readonly palette: FlamePalette;
  readonly fitName: (name: string, maxPx: Px) => string;
  /** A box in words. */
  readonly describe: (box: Box) => string;
  /** What the picture is of. */
  readonly title: string;
  /** What stands over it. */
  readonly heading: { readonly elements: string; readonly heightPx: Px };
}

const PADDING_PX: Px = 4;
const GAP_PX: Px = 1;
const LEAST_NAMED_PX: Px = 28;
const BASELINE_PX: Px = 14;

export function flameSvg(layout: FlameLayout, options: FlameSvgOptions): string {
  const { widthPx, direction, palette, fitName, describe } = options;
  const rows = indexRows(layout);
  const geometry: Geometry = { widthPx, viewportPx: layout.rows * ROW_PX, scrollPx: 0, rows: layout.rows, direction };
  const heightPx = contentPx(geometry);
  const fill = boxFill(layout, options.colourBy, palette);
  const boxes: string[] = [];
  for (let depth = 0; depth < layout.rows; depth++) {
    const topPx = rowTopPx(geometry, depth);
    const [begin, end] = rowSlice(rows, depth);
    for (let i = begin; i < end; i++) {
      const box = readBox(layout, i);
      if (box === undefined) continue;
      const leftPx = Math.round(box.x * widthPx);
      const roomPx = Math.round((box.x + box.width) * widthPx) - leftPx;
      const name = roomPx < LEAST_NAMED_PX ? '' : fitName(box.name, roomPx - GAP_PX - 2 * PADDING_PX);
      const ink = depth === 0 ? palette.rootInk : palette.ink;
      boxes.push(
        `<g><title>${escapedXml(describe(box))}</title>` +
          `<rect x="${leftPx}" y="${topPx}" width="${Math.max(roomPx - GAP_PX, 0.5)}" height="${ROW_PX - GAP_PX}" fill="${fill(i, depth)}"/>` +
          (name === '' ? '' : `<text x="${leftPx + PADDING_PX}" y="${topPx + BASELINE_PX}" fill="${ink}"${box.inlined ? ' font-style="italic"' : ''}>${escapedXml(name)}</text>`) +
          '</g>',
      );
    }
  }
  const elements = [
    options.heading.elements,
    `<g transform="translate(0 ${options.heading.heightPx})">`,
    `<rect width="${widthPx}" height="${heightPx}" fill="${palette.ground}"/>`,
    ...boxes,
    '</g>',
  ];
  return svgFile({ widthPx, heightPx: heightPx + options.heading.heightPx }, options.title, elements.join('\n'));
}
