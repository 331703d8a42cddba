// One GC cycle of a trace from near: its workers by P, and its mark assists by goroutine and by function, read from the closeups of the
// generations it lies in.

import { type Frame, GC_WORKERS, type GcAssistRow, type GcCycleDetail, type GcWorkerRow, type GcWorkerTurn, type GoroutineRef, type Ns } from '../../api.ts';
import { goroutineRef } from '../ask/goroutine.ts';
import { stackFrames } from '../ask/stack.ts';
import { WORKER_MODE } from '../closeup/closeup.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { displayText } from '../text.ts';
import { allocatingFunction, visitAssists } from './assistSpans.ts';
import { type CycleSpan, cycleSpans } from './cycleSpans.ts';
import { traceCycles } from './cycles.ts';
import { RunningStretches } from './runningStretches.ts';
import { MODE_CARRIED, workerSpans } from './workerSpans.ts';

const MOST_ROWS = 50;
const MOST_TURNS = 400;

/** undefined: there is no such cycle. Rejects with a DamageError if a part of the file is needed again that cannot be read any more. */
export async function cycleDetail(trace: CloseTrace, at: number): Promise<GcCycleDetail | undefined> {
  const { index } = trace;
  const span = cycleSpans(index)[at];
  if (span === undefined) return undefined;
  const workers = new Workers();
  const assists = new Assists(index);
  await trace.each(generationsOf(index, span), (generation, closeup) => {
    const runs = new RunningStretches(index, generation, closeup);
    const isOf = markingIn(cycleSpans(index), span);
    for (const turn of workerSpans(index, generation, closeup, runs)) {
      workers.says(turn.goroutine, turn.mode);
      if (isOf(turn.startNs)) workers.add(turn.goroutine, procNumber(index, generation.maps.procs[turn.proc]), turn.startNs, turn.endNs, turn.ns);
    }
    visitAssists(index, generation, closeup, runs, (assist) => {
      if (isOf(assist.startNs)) assists.add(assist.goroutine, assist.endNs - assist.startNs, assist.runningNs, assist.found, assist.stack);
    });
  });
  const { sweepTermination, markTerminations, stack } = span;
  const triggerStack: readonly Frame[] = stackFrames(index.tables, stack);
  const { cycles, known } = traceCycles(trace);
  return {
    cycle: cycles[at],
    triggerStack,
    ...workers.told(),
    ...assists.told(),
    pauses: [...(sweepTermination === undefined ? [] : [sweepTermination]), ...markTerminations],
    line: undefined,
    known,
  };
}

/** Those that overlap it: from the one on in which its workers say what they are. */
function generationsOf({ generations }: TraceIndex, { markStartNs, endNs }: CycleSpan): readonly number[] {
  return Array.from(generations.keys()).filter((number) => generations[number].lastNs >= markStartNs && generations[number].fromNs <= endNs);
}

/** Whether marking of that cycle was the last to have begun. */
function markingIn(spans: readonly CycleSpan[], { index, markStartNs }: CycleSpan): (timeNs: Ns) => boolean {
  const nextNs = spans[index + 1]?.markStartNs ?? Infinity;
  return (timeNs) => timeNs >= markStartNs && timeNs < nextNs;
}

/** As Go numbers Ps; -1: none. */
function procNumber({ tables: { procs } }: TraceIndex, proc: number | undefined): number {
  return proc === undefined ? -1 : procs.hi[proc] * 4294967296 + procs.lo[proc];
}

class Workers {
  readonly #modes = new Map<number, number>();
  readonly #rows = new Map<string, { proc: number; kind: GcWorkerRow['kind']; ns: Ns; spans: number }>();
  readonly #turns: GcWorkerTurn[] = [];
  /** By goroutine, place of its last turn. */
  readonly #lastOf = new Map<number, number>();

  says(goroutine: number, mode: number): void {
    if (mode !== MODE_CARRIED) this.#modes.set(goroutine, mode);
  }

