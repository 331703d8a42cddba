// Bytes of a v1 trace → raw events, batch by batch, with the tables they refer to (go-trace.md, section 7). One pass from the
// first byte to the last: batches have no length, so any damage leaves nothing behind it that could be read.

import { DamageError } from '../../damage.ts';
import { HEADER_BYTES } from '../wire/header.ts';
import { IdTable } from '../wire/ids.ts';
import { varintEnd, varintHi, varintLo } from '../wire/varint.ts';
import { arg, argHi, argLo, blockEnd, damaged, readArguments, readNumber } from './arguments.ts';
import { CPU_SAMPLE_MINOR, LAST_TYPE, V1 } from './eventTypes.ts';
import { GoroutineIds, ThreadIds } from './ids.ts';
import { NOTE_FIELDS, NO_SEQ, RawEvents, SWEPT_FIELDS, SideRows } from './rawEvents.ts';
import { StackBuilder, V1Texts, type V1Stacks } from './tables.ts';

const MAX_TEXT_BYTES = 1_000_000;
const MAX_FRAMES = 1000;
/** Ticks further than this from the first batch are no time at all; sums stay exact below. */
const TICK_LIMIT = 2 ** 52;
const ALL_BITS = 0xffffffff;
const TWO_32 = 4294967296;

export interface Batches {
  /** P index, and rows [first, end), of each batch in file order. */
  readonly proc: readonly number[];
  readonly first: readonly number[];
  readonly end: readonly number[];
}

export interface RawTrace {
  readonly minor: number;
  readonly events: RawEvents;
  readonly batches: Batches;
  /** CPU samples are rows from here on, in time order; they belong to no batch. */
  readonly firstSample: number;
  readonly goroutines: GoroutineIds;
  readonly procs: IdTable;
  readonly threads: IdTable;
  readonly tasks: IdTable;
  readonly annotations: SideRows;
  readonly swept: SideRows;
  /** Real time of leaving the system call, in ticks as in RawEvents; NaN: not recorded. */
  readonly exitTicks: readonly number[];
  /** Indexes of goroutines that run timers (Go 1.11 to 1.13). */
  readonly timerGoroutines: ReadonlySet<number>;
  readonly texts: V1Texts;
  readonly stacks: V1Stacks;
  readonly ticksPerSecond: number;
}

/** Throws a DamageError: such a trace has its clock and its stacks at the end, so of a damaged one nothing can be shown. */
export function readRaw(bytes: Uint8Array, minor: number): RawTrace {
  return new RawReader(bytes, minor).read();
}

class RawReader {
  readonly #bytes: Uint8Array;
  readonly #minor: number;
  readonly #events: RawEvents;
  readonly #batchProc: number[] = [];
  readonly #batchFirst: number[] = [];
  readonly #batchEnd: number[] = [];
  readonly #samples = new RawEvents(0);
  readonly #goroutines = new GoroutineIds();
  readonly #procs = new IdTable();
  readonly #threads = new ThreadIds();
  readonly #tasks = new IdTable();
  readonly #annotations = new SideRows(NOTE_FIELDS);
  readonly #swept = new SideRows(SWEPT_FIELDS);
  readonly #exitTicks: number[] = [];
  readonly #timers = new Set<number>();
  readonly #texts = new V1Texts();
  readonly #stacks = new StackBuilder(this.#texts);
  #ticksPerSecond = 0;
  /** The first batch's ticks: times are kept relative to it, since absolute ones may pass 2^53. */
  #baseLo = 0;
  #baseHi = 0;
  /** Of the batch that is being read; -1: none yet. */
  #proc = -1;
  #ticks = 0;
  /** Goroutine that runs on each P, by P index; it stays over the P's batches. */
  readonly #running: number[] = [];

  constructor(bytes: Uint8Array, minor: number) {
    this.#bytes = bytes;
    this.#minor = minor;
    this.#events = new RawEvents(Math.ceil(bytes.length / 5));
  }

