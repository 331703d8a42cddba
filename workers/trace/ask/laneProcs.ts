import type { TraceIndex } from '../index/traceIndex.ts';

export interface LaneProc {
  /** The trace's index. */
  readonly proc: number;
  /** As Go numbers it. */
  readonly number: number;
}

/** Ps that did anything in the trace, ascending by number: one lane each. */
export function laneProcs({ tables, tally }: TraceIndex): readonly LaneProc[] {
  const { lo, hi, count } = tables.procs;
  const procs: LaneProc[] = [];
  for (let proc = 0; proc < count; proc++) {
    if (tally.procs.has(proc)) procs.push({ proc, number: hi[proc] * 4294967296 + lo[proc] });
  }
  return procs.toSorted((a, b) => a.number - b.number);
}
