// Turns the arguments of v1 events into rows of raw events: contexts, times and interned ids (go-trace.md, section 7.2).

import { IdTable } from '../wire/ids.ts';
import { arg, argHi, argLo, damaged } from './arguments.ts';
import { V1 } from './eventTypes.ts';
import { GoroutineIds, ThreadIds } from './ids.ts';
import { NOTE_FIELDS, NO_SEQ, RawEvents, SWEPT_FIELDS, SideRows } from './rawEvents.ts';
import type { V1Texts } from './tables.ts';

/** Ticks further than this from the first batch are no time at all; sums stay exact below. */
const TICK_LIMIT = 2 ** 52;
const ALL_BITS = 0xffffffff;
const TWO_32 = 4294967296;

export class RawRows {
  readonly events: RawEvents;
  /** P index and first row of each batch, in file order. */
  readonly batchProc: number[] = [];
  readonly batchFirst: number[] = [];
  readonly goroutines = new GoroutineIds();
  readonly procs = new IdTable();
  readonly threads = new ThreadIds();
  readonly tasks = new IdTable();
  readonly annotations = new SideRows(NOTE_FIELDS);
  readonly swept = new SideRows(SWEPT_FIELDS);
  readonly exitTicks: number[] = [];
  readonly timers = new Set<number>();
  readonly #texts: V1Texts;
  readonly #samples = new RawEvents(0);
  /** The first batch's ticks: times are kept relative to it, since absolute ones may pass 2^53. */
  #baseLo = 0;
  #baseHi = 0;
  /** Of the batch at hand; -1: none yet. */
  #proc = -1;
  #ticks = 0;
  /** Goroutine that runs on each P, by P index; it stays over the P's batches. */
  readonly #running: number[] = [];

  constructor(texts: V1Texts, expectedRows: number) {
    this.#texts = texts;
    this.events = new RawEvents(expectedRows);
  }

  get inBatch(): boolean {
    return this.#proc >= 0;
  }

