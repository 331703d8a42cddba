// What stays of a generation for mutator utilisation when its closeup is let go: every event that may change it, in time order, until it
// is joined to those of the generations before (utilisationRows.ts), which takes it over. Mark workers carry what they are from one
// generation to the next, so what their starts and stops mean is told when they are joined.

import { GO, NONE } from '../columns.ts';
import { type GenerationCloseup, WORKER_MODE } from '../closeup/closeup.ts';
import { GC_EVENT, GC_EVENT_ACTIVE, GC_EVENT_ENDS } from '../closeup/gcEvents.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { grown } from '../wire/ids.ts';

/**
 * Values of UtilisationPart.what, with STEP_ENDS where something ends: GOMAXPROCS is set (to `who`); the world is stopped for the GC;
 * a sweep on a P; a mark assist on a P, of a goroutine that executes; a sweep or an assist told to have been open; a worker says that
 * it is dedicated, or fractional; a worker executes.
 */
export const STEP = { procs: 0, stop: 1, sweep: 2, assist: 3, sweepIsOpen: 4, assistIsOpen: 5, dedicated: 6, fractional: 7, worker: 8 } as const;
export const STEP_ENDS = 16;
/** assistIsOpen: its goroutine executes. */
export const STEP_EXECUTES = 32;
/** procs: Go's reader does not deliver it. */
export const STEP_UNTOLD = 64;
/** "None", and everything beyond. */
const NO_PROC = 0xffff;
/** More Ps than any machine has; what a file says beyond that is taken as that. */
const MOST_PROCS = 4096;

export interface UtilisationPart {
  /** undefined: taken over. */
  rows: UtilisationSteps | undefined;
}

export interface UtilisationSteps {
  readonly timeNs: Float64Array;
  readonly what: Uint8Array;
  /** As Go numbers Ps. */
  readonly proc: Uint16Array;
  /** Workers: number of the goroutine in the trace. GOMAXPROCS: its value. */
  readonly who: Uint32Array;
}

export function utilisationPart(index: TraceIndex, generation: IndexedGeneration, closeup: GenerationCloseup): UtilisationPart {
  const steps = new StepBuilder(procNumbers(index, generation));
  const { gomaxprocs, labels, gcEvents } = closeup;
  for (let i = 0; i < gcEvents.what.length; i++) {
    const event = gcEvents.what[i];
    const kind = event & 3;
    const open = (event & GC_EVENT_ACTIVE) !== 0;
    let what: number = kind === GC_EVENT.stop ? STEP.stop : kind === GC_EVENT.sweep ? (open ? STEP.sweepIsOpen : STEP.sweep) : open ? STEP.assistIsOpen : STEP.assist;
    if ((event & GC_EVENT_ENDS) !== 0) what |= STEP_ENDS;
    if (what === STEP.assistIsOpen && executes(closeup, gcEvents.goroutine[i], gcEvents.timeNs[i])) what |= STEP_EXECUTES;
    steps.add(gcEvents.timeNs[i], what, gcEvents.proc[i], 0);
  }
  steps.inOrderSoFar();
  const { untold = 0 } = gomaxprocs;
  for (let i = 0; i < gomaxprocs.value.length; i++) steps.add(gomaxprocs.timeNs[i], i < untold ? STEP.procs | STEP_UNTOLD : STEP.procs, NONE, Math.min(gomaxprocs.value[i], MOST_PROCS));
  for (let i = 0; i < labels.mode.length; i++) {
    if (labels.mode[i] === WORKER_MODE.idle) continue;
    const what = labels.mode[i] === WORKER_MODE.dedicated ? STEP.dedicated : STEP.fractional;
    steps.add(labels.timeNs[i], what, labels.proc[i], index.goroutineNumber(generation, labels.goroutine[i]));
  }
  const { markWorker } = closeup;
  for (let goroutine = 0; goroutine < markWorker.length; goroutine++) {
    if (markWorker[goroutine] === 1) addTurns(steps, closeup, goroutine, STEP.worker, index.goroutineNumber(generation, goroutine), -Infinity, Infinity);
  }
  const { assists } = closeup;
  for (let i = 0; i < assists.goroutine.length; i++) {
    if (markWorker[assists.goroutine[i]] === 1) continue;
    const fromNs = Number.isNaN(assists.startNs[i]) ? -Infinity : assists.startNs[i];
    const toNs = Number.isNaN(assists.endNs[i]) ? Infinity : assists.endNs[i];
    addTurns(steps, closeup, assists.goroutine[i], STEP.assist, 0, fromNs, toNs);
  }
  return { rows: steps.inTime() };
}

