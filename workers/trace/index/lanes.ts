// Follows the running goroutine of every P. P and goroutine numbers are the trace's indexes; times come from the shared clock.

import type { SpanKind } from '../../api.ts';
import { grown } from '../wire/ids.ts';
import type { IndexClock } from './clock.ts';
import { END, Lane, SPAN, type SliceEnd } from './lane.ts';

const NOBODY = -1;
const ASSISTING = 1;
const WORKER = 2;
const PROC_SHIFT = 2;

export class LaneIndex {
  /** By P index; a P that never ran anything has an empty lane. */
  readonly lanes: Lane[] = [];
  readonly #clock: IndexClock;
  /** By goroutine: ASSISTING | WORKER | P it last ran (or was in a system call) on, from PROC_SHIFT on, plus one; 0: none. */
  #ran = new Uint32Array(256);

  constructor(clock: IndexClock) {
    this.#clock = clock;
  }

  /** The goroutine runs on a P, from now on or (where it was found running) since the last sync. */
  run(proc: number, goroutine: number, sinceSync: boolean, end: SliceEnd): void {
    const lane = this.#lane(proc);
    this.#reserveGoroutine(goroutine);
    lane.close(end);
    this.#open(lane, proc, goroutine, this.#runningKind(lane, goroutine), sinceSync, 0);
  }

  /** The goroutine leaves its P, or keeps it through a system call. */
  stop(goroutine: number, intoSyscall: boolean, end: SliceEnd): void {
    if (goroutine >= this.#ran.length) return;
    const proc = this.#procOf(goroutine);
    if (proc === NOBODY) return;
    const lane = this.lanes[proc];
    if (lane.openGoroutine !== goroutine) return;
    lane.close(end);
    if (intoSyscall) this.#open(lane, proc, goroutine, SPAN.syscall, false, end.stack);
  }

  /** It comes back from a system call with the P it kept; one found in the call has been in it since the last sync. */
  endSyscall(proc: number, goroutine: number, end: SliceEnd): void {
    const lane = this.#lane(proc);
    this.#reserveGoroutine(goroutine);
    if (lane.openGoroutine === NOBODY && lane.count === 0) this.#open(lane, proc, goroutine, SPAN.syscall, true, 0);
    this.run(proc, goroutine, false, end);
  }

  /** The P goes idle or is taken away. */
  idle(proc: number, end: SliceEnd): void {
    this.#lane(proc).close(end);
  }

  sweep(proc: number, on: boolean, end: SliceEnd): void {
    const lane = this.#lane(proc);
    lane.sweeping = on;
    this.#rekind(lane, proc, end);
  }

  assist(goroutine: number, on: boolean, end: SliceEnd): void {
    this.#reserveGoroutine(goroutine);
    if (on) this.#ran[goroutine] |= ASSISTING;
    else this.#ran[goroutine] &= ~ASSISTING;
    const proc = this.#procOf(goroutine);
    if (proc !== NOBODY && this.lanes[proc].openGoroutine === goroutine) this.#rekind(this.lanes[proc], proc, end);
  }

  /** A mark worker says so right after it starts: its whole slice is GC work. */
  markWorker(goroutine: number): void {
    this.#reserveGoroutine(goroutine);
    this.#ran[goroutine] |= WORKER;
    const proc = this.#procOf(goroutine);
    if (proc === NOBODY) return;
    const lane = this.lanes[proc];
    if (lane.openGoroutine === goroutine && lane.openKind === SPAN.running) lane.openKind = SPAN.markWorker;
  }

  /** Ends what is open at the end of the trace, which the clock shows. */
  finish(): void {
    for (const lane of this.lanes) lane.close({ why: END.stillOpen, stack: 0, thread: NOBODY });
  }

  #runningKind(lane: Lane, goroutine: number): SpanKind {
    if (lane.sweeping) return SPAN.sweep;
    if ((this.#ran[goroutine] & ASSISTING) !== 0) return SPAN.markAssist;
    return (this.#ran[goroutine] & WORKER) === 0 ? SPAN.running : SPAN.markWorker;
  }

  #rekind(lane: Lane, proc: number, end: SliceEnd): void {
    const goroutine = lane.openGoroutine;
    if (goroutine === NOBODY || lane.openKind === SPAN.syscall) return;
    const kind = this.#runningKind(lane, goroutine);
    if (kind === lane.openKind) return;
    lane.close(end);
    this.#open(lane, proc, goroutine, kind, false, 0);
  }

  #open(lane: Lane, proc: number, goroutine: number, kind: SpanKind, sinceSync: boolean, stack: number): void {
    lane.open(goroutine, kind, sinceSync, stack);
    this.#ran[goroutine] = (this.#ran[goroutine] & (ASSISTING | WORKER)) | ((proc + 1) << PROC_SHIFT);
  }

  #lane(proc: number): Lane {
    while (this.lanes.length <= proc) this.lanes.push(new Lane(this.#clock));
    return this.lanes[proc];
  }

  #reserveGoroutine(goroutine: number): void {
    if (goroutine >= this.#ran.length) this.#ran = grown(this.#ran, Math.max(this.#ran.length * 2, goroutine + 1));
  }

  #procOf(goroutine: number): number {
    return (this.#ran[goroutine] >>> PROC_SHIFT) - 1;
  }
}
