// What stays of a generation's waits for their distributions: counts by length, by who waited, where and on which task; a coarse picture
// over time; the longest ones. Sums of parts are exact but for what is said of each.

import type { Ns, TimeRange } from '../../api.ts';
import { logBucket } from '../../stats/logBuckets.ts';
import type { CloseGeneration } from '../closeup/breakdownRows.ts';
import { CAUSES } from './causes.ts';
import { type CellColumns, WaitCells } from './distributionCells.ts';
import { type TaskColumns, generationTasks } from './distributionTasks.ts';
import { type TimedWaits, timedWaits } from './distributionTimed.ts';
import { type WhoColumns, generationWho } from './distributionWho.ts';
import { type KeptWaits, keptWaits, longestWaits, mainCauseAt } from './waitListRows.ts';
import { type WaitGrid, waitGrid } from './waitMapGrid.ts';
import type { WaitRows } from './waitSweep.ts';

/** Of a generation's waits, what their distributions are made of. */
export type WaitColumns = Pick<WaitRows, 'count' | 'startNs' | 'endNs' | 'goroutine' | 'kind' | 'proc' | 'causes'>;

export interface DistributionPart {
  readonly count: number;
  readonly who: WhoColumns;
  /** Groups are places in `who`. */
  readonly byWho: CellColumns;
  /** Groups are the trace's Ps, plus one; 0: not told. */
  readonly byProc: CellColumns;
  /** Groups are places in `tasks`; undefined: the generation has no tasks. */
  readonly byTask: CellColumns | undefined;
  readonly tasks: TaskColumns;
  readonly grid: WaitGrid;
  readonly longest: KeptWaits;
  readonly timed: TimedWaits;
  readonly heads: HeadWaits;
}

/** Waits that began before the generation: what they lack until carried.ts gives it, and the cells they are in. */
export interface HeadWaits {
  /** In the trace. */
  readonly goroutine: Uint32Array;
  /** Before the generation. */
  readonly lackingNs: Float64Array;
  readonly kind: Uint8Array;
  readonly bucket: Uint16Array;
  readonly who: Uint32Array;
  readonly proc: Uint32Array;
  /** 0: the generation has no tasks. */
  readonly task: Uint32Array;
}

/** What one asks for at a time, and more than anybody reads. */
export const MOST_LONGEST = 100;

/** `range`: waits that ended in it; undefined: all. The generation has its detail. */
export function distributionPart(close: CloseGeneration, waits: WaitColumns, range?: TimeRange): DistributionPart {
  const { index, generation, number } = close;
  const { fromNs, lastNs } = generation;
  const part = range === undefined ? waits : waitsIn(waits, range);
  const { count, startNs, endNs, goroutine, kind, proc, causes } = part;
  const { of: whoOf, ...who } = generationWho(close);
  const tasks = generationTasks(close, startNs, goroutine, count);
  const byWho = new WaitCells();
  const byProc = new WaitCells();
  const byTask = new WaitCells();
  const mains = new Uint8Array(count);
  const { procs } = generation.maps;
  const heads: number[] = [];
  for (let row = 0, at = 0; row < count; row++, at += CAUSES) {
    if (startNs[row] < fromNs) heads.push(row);
    const ns: Ns = endNs[row] - startNs[row];
    const bucket = logBucket(ns);
    byWho.add(whoOf[goroutine[row]], kind[row], bucket, ns, causes, at);
    byProc.add(proc[row] < 0 ? 0 : procs[proc[row]] + 1, kind[row], bucket, ns, causes, at);
    if (tasks !== undefined) byTask.add(tasks.of[row], kind[row], bucket, ns, causes, at);
    mains[row] = mainCauseAt(causes, at);
  }
  return {
    count,
    who,
    byWho: byWho.columns(),
    byProc: byProc.columns(),
    byTask: tasks === undefined ? undefined : byTask.columns(),
    tasks: { type: tasks?.type ?? new Uint32Array(1), idLo: tasks?.idLo ?? new Uint32Array(1), idHi: tasks?.idHi ?? new Uint32Array(1) },
    grid: waitGrid(fromNs, lastNs, part, mains),
    longest: keptWaits(close, part, longestWaits(part, undefined, MOST_LONGEST)),
    timed: timedWaits(fromNs, lastNs, number, part),
    heads: {
      goroutine: Uint32Array.from(heads, (row) => index.goroutineNumber(generation, goroutine[row])),
      lackingNs: Float64Array.from(heads, (row) => fromNs - startNs[row]),
      kind: Uint8Array.from(heads, (row) => kind[row]),
      bucket: Uint16Array.from(heads, (row) => logBucket(endNs[row] - startNs[row])),
      who: Uint32Array.from(heads, (row) => whoOf[goroutine[row]]),
      proc: Uint32Array.from(heads, (row) => (proc[row] < 0 ? 0 : procs[proc[row]] + 1)),
      task: Uint32Array.from(heads, (row) => tasks?.of[row] ?? 0),
    },
  };
}

/** They are in the order of their ends. */
function waitsIn(waits: WaitColumns, range: TimeRange): WaitColumns {
  const from = firstEnd(waits, range.startNs);
  const to = firstEnd(waits, range.endNs);
  return {
    count: to - from,
    startNs: waits.startNs.subarray(from, to),
    endNs: waits.endNs.subarray(from, to),
    goroutine: waits.goroutine.subarray(from, to),
    kind: waits.kind.subarray(from, to),
    proc: waits.proc.subarray(from, to),
    causes: waits.causes.subarray(from * CAUSES, to * CAUSES),
  };
}

/** Place of the first wait that ends at a time or later. */
export function firstEnd({ count, endNs }: WaitColumns, atNs: Ns): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endNs[middle] < atNs) low = middle + 1;
    else high = middle;
  }
  return low;
}
