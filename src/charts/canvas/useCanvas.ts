import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { Pen, SizePx } from '../pen.ts';
import { rememberCanvas } from '../picture/shownCanvases.ts';

export interface Canvas {
  readonly ref: RefObject<HTMLCanvasElement | null>;
  /** Draws at the next frame, once however often it is called. */
  readonly redraw: () => void;
}

/**
 * A canvas as large as its CSS box, sharp on any screen. `paint` gets CSS pixels on a cleared canvas and runs at most once a
 * frame: when it is another function than before, when the box changes, when `redraw` is called.
 */
export function useCanvas(paint: (pen: Pen, size: SizePx) => void): Canvas {
  const ref = useRef<HTMLCanvasElement | null>(null);
  const latest = useRef(paint);
  const frame = useRef(0);

  const redraw = useCallback(() => {
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      const canvas = ref.current;
      const pen = canvas?.getContext('2d');
      if (canvas === null || pen === null || pen === undefined) return;
      const size = { widthPx: canvas.clientWidth, heightPx: canvas.clientHeight };
      const ratio = globalThis.devicePixelRatio || 1;
      const width = Math.round(size.widthPx * ratio);
      const height = Math.round(size.heightPx * ratio);
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.clearRect(0, 0, size.widthPx, size.heightPx);
      latest.current(pen, size);
    });
  }, []);

  useEffect(() => {
    latest.current = paint;
    redraw();
  }, [paint, redraw]);

  useEffect(() => {
    const canvas = ref.current;
    if (canvas === null) return undefined;
    rememberCanvas(canvas, (pen, size) => latest.current(pen, size));
    const observer = new ResizeObserver(redraw);
    observer.observe(canvas);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    };
  }, [redraw]);

  return { ref, redraw };
}
