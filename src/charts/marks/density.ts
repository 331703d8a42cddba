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
export const DENSITY_LINE_PX: Px = 24;

/** Between the lines of a hatch. */
const HATCH_PX: Px = 8;

/** 0xAABBGGRR, as little-endian pixels are. */
export type Pixel = number;

export function pixelOf(colour: string): Pixel {
  const [red, green, blue] = channels(colour) ?? [128, 128, 128];
  return ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;
}

/**
 * Lines beneath each other, DENSITY_LINE_PX each, a pixel a column, into `pixels` (all of which are written). A part that is there at
 * all takes at least a pixel, so that one running goroutine among a thousand waiting is seen.
 */
export function fillDensity(pixels: Uint32Array, density: DensityColumns, colours: readonly Pixel[], ground: Pixel): void {
  const { columns, parts, peak, hatchedPart } = density;
  const tops = new Uint8Array(columns * parts);
  // Which part each column is in, on the way up: rows are written as they lie in memory, which takes a third of the time of columns.
  const at = new Uint8Array(columns);
  for (let line = 0; line < peak.length; line++) {
    topsOf(density, line, tops);
    at.fill(0);
    for (let y = DENSITY_LINE_PX - 1; y >= 0; y--) {
      const row = (line * DENSITY_LINE_PX + y) * columns;
      for (let column = 0; column < columns; column++) {
        let part = at[column] ?? 0;
        while (part < parts && y < (tops[column * parts + part] ?? 0)) part++;
        at[column] = part;
        const between = part === hatchedPart && (column + y) % HATCH_PX !== 0;
        pixels[row + column] = part === parts ? 0 : between ? ground : (colours[part] ?? 0);
      }
    }
  }
}

/** Pixel row, from the line's top, at which each part of each column ends upwards. */
function topsOf({ columns, parts, mean, peak }: DensityColumns, line: number, tops: Uint8Array): void {
  const perUnit = DENSITY_LINE_PX / Math.max(peak[line] ?? 0, Number.MIN_VALUE);
  for (let column = 0; column < columns; column++) {
    const first = (line * columns + column) * parts;
    let sum = 0;
    let y = DENSITY_LINE_PX;
    for (let part = 0; part < parts; part++) {
      const value = mean[first + part] ?? 0;
      if (value > 0) {
        sum += value;
        y = Math.max(0, Math.min(y - 1, DENSITY_LINE_PX - Math.round(sum * perUnit)));
      }
      tops[column * parts + part] = y;
    }
  }
}

/** What `drawDensityLine` draws from: until the painter it comes from paints again. */
export interface DensityPicture {
  readonly source: CanvasImageSource;
  readonly columns: number;
  readonly startNs: Ns;
  readonly columnNs: Ns;
}

export type DensityPainter = (density: DensityColumns, colours: readonly Pixel[], ground: Pixel) => DensityPicture | undefined;

/**
 * Paints one picture after the other on a canvas that it keeps: while a window moves there is another picture every few frames, and
 * canvases and pixels of that size are dear to get and to throw away. undefined: there is nothing in it.
 */
export function densityPainter(): DensityPainter {
  let source: OffscreenCanvas | undefined;
  let image: ImageData | undefined;
  return (density, colours, ground) => {
    const { columns, startNs, columnNs, peak } = density;
    const heightPx = peak.length * DENSITY_LINE_PX;
    if (columns === 0 || heightPx === 0) return undefined;
    if (source === undefined || image === undefined || source.width !== columns || source.height !== heightPx) {
      source = new OffscreenCanvas(columns, heightPx);
      image = new ImageData(columns, heightPx);
    }
    fillDensity(new Uint32Array(image.data.buffer), density, colours, ground);
    source.getContext('2d')?.putImageData(image, 0, 0);
    return { source, columns, startNs, columnNs };
  };
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
