// The replayed scheduler: for each event the rule that says whether it can come next, must wait, or contradicts what came
// before (go-trace.md, section 5.6). `advance` is the hot path of the whole product: arguments in locals, typed arrays by
// dense index, one switch on literals (V8 makes a jump table of those), nothing allocated.

import type { DamageError } from '../../damage.ts';
import { GO, KIND, METRIC, NONE, ORIGIN, PROC, RANGE } from '../columns.ts';
import { Arguments } from './arguments.ts';
import { OPEN, UNASKED } from './claims.ts';
import { Attempt, BAD_GOROUTINE, GO_STATE_WORDS, MAY, MUST, MUST_NOT } from './context.ts';
import type { Cursors } from './cursors.ts';
import { ARGUMENTS, TELLS_STATUS } from './eventTypes.ts';
import { type TableIndex, unsignedDecimal } from './ids.ts';
import * as rare from './rareRules.ts';
import { AT_NS, type EventRows } from './rows.ts';
import { P_STATUS, type SchedulerState } from './state.ts';
import { EXACT_LIMIT, readVarint, varintEnd } from './varint.ts';

export class Scheduler {
  readonly #cursors: Cursors;
  readonly #rows: EventRows;
  readonly #state: SchedulerState;
  readonly #args = new Arguments();
  readonly #attempt: Attempt;
  /** Indexes of stacks and texts by wire id, as far as ids are dense; the others are the attempt's to find. */
  readonly #stacks: Int32Array;
  readonly #texts: Int32Array;

  /** `stackIndex` finds a stack by its wire id. */
  constructor(cursors: Cursors, rows: EventRows, state: SchedulerState, stackIndex: TableIndex) {
    this.#cursors = cursors;
    this.#rows = rows;
    this.#state = state;
    this.#attempt = new Attempt(cursors, rows, state, this.#args, stackIndex);
    this.#stacks = stackIndex.dense;
    this.#texts = state.texts.dense;
  }

