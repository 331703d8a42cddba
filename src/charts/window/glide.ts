// A short move from one window to another, so that a zoom by button or key keeps the reader's orientation.
import type { TimeRange } from '../../../workers/api.ts';

export const GLIDE_MS = 130;

/** Between two windows, `share` 0…1: spans change by equal factors, so the zoom looks even. */
export function between(from: TimeRange, to: TimeRange, share: number): TimeRange {
  if (share <= 0) return from;
  if (share >= 1) return to;
  const eased = 1 - (1 - share) ** 3;
  const fromSpan = from.endNs - from.startNs;
  const toSpan = to.endNs - to.startNs;
  const span = fromSpan * (toSpan / fromSpan) ** eased;
  // The fixed point of the zoom stays fixed; a plain pan moves evenly.
  const done = Math.abs(toSpan - fromSpan) < 1e-6 * fromSpan ? eased : (span - fromSpan) / (toSpan - fromSpan);
  const startNs = from.startNs + (to.startNs - from.startNs) * done;
  return { startNs, endNs: startNs + span };
}
