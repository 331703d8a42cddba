import { describe, expect, it } from 'vitest';
import { timeAxis } from '../axis/timeAxis.ts';
import { recordingPen } from '../recordingPen.ts';
import { DENSITY_LINE_PX, drawDensityLine, fillDensity, pixelOf, type DensityColumns } from './density.ts';
import { traceHatch } from './hatch.ts';

/** Two lines of two columns and two parts. */
const density: DensityColumns = {
  columns: 2,
  startNs: 1000,
  columnNs: 100,
  parts: 2,
  mean: Float32Array.of(2, 2, 0, 0, 0.001, 1000, 500, 500),
  peak: Float32Array.of(4, 1000),
  hatchedPart: undefined,
};

function densityPixels(of: DensityColumns, colours: readonly number[], ground: number): Uint32Array {
  // What was there before must not show through.
  const pixels = new Uint32Array(of.columns * of.peak.length * DENSITY_LINE_PX).fill(7);
  fillDensity(pixels, of, colours, ground);
  return pixels;
}

function heights(pixels: Uint32Array, line: number, column: number): Record<number, number> {
  const counted: Record<number, number> = {};
  for (let y = 0; y < DENSITY_LINE_PX; y++) {
    const pixel = pixels[(line * DENSITY_LINE_PX + y) * density.columns + column] ?? 0;
    counted[pixel] = (counted[pixel] ?? 0) + 1;
  }
  return counted;
}

describe('density lines', () => {
  const pixels = densityPixels(density, [1, 2], 9);

  it('stack parts by their share of the peak, from the bottom', () => {
    expect(heights(pixels, 0, 0)).toEqual({ 1: DENSITY_LINE_PX / 2, 2: DENSITY_LINE_PX / 2 });
    expect(pixels[(DENSITY_LINE_PX - 1) * 2]).toBe(1);
    expect(pixels[0]).toBe(2);
    expect(heights(pixels, 0, 1)).toEqual({ 0: DENSITY_LINE_PX });
  });

  it('show one among a thousand', () => {
    expect(heights(pixels, 1, 0)).toEqual({ 1: 1, 2: DENSITY_LINE_PX - 1 });
  });

  it('never leave their line', () => {
    expect(heights(densityPixels({ ...density, peak: Float32Array.of(1, 1000) }, [1, 2], 9), 0, 0)).toEqual({ 1: DENSITY_LINE_PX });
  });

  it('tell what is unknown by lines', () => {
    const hatched = heights(densityPixels({ ...density, hatchedPart: 1 }, [1, 2], 9), 1, 1);
    expect(hatched[2]).toBeGreaterThan(0);
    expect(hatched[9]).toBeGreaterThan(hatched[2] ?? 0);
    expect(hatched[1]).toBe(DENSITY_LINE_PX / 2);
  });

  it('are drawn where their time is, the columns outside left out', () => {
    const recording = recordingPen();
    const picture = { source: {} as CanvasImageSource, columns: 10, startNs: 0, columnNs: 100 };
    drawDensityLine(recording.pen, picture, 1, timeAxis({ startNs: 250, endNs: 500 }, 100, 500), { topPx: 7, heightPx: 20 });
    expect(recording.of('drawImage').map((drawn) => drawn.args)).toEqual([[2, DENSITY_LINE_PX, 3, DENSITY_LINE_PX, 0, 7, 600, 20]]);
    drawDensityLine(recording.pen, picture, 1, timeAxis({ startNs: 2000, endNs: 5000 }, 100, 500), { topPx: 7, heightPx: 20 });
    expect(recording.of('drawImage')).toHaveLength(1);
  });

  it('have the colours of the theme', () => {
    expect(pixelOf('rgb(1, 2, 255)')).toBe(0xffff0201);
  });
});

describe('a hatch', () => {
  it('stays inside its stretch', () => {
    const recording = recordingPen();
    traceHatch(recording.pen, 103, 121, { topPx: 10, heightPx: 30 });
    const points = [...recording.of('moveTo'), ...recording.of('lineTo')].map((drawn) => drawn.args.map(Number));
    expect(points.length).toBeGreaterThan(4);
    for (const [x = Number.NaN, y = Number.NaN] of points) {
      expect(x).toBeGreaterThanOrEqual(103);
      expect(x).toBeLessThanOrEqual(121);
      expect(y).toBeGreaterThanOrEqual(10);
      expect(y).toBeLessThanOrEqual(40);
    }
  });
});
