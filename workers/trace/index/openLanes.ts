// The slices of every P while a generation is walked. What was open on a P when the generation began is not known here: its end
// is noted as the lane's head (see LaneEnds). Closed slices are put down in the order they end, and sorted by P at the end.

import { type EventColumns, NONE, ROW, R_M, R_STACK } from '../columns.ts';
import { grown } from '../wire/ids.ts';
import { HEAD, type LaneEnds, type SliceRows } from './generationIndex.ts';
import { END, KIND_BITS, SPAN } from './slice.ts';

/** Nothing runs on the P. */
export const IDLE = -1;
/** Nothing is known of the P yet: what was open before may still be. */
export const UNKNOWN = -2;

const PROCS = 16;
const STRETCH_SLICES = 512;

export class OpenLanes {
  count = 0;
  /** Goroutine that runs on a P (or is in a system call with it), IDLE or UNKNOWN. */
  goroutine = new Int32Array(PROCS);
  kind = new Uint8Array(PROCS);
  sinceNs = new Float64Array(PROCS);
  /** Where a system call was made: its end says nothing. */
  stack = new Uint32Array(PROCS);
  sweeping = new Uint8Array(PROCS);
  #timeNs: Float64Array = new Float64Array(0);
  #fields: Int32Array = new Int32Array(0);
  #touched = new Uint8Array(PROCS);
  #headEndNs = new Float64Array(PROCS);
  #headGoroutine = new Int32Array(PROCS);
  #headFlags = new Uint8Array(PROCS);
  #headWhy = new Uint32Array(PROCS);
  #headStack = new Uint32Array(PROCS);
  #headThread = new Uint32Array(PROCS);
  /** Closed slices, kept between generations for their memory alone. */
  readonly slices: ClosedSlices;

  constructor(slices: ClosedSlices) {
    this.slices = slices;
    slices.count = 0;
  }

  reserve(procs: number): void {
    const old = this.count;
    if (procs <= old) return;
    if (procs > this.goroutine.length) {
      const length = procs * 2;
      this.goroutine = grown(this.goroutine, length);
      this.kind = grown(this.kind, length);
      this.sinceNs = grown(this.sinceNs, length);
      this.stack = grown(this.stack, length);
      this.sweeping = grown(this.sweeping, length);
      this.#touched = grown(this.#touched, length);
      this.#headEndNs = grown(this.#headEndNs, length);
      this.#headGoroutine = grown(this.#headGoroutine, length);
      this.#headFlags = grown(this.#headFlags, length);
      this.#headWhy = grown(this.#headWhy, length);
      this.#headStack = grown(this.#headStack, length);
      this.#headThread = grown(this.#headThread, length);
    }
    this.goroutine.fill(UNKNOWN, old, procs);
    this.count = procs;
  }

  /**
   * The events whose rows the calls below name. Times are read here: a double that is passed to a function is an allocation, and
   * these would be most of the garbage.
   */
  walks(events: EventColumns): void {
    this.#timeNs = events.timeNs;
    this.#fields = events.fields;
  }

  /** At the event of `row`: what was open since before the generation ends. `goroutine`: who was seen to run, or -1. */
  endHead(proc: number, row: number, goroutine: number, why: number): void {
    this.goroutine[proc] = IDLE;
    this.#touched[proc] = 1;
    this.#headEndNs[proc] = this.#timeNs[row];
    this.#headGoroutine[proc] = goroutine;
    if (why === END.syscallOver) this.#headFlags[proc] |= HEAD.syscall;
    this.#headWhy[proc] = why;
    this.#headStack[proc] = this.#fields[row * ROW + R_STACK];
    this.#headThread[proc] = this.#fields[row * ROW + R_M] + 1;
  }

  /** Whoever has run there since before the generation said it was a mark worker. */
  headIsWorker(proc: number): void {
    this.#headFlags[proc] |= HEAD.worker;
  }