  /** `p`: P number, -1 for none. Ticks are absolute. */
  batch(p: number, ticksLo: number, ticksHi: number, pos: number): void {
    if (!this.inBatch) {
      this.#baseLo = ticksLo;
      this.#baseHi = ticksHi;
    }
    this.#ticks = this.#relative(ticksLo, ticksHi, pos);
    this.#proc = this.#procIndex(p);
    this.batchProc.push(this.#proc);
    this.batchFirst.push(this.events.count);
  }

  /** The event at `pos`, whose arguments were read last. */
  event(type: number, pos: number): void {
    const ticks = this.#advance(pos);
    const proc = this.#proc;
    let g = this.#running[proc];
    let subject = 0;
    let seq = 0;
    let stack = 0;
    switch (type) {
      case V1.goStart:
      case V1.goStartLabel:
      case V1.goStartLocal:
        g = this.#goroutine(1, pos);
        this.#running[proc] = g;
        if (type !== V1.goStartLocal) seq = seqOf(2);
        if (type === V1.goStartLabel) subject = this.#texts.slot(arg(3), argLo[3], argHi[3]);
        break;
      case V1.goEnd:
      case V1.goSysBlock:
        this.#running[proc] = 0;
        break;
      case V1.goStop:
      case V1.goSched:
      case V1.goPreempt:
      case V1.goSleep:
      case V1.goBlock:
      case V1.goBlockSend:
      case V1.goBlockRecv:
      case V1.goBlockSelect:
      case V1.goBlockSync:
      case V1.goBlockCond:
      case V1.goBlockNet:
      case V1.goBlockGC:
        this.#running[proc] = 0;
        stack = argLo[1];
        break;
      case V1.goSysCall:
      case V1.sweepStart:
      case V1.markAssistStart:
        stack = argLo[1];
        break;
      case V1.goUnblock:
        subject = this.#goroutine(1, pos);
        seq = seqOf(2);
        stack = argLo[3];
        break;
      case V1.goUnblockLocal:
        subject = this.#goroutine(1, pos);
        stack = argLo[2];
        break;
      case V1.goSysExit:
        subject = this.#goroutine(1, pos);
        g = subject;
        seq = seqOf(2);
        stack = this.exitTicks.push(this.#exitTime(3, pos)) - 1;
        break;
      case V1.goSysExitLocal:
        // No release writes this form. The reference takes neither its goroutine for the context nor its real time for the time.
        subject = this.#goroutine(1, pos);
        stack = this.exitTicks.push(NaN) - 1;
        break;
      case V1.goWaiting:
      case V1.goInSyscall:
        g = this.#goroutine(1, pos);
        break;
      case V1.goCreate:
        subject = this.#goroutine(1, pos);
        // Stack ids are 32 bits wide; a wider one has no stack.
        seq = argHi[2] === 0 ? argLo[2] : ALL_BITS;
        stack = argLo[3];
        break;
      case V1.gomaxprocs:
        subject = argLo[1];
        seq = argHi[1];
        stack = argLo[2];
        break;
      case V1.heapAlloc:
      case V1.heapGoal:
        subject = argLo[1];
        seq = argHi[1];
        break;
      case V1.procStart:
        subject = this.threads.intern(argLo[1], argHi[1]);
        break;
      case V1.gcStart:
        seq = seqOf(1);
        stack = argLo[2];
        break;
      case V1.stwStart:
        subject = Math.min(arg(1), 255);
        break;
      case V1.sweepDone:
        subject = this.swept.push(argLo[1], argHi[1], argLo[2], argHi[2]);
        break;
      case V1.userTaskCreate:
        subject = this.#note(argLo[2], argHi[2], this.#texts.slot(arg(3), argLo[3], argHi[3]), 0);
        stack = argLo[4];
        break;
      case V1.userTaskEnd:
        subject = this.#note(0, 0, 0, 0);
        stack = argLo[2];
        break;
      case V1.userRegion:
        if (argHi[2] !== 0 || argLo[2] > 1) throw damaged(pos, 'a user region neither begins nor ends');
        subject = this.#note(0, 0, this.#texts.slot(arg(3), argLo[3], argHi[3]), argLo[2]);
        stack = argLo[4];
        break;
      default: // ProcStop, GCDone, STWDone, GCMarkAssistDone, FutileWakeup: nothing but their time
        break;
    }
    this.events.push(type, ticks, g, proc, subject, seq, stack, pos);
  }

  /** A UserLog, whose message is text `message`. */
  log(message: number, pos: number): void {
    const ticks = this.#advance(pos);
    const note = this.#note(0, 0, this.#texts.slot(arg(2), argLo[2], argHi[2]), message);
    this.events.push(V1.userLog, ticks, this.#running[this.#proc], this.#proc, note, 0, argLo[3], pos);
  }

  timerGoroutine(pos: number): void {
    this.timers.add(this.#goroutine(0, pos));
  }

  /** A CPU sample: it has nothing to do with the batch it stands in. */
  sample(pos: number): void {
    const ticks = this.#relative(argLo[1], argHi[1], pos);
    const p = argLo[2] | 0; // P numbers are 32 bits wide, signed
    this.#samples.push(V1.cpuSample, ticks, this.#goroutine(3, pos), this.#procIndex(p), 0, 0, argLo[4], pos);
  }

  /** Samples come in no order; those of one time keep the file's. Returns the row of the first. */
  appendSamples(): number {
    const { count, type, ticks, g, proc, subject, seq, stack, offset } = this.#samples;
    const first = this.events.count;
    const order = Uint32Array.from({ length: count }, (_, row) => row).toSorted((a, b) => ticks[a] - ticks[b] || a - b);
    for (const row of order) this.events.push(type[row], ticks[row], g[row], proc[row], subject[row], seq[row], stack[row], offset[row]);
    return first;
  }

  /** The time after the event's delta. */
  #advance(pos: number): number {
    const ticks = this.#ticks + arg(0);
    if (!(ticks < TICK_LIMIT)) throw damaged(pos, 'the time stamp is out of range');
    this.#ticks = ticks;
    return ticks;
  }

  /** A row about the task in argument 1. */
  #note(parentLo: number, parentHi: number, name: number, last: number): number {
    const task = this.tasks.intern(arg(1), argLo[1], argHi[1]);
    return this.annotations.push(task, argLo[1], argHi[1], parentLo, parentHi, name, last);
  }

  #exitTime(i: number, pos: number): number {
    return argLo[i] === 0 && argHi[i] === 0 ? NaN : this.#relative(argLo[i], argHi[i], pos);
  }

  /** Absolute ticks, relative to the first batch; exact. */
  #relative(lo: number, hi: number, pos: number): number {
    const ticks = (hi - this.#baseHi) * TWO_32 + (lo - this.#baseLo);
    if (!(Math.abs(ticks) < TICK_LIMIT)) throw damaged(pos, 'the time stamp is out of range');
    return ticks;
  }

  #goroutine(i: number, pos: number): number {
    if (argLo[i] === ALL_BITS && argHi[i] === ALL_BITS) throw damaged(pos, 'the goroutine id is -1');
    return this.goroutines.intern(argLo[i], argHi[i]);
  }

  #procIndex(p: number): number {
    const proc = p < 0 ? this.procs.intern(p + 2 ** 64, p >>> 0, ALL_BITS) : this.procs.intern(p, p, 0);
    if (proc === this.#running.length) this.#running.push(0);
    return proc;
  }
}

/** Sequence numbers beyond 32 bits are ones that nothing can wait for. */
function seqOf(i: number): number {
  return argHi[i] === 0 ? argLo[i] : NO_SEQ;
}
