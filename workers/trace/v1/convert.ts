// Ordered v1 events → rows of the event model, chunk by chunk (go-trace.md, section 8.4). Differences from later formats that
// the columns show: the context of a start has the started goroutine already; unblocks and exits from system calls may lie on
// the fake Ps 1000001 to 1000004; STW begins and statuses have no stack. Goroutines that exist when the trace begins are listed
// as if created; these creations are not delivered, so such goroutines get their names from later stacks, as with the reference.

import { DamageError, type Damage } from '../../damage.ts';
import { GO, KIND, METRIC, NONE, PROC, RANGE } from '../columns.ts';
import { AT_NS, EventRows, RowStorage } from '../wire/rows.ts';
import { V1 } from './eventTypes.ts';
import { MINUS_ONE_GOROUTINE, NO_GOROUTINE } from './ids.ts';
import { InitialPhase } from './initialPhase.ts';
import { NOTE, SWEPT } from './rawEvents.ts';
import type { RawTrace } from './read.ts';
import { reasonTexts, stwTexts } from './reasons.ts';
import { UNDEFINED } from './tables.ts';
import { t } from '../../../language/t.ts';

/** Delivered times start at 0, the sync event's; the trace's own first event is at 1. */
const FIRST_EVENT_NS = 1;
const ALL_BITS = 0xffffffff;

export class Converter {
  /** Rows of the chunk at hand. */
  rows = new EventRows(-1, 64);
  /** GOMAXPROCS when the recording began, which no delivered event tells; undefined: not told so far. */
  firstProcs: { readonly timeNs: number; readonly procs: number } | undefined;
  /** By goroutine: 1 once its end was told. */
  readonly ended: Uint8Array;
  readonly #storage = new RowStorage();
  readonly #trace: RawTrace;
  readonly #order: Uint32Array;
  readonly #blocked: Uint8Array;
  readonly #firstTicks: number;
  readonly #nsPerTick: number;
  readonly #reasons: Uint32Array;
  readonly #stwKinds: Uint32Array;
  readonly #initial: InitialPhase;
  /** By P: it was mentioned, and its M (NONE: it has none). */
  readonly #seenProc: Uint8Array;
  readonly #threadOf: Int32Array;
  readonly #procOf: Int32Array;
  /** Row of the note that opened each task + 1; 0: not open. */
  readonly #taskBegin: Uint32Array;
  #stwKind = 0;
  #next = 0;

  /** `order`: rows in time order, checked; `blocked`: by row, see blockedCalls. */
  constructor(trace: RawTrace, order: Uint32Array, blocked: Uint8Array) {
    const { procs } = trace;
    this.#trace = trace;
    this.#order = order;
    this.#blocked = blocked;
    this.#firstTicks = order.length > 0 ? trace.events.ticks[order[0]] : 0;
    this.#nsPerTick = 1e9 / trace.ticksPerSecond;
    this.#reasons = reasonTexts(trace.texts);
    this.#stwKinds = stwTexts(trace.texts, trace.minor);
    this.#initial = new InitialPhase(trace.goroutines);
    this.ended = new Uint8Array(trace.goroutines.count);
    this.#seenProc = new Uint8Array(procs.count);
    this.#threadOf = new Int32Array(procs.count).fill(NONE);
    // In contexts the P -1 is none.
    this.#procOf = Int32Array.from({ length: procs.count }, (_, p) => (procs.hi[p] === ALL_BITS ? NONE : p));
    this.#taskBegin = new Uint32Array(trace.tasks.count);
  }

  get done(): boolean {
    return this.#next === this.#order.length;
  }