/** Local P → as Go numbers it. */
function procNumbers({ tables: { procs } }: TraceIndex, { maps }: IndexedGeneration): Uint16Array {
  return Uint16Array.from(maps.procs, (proc) => (procs.hi[proc] === 0 ? Math.min(procs.lo[proc], NO_PROC) : NO_PROC));
}

function isExecuting(state: number): boolean {
  return state === GO.running || state === GO.syscall;
}

/** Row of the stretch the goroutine is in; -1: it is in none as yet. */
function stretchAt({ stretches: { first, startNs } }: GenerationCloseup, goroutine: number, atNs: number): number {
  let low = first[goroutine];
  let high = first[goroutine + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startNs[middle] > atNs) high = middle;
    else low = middle + 1;
  }
  return low === first[goroutine] ? -1 : low - 1;
}

function executes(closeup: GenerationCloseup, goroutine: number, atNs: number): boolean {
  const row = goroutine === NONE ? -1 : stretchAt(closeup, goroutine, atNs);
  return row >= 0 && isExecuting(closeup.stretches.state[row]);
}

/** When the goroutine begins and ceases to execute, after fromNs and until toNs, which may be its end. */
function addTurns(steps: StepBuilder, closeup: GenerationCloseup, goroutine: number, what: number, who: number, fromNs: number, toNs: number): void {
  const { first, startNs, state, proc } = closeup.stretches;
  const end = first[goroutine + 1];
  for (let row = Math.max(first[goroutine], stretchAt(closeup, goroutine, fromNs)) + 1; row < end && startNs[row] <= toNs; row++) {
    const now = isExecuting(state[row]);
    if (now !== isExecuting(state[row - 1])) steps.add(startNs[row], now ? what : what | STEP_ENDS, proc[row], who);
  }
}

class StepBuilder {
  readonly #procNumber: Uint16Array;
  #count = 0;
  #ordered = 0;
  #timeNs = new Float64Array(64);
  #what = new Uint8Array(64);
  #proc = new Uint16Array(64);
  #who = new Uint32Array(64);

  constructor(procNumber: Uint16Array) {
    this.#procNumber = procNumber;
  }

  /** `proc`: local. */
  add(timeNs: number, what: number, proc: number, who: number): void {
    const at = this.#count++;
    if (at === this.#what.length) this.#grow(at * 2);
    this.#timeNs[at] = timeNs;
    this.#what[at] = what;
    this.#proc[at] = proc === NONE ? NO_PROC : this.#procNumber[proc];
    this.#who[at] = who;
  }

  /** What has been added is in time order; what comes may be in any, and is far less as a rule. */
  inOrderSoFar(): void {
    this.#ordered = this.#count;
  }

  inTime(): UtilisationSteps {
    const timeNs = this.#timeNs;
    const ordered = this.#ordered;
    // Times are strictly increasing, so their order is that of the events.
    const rest = Uint32Array.from({ length: this.#count - ordered }, (_, i) => ordered + i).toSorted((a, b) => timeNs[a] - timeNs[b]);
    const order = new Uint32Array(this.#count);
    let next = 0;
    for (let at = 0, to = 0; to < order.length; to++) {
      const isRest = at === ordered || (next < rest.length && timeNs[rest[next]] < timeNs[at]);
      order[to] = isRest ? rest[next++] : at++;
    }
    return { timeNs: inOrder(timeNs, order, Float64Array), what: inOrder(this.#what, order, Uint8Array), proc: inOrder(this.#proc, order, Uint16Array), who: inOrder(this.#who, order, Uint32Array) };
  }

  #grow(length: number): void {
    this.#timeNs = grown(this.#timeNs, length);
    this.#what = grown(this.#what, length);
    this.#proc = grown(this.#proc, length);
    this.#who = grown(this.#who, length);
  }
}

function inOrder<Column extends Float64Array | Uint8Array | Uint16Array | Uint32Array>(values: Column, order: Uint32Array, Kind: new (count: number) => Column): Column {
  const out = new Kind(order.length);
  for (let i = 0; i < order.length; i++) out[i] = values[order[i]];
  return out;
}
