// Brings logs of one run onto the axis of the document on screen: by their wall clocks, by the cycles of the collector that both tell
// of, or by way of another log that lies on it already.
import type { Ns } from '../units.ts';
import type { Alignable, Span } from './alignable.ts';
import { byCycles, type CyclesRefused } from './byCycles.ts';

export type AlignmentSource = 'wall clock' | 'GC cycles' | 'process start';

export interface Alignment {
  /** The log's time plus this is time of the document on screen. */
  readonly offsetNs: Ns;
  readonly by: AlignmentSource;
  /** It may be so much more or less. */
  readonly precisionNs: Ns;
  /** GC cycles that agree; 0: none were needed. */
  readonly cycles: number;
  /** Key of the log that it was brought onto first. undefined: onto the document itself. */
  readonly through: string | undefined;
}

/** `other times`: by their clocks the two do not overlap. */
export type AlignmentRefused = CyclesRefused | 'other times' | 'no clock in common';

export type Aligned = Alignment | { readonly refused: AlignmentRefused };

/** Clocks of two files of one run may be read by different programs, a loggers' pipe between: so far apart they still mean the same time. */
const CLOCKS_APART_NS: Ns = 50_000_000;
/** A log that ends before the document begins, or begins after its end, by more than this is of another time. */
const OTHER_TIMES_NS: Ns = 1_000_000_000;
/** The program's start in two of its logs is one moment, told in milliseconds. */
const PROCESS_START_NS: Ns = 1_000_000;

/** By key. */
export function alignAll(target: Alignable, logs: readonly Alignable[]): ReadonlyMap<string, Aligned> {
  const found = new Map<string, Aligned>(logs.map((log) => [log.key, alignTwo(target, log)]));
  // By way of others: the one that is known best first.
  for (let isNew = true; isNew; ) {
    isNew = false;
    for (const log of logs) {
      const known = found.get(log.key);
      if (known === undefined || !('refused' in known)) continue;
      const way = bestWay(log, logs, found);
      if (way === undefined) continue;
      found.set(log.key, way);
      isNew = true;
    }
  }
  return found;
}

function bestWay(log: Alignable, logs: readonly Alignable[], found: ReadonlyMap<string, Aligned>): Alignment | undefined {
  let best: Alignment | undefined;
  for (const other of logs) {
    const onto = found.get(other.key);
    if (other === log || onto === undefined || 'refused' in onto) continue;
    const step = alignTwo(other, log);
    if ('refused' in step) continue;
    const precisionNs = step.precisionNs + onto.precisionNs;
    if (best === undefined || precisionNs < best.precisionNs) best = { ...step, offsetNs: step.offsetNs + onto.offsetNs, precisionNs, through: other.key };
  }
  return best;
}

/** Onto a document that knows no more than a log does. */
export function alignTwo(target: Alignable, log: Alignable): Aligned {
  const wall = byWallClock(target, log);
  const within: Span | undefined = wall && { low: wall.offsetNs - wall.precisionNs - CLOCKS_APART_NS, high: wall.offsetNs + wall.precisionNs + CLOCKS_APART_NS };
  const cycles = byCycles(target.cycles, log.cycles, within);
  if (!('refused' in cycles)) {
    const { low, high } = cycles.offset;
    const refined: Alignment = { offsetNs: (low + high) / 2, by: 'GC cycles', precisionNs: (high - low) / 2, cycles: cycles.agreeing, through: undefined };
    // A clock that both read may be better than what lines of whole milliseconds tell.
    return wall !== undefined && wall.precisionNs <= refined.precisionNs && !isOfOtherTimes(target, log, wall.offsetNs) ? { ...wall, cycles: cycles.agreeing } : refined;
  }
  if (wall !== undefined) return isOfOtherTimes(target, log, wall.offsetNs) ? withoutClocks(target, log) : wall;
  if (target.zero === 'process' && log.zero === 'process') return { offsetNs: 0, by: 'process start', precisionNs: PROCESS_START_NS, cycles: 0, through: undefined };
  return { refused: target.cycles.length > 0 && log.cycles.length > 0 ? cycles.refused : 'no clock in common' };
}

/** The clocks contradict: a zone left out of time stamps, or another run altogether. Only cycles can tell. */
function withoutClocks(target: Alignable, log: Alignable): Aligned {
  const cycles = byCycles(target.cycles, log.cycles, undefined);
  if ('refused' in cycles || target.zero !== 'trace') return { refused: 'other times' };
  const { low, high } = cycles.offset;
  return { offsetNs: (low + high) / 2, by: 'GC cycles', precisionNs: (high - low) / 2, cycles: cycles.agreeing, through: undefined };
}

function byWallClock(target: Alignable, log: Alignable): Alignment | undefined {
  if (target.wall === undefined || log.wall === undefined) return undefined;
  return {
    offsetNs: (log.wall.startMs - target.wall.startMs) * 1e6,
    by: 'wall clock',
    precisionNs: target.wall.precisionNs + log.wall.precisionNs,
    cycles: 0,
    through: undefined,
  };
}

function isOfOtherTimes(target: Alignable, log: Alignable, offsetNs: Ns): boolean {
  return offsetNs > target.durationNs + OTHER_TIMES_NS || offsetNs + log.durationNs + OTHER_TIMES_NS < 0;
}