  /** ns since the trace's first delivered event. */
  timeNs(row: number): number {
    return Math.trunc((this.#trace.events.ticks[row] - this.#firstTicks) * this.#nsPerTick) + FIRST_EVENT_NS;
  }

  /**
   * Fills `rows` with at least `atLeast` rows, or all that are left. Returns the damage where an event refers to what is not
   * there; nothing of that event is in the rows, since all of it is looked up before it is pushed.
   */
  fill(atLeast: number): Damage | undefined {
    const left = (this.#order.length - this.#next) * 2;
    this.rows = new EventRows(this.rows.lastNs, Math.min(left, atLeast) + 64, this.#storage);
    if (this.#next === 0 && left > 0) {
      this.rows.syncs.push({ snapshot: undefined, allocFreeBatches: 0 });
      this.rows.clock[AT_NS] = 0;
      this.rows.push(KIND.sync, 0, NONE, NONE, NONE, NONE, 0, 0);
    }
    try {
      while (!this.done && this.rows.count < atLeast) {
        this.#event(this.#order[this.#next]);
        this.#next++;
      }
      return undefined;
    } catch (error) {
      if (!(error instanceof DamageError)) throw error;
      this.#next = this.#order.length;
      return error.damage;
    }
  }

  #event(row: number): void {
    const { type, g, proc, subject, seq } = this.#trace.events;
    const { rows } = this;
    const what = type[row];
    const time = this.timeNs(row);
    rows.clock[AT_NS] = time;
    const context = contextOf(g[row]);
    const p = this.#procOf[proc[row]];
    const m = p === NONE ? NONE : this.#threadOf[p];
    switch (what) {
      case V1.gomaxprocs:
        if (this.#initial.active) this.#endInitialPhase(time, seq[row] * 4294967296 + subject[row]);
        else rows.push(KIND.metric, METRIC.gomaxprocs, m, p, context, NONE, rows.amount(subject[row], seq[row]), this.#stack(row));
        return;
      case V1.heapAlloc:
      case V1.heapGoal: {
        const metric = what === V1.heapAlloc ? METRIC.heapLive : METRIC.heapGoal;
        rows.push(KIND.metric, metric, m, p, context, NONE, rows.amount(subject[row], seq[row]), 0);
        return;
      }
      case V1.procStart:
      case V1.procStop:
        this.#procEvent(row, p);
        return;
      case V1.gcStart:
        rows.push(KIND.rangeBegin, RANGE.gcMark, m, p, context, NONE, 0, this.#stack(row));
        return;
      case V1.gcDone:
        rows.push(KIND.rangeEnd, RANGE.gcMark, m, p, context, NONE, 0, 0);
        return;
      case V1.stwStart:
      case V1.stwDone: {
        if (what === V1.stwStart) this.#stwKind = this.#stwKinds[subject[row]];
        const kind = what === V1.stwStart ? KIND.rangeBegin : KIND.rangeEnd;
        rows.push(kind, RANGE.stw, m, p, context, scopeOf(context), this.#stwKind, 0);
        return;
      }
      case V1.sweepStart:
        rows.push(KIND.rangeBegin, RANGE.sweep, m, p, context, proc[row], 0, this.#stack(row));
        return;
      case V1.sweepDone:
        rows.push(KIND.rangeEnd, RANGE.sweep, m, p, context, proc[row], this.#sweptBytes(subject[row]), 0);
        return;
      case V1.markAssistStart:
        rows.push(KIND.rangeBegin, RANGE.markAssist, m, p, context, scopeOf(context), 0, this.#stack(row));
        return;
      case V1.markAssistDone:
        rows.push(KIND.rangeEnd, RANGE.markAssist, m, p, context, scopeOf(context), 0, 0);
        return;
      case V1.userTaskCreate:
      case V1.userTaskEnd:
      case V1.userRegion:
      case V1.userLog:
        this.#userEvent(row, m, p);
        return;
      case V1.cpuSample:
        rows.push(KIND.stackSample, 0, NONE, p, context, NONE, 0, this.#stack(row));
        return;
      case V1.goSysBlock:
      case V1.futileWakeup:
        return;
      default:
        this.#goroutineEvent(row, m, p);
    }
  }

  #goroutineEvent(row: number, m: number, p: number): void {
    const { type, g, subject, seq, offset } = this.#trace.events;
    const { rows } = this;
    const what = type[row];
    if (what === V1.goCreate && this.#initial.active) {
      this.#initial.exists(subject[row]);
      return;
    }
    const context = contextOf(g[row]);
    switch (what) {
      case V1.goCreate: {
        const start = this.#trace.stacks.find(seq[row]);
        if (start === 0 && seq[row] !== 0) throw missing(offset[row], `stack ${seq[row]}`);
        rows.push(KIND.goroutine, transition(GO.notExist, GO.runnable), m, p, context, subject[row], this.#named(start, row), this.#stack(row));
        return;
      }
      case V1.goStart:
      case V1.goWaiting:
      case V1.goInSyscall: {
        const to = what === V1.goStart ? GO.running : what === V1.goWaiting ? GO.waiting : GO.syscall;
        const found = what !== V1.goStart || this.#initial.active;
        if (found) this.#initial.told(g[row]);
        rows.push(KIND.goroutine, transition(found ? GO.undetermined : GO.runnable, to), m, p, context, context, 0, 0);
        return;
      }
      case V1.goStartLabel: {
        const thread = this.#threadOrZero(row);
        rows.push(KIND.goroutine, transition(GO.runnable, GO.running), thread, p, context, context, 0, 0);
        // A missing label leaves the start delivered, as with the reference.
        rows.push(KIND.label, 0, thread, p, context, context, this.#text(subject[row], row), 0);
        return;
      }
      case V1.goEnd:
        rows.push(KIND.goroutine, transition(GO.running, GO.notExist), m, p, context, context, 0, 0);
        this.ended[g[row]] = 1;
        return;
      case V1.goSched:
      case V1.goPreempt:
        rows.push(KIND.goroutine, transition(GO.running, GO.runnable), m, p, context, context, this.#reasons[what], this.#stack(row));
        return;
      case V1.goUnblock:
        rows.push(KIND.goroutine, transition(GO.waiting, GO.runnable), m, p, context, subject[row], 0, this.#stack(row));
        return;
      case V1.goSysCall:
        if (this.#blocked[row] === 1) {
          rows.push(KIND.goroutine, transition(GO.running, GO.syscall), m, p, context, context, 0, this.#stack(row));
          return;
        }
        // How long it took is not recorded.
        rows.push(KIND.goroutine, transition(GO.running, GO.syscall), this.#threadOrZero(row), p, context, context, 0, this.#stack(row));
        rows.clock[AT_NS] += 1;
        rows.push(KIND.goroutine, transition(GO.syscall, GO.running), this.#threadOrZero(row), p, context, context, 0, 0);
        return;
      case V1.goSysExit:
        rows.push(KIND.goroutine, transition(GO.syscall, GO.runnable), m, p, context, context, 0, 0);
        return;
      default: // GoStop, GoSleep and all that block
        rows.push(KIND.goroutine, transition(GO.running, GO.waiting), m, p, context, context, this.#reasons[what], this.#stack(row));
    }
  }

  #procEvent(row: number, p: number): void {
    const { type, g, proc, subject } = this.#trace.events;
    const starts = type[row] === V1.procStart;
    const index = proc[row];
    if (starts) this.#threadOf[index] = subject[row];
    const from = this.#seenProc[index] === 0 ? PROC.undetermined : starts ? PROC.idle : PROC.running;
    this.#seenProc[index] = 1;
    const m = p === NONE ? NONE : this.#threadOf[index];
    this.rows.push(KIND.proc, transition(from, starts ? PROC.running : PROC.idle), m, p, contextOf(g[row]), index, 0, 0);
    if (!starts) this.#threadOf[index] = NONE;
  }

  #userEvent(row: number, m: number, p: number): void {
    const { type, g, subject } = this.#trace.events;
    const { annotations: notes } = this.#trace;
    const note = subject[row];
    const task = notes.get(note, NOTE.task);
    const lo = notes.get(note, NOTE.taskLo);
    const hi = notes.get(note, NOTE.taskHi);
    let parentLo = 0;
    let parentHi = 0;
    let name = 0;
    let message = 0;
    let kind: number;
    switch (type[row]) {
      case V1.userTaskCreate: {
        kind = KIND.taskBegin;
        name = this.#text(notes.get(note, NOTE.name), row);
        parentLo = notes.get(note, NOTE.parentLo);
        parentHi = notes.get(note, NOTE.parentHi);
        // Parent 0 is none here, but stays 0 at the end.
        if (parentLo === 0 && parentHi === 0) {
          parentLo = ALL_BITS;
          parentHi = ALL_BITS;
        }
        this.#taskBegin[task] = note + 1;
        break;
      }
      case V1.userTaskEnd: {
        kind = KIND.taskEnd;
        const begin = this.#taskBegin[task] - 1;
        this.#taskBegin[task] = 0;
        parentLo = begin < 0 ? ALL_BITS : notes.get(begin, NOTE.parentLo);
        parentHi = begin < 0 ? ALL_BITS : notes.get(begin, NOTE.parentHi);
        name = begin < 0 ? 0 : this.#text(notes.get(begin, NOTE.name), row);
        break;
      }
      case V1.userRegion:
        kind = notes.get(note, NOTE.mode) === 0 ? KIND.regionBegin : KIND.regionEnd;
        name = this.#text(notes.get(note, NOTE.name), row);
        break;
      default: // log
        kind = KIND.log;
        name = this.#text(notes.get(note, NOTE.name), row);
        message = notes.get(note, NOTE.message);
    }
    const { rows } = this;
    rows.push(kind, 0, m, p, contextOf(g[row]), NONE, rows.annotation(lo, hi, parentLo, parentHi, name, message), this.#stack(row));
  }

  /** The first Gomaxprocs: goroutines listed until now that were told to be in no state wait to run. */
  #endInitialPhase(timeNs: number, procs: number): void {
    this.firstProcs = { timeNs, procs };
    for (const g of this.#initial.end()) {
      this.rows.push(KIND.goroutine, transition(GO.undetermined, GO.runnable), NONE, NONE, NONE, g, 0, 0);
    }
  }

  /** At labelled starts and short system calls the reference names the P's M whatever the P is, and 0 where it knows of none. */
  #threadOrZero(row: number): number {
    const thread = this.#threadOf[this.#trace.events.proc[row]];
    return thread === NONE ? this.#trace.threads.intern(0, 0, 0) : thread;
  }

  #sweptBytes(swept: number): number {
    const { swept: table } = this.#trace;
    const amount = this.rows.amount(table.get(swept, SWEPT.sweptLo), table.get(swept, SWEPT.sweptHi));
    this.rows.amount(table.get(swept, SWEPT.reclaimedLo), table.get(swept, SWEPT.reclaimedHi));
    return amount;
  }

  #text(slot: number, row: number): number {
    const text = this.#trace.texts.ofSlot(slot);
    if (text === UNDEFINED) throw missing(this.#trace.events.offset[row], 'a string');
    return text;
  }

  /** Stack of the event; one that the file does not have is none. */
  #stack(row: number): number {
    return this.#named(this.#trace.stacks.find(this.#trace.events.stack[row]), row);
  }

  #named(stack: number, row: number): number {
    if (this.#trace.stacks.nameless[stack] === 1) throw missing(this.#trace.events.offset[row], 'a function or file name of its stack');
    return stack;
  }
}

function contextOf(g: number): number {
  return g === NO_GOROUTINE ? NONE : g;
}

/** Ranges of a goroutine have one, be it -1. */
function scopeOf(context: number): number {
  return context === NONE ? MINUS_ONE_GOROUTINE : context;
}

function transition(from: number, to: number): number {
  return (from << 4) | to;
}

function missing(offset: number, what: string): DamageError {
  return new DamageError({ what: 'damaged', message: t('The event at byte {offset} refers to {what} that the trace does not have.', { offset, what }), offset });
}
