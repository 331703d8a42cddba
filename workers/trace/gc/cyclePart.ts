// What stays of a generation for the table of GC cycles when its closeup is let go: sums by cycle, some two hundred bytes each, and what
// is open at its edges, so that parts can be joined (joinCycles.ts). Who assisted and what ran where is read again when one cycle is
// looked at from near.

import type { Ns } from '../../api.ts';
import { type GenerationCloseup, WORKER_MODE } from '../closeup/closeup.ts';
import type { SweepRows } from '../closeup/rangeRows.ts';
import { type IndexedGeneration, outlivedPlace } from '../index/indexedGeneration.ts';
import { goroutineStory } from '../index/goroutineStory.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { visitAssists } from './assistSpans.ts';
import { type CycleSpan, cycleSpans, lastNotAfter } from './cycleSpans.ts';
import { RunningStretches } from './runningStretches.ts';
import { MODE_CARRIED, workerSpans } from './workerSpans.ts';

/** Columns of CyclePart.sums. Times are ns. */
export const CYCLE_SUM = {
  dedicated: 0,
  fractional: 1,
  idle: 2,
  /** Workers whose mode is not told. */
  other: 3,
  /** Mark assists: that ended, still open at the generation's end, held up, running, goroutines that are not in `crossing`. */
  assists: 4,
  openAssists: 5,
  assistHeldUp: 6,
  assistRunning: 7,
  assistGoroutines: 8,
  sweeps: 9,
  openSweeps: 10,
  sweep: 11,
  sweptBytes: 12,
  reclaimedBytes: 13,
} as const;
export const CYCLE_SUMS = 14;

/** Columns of CyclePart.values. NaN: told by none of the generation's events, so what was told before it holds. */
export const CYCLE_VALUE = {
  /** Live heap and GOMAXPROCS when the cycle starts, if that is in the generation. */
  startBytes: 0,
  procs: 1,
  /** Highest live heap until marking ends; NaN: none. */
  highestBytes: 2,
  /** Live heap, since when, and goal when marking ends, if that is in the generation. */
  markedBytes: 3,
  markedNs: 4,
  goalBytes: 5,
  /** End of the last sweep; NaN: none. */
  sweepEndNs: 6,
  /** Text of the entry function of who began it; NaN: it began it in another generation. */
  byName: 7,
} as const;
export const CYCLE_VALUES = 8;

/** A metric's value, which holds until the next. */
export interface ValueSince {
  readonly timeNs: Ns;
  readonly value: number;
}

export interface CarriedTurn {
  readonly cycle: number;
  readonly goroutine: number;
  readonly ns: Ns;
}

export interface CyclePart {
  /** Rows are cycles from this one on, by their place in the trace; -1: before the first. */
  readonly firstCycle: number;
  readonly cycles: number;
  readonly sums: Float64Array;
  readonly values: Float64Array;
  /** Assisting goroutines that were there before the generation or are still after it, by cycle and number: others may name them, too. */
  readonly crossing: { readonly cycle: Uint32Array; readonly goroutine: Uint32Array };
  /** Turns of workers that began before the generation: as what, an earlier one told. */
  readonly carried: readonly CarriedTurn[];
  /** Workers that run on at its end, and as what. */
  readonly leaves: readonly { readonly goroutine: number; readonly mode: number }[];
  /** undefined: it tells none. */
  readonly lastLive: ValueSince | undefined;
  readonly lastGoal: ValueSince | undefined;
  /** GOMAXPROCS, where it changes. */
  readonly procs: readonly ValueSince[];
}