  read(): RawTrace {
    const bytes = this.#bytes;
    let pos = HEADER_BYTES;
    while (pos < bytes.length) pos = this.#next(pos);
    this.#endBatch();
    if (this.#ticksPerSecond === 0) {
      throw new DamageError({
        what: 'cut-off',
        message: 'The trace has no clock frequency, which stands at its end: the recording was not finished, or the file is cut off.',
        offset: bytes.length,
      });
    }
    const firstSample = this.#events.count;
    this.#appendSamples();
    return {
      minor: this.#minor,
      events: this.#events,
      batches: { proc: this.#batchProc, first: this.#batchFirst, end: this.#batchEnd },
      firstSample,
      goroutines: this.#goroutines,
      procs: this.#procs,
      threads: this.#threads.table,
      tasks: this.#tasks,
      annotations: this.#annotations,
      swept: this.#swept,
      exitTicks: this.#exitTicks,
      timerGoroutines: this.#timers,
      texts: this.#texts,
      stacks: this.#stacks.build(),
      ticksPerSecond: this.#ticksPerSecond,
    };
  }

  /** Reads what stands at `pos`; returns the position after it. */
  #next(pos: number): number {
    const bytes = this.#bytes;
    const head = bytes[pos];
    const type = head & 63;
    if (type === 0 || type > LAST_TYPE || (type === V1.cpuSample && this.#minor < CPU_SAMPLE_MINOR)) {
      throw damaged(pos, `event type ${type} does not exist in format "go 1.${this.#minor}"`);
    }
    if (type === V1.string) return this.#string(pos);
    if (type === V1.batch) return this.#batch(pos, head);
    if (this.#proc < 0) throw damaged(pos, 'an event stands before the first batch');
    if (type === V1.stack) return this.#stack(pos, head);
    const end = readArguments(bytes, pos + 1, head, type);
    switch (type) {
      case V1.frequency:
        this.#ticksPerSecond = arg(0);
        if (this.#ticksPerSecond === 0 || argHi[0] > 0x7fffffff) throw damaged(pos, 'the clock frequency is not a positive number');
        return end;
      case V1.timerGoroutine:
        this.#timers.add(this.#goroutine(0, pos));
        return end;
      case V1.cpuSample:
        this.#sample(pos);
        return end;
      case V1.userLog:
        return this.#log(pos, end);
      default:
        this.#event(type, pos, this.#advance(pos));
        return end;
    }
  }

  /** The time after the event's delta. */
  #advance(pos: number): number {
    const ticks = this.#ticks + arg(0);
    if (!(ticks < TICK_LIMIT)) throw damaged(pos, 'the time stamp is out of range');
    this.#ticks = ticks;
    return ticks;
  }

  #event(type: number, pos: number, ticks: number): void {
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
        g = this.#goroutine(1, pos);
        seq = seqOf(2);
        subject = this.#exitTicks.push(this.#exitTime(3, pos)) - 1;
        break;
      case V1.goSysExitLocal:
        // The reference looks for its real time in an argument that this form does not have, and so leaves the event where it
        // was written; no release writes this form.
        g = this.#goroutine(1, pos);
        subject = this.#exitTicks.push(NaN) - 1;
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
        subject = this.#threads.intern(argLo[1], argHi[1]);
        break;
      case V1.gcStart:
        seq = seqOf(1);
        stack = argLo[2];
        break;
      case V1.stwStart:
        subject = Math.min(arg(1), 255);
        break;
      case V1.sweepDone:
        subject = this.#swept.push(argLo[1], argHi[1], argLo[2], argHi[2]);
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
    this.#events.push(type, ticks, g, proc, subject, seq, stack, pos);
  }

  #log(pos: number, end: number): number {
    const name = this.#texts.slot(arg(2), argLo[2], argHi[2]);
    const ticks = this.#advance(pos);
    // The message follows the argument block, whose length does not count it.
    const message = this.#texts.intern(this.#text(end, 0));
    this.#events.push(V1.userLog, ticks, this.#running[this.#proc], this.#proc, this.#note(0, 0, name, message), 0, argLo[3], pos);
    return textEnd;
  }