  add(goroutine: number, proc: number, startNs: Ns, endNs: Ns, ns: Ns): void {
    const mode = this.#modes.get(goroutine) ?? WORKER_MODE.other;
    const kind = GC_WORKERS[mode];
    const key = `${proc} ${mode}`;
    let row = this.#rows.get(key);
    if (row === undefined) {
      row = { proc, kind, ns: 0, spans: 0 };
      this.#rows.set(key, row);
    }
    row.ns += ns;
    const place = this.#lastOf.get(goroutine);
    if (place !== undefined && this.#turns[place].endNs === startNs) {
      // The rest of a turn that crosses the edge of a generation.
      this.#turns[place] = { ...this.#turns[place], endNs };
      return;
    }
    row.spans++;
    this.#lastOf.set(goroutine, this.#turns.push({ proc, kind, startNs, endNs }) - 1);
  }

  told(): Pick<GcCycleDetail, 'workers' | 'turns' | 'workerTurns'> {
    const longest = this.#turns.toSorted((a, b) => b.endNs - b.startNs - (a.endNs - a.startNs)).slice(0, MOST_TURNS);
    return {
      workers: [...this.#rows.values()].toSorted((a, b) => a.proc - b.proc || GC_WORKERS.indexOf(a.kind) - GC_WORKERS.indexOf(b.kind)),
      turns: longest.toSorted((a, b) => a.startNs - b.startNs),
      workerTurns: this.#turns.length,
    };
  }
}

interface Cost {
  count: number;
  ns: Ns;
  heldUpNs: Ns;
}

class Assists {
  readonly #index: TraceIndex;
  readonly #byGoroutine = new Map<number, Cost & { readonly goroutine: GoroutineRef; longestNs: Ns; openNs: Ns }>();
  /** By text. */
  readonly #byFunction = new Map<number, Cost>();
  /** By goroutine that is in an assist across the edge of a generation: the text of the function. */
  readonly #funcOf = new Map<number, number>();

  constructor(index: TraceIndex) {
    this.#index = index;
  }

  /** `found`: the rest of the goroutine's last one. Its generation has its detail. */
  add(number: number, heldUpNs: Ns, ns: Ns, found: boolean, stack: number): void {
    let row = this.#byGoroutine.get(number);
    if (row === undefined) {
      row = { goroutine: goroutineRef(this.#index, number), count: 0, ns: 0, heldUpNs: 0, longestNs: 0, openNs: 0 };
      this.#byGoroutine.set(number, row);
    }
    const goesOn = found && row.count > 0;
    row.openNs = (goesOn ? row.openNs : 0) + heldUpNs;
    row.longestNs = Math.max(row.longestNs, row.openNs);
    const func = found ? (this.#funcOf.get(number) ?? 0) : allocatingFunction(this.#index, stack);
    this.#funcOf.set(number, func);
    let sums = this.#byFunction.get(func);
    if (sums === undefined) {
      sums = { count: 0, ns: 0, heldUpNs: 0 };
      this.#byFunction.set(func, sums);
    }
    for (const cost of [row, sums]) {
      if (!goesOn) cost.count++;
      cost.ns += ns;
      cost.heldUpNs += heldUpNs;
    }
  }

  told(): Pick<GcCycleDetail, 'assistsByGoroutine' | 'assistsByFunction' | 'assistingGoroutines' | 'assistingFunctions'> {
    const { texts } = this.#index.tables;
    const byGoroutine = [...this.#byGoroutine.values()].toSorted(costliest).slice(0, MOST_ROWS);
    const byFunction = [...this.#byFunction].toSorted(([, a], [, b]) => costliest(a, b)).slice(0, MOST_ROWS);
    return {
      assistsByGoroutine: byGoroutine.map(({ goroutine, count, ns, heldUpNs, longestNs }): GcAssistRow => ({ goroutine, count, ns, heldUpNs, longestNs })),
      assistsByFunction: byFunction.map(([func, cost]) => ({ func: displayText(texts[func]), ...cost })),
      assistingGoroutines: this.#byGoroutine.size,
      assistingFunctions: this.#byFunction.size,
    };
  }
}

function costliest(a: Cost, b: Cost): number {
  return b.heldUpNs - a.heldUpNs || b.ns - a.ns;
}