/** `generation` has its detail. */
export function cyclePart(index: TraceIndex, generation: IndexedGeneration, closeup: GenerationCloseup): CyclePart {
  const { detail } = generation;
  if (detail === undefined) throw new Error('Cycles are summed up of a generation whose detail is not held.');
  const spans = cycleSpans(index);
  const { fromNs, lastNs } = generation;
  const firstCycle = lastNotAfter(spans, fromNs, markEnd);
  const cycles = lastNotAfter(spans, lastNs, ({ markStartNs }) => markStartNs) - firstCycle + 1;
  const rows = new CycleRows(spans, firstCycle, cycles);
  const runs = new RunningStretches(index, generation, closeup);
  const carried: CarriedTurn[] = [];
  const leaves: { goroutine: number; mode: number }[] = [];
  for (const { goroutine, startNs, ns, mode, open } of workerSpans(index, generation, closeup, runs)) {
    const cycle = rows.marking(startNs);
    if (mode === MODE_CARRIED) carried.push({ cycle, goroutine, ns });
    else rows.add(cycle, sumOfMode(mode), ns);
    if (open && mode !== MODE_CARRIED) leaves.push({ goroutine, mode });
  }
  const crossing = addAssists(index, generation, closeup, runs, rows);
  addSweeps(generation, closeup.sweeps, rows);
  addSweeps(generation, closeup.nobodysSweeps, rows);
  const { liveNs, liveBytes, goalNs, goalBytes } = detail.heap;
  const { gomaxprocs } = closeup;
  for (let cycle = Math.max(0, firstCycle); cycle < firstCycle + cycles; cycle++) {
    const { startNs, markEndNs = Infinity, by } = spans[cycle];
    const live = after(liveNs, startNs) - 1;
    const marked = after(liveNs, markEndNs) - 1;
    rows.set(cycle, CYCLE_VALUE.startBytes, liveBytes[live]);
    rows.set(cycle, CYCLE_VALUE.procs, gomaxprocs.value[after(gomaxprocs.timeNs, startNs) - 1]);
    rows.set(cycle, CYCLE_VALUE.highestBytes, highest(liveBytes, live + 1, marked + 1));
    rows.set(cycle, CYCLE_VALUE.markedBytes, liveBytes[marked]);
    rows.set(cycle, CYCLE_VALUE.markedNs, liveNs[marked]);
    if (by !== undefined && startNs > fromNs && startNs <= lastNs) rows.set(cycle, CYCLE_VALUE.byName, goroutineStory(index, by)?.name);
    rows.set(cycle, CYCLE_VALUE.goalBytes, goalBytes[after(goalNs, markEndNs) - 1]);
  }
  return {
    firstCycle,
    cycles,
    sums: rows.sums,
    values: rows.values,
    crossing,
    carried,
    leaves,
    lastLive: last(liveNs, liveBytes),
    lastGoal: last(goalNs, goalBytes),
    procs: changes(gomaxprocs.timeNs, gomaxprocs.value),
  };
}

export function sumOfMode(mode: number | undefined): number {
  if (mode === WORKER_MODE.dedicated) return CYCLE_SUM.dedicated;
  if (mode === WORKER_MODE.fractional) return CYCLE_SUM.fractional;
  return mode === WORKER_MODE.idle ? CYCLE_SUM.idle : CYCLE_SUM.other;
}

/** Those that still mark end after all that is told. */
function markEnd({ markEndNs }: CycleSpan): Ns {
  return markEndNs ?? Infinity;
}

class CycleRows {
  readonly sums: Float64Array;
  readonly values: Float64Array;
  readonly #spans: readonly CycleSpan[];
  readonly #first: number;

  constructor(spans: readonly CycleSpan[], first: number, count: number) {
    this.#spans = spans;
    this.#first = first;
    this.sums = new Float64Array(count * CYCLE_SUMS);
    this.values = new Float64Array(count * CYCLE_VALUES).fill(NaN);
  }