  /**
   * Delivers the event that the cursor stands before as one to three rows, if the state permits, and moves the cursor behind
   * it. false: not yet, another M must go first. Throws a DamageError where the event contradicts the state.
   */
  advance(cursor: number): boolean {
    const cursors = this.#cursors;
    const { bytes } = cursors;
    const type = cursors.type[cursor];
    const count = ARGUMENTS[type];
    // An argument takes one to three bytes as a rule; those cases are written out, the rest is readVarint's.
    let pos = cursors.pos[cursor];
    let a0 = 0;
    let a1 = 0;
    let a2 = 0;
    let a3 = 0;
    if (count > 0) {
      a0 = bytes[pos++];
      if (a0 >= 128) {
        const next = bytes[pos];
        if (next < 128) {
          a0 = (a0 & 127) | (next << 7);
          pos++;
        } else if (bytes[pos + 1] < 128) {
          a0 = (a0 & 127) | ((next & 127) << 7) | (bytes[pos + 1] << 14);
          pos += 2;
        } else {
          a0 = this.#longArgument(pos - 1, 0);
          pos = varintEnd;
        }
      }
      if (count > 1) {
        a1 = bytes[pos++];
        if (a1 >= 128) {
          const next = bytes[pos];
          if (next < 128) {
            a1 = (a1 & 127) | (next << 7);
            pos++;
          } else if (bytes[pos + 1] < 128) {
            a1 = (a1 & 127) | ((next & 127) << 7) | (bytes[pos + 1] << 14);
            pos += 2;
          } else {
            a1 = this.#longArgument(pos - 1, 1);
            pos = varintEnd;
          }
        }
        if (count > 2) {
          a2 = bytes[pos++];
          if (a2 >= 128) {
            const next = bytes[pos];
            if (next < 128) {
              a2 = (a2 & 127) | (next << 7);
              pos++;
            } else if (bytes[pos + 1] < 128) {
              a2 = (a2 & 127) | ((next & 127) << 7) | (bytes[pos + 1] << 14);
              pos += 2;
            } else {
              a2 = this.#longArgument(pos - 1, 2);
              pos = varintEnd;
            }
          }
          if (count > 3) {
            a3 = bytes[pos++];
            if (a3 >= 128) {
              const next = bytes[pos];
              if (next < 128) {
                a3 = (a3 & 127) | (next << 7);
                pos++;
              } else if (bytes[pos + 1] < 128) {
                a3 = (a3 & 127) | ((next & 127) << 7) | (bytes[pos + 1] << 14);
                pos += 2;
              } else {
                a3 = this.#longArgument(pos - 1, 3);
                pos = varintEnd;
              }
            }
          }
        }
      }
    }
    // If it has to wait, its arguments are decoded anew when it is tried again.
    if (!this.#apply(cursor, type, a0, a1, a2, a3)) return false;
    cursors.pos[cursor] = pos;
    return true;
  }

  /** A CPU sample's row; the indexes need not be of anything live. */
  sample(timeNs: number, m: number, p: number, g: number, stack: number): void {
    this.#rows.clock[AT_NS] = timeNs;
    this.#rows.push(KIND.stackSample, 0, m, p, g, NONE, 0, stack);
  }

  /**
   * The rule of a `type`, with its arguments as doubles. The types that are nearly all events come first and end in one row, so
   * that what they share is compiled into one place; what a fault needs is set up only where there is one.
   */
  #apply(cursor: number, type: number, a0: number, a1: number, a2: number, a3: number): boolean {
    const state = this.#state;
    const rows = this.#rows;
    const stacks = this.#stacks;
    const m = this.#cursors.m[cursor];
    let p = NONE;
    let g = NONE;
    if (m >= 0) {
      if (state.mOpen[m] !== 0) return this.#applyOpen(m, cursor, type, a0, a1, a2, a3);
      p = state.mProc[m];
      g = state.mGoroutine[m];
    }
    rows.clock[AT_NS] = this.#cursors.timeNs[cursor];
    let detail: number;
    let goroutine = g;
    let text = 0;
    let stack = 0;
    switch (type) {
      case 16: {
        // GoStart
        const started = a0 < EXACT_LIMIT ? state.goroutines.find(a0, 0, 0) : this.#goroutine(a0);
        if (started < 0 || state.gState[started] !== GO.runnable || a1 !== state.gSeq[started] + 1) return false;
        if (m < 0 || p < 0 || g >= 0) this.#context(cursor, m, p, g).need(MUST, MUST, MUST_NOT);
        state.gState[started] = GO.running;
        state.gSeq[started] = a1;
        state.mGoroutine[m] = started;
        goroutine = started;
        detail = (GO.runnable << 4) | GO.running;
        break;
      }
      case 21: {
        // GoUnblock
        const woken = a0 < EXACT_LIMIT ? state.goroutines.find(a0, 0, 0) : this.#goroutine(a0);
        if (woken < 0 || state.gState[woken] !== GO.waiting || a1 !== state.gSeq[woken] + 1) return false;
        stack = a2 < stacks.length ? stacks[a2] : -1;
        if (stack < 0) stack = this.#context(cursor, m, p, g).stack(a2);
        state.gState[woken] = GO.runnable;
        state.gSeq[woken] = a1;
        goroutine = woken;
        detail = (GO.waiting << 4) | GO.runnable;
        break;
      }
      case 19: // GoStop
      case 20: // GoBlock
        if (p < 0 || g < 0 || state.gState[g] !== GO.running) this.#context(cursor, m, p, g).needCurrent(MUST, GO.running);
        text = a0 < this.#texts.length ? this.#texts[a0] : -1;
        if (text < 0) text = this.#context(cursor, m, p, g).text(a0);
        stack = a1 < stacks.length ? stacks[a1] : -1;
        if (stack < 0) stack = this.#context(cursor, m, p, g).stack(a1);
        state.gState[g] = type === 20 ? GO.waiting : GO.runnable;
        state.mGoroutine[m] = NONE;
        detail = (GO.running << 4) | state.gState[g];
        break;
      case 22: // GoSyscallBegin
        if (p < 0 || g < 0 || state.gState[g] !== GO.running) this.#context(cursor, m, p, g).needCurrent(MUST, GO.running);
        // A gap in the P's numbers is no reason to wait: this P is running here and now.
        if (a0 !== state.pSeq[p] + 1) throw this.#seqGap(this.#context(cursor, m, p, g), a0);
        stack = a1 < stacks.length ? stacks[a1] : -1;
        if (stack < 0) stack = this.#context(cursor, m, p, g).stack(a1);
        state.gState[g] = GO.syscall;
        state.pStatus[p] = P_STATUS.syscall;
        state.pSeq[p] = a0;
        detail = (GO.running << 4) | GO.syscall;
        break;
      case 23: // GoSyscallEnd
        if (p < 0 || g < 0 || state.gState[g] !== GO.syscall) this.#context(cursor, m, p, g).needCurrent(MUST, GO.syscall);
        if (state.pStatus[p] !== P_STATUS.syscall) throw this.#notInSyscall(this.#context(cursor, m, p, g));
        state.gState[g] = GO.running;
        state.pStatus[p] = P_STATUS.running;
        detail = (GO.syscall << 4) | GO.running;
        break;
      default:
        return this.#applyOther(this.#context(cursor, m, p, g), type, a0, a1, a2, a3);
    }
    rows.push(KIND.goroutine, detail, m, p, g, goroutine, text, stack);
    return true;
  }

