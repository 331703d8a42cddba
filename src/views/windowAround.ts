import type { Ns, TimeRange } from '../../workers/api.ts';

/** So that an interval of no length still gets something to look at. */
const LEAST_NS = 10_000;
/** The interval takes a fifth of the window. */
const SURROUNDINGS = 2;

/** The window that shows an interval with some of its surroundings, within the recording. */
export function windowAround({ startNs, endNs }: TimeRange, durationNs: Ns): TimeRange {
  const margin = Math.max(SURROUNDINGS * (endNs - startNs), LEAST_NS);
  return { startNs: Math.max(0, startNs - margin), endNs: Math.min(durationNs, endNs + margin) };
}
