// What each P ran when: disjoint slices in time order, with running sums per block so that any stretch's share of each kind is
// known without walking its slices.

import type { SpanKind } from '../../api.ts';
import { grown } from '../wire/ids.ts';
import { firstAfter, firstFrom } from './series.ts';

/** SpanKind values by name (api.ts, SPAN_KINDS). */
export const SPAN = { running: 0, syscall: 1, markWorker: 2, markAssist: 3, sweep: 4 } as const;
const KINDS = 5;
const BLOCK_BITS = 6;
const BLOCK = 1 << BLOCK_BITS;
const NOBODY = -1;
const ASSISTING = 1;
const WORKER = 2;
const PROC_SHIFT = 2;
/** Why a slice ended: a text of the trace, or one of these, which no text index reaches. */
export const END = {
  stillOpen: 0xffffffff,
  goroutineEnded: 0xfffffffe,
  syscall: 0xfffffffd,
  syscallOver: 0xfffffffc,
  lostProc: 0xfffffffb,
  procGone: 0xfffffffa,
  gcWorkBegins: 0xfffffff9,
  gcWorkOver: 0xfffffff8,
  coroutine: 0xfffffff7,
} as const;

/** What ended a slice: why (END or a text), the stack of the event, and the M it ran on (-1: unknown). Read at once, not kept. */
export interface SliceEnd {
  why: number;
  stack: number;
  thread: number;
}

const CUT_OFF: SliceEnd = { why: END.stillOpen, stack: 0, thread: NOBODY };

/** Slices of one P. */
export class Lane {
  count = 0;
  startNs = new Float64Array(64);
  endNs = new Float64Array(64);
  goroutine = new Uint32Array(64);
  /** SpanKind. */
  kind = new Uint8Array(64);
  endWhy = new Uint32Array(64);
  endStack = new Uint32Array(64);
  thread = new Int32Array(64);
  /** Sum of ns per kind before each block of slices. */
  #before = new Float64Array(KINDS * 4);
  readonly #sum = new Float64Array(KINDS);

  push(startNs: number, endNs: number, goroutine: number, kind: SpanKind, end: SliceEnd): void {
    const at = this.count++;
    if (at === this.startNs.length) {
      const length = at * 2;
      this.startNs = grown(this.startNs, length);
      this.endNs = grown(this.endNs, length);
      this.goroutine = grown(this.goroutine, length);
      this.kind = grown(this.kind, length);
      this.endWhy = grown(this.endWhy, length);
      this.endStack = grown(this.endStack, length);
      this.thread = grown(this.thread, length);
    }
    this.startNs[at] = startNs;
    this.endNs[at] = endNs;
    this.goroutine[at] = goroutine;
    this.kind[at] = kind;
    this.endWhy[at] = end.why;
    this.endStack[at] = end.stack;
    this.thread[at] = end.thread;
    if ((at & (BLOCK - 1)) === 0) {
      const block = (at >> BLOCK_BITS) * KINDS;
      if (block + KINDS > this.#before.length) this.#before = grown(this.#before, this.#before.length * 2);
      this.#before.set(this.#sum, block);
    }
    this.#sum[kind] += endNs - startNs;
  }

  /** ns of slices [from, to) per SpanKind, into `into`. */
  sums(from: number, to: number, into: Float64Array): void {
    this.#sumsBefore(to, into, 1, true);
    this.#sumsBefore(from, into, -1, false);
  }

  /** ns in [startNs, endNs) in which the P ran anything. */
  busyNs(startNs: number, endNs: number): number {
    const from = firstAfter(this.endNs, this.count, startNs);
    const to = firstFrom(this.startNs, this.count, endNs);
    if (to <= from) return 0;
    this.sums(from, to, scratch);
    let busy = 0;
    for (let kind = 0; kind < KINDS; kind++) busy += scratch[kind];
    busy -= Math.max(0, startNs - this.startNs[from]);
    busy -= Math.max(0, this.endNs[to - 1] - endNs);
    return busy;
  }

  #sumsBefore(slice: number, into: Float64Array, sign: number, clear: boolean): void {
    if (clear) into.fill(0);
    if (slice === 0) return;
    const block = (slice - 1) >> BLOCK_BITS;
    for (let kind = 0; kind < KINDS; kind++) into[kind] += sign * this.#before[block * KINDS + kind];
    for (let i = block << BLOCK_BITS; i < slice; i++) into[this.kind[i]] += sign * (this.endNs[i] - this.startNs[i]);
  }
}

const scratch = new Float64Array(KINDS);

/** Follows the running goroutine of every P. P and goroutine numbers are the trace's indexes. */
export class LaneIndex {
  /** By P index; a P that never ran anything has an empty lane. */
  readonly lanes: Lane[] = [];
  // Open slice by P.
  readonly #goroutine: number[] = [];
  readonly #sinceNs: number[] = [];
  readonly #kind: SpanKind[] = [];
  readonly #sweeping: boolean[] = [];
  /** By goroutine: ASSISTING | WORKER | P it last ran (or was in a system call) on, from PROC_SHIFT on, plus one; 0: none. */
  #ran = new Uint32Array(256);

