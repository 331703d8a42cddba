// The replayed scheduler: for each event the rule that says whether it can come next, must wait, or contradicts what came
// before (go-trace.md, section 5.6). `advance` is the hot path of the whole product: arguments in locals, typed arrays by
// dense index, one switch on literals (V8 makes a jump table of those), nothing allocated.

import type { DamageError } from '../../damage.ts';
import { GO, KIND, NONE } from '../columns.ts';
import { Arguments } from './arguments.ts';
import { OPEN } from './claims.ts';
import { Attempt, MUST, MUST_NOT } from './context.ts';
import { CURSOR, C_M, C_POS, C_TYPE, type Cursors } from './cursors.ts';
import { ARGUMENTS, NOT_TIMED, TELLS_STATUS } from './eventTypes.ts';
import type { TableIndex } from './ids.ts';
import { applyOther } from './otherRules.ts';
import { AT_NS, type EventRows } from './rows.ts';
import { P_STATUS, type SchedulerState } from './state.ts';
import { G_FIELDS, G_SEQ, G_STATE, M_FIELDS, M_GOROUTINE, M_OPEN, M_PROC } from './stateLayout.ts';
import { readVarint, varintEnd } from './varint.ts';

/** In place of an argument that takes more bytes: no sequence number, no index. */
const LONG = -9;

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
   *
   * The types that are nearly all events are written out and end in one row, so that what they share is compiled into one place;
   * what a fault needs is set up only where there is one. All in one function and in small integers: arguments of a call, and
   * doubles, would be converted each time.
   */
  advance(cursor: number): boolean {
    const cursors = this.#cursors;
    const { bytes, fields } = cursors;
    const own = cursor * CURSOR;
    const type = fields[own + C_TYPE];
    const count = ARGUMENTS[type];
    // An argument takes one to four bytes as a rule; those cases are written out. If the event has to wait, they are decoded anew
    // when it is tried again.
    let pos = fields[own + C_POS];
    let a0 = 0;
    let a1 = 0;
    let a2 = 0;
    if (count > 0) {
      a0 = bytes[pos++];
      if (a0 >= 128) {
        let next = bytes[pos++];
        a0 = (a0 & 127) | ((next & 127) << 7);
        if (next >= 128) {
          next = bytes[pos++];
          a0 |= (next & 127) << 14;
          if (next >= 128) {
            next = bytes[pos++];
            a0 |= (next & 127) << 21;
            if (next >= 128) {
              a0 = this.#longArgument(pos - 4, 0);
              pos = varintEnd;
            }
          }
        }
      }
      if (count > 1) {
        a1 = bytes[pos++];
        if (a1 >= 128) {
          let next = bytes[pos++];
          a1 = (a1 & 127) | ((next & 127) << 7);
          if (next >= 128) {
            next = bytes[pos++];
            a1 |= (next & 127) << 14;
            if (next >= 128) {
              a1 = this.#longArgument(pos - 3, 1);
              pos = varintEnd;
            }
          }
        }
        if (count > 2) {
          a2 = bytes[pos++];
          if (a2 >= 128) {
            let next = bytes[pos++];
            a2 = (a2 & 127) | ((next & 127) << 7);
            if (next >= 128) {
              next = bytes[pos++];
              a2 |= (next & 127) << 14;
              if (next >= 128) {
                a2 = this.#longArgument(pos - 3, 2);
                pos = varintEnd;
              }
            }
          }
        }
      }
    }
    const state = this.#state;
    const { ofG, ofM } = state;
    const stacks = this.#stacks;
    const m = fields[own + C_M];
    const onM = m * M_FIELDS;
    let p = NONE;
    let g = NONE;
    if (m >= 0) {
      if (ofM[onM + M_OPEN] !== 0) return this.#advanceOpen(m, cursor, type);
      p = ofM[onM + M_PROC];
      g = ofM[onM + M_GOROUTINE];
    }
    let detail: number;
    let goroutine = g;
    let text = 0;
    let stack = 0;
    switch (type) {
      case 16: {
        // GoStart
        const started = a0 >= 0 ? state.goroutines.findNear(a0) : this.#goroutine(this.#args.values[0]);
        const of = started * G_FIELDS;
        if (started < 0 || ofG[of + G_STATE] !== GO.runnable || a1 !== ofG[of + G_SEQ] + 1) return false;
        if (m < 0 || p < 0 || g >= 0) this.#context(cursor, m, p, g).need(MUST, MUST, MUST_NOT);
        ofG[of + G_STATE] = GO.running;
        ofG[of + G_SEQ] = a1;
        ofM[onM + M_GOROUTINE] = started;
        goroutine = started;
        detail = (GO.runnable << 4) | GO.running;
        break;
      }
      case 21: {
        // GoUnblock
        const woken = a0 >= 0 ? state.goroutines.findNear(a0) : this.#goroutine(this.#args.values[0]);
        const of = woken * G_FIELDS;
        if (woken < 0 || ofG[of + G_STATE] !== GO.waiting || a1 !== ofG[of + G_SEQ] + 1) return false;
        stack = a2 >= 0 && a2 < stacks.length ? stacks[a2] : -1;
        if (stack < 0) stack = this.#context(cursor, m, p, g).stack(this.#whole(2, a2));
        ofG[of + G_STATE] = GO.runnable;
        ofG[of + G_SEQ] = a1;
        goroutine = woken;
        detail = (GO.waiting << 4) | GO.runnable;
        break;
      }
      case 19: // GoStop
      case 20: // GoBlock
        if (p < 0 || g < 0 || ofG[g * G_FIELDS + G_STATE] !== GO.running) this.#context(cursor, m, p, g).needCurrent(MUST, GO.running);
        text = a0 >= 0 && a0 < this.#texts.length ? this.#texts[a0] : -1;
        if (text < 0) text = this.#context(cursor, m, p, g).text(this.#whole(0, a0));
        stack = a1 >= 0 && a1 < stacks.length ? stacks[a1] : -1;
        if (stack < 0) stack = this.#context(cursor, m, p, g).stack(this.#whole(1, a1));
        detail = type === 20 ? (GO.running << 4) | GO.waiting : (GO.running << 4) | GO.runnable;
        ofG[g * G_FIELDS + G_STATE] = detail & 15;
        ofM[onM + M_GOROUTINE] = NONE;
        break;
      case 22: // GoSyscallBegin
        if (p < 0 || g < 0 || ofG[g * G_FIELDS + G_STATE] !== GO.running) this.#context(cursor, m, p, g).needCurrent(MUST, GO.running);
        // A gap in the P's numbers is no reason to wait: this P is running here and now.
        if (a0 !== state.pSeq[p] + 1) throw this.#seqGap(this.#context(cursor, m, p, g), this.#whole(0, a0));
        stack = a1 >= 0 && a1 < stacks.length ? stacks[a1] : -1;
        if (stack < 0) stack = this.#context(cursor, m, p, g).stack(this.#whole(1, a1));
        ofG[g * G_FIELDS + G_STATE] = GO.syscall;
        state.pStatus[p] = P_STATUS.syscall;
        state.pSeq[p] = a0;
        detail = (GO.running << 4) | GO.syscall;
        break;
      case 23: // GoSyscallEnd
        if (p < 0 || g < 0 || ofG[g * G_FIELDS + G_STATE] !== GO.syscall) this.#context(cursor, m, p, g).needCurrent(MUST, GO.syscall);
        if (state.pStatus[p] !== P_STATUS.syscall) throw this.#notInSyscall(this.#context(cursor, m, p, g));
        ofG[g * G_FIELDS + G_STATE] = GO.running;
        state.pStatus[p] = P_STATUS.running;
        detail = (GO.syscall << 4) | GO.running;
        break;
      default:
        this.#rows.clock[AT_NS] = cursors.timeNs[cursor];
        if (count > 3 || (a0 | a1 | a2) < 0) return this.#advanceLong(this.#context(cursor, m, p, g), type, count);
        if (!applyOther(this.#context(cursor, m, p, g), type, a0, a1, a2, 0)) return false;
        fields[own + C_POS] = pos;
        return true;
    }
    this.#rows.pushTransition(cursors.timeNs, cursor, detail, m, p, g, goroutine, text, stack);
    fields[own + C_POS] = pos;
    return true;
  }

  /** Events of more arguments, or longer ones, than `advance` decodes. */
  #advanceLong(attempt: Attempt, type: number, count: number): boolean {
    const cursors = this.#cursors;
    const { cursor } = attempt;
    if (count === NOT_TIMED) throw cursors.fault(cursor);
    const at = cursor * CURSOR + C_POS;
    const { values } = this.#args;
    values.fill(0);
    let pos = cursors.fields[at];
    for (let argument = 0; argument < count; argument++) {
      this.#longArgument(pos, argument);
      pos = varintEnd;
    }
    if (!applyOther(attempt, type, values[0], values[1], values[2], values[3])) return false;
    cursors.fields[at] = pos;
    return true;
  }

  /** A CPU sample's row; the indexes need not be of anything live. */
  sample(timeNs: number, m: number, p: number, g: number, stack: number): void {
    this.#rows.clock[AT_NS] = timeNs;
    this.#rows.push(KIND.stackSample, 0, m, p, g, NONE, 0, stack);
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

  /**
   * The first events of an M. Its bindings of the state before may be unknown: then an event that is not a status is right only
   * if there were none, which is claimed once it may go.
   */
  #advanceOpen(m: number, cursor: number, type: number): boolean {
    const attempt = this.#attempt;
    const { ofM, claims } = this.#state;
    const at = m * M_FIELDS + M_OPEN;
    attempt.open = ofM[at] & ~OPEN.untried;
    ofM[at] = 0;
    const applied = this.advance(cursor);
    // The rules have taken from it what they asked or told.
    const { open } = attempt;
    attempt.open = 0;
    if (open === 0) return applied;
    if (!applied || TELLS_STATUS.has(type)) this.#state.ofM[at] = open;
    else {
      if ((open & OPEN.proc) !== 0) claims?.procOf.set(m, NONE);
      if ((open & OPEN.goroutine) !== 0) claims?.goroutineOf.set(m, { goroutine: NONE, ifKnown: false });
    }
    return applied;
  }

  /** Reads an argument of any length into `args`; LONG stands for it. */
  #longArgument(pos: number, argument: number): number {
    const value = readVarint(this.#cursors.bytes, pos);
    if (varintEnd < 0) throw this.#attempt.invalid('one of its numbers is too long');
    this.#args.values[argument] = value;
    this.#args.keepWide(argument, value);
    return LONG;
  }

  /** An argument that may be long. */
  #whole(argument: number, value: number): number {
    return value === LONG ? this.#args.values[argument] : value;
  }

  #goroutine(id: number): number {
    return this.#state.goroutines.find(id, this.#args.lo(0, id), this.#args.hi(0, id));
  }
}
