// The cycles that a log tells of, with how well each moment and length is known: a gctrace line cuts its figures off, runtime.MemStats
// knows the end to the nanosecond.
import type { GcCycle } from '../api/gc.ts';
import type { Ns } from '../units.ts';
import type { AlignCycle, Span } from './alignable.ts';

const MS: Ns = 1_000_000;
/** Looked at the clock at slightly different places. */
const BESIDE_NS: Ns = 20_000;

/** A line that is missing has been a cycle nevertheless; where more are, the numbers began anew with another program. */
const MOST_MISSING = 64;

/** @param rows in time order, as `gcCycles` answers them. Cycles whose line is missing stand there with nothing told of them. */
export function cyclesOfLog(rows: readonly GcCycle[]): readonly AlignCycle[] {
  const cycles: AlignCycle[] = [];
  for (const row of rows) {
    const last = cycles.at(-1)?.number;
    const missing = last === undefined || row.number === undefined ? 0 : row.number - last - 1;
    if (last !== undefined && missing <= MOST_MISSING) for (let i = 1; i <= missing; i++) cycles.push({ ...NOTHING_TOLD, number: last + i });
    cycles.push(row.markNs === undefined ? ofMemStats(row) : ofLine(row));
  }
  return cycles;
}

const NOTHING_TOLD: Omit<AlignCycle, 'number'> = { start: undefined, end: undefined, sweepTermination: undefined, mark: undefined, stopped: undefined };

/** `@` has three decimals of a second, the clock figures two digits, or whole milliseconds from 10 ms on; all cut off, not rounded. */
function ofLine({ number, startNs, sweepTerminationNs, markNs, markTerminationNs }: GcCycle): AlignCycle {
  const sweepTermination = cutOff(sweepTerminationNs);
  const mark = cutOff(markNs);
  const markTermination = cutOff(markTerminationNs);
  const start = { low: startNs, high: startNs + MS };
  const known = sweepTermination && mark && markTermination;
  return {
    number,
    start,
    end: known && { low: start.low + sweepTermination.low + mark.low + markTermination.low, high: start.high + sweepTermination.high + mark.high + markTermination.high },
    sweepTermination,
    mark,
    stopped: sweepTermination && markTermination && { low: sweepTermination.low + markTermination.low, high: sweepTermination.high + markTermination.high },
  };
}

/** Both stops are told in one; the row ends with the second. */
function ofMemStats({ number, startNs, endNs }: GcCycle): AlignCycle {
  const stopped = endNs - startNs;
  return { number, start: undefined, end: { low: endNs, high: endNs }, sweepTermination: undefined, mark: undefined, stopped: stopped > 0 ? { low: stopped, high: stopped } : undefined };
}

function cutOff(ns: Ns | undefined): Span | undefined {
  if (ns === undefined) return undefined;
  return { low: ns - BESIDE_NS, high: ns + digitNs(ns) + BESIDE_NS };
}

/** What the last digit printed is worth. */
function digitNs(ns: Ns): Ns {
  if (ns >= 10 * MS) return MS;
  if (ns >= MS) return MS / 10;
  return ns >= MS / 10 ? MS / 100 : MS / 1000;
}
