// What the trace views ask the worker for a window: always with a skirt, so that a pan shows real marks at once.
import type { Ns, Px, TimeRange } from '../../../workers/api.ts';
import { spanNs, withSkirt } from '../../charts/window/moveWindow.ts';

/** As many pixels for the skirt as its time takes on screen. Undefined before the chart has a size. */
export function seriesQuestion<A extends 'bands' | 'heap' | 'procStrips' | 'counters'>(
  ask: A,
  window: TimeRange,
  plotWidthPx: Px,
  durationNs: Ns,
): { readonly ask: A; readonly range: TimeRange; readonly widthPx: Px } | undefined {
  if (plotWidthPx < 1) return undefined;
  const pixelNs = spanNs(window) / plotWidthPx;
  const range = withSkirt(window, pixelNs, durationNs);
  return { ask, range, widthPx: Math.max(1, Math.round(spanNs(range) / pixelNs)) };
}
