// The slices of every P while a generation is walked. What was open on a P when the generation began is not known here: its end
// is noted as the lane's head (see LaneEnds). Closed slices go to closedSlices.ts.

import { type EventColumns, NONE, ROW, R_M, R_STACK } from '../columns.ts';
import { grown } from '../wire/ids.ts';
import type { ClosedSlices } from './closedSlices.ts';
import { HEAD, type LaneEnds } from './generationIndex.ts';
import { END, KIND_BITS, SPAN } from './slice.ts';

/** Nothing runs on the P. */
export const IDLE = -1;
/** Nothing is known of the P yet: what was open before may still be. */
export const UNKNOWN = -2;

/** Layout of OpenLanes.fields: the goroutine that runs on a P (or is in a system call with it), IDLE or UNKNOWN. */
export const LANE = 4;
export const L_GOROUTINE = 0;
/** SpanKind of what it does. */
export const L_KIND = 1;
/** Where a system call was made: its end says nothing. */
export const L_STACK = 2;
/** 1: the P sweeps. */
export const L_SWEEPING = 3;

const PROCS = 16;

export class OpenLanes {
  count = 0;
  /** LANE values a P. */
  fields = new Int32Array(PROCS * LANE);
  sinceNs = new Float64Array(PROCS);
  #timeNs: Float64Array = new Float64Array(0);
  #rows: Int32Array = new Int32Array(0);
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
    slices.restart();
  }

  reserve(procs: number): void {
    const old = this.count;
    if (procs <= old) return;
    if (procs > this.sinceNs.length) {
      const length = procs * 2;
      this.fields = grown(this.fields, length * LANE);
      this.sinceNs = grown(this.sinceNs, length);
      this.#touched = grown(this.#touched, length);
      this.#headEndNs = grown(this.#headEndNs, length);
      this.#headGoroutine = grown(this.#headGoroutine, length);
      this.#headFlags = grown(this.#headFlags, length);
      this.#headWhy = grown(this.#headWhy, length);
      this.#headStack = grown(this.#headStack, length);
      this.#headThread = grown(this.#headThread, length);
    }
    for (let proc = old; proc < procs; proc++) this.fields[proc * LANE + L_GOROUTINE] = UNKNOWN;
    this.count = procs;
  }

  /**
   * The events whose rows the calls below name. Times are read here: a double that is passed to a function is an allocation, and
   * these would be most of the garbage.
   */
  walks(events: EventColumns): void {
    this.#timeNs = events.timeNs;
    this.#rows = events.fields;
  }

  /** At the event of `row`: what was open since before the generation ends. `goroutine`: who was seen to run, or -1. */
  endHead(proc: number, row: number, goroutine: number, why: number): void {
    this.fields[proc * LANE + L_GOROUTINE] = IDLE;
    this.#touched[proc] = 1;
    this.#headEndNs[proc] = this.#timeNs[row];
    this.#headGoroutine[proc] = goroutine;
    if (why === END.syscallOver) this.#headFlags[proc] |= HEAD.syscall;
    this.#headWhy[proc] = why;
    this.#headStack[proc] = this.#rows[row * ROW + R_STACK];
    this.#headThread[proc] = this.#rows[row * ROW + R_M] + 1;
  }

  /** Whoever has run there since before the generation said it was a mark worker. */
  headIsWorker(proc: number): void {
    this.#headFlags[proc] |= HEAD.worker;
  }

  /** At the event of `row`: ends what is open, if anything is. */
  close(proc: number, row: number, why: number): void {
    const { fields } = this;
    const at = proc * LANE;
    const goroutine = fields[at + L_GOROUTINE];
    if (goroutine === IDLE) return;
    if (goroutine === UNKNOWN) {
      this.endHead(proc, row, NONE, why);
      return;
    }
    fields[at + L_GOROUTINE] = IDLE;
    const { sinceNs } = this;
    const timeNs = this.#timeNs;
    if (timeNs[row] <= sinceNs[proc]) return;
    const rows = this.#rows;
    const stack = rows[row * ROW + R_STACK];
    const kindAndThread = ((rows[row * ROW + R_M] + 1) << KIND_BITS) | fields[at + L_KIND];
    this.slices.push(proc, sinceNs, timeNs, row, goroutine, why, stack === 0 ? fields[at + L_STACK] : stack, kindAndThread);
  }

  /** At the event of `row` a goroutine begins to run on the P. */
  open(proc: number, row: number, goroutine: number, kind: number): void {
    const { fields } = this;
    const at = proc * LANE;
    fields[at + L_GOROUTINE] = goroutine;
    fields[at + L_KIND] = kind;
    fields[at + L_STACK] = 0;
    this.sinceNs[proc] = this.#timeNs[row];
  }

  /** A P's kind of work beside the goroutine's own. */
  runningKind(proc: number, assisting: boolean): number {
    if (this.fields[proc * LANE + L_SWEEPING] === 1) return SPAN.sweep;
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
      openGoroutine: Int32Array.from({ length: n }, (_, proc) => Math.max(this.fields[proc * LANE + L_GOROUTINE], IDLE)),
      openKind: Uint8Array.from({ length: n }, (_, proc) => this.fields[proc * LANE + L_KIND]),
      openSinceNs: this.sinceNs.slice(0, n),
      openStack: Uint32Array.from({ length: n }, (_, proc) => this.fields[proc * LANE + L_STACK]),
    };
  }
}