  /** The cycle whose marking has begun last at a time: its workers and assists. */
  marking(timeNs: Ns): number {
    return lastNotAfter(this.#spans, timeNs, ({ markStartNs }) => markStartNs);
  }

  /** The cycle whose marking has ended last at a time: its sweeps. */
  sweeping(timeNs: Ns): number {
    return lastNotAfter(this.#spans, timeNs, markEnd);
  }

  add(cycle: number, sum: number, amount: number): void {
    this.sums[(cycle - this.#first) * CYCLE_SUMS + sum] += amount;
  }

  atLeast(cycle: number, column: number, value: number): void {
    const at = (cycle - this.#first) * CYCLE_VALUES + column;
    if (!(this.values[at] > value)) this.values[at] = value;
  }

  /** `value` undefined, as beside the ends of a column: not told. */
  set(cycle: number, column: number, value: number | undefined): void {
    this.values[(cycle - this.#first) * CYCLE_VALUES + column] = value ?? NaN;
  }
}

function addAssists(index: TraceIndex, generation: IndexedGeneration, closeup: GenerationCloseup, runs: RunningStretches, rows: CycleRows): CyclePart['crossing'] {
  /** By goroutine, the last cycle in which it was counted: its assists come in the order of time. */
  const countedIn = new Map<number, number>();
  const cycles: number[] = [];
  const goroutines: number[] = [];
  visitAssists(index, generation, closeup, runs, ({ local, goroutine, startNs, endNs, runningNs, open }) => {
    const cycle = rows.marking(startNs);
    rows.add(cycle, open ? CYCLE_SUM.openAssists : CYCLE_SUM.assists, 1);
    rows.add(cycle, CYCLE_SUM.assistHeldUp, endNs - startNs);
    rows.add(cycle, CYCLE_SUM.assistRunning, runningNs);
    if (countedIn.get(local) === cycle) return;
    countedIn.set(local, cycle);
    if (outlivedPlace(generation, local) < 0 || cycle < 0) {
      rows.add(cycle, CYCLE_SUM.assistGoroutines, 1);
      return;
    }
    cycles.push(cycle);
    goroutines.push(goroutine);
  });
  return { cycle: Uint32Array.from(cycles), goroutine: Uint32Array.from(goroutines) };
}

function addSweeps({ fromNs, lastNs }: IndexedGeneration, { startNs, endNs, sweptBytes, reclaimedBytes }: SweepRows, rows: CycleRows): void {
  for (let row = 0; row < startNs.length; row++) {
    const open = Number.isNaN(endNs[row]);
    const start = Number.isNaN(startNs[row]) ? fromNs : startNs[row];
    const end = open ? lastNs : endNs[row];
    const cycle = rows.sweeping(start);
    rows.add(cycle, open ? CYCLE_SUM.openSweeps : CYCLE_SUM.sweeps, 1);
    rows.add(cycle, CYCLE_SUM.sweep, end - start);
    rows.add(cycle, CYCLE_SUM.sweptBytes, sweptBytes[row]);
    rows.add(cycle, CYCLE_SUM.reclaimedBytes, reclaimedBytes[row]);
    rows.atLeast(cycle, CYCLE_VALUE.sweepEndNs, end);
  }
}

/** How many of ascending times are not after one. */
function after(timeNs: Float64Array, limit: Ns): number {
  let low = 0;
  let high = timeNs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeNs[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of values [from, to); undefined: there are none. */
function highest(values: Float64Array, from: number, to: number): number | undefined {
  if (from >= to) return undefined;
  let most = values[from];
  for (let at = from + 1; at < to; at++) if (values[at] > most) most = values[at];
  return most;
}

function last(timeNs: Float64Array, values: Float64Array): ValueSince | undefined {
  const at = timeNs.length - 1;
  return at < 0 ? undefined : { timeNs: timeNs[at], value: values[at] };
}

function changes(timeNs: Float64Array, values: Float64Array): readonly ValueSince[] {
  const found: ValueSince[] = [];
  for (let at = 0; at < values.length; at++) if (at === 0 || values[at] !== values[at - 1]) found.push({ timeNs: timeNs[at], value: values[at] });
  return found;
}
