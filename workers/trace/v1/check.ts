// Replays an ordered v1 trace and refuses what cannot have happened (go-trace.md, section 8.3): goroutines that run twice,
// wake without sleeping, and the like. Also moves events to the fake Ps of section 8.2. What passes converts without doubt.

import { DamageError } from '../../damage.ts';
import { ORIGIN } from '../columns.ts';
import { FAKE_P, V1, typeName } from './eventTypes.ts';
import { NO_GOROUTINE } from './ids.ts';
import { NOTE, type SideRows } from './rawEvents.ts';
import type { RawTrace } from './read.ts';
import { t } from '../../../language/t.ts';

const DEAD = 0;
const RUNNABLE = 1;
const RUNNING = 2;
const WAITING = 3;

/**
 * `order`: rows in time order. Throws a DamageError at the first contradiction; rewrites `proc` of events that no P made.
 * Returns the ORIGIN of each goroutine.
 */
export function checkEvents(trace: RawTrace, order: Uint32Array): Uint8Array {
  const check = new Check(trace);
  for (const row of order) check.event(row);
  return check.origin;
}

class Check {
  /** By goroutine. */
  readonly origin: Uint8Array;
  /** Until the first Gomaxprocs goroutines are listed as if created. */
  #listing = true;
  readonly #trace: RawTrace;
  // P indexes of the fake ones.
  readonly #timers: number;
  readonly #network: number;
  readonly #syscalls: number;
  readonly #gc: number;
  // By goroutine.
  readonly #state: Uint8Array;
  /** It was created, or something was recorded of it. */
  readonly #known: Uint8Array;
  readonly #assisting: Uint8Array;
  readonly #onNetwork: Uint8Array;
  // By P: 0 or 1, and the goroutine it runs.
  readonly #started: Uint8Array;
  readonly #sweeping: Uint8Array;
  readonly #runs: Uint32Array;
  #collecting = false;
  #stopped = false;
  readonly #openTasks: Uint8Array;
  readonly #regions: OpenRegions;

  constructor(trace: RawTrace) {
    const { procs } = trace;
    const fake = (p: number): number => procs.intern(p, p, 0);
    this.#trace = trace;
    this.#timers = fake(FAKE_P.timers);
    this.#network = fake(FAKE_P.network);
    this.#syscalls = fake(FAKE_P.syscalls);
    this.#gc = fake(FAKE_P.gc);
    const goroutines = trace.goroutines.count;
    this.origin = new Uint8Array(goroutines).fill(ORIGIN.mentioned);
    this.#state = new Uint8Array(goroutines);
    this.#known = new Uint8Array(goroutines);
    this.#assisting = new Uint8Array(goroutines);
    this.#onNetwork = new Uint8Array(goroutines);
    this.#started = new Uint8Array(procs.count);
    this.#sweeping = new Uint8Array(procs.count);
    this.#runs = new Uint32Array(procs.count);
    this.#openTasks = new Uint8Array(trace.tasks.count);
    this.#regions = new OpenRegions(trace.annotations, goroutines);
    this.#state[NO_GOROUTINE] = RUNNING;
    this.#known[NO_GOROUTINE] = 1;
  }