  /** The event that is being tried, for what needs more than its arguments. */
  #context(cursor: number, m: number, p: number, g: number): Attempt {
    const attempt = this.#attempt;
    attempt.cursor = cursor;
    attempt.m = m;
    attempt.p = p;
    attempt.g = g;
    return attempt;
  }

  #seqGap(attempt: Attempt, seq: number): DamageError {
    return attempt.contradiction(`it carries number ${seq} of ${attempt.proc(attempt.p)}, whose next number is ${this.#state.pSeq[attempt.p] + 1}`);
  }

  #notInSyscall(attempt: Attempt): DamageError {
    return attempt.contradiction(`${attempt.proc(attempt.p)} is not in a system call, so none can end on it`);
  }

  #applyOther(attempt: Attempt, type: number, a0: number, a1: number, a2: number, a3: number): boolean {
    const state = this.#state;
    const rows = this.#rows;
    const { m, p, g } = attempt;
    switch (type) {
      case 14: // GoCreate
      case 47: {
        // GoCreateBlocked
        attempt.need(MUST, MUST, MAY);
        if (g >= 0 && state.gState[g] !== GO.running) throw attempt.contradiction(`${attempt.goroutine(g)} ${GO_STATE_WORDS[state.gState[g]]}, so it cannot create another`);
        const to = type === 14 ? GO.runnable : GO.waiting;
        const created = this.#create(a0, to);
        rows.push(KIND.goroutine, (GO.notExist << 4) | to, m, p, g, created, attempt.stack(a1), attempt.stack(a2));
        return true;
      }
      case 15: {
        // GoCreateSyscall
        attempt.need(MUST, MAY, MUST_NOT);
        const created = this.#create(a0, GO.syscall);
        rows.push(KIND.goroutine, (GO.notExist << 4) | GO.syscall, m, p, g, created, 0, 0);
        state.mGoroutine[m] = created;
        return true;
      }
      case 17: // GoDestroy
        attempt.needCurrent(MUST, GO.running);
        rows.push(KIND.goroutine, (GO.running << 4) | GO.notExist, m, p, g, g, 0, 0);
        state.endGoroutine(g);
        state.mGoroutine[m] = NONE;
        return true;
      case 10: {
        // ProcStart
        const started = state.procs.find(a0, this.#args.lo(0, a0), this.#args.hi(0, a0));
        if (started < 0 || state.pStatus[started] !== P_STATUS.idle || a1 !== state.pSeq[started] + 1 || p !== NONE) return false;
        attempt.need(MUST, MUST_NOT, MAY);
        state.pStatus[started] = P_STATUS.running;
        state.pSeq[started] = a1;
        rows.push(KIND.proc, (PROC.idle << 4) | PROC.running, m, p, g, started, 0, 0);
        state.mProc[m] = started;
        return true;
      }
      case 11: // ProcStop
        attempt.need(MUST, MUST, MAY);
        if (state.pStatus[p] !== P_STATUS.running && state.pStatus[p] !== P_STATUS.syscall) throw attempt.contradiction(`${attempt.proc(p)} does not run, so it cannot stop`);
        state.pStatus[p] = P_STATUS.idle;
        rows.push(KIND.proc, (PROC.running << 4) | PROC.idle, m, p, g, p, 0, 0);
        state.mProc[m] = NONE;
        return true;
      case 24: // GoSyscallEndBlocked
        // It has no number of its own: it waits until the P is seen to be lost.
        if (p >= 0 && state.pStatus[p] === P_STATUS.syscall) return false;
        attempt.needCurrent(MAY, GO.syscall);
        state.gState[g] = GO.runnable;
        rows.push(KIND.goroutine, (GO.syscall << 4) | GO.runnable, m, p, g, g, 0, 0);
        state.mGoroutine[m] = NONE;
        return true;
      case 32: // GCSweepBegin
        attempt.need(MUST, MUST, MAY);
        if (state.pSweeping[p] !== 0) this.#sweepsAlready(p);
        state.pSweeping[p] = 1;
        rows.push(KIND.rangeBegin, RANGE.sweep, m, p, g, p, 0, attempt.stack(a0));
        return true;
      case 33: {
        // GCSweepEnd
        attempt.need(MUST, MUST, MAY);
        if (state.pSweeping[p] !== 1) throw attempt.contradiction(`${attempt.proc(p)} stops sweeping, but did not sweep`);
        state.pSweeping[p] = 0;
        const swept = this.#amount(0, a0);
        this.#amount(1, a1);
        rows.push(KIND.rangeEnd, RANGE.sweep, m, p, g, p, swept, 0);
        return true;
      }
      case 35: // GCMarkAssistBegin
        attempt.need(MUST, MUST, MUST);
        if (state.gAssist[g] !== 0) this.#assistsAlready(g);
        state.gAssist[g] = 1;
        rows.push(KIND.rangeBegin, RANGE.markAssist, m, p, g, g, 0, attempt.stack(a0));
        return true;
      case 36: // GCMarkAssistEnd
        attempt.need(MUST, MUST, MUST);
        if (state.gAssist[g] !== 1) throw attempt.contradiction(`${attempt.goroutine(g)} ends a mark assist, but is in none`);
        state.gAssist[g] = 0;
        rows.push(KIND.rangeEnd, RANGE.markAssist, m, p, g, g, 0, 0);
        return true;
      case 37: // HeapAlloc
        attempt.need(MUST, MUST, MAY);
        rows.push(KIND.metric, METRIC.heapLive, m, p, g, NONE, this.#amount(0, a0), 0);
        return true;
      case 38: // HeapGoal
        attempt.need(MUST, MUST, MAY);
        rows.push(KIND.metric, METRIC.heapGoal, m, p, g, NONE, this.#amount(0, a0), 0);
        return true;
      case 9: // ProcsChange
        attempt.need(MUST, MUST, MUST);
        rows.push(KIND.metric, METRIC.gomaxprocs, m, p, g, NONE, this.#amount(0, a0), attempt.stack(a1));
        return true;
      case 39: // GoLabel
        attempt.need(MUST, MUST, MUST);
        rows.push(KIND.label, 0, m, p, g, g, attempt.text(a0), 0);
        return true;
      default:
        this.#args.set(a0, a1, a2, a3);
        attempt.type = type;
        return this.#applyRare(type);
    }
  }

  /** Types that come seldom take their arguments from the attempt. */
  #applyRare(type: number): boolean {
    const attempt = this.#attempt;
    switch (type) {
      case 12: // ProcSteal
        return rare.procSteal(attempt);
      case 13: // ProcStatus
        rare.procStatus(attempt);
        return true;
      case 18: // GoDestroySyscall
        rare.destroySyscall(attempt);
        return true;
      case 25: // GoStatus
      case 48: // GoStatusStack
        rare.goStatus(attempt);
        return true;
      case 26: // STWBegin
        rare.stwBegin(attempt);
        return true;
      case 27: // STWEnd
        rare.stwEnd(attempt);
        return true;
      case 28: // GCActive
        return rare.gcActive(attempt);
      case 29: // GCBegin
        return rare.gcBegin(attempt);
      case 30: // GCEnd
        return rare.gcEnd(attempt);
      case 31: // GCSweepActive
        rare.sweepActive(attempt);
        return true;
      case 34: // GCMarkAssistActive
        rare.assistActive(attempt);
        return true;
      case 40: // UserTaskBegin
      case 41: // UserTaskEnd
      case 42: // UserRegionBegin
      case 43: // UserRegionEnd
      case 44: // UserLog
        this.#state.annotations.annotate(attempt);
        return true;
      case 45: // GoSwitch
      case 46: // GoSwitchDestroy
        return rare.goSwitch(attempt);
      default:
        rare.experimental(attempt);
        return true;
    }
  }

  /**
   * The first events of an M. Its bindings of the state before may be unknown: then an event that is not a status is right only
   * if there were none, which is claimed once it may go.
   */
  #applyOpen(m: number, cursor: number, type: number, a0: number, a1: number, a2: number, a3: number): boolean {
    const attempt = this.#attempt;
    const { mOpen, claims } = this.#state;
    attempt.open = mOpen[m] & ~OPEN.untried;
    mOpen[m] = 0;
    const applied = this.#apply(cursor, type, a0, a1, a2, a3);
    // The rules have taken from it what they asked or told.
    const { open } = attempt;
    attempt.open = 0;
    if (open === 0) return applied;
    if (!applied || TELLS_STATUS.has(type)) this.#state.mOpen[m] = open;
    else {
      if ((open & OPEN.proc) !== 0) claims?.procOf.set(m, NONE);
      if ((open & OPEN.goroutine) !== 0) claims?.goroutineOf.set(m, { goroutine: NONE, ifKnown: false });
    }
    return applied;
  }

  /** A sweep begins: it must not be one already, or that is claimed of the state before. */
  #sweepsAlready(p: number): void {
    const { pSweeping, claims } = this.#state;
    if (pSweeping[p] !== UNASKED) throw this.#attempt.contradiction(`${this.#attempt.proc(p)} begins to sweep, but sweeps already`);
    claims?.sweeps.set(p, false);
  }

  #assistsAlready(g: number): void {
    const { gAssist, claims } = this.#state;
    if (gAssist[g] !== UNASKED) throw this.#attempt.contradiction(`${this.#attempt.goroutine(g)} begins a mark assist, but is in one already`);
    claims?.assists.set(g, false);
  }

  #longArgument(pos: number, argument: number): number {
    const value = readVarint(this.#cursors.bytes, pos);
    if (varintEnd < 0) throw this.#attempt.invalid('one of its numbers is too long');
    this.#args.keepWide(argument, value);
    return value;
  }

  #create(id: number, to: number): number {
    const lo = this.#args.lo(0, id);
    const hi = this.#args.hi(0, id);
    if (this.#args.isNone(0, id)) throw this.#attempt.invalid(BAD_GOROUTINE);
    if (this.#state.goroutines.find(id, lo, hi) >= 0) throw this.#attempt.contradiction(`goroutine ${unsignedDecimal(lo, hi)} is created, but exists already`);
    return this.#state.addGoroutine(id, lo, hi, to, ORIGIN.created);
  }

  #goroutine(id: number): number {
    return this.#state.goroutines.find(id, this.#args.lo(0, id), this.#args.hi(0, id));
  }

  #amount(argument: number, value: number): number {
    return this.#rows.amount(this.#args.lo(argument, value), this.#args.hi(argument, value));
  }
}
