// The question behind the waits: cells on a grid that stays put while the window moves.
import type { Ns, Px, TimeRange, TraceQuestion } from '../../../workers/api.ts';
import { spanNs, withSkirt } from '../../charts/window/moveWindow.ts';

export const CELL_PX: Px = 4;

type Ask<A extends TraceQuestion['ask']> = Extract<TraceQuestion, { readonly ask: A }>;

/** Cells keep their borders while the window moves without zooming. Undefined before the chart has a size. */
export function latencyMapQuestion(
  window: TimeRange,
  plotWidthPx: Px,
  heightPx: Px,
  durationNs: Ns,
  domain: { readonly lowNs: Ns; readonly highNs: Ns },
  thresholdNs: Ns,
): Ask<'latencyMap'> | undefined {
  if (plotWidthPx < CELL_PX || heightPx < CELL_PX) return undefined;
  const cellNs = (spanNs(window) / plotWidthPx) * CELL_PX;
  const range = withSkirt(window, cellNs, durationNs);
  return {
    ask: 'latencyMap',
    range,
    widthPx: Math.round(spanNs(range) / cellNs) * CELL_PX,
    heightPx: Math.floor(heightPx / CELL_PX) * CELL_PX,
    cellPx: CELL_PX,
    ...domain,
    thresholdNs,
  };
}
