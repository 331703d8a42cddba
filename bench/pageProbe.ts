// Runs in the page, before its own code: notes when the file was handed over, when the first picture was drawn, and the
// longest task in between. Serialised by Playwright, so it must not use anything outside of itself.

export interface Probed {
  /** From handing the file over until the marks of the first picture are drawn; undefined: not yet. */
  readonly firstPictureMs: number | undefined;
  /** Longest main-thread task since then; 0: none over 50 ms. */
  readonly longestTaskMs: number;
}

declare global {
  var gopherscopeProbe: (() => Probed) | undefined;
}

export function installProbe(): void {
  // A picture is more than its frame and axes.
  const marksOfPicture = 20;
  let handedOver = Number.POSITIVE_INFINITY;
  let firstPicture: number | undefined;
  let longest = 0;
  let marks = 0;

  addEventListener('change', () => (handedOver = performance.now()), { capture: true });
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) if (task.startTime >= handedOver) longest = Math.max(longest, task.duration);
  }).observe({ type: 'longtask', buffered: true });

  type Draw = (this: unknown, ...args: unknown[]) => void;
  const drawing = (globalThis as unknown as { CanvasRenderingContext2D: { prototype: { fillRect: Draw; fill: Draw } } }).CanvasRenderingContext2D.prototype;
  const { fillRect, fill } = drawing;
  const counted = (draw: Draw): Draw =>
    function count(...args) {
      draw.apply(this, args);
      if (performance.now() < handedOver || ++marks < marksOfPicture) return;
      firstPicture = performance.now();
      Object.assign(drawing, { fillRect, fill });
    };
  Object.assign(drawing, { fillRect: counted(fillRect), fill: counted(fill) });

  globalThis.gopherscopeProbe = () => ({
    firstPictureMs: firstPicture === undefined ? undefined : firstPicture - handedOver,
    longestTaskMs: longest,
  });
}
