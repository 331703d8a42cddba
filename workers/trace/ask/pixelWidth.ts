import type { Ns, TimeRange } from '../../api.ts';

/** ns of a pixel where a range is drawn in so many. */
export function pixelWidthNs(range: TimeRange, widthPx: number): Ns {
  return (range.endNs - range.startNs) / Math.max(1, widthPx);
}
