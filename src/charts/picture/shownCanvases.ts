// What the canvases of the page show, so that a picture can be drawn anew, sharp at any size, and not copied pixel by pixel.
import type { Pen, SizePx } from '../pen.ts';

export type Paint = (pen: Pen, size: SizePx) => void;

const paints = new WeakMap<HTMLCanvasElement, Paint>();

export function rememberCanvas(canvas: HTMLCanvasElement, paint: Paint): void {
  paints.set(canvas, paint);
}

/** undefined: nobody said how it is drawn. */
export function paintOf(canvas: HTMLCanvasElement): Paint | undefined {
  return paints.get(canvas);
}
