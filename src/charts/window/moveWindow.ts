// Zoom and pan arithmetic: a window never leaves the recording and never gets narrower than can be read.
import type { Ns, TimeRange } from '../../../workers/api.ts';

/** Narrowest window. Trace clocks tick in 1 to 64 ns; below this there is nothing to see. */
export const MIN_SPAN_NS: Ns = 200;

export function wholeRange(durationNs: Ns): TimeRange {
  return { startNs: 0, endNs: Math.max(durationNs, 1) };
}

export function spanNs(range: TimeRange): Ns {
  return range.endNs - range.startNs;
}

/** Moves and, if need be, resizes `range` so that it lies inside the recording. */
export function clampWindow(range: TimeRange, durationNs: Ns): TimeRange {
  const whole = wholeRange(durationNs);
  if (!Number.isFinite(range.startNs) || !Number.isFinite(range.endNs)) return whole;
  const span = Math.min(whole.endNs, Math.max(MIN_SPAN_NS, spanNs(range)));
  const middle = (range.startNs + range.endNs) / 2;
  const asked = spanNs(range) < MIN_SPAN_NS ? middle - span / 2 : range.startNs;
  const startNs = Math.min(whole.endNs - span, Math.max(0, asked));
  return { startNs, endNs: startNs + span };
}

/** `factor` < 1 zooms in. The moment `anchorNs` keeps its place on screen unless a limit is in the way. */
export function zoomAt(range: TimeRange, anchorNs: Ns, factor: number, durationNs: Ns): TimeRange {
  const span = spanNs(range);
  const limited = Math.min(wholeRange(durationNs).endNs, Math.max(MIN_SPAN_NS, span * factor));
  const share = span > 0 ? (anchorNs - range.startNs) / span : 0.5;
  const startNs = anchorNs - share * limited;
  return clampWindow({ startNs, endNs: startNs + limited }, durationNs);
}

export function panBy(range: TimeRange, deltaNs: Ns, durationNs: Ns): TimeRange {
  return clampWindow({ startNs: range.startNs + deltaNs, endNs: range.endNs + deltaNs }, durationNs);
}

/** Two fingers: the moments under them when they went down stay under them. Undefined while they share one x. */
export function pinchTo(
  grabbed: readonly [Ns, Ns],
  shares: readonly [number, number],
  durationNs: Ns,
): TimeRange | undefined {
  const distance = shares[1] - shares[0];
  if (Math.abs(distance) < 0.01) return undefined;
  const span = (grabbed[1] - grabbed[0]) / distance;
  if (!(span > 0)) return undefined;
  const startNs = grabbed[0] - shares[0] * span;
  return clampWindow({ startNs, endNs: startNs + span }, durationNs);
}

/** Whole nanoseconds, outward: what goes into the view state and the link. */
export function roundWindow(range: TimeRange): TimeRange {
  return { startNs: Math.floor(range.startNs), endNs: Math.ceil(range.endNs) };
}

/** The window as the view state knows it: undefined is the whole recording. */
export function asState(range: TimeRange, durationNs: Ns): TimeRange | undefined {
  const rounded = roundWindow(range);
  return rounded.startNs <= 0 && rounded.endNs >= wholeRange(durationNs).endNs ? undefined : rounded;
}

export function sameRange(a: TimeRange | undefined, b: TimeRange | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.startNs === b.startNs && a.endNs === b.endNs);
}

/** A range with its ends in order, cut to the recording; undefined when nothing is left. */
export function orderedRange(aNs: Ns, bNs: Ns, durationNs: Ns): TimeRange | undefined {
  const startNs = Math.max(0, Math.min(aNs, bNs));
  const endNs = Math.min(wholeRange(durationNs).endNs, Math.max(aNs, bNs));
  return endNs > startNs ? roundWindow({ startNs, endNs }) : undefined;
}

/** Ranges are half-open: one that reaches the recording's end is asked 1 ns further, so that its last event counts. */
export function throughEnd(range: TimeRange, durationNs: Ns): TimeRange {
  return range.endNs >= durationNs ? { startNs: range.startNs, endNs: durationNs + 1 } : range;
}

/**
 * The window with half a window's skirt on both sides, for asking: a pan shows real data at once. The start lies on a
 * multiple of `gridNs`, so that cells of that size keep their borders while the window moves.
 */
export function withSkirt(window: TimeRange, gridNs: Ns, durationNs: Ns): TimeRange {
  const skirt = spanNs(window) / 2;
  const whole = wholeRange(durationNs);
  const from = Math.max(0, window.startNs - skirt);
  const to = Math.min(throughEnd(whole, durationNs).endNs, window.endNs + skirt);
  const cell = Math.max(gridNs, Number.MIN_VALUE);
  const startNs = Math.floor(from / cell) * cell;
  return { startNs, endNs: startNs + Math.ceil((to - startNs) / cell) * cell };
}
