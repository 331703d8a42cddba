// When each P of a generation had nothing to run, and when a system call held it, as its slices tell: only what is at least one sleep of
// sysmon long. "Nothing to run" is a P without a thread and one whose thread looks for work alike.

import type { Ns } from '../../api.ts';
import type { GenerationCloseup } from '../closeup/closeup.ts';
import { firstStopFrom } from '../gc/pausePart.ts';
import type { SummedTrace } from '../index/generationSummary.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import { lanePieces } from '../index/laneSlices.ts';
import { END, KIND_MASK, SPAN } from '../index/slice.ts';
import { Intervals } from './intervals.ts';
import { SYSMON_TICK_NS } from './thresholds.ts';

export interface ProcUse {
  /** As Go numbers it. */
  readonly proc: number;
  readonly idle: Intervals;
  readonly syscalls: Intervals;
  /** By system call: number of the goroutine, the trace's stack, and 1: the P was taken away. */
  readonly goroutine: readonly number[];
  readonly stack: readonly number[];
  readonly retaken: readonly number[];
}

/** Of Ps below GOMAXPROCS. The generation, the trace's `number`th, has its detail. */
export function procUses(trace: SummedTrace, number: number, { gomaxprocs }: GenerationCloseup): readonly ProcUse[] {
  const { index } = trace;
  const { maps, fromNs, syncNs, lastNs } = index.generations[number];
  const fewest = gomaxprocs.value.reduce((least, value) => Math.min(least, value), Infinity);
  const startNs = number === 0 ? syncNs : fromNs;
  return Array.from(maps.procs, (proc) => ({ proc, id: index.tables.procs.lo[proc] }))
    .filter(({ id }) => id < fewest)
    .map(({ proc, id }) => procUse(trace, proc, id, startNs, lastNs));
}

class UseBuilder {
  readonly idle = new Intervals();
  readonly syscalls = new Intervals();
  readonly goroutine: number[] = [];
  readonly stack: number[] = [];
  readonly retaken: number[] = [];
  readonly #trace: SummedTrace;
  #sinceNs: Ns;

  constructor(trace: SummedTrace, startNs: Ns) {
    this.#trace = trace;
    this.#sinceNs = startNs;
  }

  idleUntil(untilNs: Ns): void {
    if (untilNs - this.#sinceNs >= SYSMON_TICK_NS) this.#addIdle(this.#sinceNs, untilNs);
  }

  busyUntil(endNs: Ns): void {
    if (endNs > this.#sinceNs) this.#sinceNs = endNs;
  }

  addRows(generation: IndexedGeneration, from: number, to: number): void {
    const { detail, maps } = generation;
    if (detail === undefined) throw new Error('The use of Ps is asked for of a generation that has no detail.');
    const { startNs, endNs, kindAndThread, goroutine, stack, why } = detail.slices;
    for (let row = from; row < to; row++) {
      if (startNs[row] - this.#sinceNs >= SYSMON_TICK_NS) this.#addIdle(this.#sinceNs, startNs[row]);
      if (endNs[row] > this.#sinceNs) this.#sinceNs = endNs[row];
      if ((kindAndThread[row] & KIND_MASK) !== SPAN.syscall || endNs[row] - startNs[row] < SYSMON_TICK_NS) continue;
      this.addSyscall(startNs[row], endNs[row], this.#trace.index.goroutineNumber(generation, goroutine[row]), maps.stacks[stack[row]], why[row]);
    }
  }

  addSyscall(startNs: Ns, endNs: Ns, goroutine: number, stack: number, why: number): void {
    this.syscalls.add(startNs, endNs);
    this.goroutine.push(goroutine);
    this.stack.push(stack);
    this.retaken.push(Number(why === END.procGone || why === END.lostProc));
  }

  /** While the world was stopped, a P was not idle. */
  #addIdle(startNs: Ns, endNs: Ns): void {
    const { stw } = this.#trace.index.ranges;
    let sinceNs = startNs;
    // A stop that began before may reach into it; two are never open at once.
    for (let at = Math.max(0, firstStopFrom(stw, startNs) - 1); at < stw.length && stw[at].startNs < endNs; at++) {
      const stopEndNs = stw[at].endNs ?? Infinity;
      if (stopEndNs <= sinceNs) continue;
      if (stw[at].startNs - sinceNs >= SYSMON_TICK_NS) this.idle.add(sinceNs, stw[at].startNs);
      sinceNs = stopEndNs;
    }
    if (endNs - sinceNs >= SYSMON_TICK_NS) this.idle.add(sinceNs, endNs);
  }
}

function procUse(trace: SummedTrace, proc: number, id: number, startNs: Ns, endNs: Ns): ProcUse {
  const built = new UseBuilder(trace, startNs);
  for (const piece of lanePieces(trace, proc, startNs, endNs)) {
    if (piece.what === 'rows') {
      built.addRows(piece.generation, piece.from, piece.to);
      continue;
    }
    built.idleUntil(Math.min(endNs, piece.startNs));
    built.busyUntil(piece.endNs);
    if (piece.kind === SPAN.syscall && piece.endNs <= endNs && piece.endNs - piece.startNs >= SYSMON_TICK_NS) {
      built.addSyscall(piece.startNs, piece.endNs, trace.index.outlived.goroutine[piece.outlived], piece.stack, piece.why);
    }
  }
  built.idleUntil(endNs);
  const { idle, syscalls, goroutine, stack, retaken } = built;
  return { proc: id, idle, syscalls, goroutine, stack, retaken };
}
