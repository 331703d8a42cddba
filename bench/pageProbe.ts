// Runs in the page, before its own code: notes when a file is handed over and when the first picture of it is drawn.
// Serialised by Playwright, so it must not use anything outside of itself.

declare global {
  /** From handing the file over until the marks of the first picture are drawn; undefined: not yet. */
  var firstPictureMs: (() => number | undefined) | undefined;
}

export function installProbe(): void {
  // A picture is more than its frame and axes.
  const marksOfPicture = 20;
  let handedOver = Number.POSITIVE_INFINITY;
  let drawn: number | undefined;
  let marks = 0;

  addEventListener('change', () => (handedOver = performance.now()), { capture: true });

  type Draw = (this: unknown, ...args: unknown[]) => void;
  const drawing = (globalThis as unknown as { CanvasRenderingContext2D: { prototype: { fillRect: Draw; fill: Draw } } }).CanvasRenderingContext2D.prototype;
  const { fillRect, fill } = drawing;
  const counted = (draw: Draw): Draw =>
    function count(...args) {
      draw.apply(this, args);
      if (performance.now() < handedOver || ++marks < marksOfPicture) return;
      drawn = performance.now();
      Object.assign(drawing, { fillRect, fill });
    };
  Object.assign(drawing, { fillRect: counted(fillRect), fill: counted(fill) });

  globalThis.firstPictureMs = () => (drawn === undefined ? undefined : drawn - handedOver);
}