  run(proc: number, goroutine: number, sinceNs: number, nowNs: number, end: SliceEnd): void {
    this.#reserveProc(proc);
    this.#reserveGoroutine(goroutine);
    this.#close(proc, nowNs, end);
    this.#open(proc, goroutine, sinceNs, this.#runningKind(proc, goroutine));
  }

  /** The goroutine leaves its P, or keeps it through a system call. */
  stop(goroutine: number, nowNs: number, end: SliceEnd, intoSyscall: boolean): void {
    if (goroutine >= this.#ran.length) return;
    const proc = this.#procOf(goroutine);
    if (proc === NOBODY || this.#goroutine[proc] !== goroutine) return;
    this.#close(proc, nowNs, end);
    if (intoSyscall) this.#open(proc, goroutine, nowNs, SPAN.syscall);
  }

  /** It comes back from a system call with the P it kept; one found in the call has been in it since `syncNs`. */
  endSyscall(proc: number, goroutine: number, nowNs: number, syncNs: number, end: SliceEnd): void {
    this.#reserveProc(proc);
    this.#reserveGoroutine(goroutine);
    if (this.#goroutine[proc] === NOBODY && this.lanes[proc].count === 0 && syncNs < nowNs) this.#open(proc, goroutine, syncNs, SPAN.syscall);
    this.run(proc, goroutine, nowNs, nowNs, end);
  }

  /** The P goes idle or is taken away. */
  idle(proc: number, nowNs: number, end: SliceEnd): void {
    this.#reserveProc(proc);
    this.#close(proc, nowNs, end);
  }

  sweep(proc: number, on: boolean, nowNs: number, end: SliceEnd): void {
    this.#reserveProc(proc);
    this.#sweeping[proc] = on;
    this.#rekind(proc, nowNs, end);
  }

  assist(goroutine: number, on: boolean, nowNs: number, end: SliceEnd): void {
    this.#reserveGoroutine(goroutine);
    if (on) this.#ran[goroutine] |= ASSISTING;
    else this.#ran[goroutine] &= ~ASSISTING;
    const proc = this.#procOf(goroutine);
    if (proc !== NOBODY && this.#goroutine[proc] === goroutine) this.#rekind(proc, nowNs, end);
  }

  /** A mark worker says so right after it starts: its whole slice is GC work. */
  markWorker(goroutine: number): void {
    this.#reserveGoroutine(goroutine);
    this.#ran[goroutine] |= WORKER;
    const proc = this.#procOf(goroutine);
    if (proc !== NOBODY && this.#goroutine[proc] === goroutine && this.#kind[proc] === SPAN.running) this.#kind[proc] = SPAN.markWorker;
  }

  /** The slice that is still open on a P, as if it ended now. */
  openSlice(proc: number): { readonly goroutine: number; readonly startNs: number; readonly kind: SpanKind } | undefined {
    const goroutine = this.#goroutine[proc] ?? NOBODY;
    return goroutine === NOBODY ? undefined : { goroutine, startNs: this.#sinceNs[proc], kind: this.#kind[proc] };
  }

  /** Ends what is open at the end of the trace. */
  finish(nowNs: number): void {
    for (let proc = 0; proc < this.lanes.length; proc++) this.#close(proc, nowNs, CUT_OFF);
  }

  #runningKind(proc: number, goroutine: number): SpanKind {
    if (this.#sweeping[proc]) return SPAN.sweep;
    if ((this.#ran[goroutine] & ASSISTING) !== 0) return SPAN.markAssist;
    return (this.#ran[goroutine] & WORKER) === 0 ? SPAN.running : SPAN.markWorker;
  }

  #rekind(proc: number, nowNs: number, end: SliceEnd): void {
    const goroutine = this.#goroutine[proc];
    if (goroutine === NOBODY || this.#kind[proc] === SPAN.syscall) return;
    const kind = this.#runningKind(proc, goroutine);
    if (kind === this.#kind[proc]) return;
    this.#close(proc, nowNs, end);
    this.#open(proc, goroutine, nowNs, kind);
  }

  #open(proc: number, goroutine: number, sinceNs: number, kind: SpanKind): void {
    this.#goroutine[proc] = goroutine;
    this.#sinceNs[proc] = sinceNs;
    this.#kind[proc] = kind;
    this.#ran[goroutine] = (this.#ran[goroutine] & (ASSISTING | WORKER)) | ((proc + 1) << PROC_SHIFT);
  }

  #close(proc: number, nowNs: number, end: SliceEnd): void {
    const goroutine = this.#goroutine[proc];
    if (goroutine === NOBODY) return;
    this.#goroutine[proc] = NOBODY;
    const start = this.#sinceNs[proc];
    if (nowNs > start) this.lanes[proc].push(start, nowNs, goroutine, this.#kind[proc], end);
  }

  #reserveProc(proc: number): void {
    while (this.lanes.length <= proc) {
      this.lanes.push(new Lane());
      this.#goroutine.push(NOBODY);
      this.#sinceNs.push(0);
      this.#kind.push(SPAN.running);
      this.#sweeping.push(false);
    }
  }

  #reserveGoroutine(goroutine: number): void {
    if (goroutine >= this.#ran.length) this.#ran = grown(this.#ran, Math.max(this.#ran.length * 2, goroutine + 1));
  }

  #procOf(goroutine: number): number {
    return (this.#ran[goroutine] >>> PROC_SHIFT) - 1;
  }
}