  /** A row about the task in argument 1. */
  #note(parentLo: number, parentHi: number, name: number, last: number): number {
    const task = this.#tasks.intern(arg(1), argLo[1], argHi[1]);
    return this.#annotations.push(task, argLo[1], argHi[1], parentLo, parentHi, name, last);
  }

  #sample(pos: number): void {
    const ticks = this.#relative(argLo[1], argHi[1], pos);
    const p = argLo[2] | 0; // P numbers are 32 bits wide, signed
    const g = this.#goroutine(3, pos);
    this.#samples.push(V1.cpuSample, ticks, g, this.#procIndex(p), 0, 0, argLo[4], pos);
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
    return this.#goroutines.intern(argLo[i], argHi[i]);
  }

  /** `p`: P number, -1 for none. */
  #procIndex(p: number): number {
    const proc = p < 0 ? this.#procs.intern(p + 2 ** 64, p >>> 0, ALL_BITS) : this.#procs.intern(p, p, 0);
    if (proc === this.#running.length) this.#running.push(0);
    return proc;
  }

  #batch(pos: number, head: number): number {
    if (head >> 6 !== 1) throw damaged(pos, `a batch should have 2 arguments but has ${(head >> 6) + 1}`);
    const bytes = this.#bytes;
    const p = readNumber(bytes, pos + 1, bytes.length);
    const none = varintLo === ALL_BITS && varintHi === ALL_BITS;
    if (!none && p > 0x7fffffff) throw damaged(pos, `P number ${p} is greater than any can be`);
    readNumber(bytes, varintEnd, bytes.length);
    this.#endBatch();
    if (this.#batchProc.length === 0) {
      this.#baseLo = varintLo;
      this.#baseHi = varintHi;
    }
    this.#ticks = this.#relative(varintLo, varintHi, pos);
    this.#proc = this.#procIndex(none ? -1 : p);
    this.#batchProc.push(this.#proc);
    this.#batchFirst.push(this.#events.count);
    return varintEnd;
  }

  #endBatch(): void {
    if (this.#batchProc.length > 0) this.#batchEnd.push(this.#events.count);
  }

  #string(pos: number): number {
    const bytes = this.#bytes;
    const id = readNumber(bytes, pos + 1, bytes.length);
    const slot = this.#texts.slot(id, varintLo, varintHi);
    const text = this.#text(varintEnd, 1);
    // The reference reads batches only: what a string before the first one defines is lost.
    if (this.#proc < 0) return textEnd;
    if (id === 0) throw damaged(pos, 'a string has id 0, which is always the empty one');
    if (this.#texts.isDefined(slot)) throw damaged(pos, `string ${id} appears twice`);
    this.#texts.define(slot, text);
    return textEnd;
  }

  /** The text whose length stands at `pos`; `textEnd` is the position after it. */
  #text(pos: number, least: number): string {
    const bytes = this.#bytes;
    const length = readNumber(bytes, pos, bytes.length);
    if (length < least || length > MAX_TEXT_BYTES) throw damaged(pos, `a string claims ${length} bytes; it has ${least} to ${MAX_TEXT_BYTES}`);
    const start = varintEnd;
    if (start + length > bytes.length) {
      throw new DamageError({ what: 'cut-off', message: `The file ends at byte ${bytes.length}, inside a string.`, offset: bytes.length });
    }
    textEnd = start + length;
    return binaryString(bytes, start, textEnd);
  }

  #stack(pos: number, head: number): number {
    const bytes = this.#bytes;
    const k = head >> 6;
    // Without a block there is room for the id and a depth of 0 only.
    if (k === 0 || k === 2) throw damaged(pos, `a stack has ${k + 1} arguments, which does not fit any depth`);
    const end = k === 3 ? blockEnd(bytes, pos + 1) : bytes.length;
    readNumber(bytes, k === 3 ? varintEnd : pos + 1, end);
    const id = varintLo;
    const depth = readNumber(bytes, varintEnd, end);
    let at = varintEnd;
    if (depth > MAX_FRAMES) throw damaged(pos, `a stack claims ${depth} frames; the most is ${MAX_FRAMES}`);
    if (k === 1) {
      if (depth > 0) throw damaged(pos, 'a stack without frames claims some');
      return at;
    }
    for (let frame = 0; frame < depth; frame++) {
      const pc = readNumber(bytes, at, end);
      const pcLo = varintLo;
      const pcHi = varintHi;
      const func = readNumber(bytes, varintEnd, end);
      const funcSlot = this.#texts.slot(func, varintLo, varintHi);
      const file = readNumber(bytes, varintEnd, end);
      const fileSlot = this.#texts.slot(file, varintLo, varintHi);
      readNumber(bytes, varintEnd, end);
      at = varintEnd;
      if (id !== 0) this.#stacks.frame(pc, pcLo, pcHi, funcSlot, fileSlot, varintLo, varintHi);
    }
    if (at !== end) throw damaged(pos, `a stack has more than its ${depth} frames`);
    if (id !== 0 && depth > 0) this.#stacks.end(id);
    return end;
  }

  /** Samples come in no order; those of one time keep the file's. */
  #appendSamples(): void {
    const { count, type, ticks, g, proc, subject, seq, stack, offset } = this.#samples;
    const order = Uint32Array.from({ length: count }, (_, row) => row).sort((a, b) => ticks[a] - ticks[b] || a - b);
    for (const row of order) this.#events.push(type[row], ticks[row], g[row], proc[row], subject[row], seq[row], stack[row], offset[row]);
  }
}

/** Sequence numbers beyond 32 bits are ones that nothing can wait for. */
function seqOf(i: number): number {
  return argHi[i] === 0 ? argLo[i] : NO_SEQ;
}

/** Position after the text read last. */
let textEnd = 0;
const PIECE = 8192;

/** One char per byte; in pieces, since a call takes only so many arguments. */
function binaryString(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, Math.min(at + PIECE, end)));
  return text;
}