  /** At the event of `row`: ends what is open, if anything is. */
  close(proc: number, row: number, why: number): void {
    const goroutine = this.goroutine[proc];
    if (goroutine === IDLE) return;
    if (goroutine === UNKNOWN) {
      this.endHead(proc, row, NONE, why);
      return;
    }
    this.goroutine[proc] = IDLE;
    const now = this.#timeNs[row];
    const start = this.sinceNs[proc];
    if (now <= start) return;
    const { slices } = this;
    const stack = this.#fields[row * ROW + R_STACK];
    const slice = slices.count++;
    slices.proc[slice] = proc;
    slices.startNs[slice] = start;
    slices.endNs[slice] = now;
    slices.goroutine[slice] = goroutine;
    slices.why[slice] = why;
    slices.stack[slice] = stack === 0 ? this.stack[proc] : stack;
    slices.kindAndThread[slice] = ((this.#fields[row * ROW + R_M] + 1) << KIND_BITS) | this.kind[proc];
  }

  /** At the event of `row` a goroutine begins to run on the P. */
  open(proc: number, row: number, goroutine: number, kind: number): void {
    this.goroutine[proc] = goroutine;
    this.kind[proc] = kind;
    this.sinceNs[proc] = this.#timeNs[row];
    this.stack[proc] = 0;
  }

  /** A P's kind of work beside the goroutine's own. */
  runningKind(proc: number, assisting: boolean): number {
    if (this.sweeping[proc] === 1) return SPAN.sweep;
    return assisting ? SPAN.markAssist : SPAN.running;
  }

  ends(): LaneEnds {
    const n = this.count;
    return {
      touched: this.#touched.slice(0, n),
      headEndNs: this.#headEndNs.slice(0, n),
      headGoroutine: this.#headGoroutine.slice(0, n),
      headFlags: this.#headFlags.slice(0, n),
      headWhy: this.#headWhy.slice(0, n),
      headStack: this.#headStack.slice(0, n),
      headThread: this.#headThread.slice(0, n),
      openGoroutine: this.goroutine.slice(0, n).map((goroutine) => Math.max(goroutine, IDLE)),
      openKind: this.kind.slice(0, n),
      openSinceNs: this.sinceNs.slice(0, n),
      openStack: this.stack.slice(0, n),
    };
  }
}

/** Slices in the order they ended. The columns are reused: touching fresh memory costs more than writing to it. */
export class ClosedSlices {
  count = 0;
  proc = new Uint16Array(0);
  startNs = new Float64Array(0);
  endNs = new Float64Array(0);
  goroutine = new Uint32Array(0);
  why = new Uint32Array(0);
  stack = new Uint32Array(0);
  kindAndThread = new Uint32Array(0);

  /** Room for so many more. */
  reserve(more: number): void {
    const needed = this.count + more;
    if (needed <= this.proc.length) return;
    const length = Math.ceil(needed * 1.5);
    this.proc = grown(this.proc, length);
    this.startNs = grown(this.startNs, length);
    this.endNs = grown(this.endNs, length);
    this.goroutine = grown(this.goroutine, length);
    this.why = grown(this.why, length);
    this.stack = grown(this.stack, length);
    this.kindAndThread = grown(this.kindAndThread, length);
  }

  /** By P, in columns of their own. */
  sorted(procs: number): SliceRows {
    const { count } = this;
    const first = new Uint32Array(procs + 1);
    for (let row = 0; row < count; row++) first[this.proc[row] + 1]++;
    for (let proc = 0; proc < procs; proc++) first[proc + 1] += first[proc];
    const sorted: SliceRows = {
      first,
      startNs: new Float64Array(count),
      endNs: new Float64Array(count),
      goroutine: new Uint32Array(count),
      why: new Uint32Array(count),
      stack: new Uint32Array(count),
      kindAndThread: new Uint32Array(count),
    };
    const next = first.slice();
    // In short stretches, for the reason given in walk.ts.
    for (let row = 0; row < count; row += STRETCH_SLICES) this.#place(sorted, next, row, Math.min(count, row + STRETCH_SLICES));
    return sorted;
  }

  /** Puts rows [from, to) where they belong. `next`: by P, where its next slice goes. */
  #place({ startNs, endNs, goroutine, why, stack, kindAndThread }: SliceRows, next: Uint32Array, from: number, to: number): void {
    for (let row = from; row < to; row++) {
      const place = next[this.proc[row]]++;
      startNs[place] = this.startNs[row];
      endNs[place] = this.endNs[row];
      goroutine[place] = this.goroutine[row];
      why[place] = this.why[row];
      stack[place] = this.stack[row];
      kindAndThread[place] = this.kindAndThread[row];
    }
  }
}
