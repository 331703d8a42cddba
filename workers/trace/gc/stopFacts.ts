// How one stop of the world went, P by P: when each came to a halt after the request, what it did until then, and when the program ran
// again. From what the Ps ran (the index) and when threads took and gave up Ps (the closeup). What is made of it: stretchedStop.ts.
//
// A stop's range in the trace begins with the request and ends a little after the world was started again; in between lies the longest
// time in which no P but that of the stopping goroutine worked. Where that begins, the last P has come to a halt.

import type { GoroutineRef, Ns, ProcDoing } from '../../api.ts';
import type { GenerationCloseup } from '../closeup/closeup.ts';
import { goroutineRef } from '../ask/goroutine.ts';
import { laneProcs } from '../ask/laneProcs.ts';
import type { SummedTrace } from '../index/generationSummary.ts';
import { generationAfter, lanePieces, reasonOf } from '../index/laneSlices.ts';
import type { StwRange } from '../index/ranges.ts';
import { firstFrom } from '../index/series.ts';
import { KIND_MASK, SPAN } from '../index/slice.ts';

export interface StopFacts {
  readonly by: GoroutineRef;
  /** Request to the last P's halt. undefined: the trace does not show the world standing still. */
  readonly toStopNs: Ns | undefined;
  /** Request to the time at which another P worked again; the stop's length if none did before its end. */
  readonly untilWorkNs: Ns | undefined;
  /** Last to halt first; that of the stopping goroutine and those that were idle come last. */
  readonly procs: readonly ProcHalt[];
  /** Stretches that other Ps began after the request and before the last halt: so long nobody had heard of it. */
  readonly begunAfter: number;
}

export interface ProcHalt {
  /** As Go numbers it. */
  readonly proc: number;
  readonly doing: ProcDoing;
  /** Request to halt; 0: it was idle, or stops the world. undefined: it went on. */
  readonly afterNs: Ns | undefined;
  readonly goroutine: GoroutineRef | undefined;
  /** How long it had done this before the request; negative: it began after that. */
  readonly ranBeforeNs: Ns | undefined;
  /** The trace's, of where it halted; 0: none. */
  readonly stack: number;
  /** The goroutine was preempted, else it stopped by itself. */
  readonly preempted: boolean;
}

/** A generation's closeup, by number; undefined: not held. */
export type HeldCloseup = (generation: number) => GenerationCloseup | undefined;

interface Slice {
  readonly startNs: Ns;
  readonly endNs: Ns;
  readonly kind: number;
  readonly goroutine: number;
  readonly stack: number;
  readonly why: number;
}

interface Worked {
  readonly fromNs: Ns;
  readonly toNs: Ns;
}

/** What one P did while the world was to stop. */
interface ProcWork {
  readonly proc: number;
  readonly slices: readonly Slice[];
  /** When a thread had it, cut to the stop's range. */
  readonly worked: readonly Worked[];
}

/** Numbers of the generations in which a stop lies. */
export function generationsOfStop({ index }: SummedTrace, { startNs, endNs }: StwRange): readonly number[] {
  const untilNs = endNs ?? index.lastNs;
  const numbers: number[] = [];
  for (let number = generationAfter(index, startNs); number < index.generations.length && index.generations[number].fromNs < untilNs; number++) numbers.push(number);
  return numbers;
}

/** All `generationsOfStop` have their detail and closeup. */
export function stopFacts(trace: SummedTrace, closeup: HeldCloseup, stop: StwRange): StopFacts {
  const { index } = trace;
  const endNs = stop.endNs ?? index.lastNs;
  const generations = generationsOfStop(trace, stop);
  const all = laneProcs(index).map(({ proc, number }): ProcWork => {
    const slices = slicesOf(trace, proc, stop.startNs, endNs);
    return { proc: number, slices, worked: workedOf(trace, closeup, generations, proc, slices, stop.startNs, endNs) };
  });
  const stopping = all.find(({ slices }) => slices.some(({ goroutine, startNs }) => goroutine === stop.goroutine && startNs <= stop.startNs));
  const others = all.filter((one) => one !== stopping);
  const stood = longestRest(others, stop.startNs, endNs);
  const halts = others.map((work) => haltOf(trace, work, stop, stood?.fromNs));
  const self: readonly ProcHalt[] = stopping === undefined ? [] : [{ proc: stopping.proc, doing: 'stops the world', afterNs: 0, goroutine: goroutineRef(index, stop.goroutine), ranBeforeNs: undefined, stack: stop.stack, preempted: false }];
  return {
    by: goroutineRef(index, stop.goroutine),
    toStopNs: stood === undefined ? undefined : stood.fromNs - stop.startNs,
    untilWorkNs: stood === undefined ? undefined : stood.toNs - stop.startNs,
    procs: [...halts.toSorted((a, b) => (b.afterNs ?? Infinity) - (a.afterNs ?? Infinity)), ...self],
    begunAfter: stood === undefined ? 0 : others.reduce((sum, { slices }) => sum + slices.filter(({ startNs }) => startNs > stop.startNs && startNs < stood.fromNs).length, 0),
  };
}