  event(row: number): void {
    const { type, g: context, proc, subject } = this.#trace.events;
    const g = context[row];
    const p = proc[row];
    switch (type[row]) {
      case V1.gomaxprocs:
        this.#listing = false;
        return;
      case V1.procStart:
        if (this.#started[p] === 1) throw this.#fault(row, `${this.#proc(p)} starts although it has started`);
        this.#started[p] = 1;
        return;
      case V1.procStop:
        if (this.#started[p] === 0) throw this.#fault(row, `${this.#proc(p)} stops although it is not running`);
        if (this.#runs[p] !== NO_GOROUTINE) throw this.#fault(row, `${this.#proc(p)} stops while it runs goroutine ${this.#id(this.#runs[p])}`);
        this.#started[p] = 0;
        return;
      case V1.gcStart:
        if (this.#collecting) throw this.#fault(row, 'a GC starts before the one before it is done');
        this.#collecting = true;
        proc[row] = this.#gc;
        return;
      case V1.gcDone:
        if (!this.#collecting) throw this.#fault(row, 'a GC is done that never started');
        this.#collecting = false;
        return;
      case V1.stwStart:
        if (this.#stopped) throw this.#fault(row, 'the world is stopped twice');
        this.#stopped = true;
        return;
      case V1.stwDone:
        if (!this.#stopped) throw this.#fault(row, 'the world is restarted without having been stopped');
        this.#stopped = false;
        return;
      case V1.sweepStart:
        if (this.#sweeping[p] === 1) throw this.#fault(row, `${this.#proc(p)} starts a sweep before the one before it is done`);
        this.#sweeping[p] = 1;
        return;
      case V1.sweepDone:
        if (this.#sweeping[p] === 0) throw this.#fault(row, `${this.#proc(p)} ends a sweep that it never started`);
        this.#sweeping[p] = 0;
        return;
      case V1.markAssistStart:
        if (this.#assisting[g] === 1) throw this.#fault(row, `goroutine ${this.#id(g)} starts a mark assist within another`);
        this.#assisting[g] = 1;
        this.#known[g] = 1;
        return;
      case V1.markAssistDone:
        // One without a start was under way when the trace began.
        this.#assisting[g] = 0;
        this.#known[g] = 1;
        return;
      case V1.goWaiting:
      case V1.goInSyscall:
        this.#mustBeRunnable(row, g);
        this.#state[g] = WAITING;
        return;
      case V1.goCreate:
        this.#create(row, g, p);
        return;
      case V1.goStart:
      case V1.goStartLabel:
        this.#mustBeRunnable(row, g);
        if (this.#runs[p] !== NO_GOROUTINE) throw this.#fault(row, `${this.#proc(p)} starts goroutine ${this.#id(g)} while it runs goroutine ${this.#id(this.#runs[p])}`);
        this.#state[g] = RUNNING;
        this.#runs[p] = g;
        return;
      case V1.goEnd:
        this.#stop(row, g, p, DEAD);
        this.#regions.drop(g);
        return;
      case V1.goStop:
        this.#stop(row, g, p, DEAD);
        return;
      case V1.goSched:
      case V1.goPreempt:
        this.#stop(row, g, p, RUNNABLE);
        return;
      case V1.goSysBlock:
      case V1.goSleep:
      case V1.goBlock:
      case V1.goBlockSend:
      case V1.goBlockRecv:
      case V1.goBlockSelect:
      case V1.goBlockSync:
      case V1.goBlockCond:
      case V1.goBlockGC:
        this.#stop(row, g, p, WAITING);
        return;
      case V1.goBlockNet:
        this.#stop(row, g, p, WAITING);
        this.#onNetwork[g] = 1;
        return;
      case V1.goUnblock:
        this.#unblock(row, g, p);
        return;
      case V1.goSysCall:
        this.#mustRunOn(row, g, p);
        if (g === NO_GOROUTINE) throw this.#noGoroutine(row);
        return;
      case V1.goSysExit:
        proc[row] = this.#syscalls;
        if (this.#state[g] !== WAITING) throw this.#fault(row, `goroutine ${this.#id(g)} leaves a system call that it is not in`);
        this.#state[g] = RUNNABLE;
        this.#onNetwork[g] = 0;
        return;
      case V1.userTaskCreate:
        if (this.#openTasks[this.#task(subject[row])] === 1) throw this.#fault(row, 'a task begins that is open already');
        this.#openTasks[this.#task(subject[row])] = 1;
        return;
      case V1.userTaskEnd:
        this.#openTasks[this.#task(subject[row])] = 0;
        return;
      case V1.userRegion:
        if (!this.#regions.event(subject[row], g)) throw this.#fault(row, `a region ends that is not the innermost open one of goroutine ${this.#id(g)}`);
        return;
      default: // nothing that could contradict
        return;
    }
  }

  #create(row: number, g: number, p: number): void {
    this.#mustRunOn(row, g, p);
    const created = this.#trace.events.subject[row];
    if (this.#known[created] === 1) throw this.#fault(row, `goroutine ${this.#id(created)} is created although it exists`);
    this.#known[created] = 1;
    this.#state[created] = RUNNABLE;
    this.origin[created] = this.#listing ? ORIGIN.found : ORIGIN.created;
  }

  #unblock(row: number, g: number, p: number): void {
    const { proc, subject } = this.#trace.events;
    if (this.#trace.timerGoroutines.has(g)) proc[row] = this.#timers;
    if (this.#state[g] !== RUNNING) throw this.#notRunning(row, g);
    if (proc[row] !== this.#timers && this.#runs[p] !== g) throw this.#notOn(row, g, p);
    const woken = subject[row];
    if (this.#state[woken] !== WAITING) throw this.#fault(row, `goroutine ${this.#id(woken)} is unblocked although it is not waiting`);
    if (this.#onNetwork[woken] === 1) {
      proc[row] = this.#network;
      this.#onNetwork[woken] = 0;
    }
    this.#state[woken] = RUNNABLE;
  }

  /** The P's goroutine stops running. */
  #stop(row: number, g: number, p: number, state: number): void {
    this.#mustRunOn(row, g, p);
    if (g === NO_GOROUTINE) throw this.#noGoroutine(row);
    this.#state[g] = state;
    this.#runs[p] = NO_GOROUTINE;
  }

  #mustRunOn(row: number, g: number, p: number): void {
    if (this.#state[g] !== RUNNING) throw this.#notRunning(row, g);
    if (this.#runs[p] !== g) throw this.#notOn(row, g, p);
  }

  #mustBeRunnable(row: number, g: number): void {
    if (this.#state[g] !== RUNNABLE) throw this.#fault(row, `goroutine ${this.#id(g)} has a ${this.#name(row)} although it is not runnable`);
  }

  #task(note: number): number {
    return this.#trace.annotations.get(note, NOTE.task);
  }

  #name(row: number): string {
    return typeName(this.#trace.events.type[row]);
  }

  #id(g: number): string {
    const { lo, hi } = this.#trace.goroutines;
    return ((BigInt(hi[g]) << 32n) | BigInt(lo[g])).toString();
  }

  #proc(p: number): string {
    return `P ${this.#trace.procs.lo[p] | 0}`;
  }

  #notRunning(row: number, g: number): DamageError {
    return this.#fault(row, `goroutine ${this.#id(g)} has a ${this.#name(row)} although it is not running`);
  }

  #notOn(row: number, g: number, p: number): DamageError {
    return this.#fault(row, `${this.#proc(p)} has a ${this.#name(row)} of goroutine ${this.#id(g)}, which it is not running`);
  }

  #noGoroutine(row: number): DamageError {
    return this.#fault(row, `a ${this.#name(row)} happens outside any goroutine`);
  }

  #fault(row: number, what: string): DamageError {
    const offset = this.#trace.events.offset[row];
    return new DamageError({ what: 'inconsistent', message: t('The trace contradicts itself at byte {offset}: {what}.', { offset, what }), offset });
  }
}

/** Each goroutine's stack of regions, linked through the rows that began them. */
class OpenRegions {
  readonly #notes: SideRows;
  /** Row + 1 of the goroutine's innermost region; 0: none. For each row, what it lies in. */
  readonly #innermost: Uint32Array;
  readonly #around: Uint32Array;

  constructor(notes: SideRows, goroutines: number) {
    this.#notes = notes;
    this.#innermost = new Uint32Array(goroutines);
    this.#around = new Uint32Array(notes.count);
  }

  /** false: it ends a region that is not the innermost. Nothing open: the region began before the trace. */
  event(note: number, g: number): boolean {
    const notes = this.#notes;
    const innermost = this.#innermost[g];
    if (notes.get(note, NOTE.mode) === 0) {
      this.#around[note] = innermost;
      this.#innermost[g] = note + 1;
      return true;
    }
    if (innermost === 0) return true;
    this.#innermost[g] = this.#around[innermost - 1];
    return notes.get(note, NOTE.task) === notes.get(innermost - 1, NOTE.task) && notes.get(note, NOTE.name) === notes.get(innermost - 1, NOTE.name);
  }

  drop(g: number): void {
    this.#innermost[g] = 0;
  }
}
