// Many goroutines on one line: in every column a stack of shares. Made into pixels once for each answer, and only moved and stretched
// while the window moves: a frame that drew columns × shares × lines as rectangles would take a hundred thousand calls.
import type { Ns, Px } from '../../../workers/api.ts';
import { nsPerPx, xOf, type TimeAxis } from '../axis/timeAxis.ts';
import type { Row } from '../layout.ts';
import { channels } from '../palette.ts';
import type { Pen } from '../pen.ts';

export interface DensityColumns {
  readonly columns: number;
  readonly startNs: Ns;
  readonly columnNs: Ns;
  /** Values of a column: `mean[(line * columns + column) * parts + part]`, the lowest part first. */
  readonly mean: Float32Array;
  readonly parts: number;
  /** By line: what fills the whole height. */
  readonly peak: Float32Array;
  /** Drawn as lines on the ground's colour; undefined: none. */
  readonly hatchedPart: number | undefined;
}

/** Pixels of a line, before it is stretched to its row. */
export const DENSITY_LINE_PX: Px = 40;

/** Between the lines of a hatch. */
const HATCH_PX: Px = 8;

/** 0xAABBGGRR, as little-endian pixels are. */
export type Pixel = number;

export function pixelOf(colour: string): Pixel {
  const [red, green, blue] = channels(colour) ?? [128, 128, 128];
  return ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;
}

/**
 * Lines beneath each other, DENSITY_LINE_PX each, a pixel a column. A part that is there at all takes at least a pixel, so that one
 * running goroutine among a thousand waiting is seen.
 */
export function densityPixels(density: DensityColumns, colours: readonly Pixel[], ground: Pixel): Uint32Array<ArrayBuffer> {
  const { columns, parts, mean, peak, hatchedPart } = density;
  const lines = peak.length;
  const pixels = new Uint32Array(columns * lines * DENSITY_LINE_PX);
  for (let line = 0; line < lines; line++) {
    const perUnit = DENSITY_LINE_PX / Math.max(peak[line] ?? 0, Number.MIN_VALUE);
    const bottom = (line + 1) * DENSITY_LINE_PX;
    const top = bottom - DENSITY_LINE_PX;
    for (let column = 0; column < columns; column++) {
      const first = (line * columns + column) * parts;
      let sum = 0;
      let y = bottom;
      for (let part = 0; part < parts; part++) {
        const value = mean[first + part] ?? 0;
        if (!(value > 0)) continue;
        sum += value;
        const least = y - 1;
        const to = Math.max(top, Math.min(least, bottom - Math.round(sum * perUnit)));
        const colour = colours[part] ?? 0;
        const isHatched = part === hatchedPart;
        while (y > to) {
          y--;
          pixels[y * columns + column] = isHatched && (column + (y >> 1)) % HATCH_PX !== 0 ? ground : colour;
        }
      }
    }
  }
  return pixels;
}

/** What `drawDensityLine` draws from. */
export interface DensityPicture {
  readonly source: CanvasImageSource;
  readonly columns: number;
  readonly startNs: Ns;
  readonly columnNs: Ns;
}

/** undefined: there is nothing in it. */
export function densityPicture(density: DensityColumns, colours: readonly Pixel[], ground: Pixel): DensityPicture | undefined {
  const { columns, startNs, columnNs, peak } = density;
  if (columns === 0 || peak.length === 0) return undefined;
  const heightPx = peak.length * DENSITY_LINE_PX;
  const source = new OffscreenCanvas(columns, heightPx);
  const pixels = densityPixels(density, colours, ground);
  source.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), columns, heightPx), 0, 0);
  return { source, columns, startNs, columnNs };
}

/** Draws the columns of a line that lie in the plot, stretched to the row. The caller clips to the plot. */
export function drawDensityLine(pen: Pen, picture: DensityPicture, line: number, axis: TimeAxis, row: Row): void {
  const { source, columns, startNs, columnNs } = picture;
  if (!(columnNs > 0)) return;
  const first = Math.max(0, Math.floor((axis.range.startNs - startNs) / columnNs));
  const last = Math.min(columns, Math.ceil((axis.range.endNs - startNs) / columnNs));
  if (last <= first) return;
  const x = xOf(axis, startNs + first * columnNs);
  const widthPx = ((last - first) * columnNs) / Math.max(nsPerPx(axis), Number.MIN_VALUE);
  pen.imageSmoothingEnabled = false;
  pen.drawImage(source, first, line * DENSITY_LINE_PX, last - first, DENSITY_LINE_PX, x, row.topPx, widthPx, row.heightPx);
}