function slicesOf(trace: SummedTrace, proc: number, fromNs: Ns, toNs: Ns): readonly Slice[] {
  const { index } = trace;
  const slices: Slice[] = [];
  for (const piece of lanePieces(trace, proc, fromNs, toNs)) {
    if (piece.what === 'single') {
      const { startNs, endNs, kind, outlived, stack, why } = piece;
      slices.push({ startNs, endNs, kind, goroutine: index.outlived.goroutine[outlived], stack, why });
      continue;
    }
    const { generation, rows, from, to } = piece;
    for (let row = from; row < to; row++) {
      slices.push({
        startNs: rows.startNs[row],
        endNs: rows.endNs[row],
        kind: rows.kindAndThread[row] & KIND_MASK,
        goroutine: index.goroutineNumber(generation, rows.goroutine[row]),
        stack: generation.maps.stacks[rows.stack[row]],
        why: reasonOf(generation, rows.why[row]),
      });
    }
  }
  return slices;
}

function workedOf({ index }: SummedTrace, closeup: HeldCloseup, generations: readonly number[], proc: number, slices: readonly Slice[], startNs: Ns, endNs: Ns): readonly Worked[] {
  // A P that nothing is told of was left as it was.
  let works: boolean | undefined;
  let sinceNs = startNs;
  const worked: Worked[] = [];
  for (const number of generations) {
    const rows = closeup(number)?.procTransitions;
    const local = index.generations[number].localProc[proc] ?? -1;
    if (rows === undefined || local < 0) continue;
    for (let row = firstFrom(rows.timeNs, rows.timeNs.length, startNs); row < rows.timeNs.length && rows.timeNs[row] <= endNs; row++) {
      const atNs = rows.timeNs[row];
      if (rows.proc[row] !== local) continue;
      const begins = rows.works[row] === 1;
      if (!begins && works !== false) worked.push({ fromNs: sinceNs, toNs: atNs });
      works = begins;
      sinceNs = atNs;
    }
  }
  // Whose P is not taken away in a system call does nothing either.
  if (works === undefined) return slices.filter(({ kind }) => kind !== SPAN.syscall).map((slice) => ({ fromNs: Math.max(startNs, slice.startNs), toNs: Math.min(endNs, slice.endNs) }));
  if (works) worked.push({ fromNs: sinceNs, toNs: endNs });
  return worked;
}

/** The longest time in which none of them worked. */
function longestRest(procs: readonly ProcWork[], startNs: Ns, endNs: Ns): Worked | undefined {
  let longest: Worked | undefined;
  let restsFromNs = startNs;
  for (const { fromNs, toNs } of [...procs.flatMap(({ worked }) => worked).toSorted((a, b) => a.fromNs - b.fromNs), { fromNs: endNs, toNs: endNs }]) {
    if (fromNs > restsFromNs && fromNs - restsFromNs > (longest === undefined ? 0 : longest.toNs - longest.fromNs)) longest = { fromNs: restsFromNs, toNs: fromNs };
    restsFromNs = Math.max(restsFromNs, toNs);
  }
  return longest;
}

function haltOf({ index }: SummedTrace, { proc, slices, worked }: ProcWork, stop: StwRange, stoodNs: Ns | undefined): ProcHalt {
  const { startNs } = stop;
  const untilNs = stoodNs ?? stop.endNs ?? index.lastNs;
  const last = worked.findLast(({ fromNs }) => fromNs < untilNs);
  if (last === undefined) return { proc, doing: 'idle', afterNs: 0, goroutine: undefined, ranBeforeNs: undefined, stack: 0, preempted: false };
  const afterNs = stoodNs === undefined ? undefined : last.toNs - startNs;
  const slice = slices.findLast((one) => one.startNs < untilNs && one.endNs > startNs);
  // A thread that has a P and no goroutine looks for one: it did that for longer than what it ran before took.
  if (slice === undefined || last.toNs - slice.endNs > slice.endNs - Math.max(startNs, slice.startNs)) {
    return { proc, doing: 'looking for work', afterNs, goroutine: undefined, ranBeforeNs: undefined, stack: 0, preempted: false };
  }
  return {
    proc,
    doing: doingOf(slice.kind),
    afterNs,
    goroutine: goroutineRef(index, slice.goroutine),
    ranBeforeNs: startNs - slice.startNs,
    stack: slice.stack,
    preempted: index.tables.texts[slice.why] === 'preempted',
  };
}

function doingOf(kind: number): ProcDoing {
  switch (kind) {
    case SPAN.syscall:
      return 'system call';
    case SPAN.running:
      return 'running the program';
    default:
      return 'GC work';
  }
}

