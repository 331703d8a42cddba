// Rules of the events that come seldom (go-trace.md, sections 5.6, 5.7 and 5.10). Each delivers its rows and changes the state,
// or throws; those that may have to wait return false.

import { GO, KIND, NONE, ORIGIN, PROC, RANGE } from '../columns.ts';
import { type Attempt, MAY, MUST } from './context.ts';
import { P_STATUS } from './state.ts';

/** Wire status of a goroutine → GO; of a P → PROC. Index 0 is "bad". */
const GO_OF_STATUS = [GO.undetermined, GO.runnable, GO.running, GO.syscall, GO.waiting];
const PROC_OF_STATUS = [PROC.undetermined, PROC.running, PROC.idle, PROC.running, PROC.idle];
const GO_STATUS_STACK = 48;
const GO_SWITCH = 45;

export function procSteal(attempt: Attempt): boolean {
  const { args, state, rows, m, p, g } = attempt;
  const seq = args.values[1];
  const stolen = state.procs.find(args.values[0], args.lo(0), args.hi(0));
  if (stolen < 0) return false;
  const status = state.pStatus[stolen];
  if ((status !== P_STATUS.syscall && status !== P_STATUS.abandoned) || seq !== state.pSeq[stolen] + 1) return false;
  attempt.need(MUST, MAY, MAY);
  state.pStatus[stolen] = P_STATUS.idle;
  state.pSeq[stolen] = seq;
  if (status === P_STATUS.abandoned) {
    // The M it belonged to is not known any more; nobody loses it.
    rows.push(attempt.timeNs, KIND.proc, (PROC.idle << 4) | PROC.idle, m, p, g, stolen, 0, 0);
    return true;
  }
  const victim = state.threads.find(args.values[2], args.lo(2), args.hi(2));
  if (victim === m) {
    if (p !== stolen) throw attempt.contradiction('a thread steals a P from itself that it does not have');
  } else if (victim < 0 || state.mKnown[victim] === 0 || state.mProc[victim] !== stolen) {
    throw attempt.contradiction('a P is stolen from a thread that does not have it');
  }
  state.mProc[victim] = NONE;
  rows.push(attempt.timeNs, KIND.proc, (PROC.running << 4) | PROC.idle, m, p, g, stolen, 0, 0);
  return true;
}

export function procStatus(attempt: Attempt): void {
  const { args, state, m } = attempt;
  const status = args.values[1];
  if (status < 1 || status > 4) throw attempt.contradiction(`a P has status ${status}, which does not exist`);
  const proc = state.proc(args.values[0], args.lo(0), args.hi(0));
  const known = state.pStatus[proc];
  const to = PROC_OF_STATUS[status];
  let detail = (to << 4) | to;
  let contextM = m;
  let contextP = attempt.p;
  let contextG = attempt.g;
  if (known === 0) {
    detail = ((state.initial ? PROC.undetermined : PROC.notExist) << 4) | to;
    state.pStatus[proc] = status;
  } else if (known === P_STATUS.syscall && status === P_STATUS.abandoned) {
    // Nothing was lost after all: the thread that has it is known. Shown in that thread's context.
    contextM = state.mProc.subarray(0, state.threads.count).indexOf(proc);
    if (contextM < 0) throw attempt.contradiction('no thread has the P that is about to be stolen');
    contextP = proc;
    contextG = state.mGoroutine[contextM];
    detail = (PROC.running << 4) | PROC.running;
  } else if (known !== status) throw attempt.contradiction('the status of a P is not what its events make it');
  state.pSeq[proc] = 0;
  attempt.rows.push(attempt.timeNs, KIND.proc, detail, contextM, contextP, contextG, proc, 0, 0);
  if (m >= 0 && (status === P_STATUS.running || status === P_STATUS.syscall)) state.mProc[m] = proc;
}

export function goStatus(attempt: Attempt): void {
  const { args, state, m } = attempt;
  const status = args.values[2];
  if (status < 1 || status > 4) throw attempt.contradiction(`a goroutine has status ${status}, which does not exist`);
  const to = GO_OF_STATUS[status];
  let goroutine = state.goroutines.find(args.values[0], args.lo(0), args.hi(0));
  let from: number = to;
  if (goroutine >= 0) {
    if (state.gState[goroutine] !== to) throw attempt.contradiction('the status of a goroutine is not what its events make it');
  } else if (state.initial) {
    goroutine = state.addGoroutine(args.values[0], args.lo(0), args.hi(0), to, ORIGIN.found);
    from = GO.undetermined;
  } else throw attempt.contradiction('a goroutine turns up that no earlier event introduced');
  state.gSeq[goroutine] = 0;
  let contextM = m;
  let contextG = attempt.g;
  let bindTo = NONE;
  if (to === GO.running) bindTo = m;
  else if (to === GO.syscall) {
    if (args.isNone(1)) throw attempt.contradiction('a goroutine is in a system call on no thread');
    const thread = state.thread(args.values[1], args.lo(1), args.hi(1));
    if (thread === m) {
      if (!state.initial && attempt.g !== goroutine) throw attempt.contradiction('a goroutine is in a system call on a thread that runs another');
      bindTo = m;
    } else {
      if (state.mKnown[thread] === 1) {
        if (state.mGoroutine[thread] !== goroutine) throw attempt.contradiction('a goroutine is in a system call on a thread that runs another');
        contextG = goroutine;
      } else {
        state.mKnown[thread] = 1;
        state.mGoroutine[thread] = goroutine;
      }
      contextM = thread;
    }
  }
  const stack = attempt.type === GO_STATUS_STACK ? attempt.stack(args.values[3]) : 0;
  attempt.rows.push(attempt.timeNs, KIND.goroutine, (from << 4) | to, contextM, attempt.p, contextG, goroutine, 0, stack);
  if (bindTo >= 0) state.mGoroutine[bindTo] = goroutine;
}

export function destroySyscall(attempt: Attempt): void {
  attempt.needCurrent(MAY, GO.syscall);
  const { state, rows, timeNs, m, p, g } = attempt;
  if (p >= 0) {
    if (state.pStatus[p] !== P_STATUS.syscall) throw attempt.contradiction('a thread leaves Go with a P that is not in a system call');
    // The thread id may be used again at once: the P is cut loose now, as if it had been stolen.
    state.pStatus[p] = P_STATUS.abandoned;
    rows.push(timeNs, KIND.proc, (PROC.running << 4) | PROC.idle, m, p, g, p, 0, 0);
    state.mProc[m] = NONE;
  }
  rows.push(timeNs, KIND.goroutine, (GO.syscall << 4) | GO.notExist, m, p, g, g, 0, 0);
  state.endGoroutine(g);
  state.mGoroutine[m] = NONE;
}

/** A coroutine switch: three transitions in one event. */
export function goSwitch(attempt: Attempt): boolean {
  attempt.needCurrent(MUST, GO.running);
  const { args, state, rows, timeNs, m, p, g } = attempt;
  const seq = args.values[1];
  const target = state.goroutines.find(args.values[0], args.lo(0), args.hi(0));
  if (target < 0 || state.gState[target] !== GO.waiting || seq !== state.gSeq[target] + 1) return false;
  rows.push(timeNs, KIND.goroutine, (GO.waiting << 4) | GO.runnable, m, p, g, target, 0, 0);
  if (attempt.type === GO_SWITCH) {
    rows.push(timeNs, KIND.goroutine, (GO.running << 4) | GO.waiting, m, p, g, g, 0, 0);
    state.gState[g] = GO.waiting;
  } else {
    rows.push(timeNs, KIND.goroutine, (GO.running << 4) | GO.notExist, m, p, g, g, 0, 0);
    state.endGoroutine(g);
  }
  rows.push(timeNs, KIND.goroutine, (GO.runnable << 4) | GO.running, m, p, NONE, target, 0, 0);
  state.gState[target] = GO.running;
  state.gSeq[target] = seq;
  state.mGoroutine[m] = target;
  return true;
}

export function stwBegin(attempt: Attempt): void {
  attempt.need(MUST, MUST, MUST);
  const { args, state, m, p, g } = attempt;
  const kind = attempt.text(args.values[0]);
  const open = state.stw.get(g);
  if (open === undefined) state.stw.set(g, [kind]);
  else if (open.includes(kind)) throw attempt.contradiction('a goroutine stops the world twice');
  else open.push(kind);
  attempt.rows.push(attempt.timeNs, KIND.rangeBegin, RANGE.stw, m, p, g, g, kind, attempt.stack(args.values[1]));
}

/** Closes the goroutine's oldest open stop, whatever its kind; the event says none of its own. */
export function stwEnd(attempt: Attempt): void {
  attempt.need(MUST, MUST, MUST);
  const { state, m, p, g } = attempt;
  const kind = state.stw.get(g)?.shift();
  if (kind === undefined) throw attempt.contradiction('a goroutine restarts the world that it did not stop');
  attempt.rows.push(attempt.timeNs, KIND.rangeEnd, RANGE.stw, m, p, g, g, kind, 0);
}

export function gcActive(attempt: Attempt): boolean {
  const { state, m, p, g } = attempt;
  const seq = attempt.args.values[0];
  if (state.initial) {
    if (state.gcState !== 'undetermined') throw attempt.contradiction('a GC is said to be active after other GC events');
    state.gcState = 'running';
  } else {
    if (seq !== state.gcSeq + 1) return false;
    if (state.gcState !== 'running') throw attempt.contradiction('a GC is said to be active while none is');
    attempt.need(MUST, MUST, MUST);
  }
  state.gcSeq = seq;
  attempt.rows.push(attempt.timeNs, KIND.rangeActive, RANGE.gcMark, m, p, g, NONE, 0, 0);
  return true;
}

export function gcBegin(attempt: Attempt): boolean {
  const { args, state, m, p, g } = attempt;
  if (state.gcState !== 'undetermined') {
    if (args.values[0] !== state.gcSeq + 1) return false;
    if (state.gcState === 'running') throw attempt.contradiction('a GC begins while one is running');
    attempt.need(MUST, MUST, MUST);
  }
  state.gcSeq = args.values[0];
  state.gcState = 'running';
  attempt.rows.push(attempt.timeNs, KIND.rangeBegin, RANGE.gcMark, m, p, g, NONE, 0, attempt.stack(args.values[1]));
  return true;
}

export function gcEnd(attempt: Attempt): boolean {
  const { state, m, p, g } = attempt;
  const seq = attempt.args.values[0];
  if (seq !== state.gcSeq + 1) return false;
  if (state.gcState !== 'running') throw attempt.contradiction('a GC ends that was not running');
  attempt.need(MUST, MUST, MUST);
  state.gcSeq = seq;
  state.gcState = 'not running';
  attempt.rows.push(attempt.timeNs, KIND.rangeEnd, RANGE.gcMark, m, p, g, NONE, 0, 0);
  return true;
}

export function sweepActive(attempt: Attempt): void {
  const { args, state, m, p, g } = attempt;
  const proc = state.procs.find(args.values[0], args.lo(0), args.hi(0));
  if (proc < 0 || state.pStatus[proc] === 0) throw attempt.contradiction('an unknown P is said to sweep');
  active(attempt, state.pSweeping, proc);
  attempt.rows.push(attempt.timeNs, KIND.rangeActive, RANGE.sweep, m, p, g, proc, 0, 0);
}

export function assistActive(attempt: Attempt): void {
  const { args, state, m, p, g } = attempt;
  const goroutine = state.goroutines.find(args.values[0], args.lo(0), args.hi(0));
  if (goroutine < 0) throw attempt.contradiction('an unknown goroutine is said to be in a mark assist');
  active(attempt, state.gAssist, goroutine);
  attempt.rows.push(attempt.timeNs, KIND.rangeActive, RANGE.markAssist, m, p, g, goroutine, 0, 0);
}

export function experimental(attempt: Attempt): void {
  attempt.need(MUST, MAY, MAY);
  const { args, rows, m, p, g } = attempt;
  const first = rows.amount(args.lo(0), args.hi(0));
  // Unused slots are kept too: the reader knows how many arguments a type has.
  rows.amount(args.lo(1), args.hi(1));
  rows.amount(args.lo(2), args.hi(2));
  rows.push(attempt.timeNs, KIND.experimental, attempt.type, m, p, g, NONE, first, 0);
}

/** A range that was already open when the generation began. */
function active(attempt: Attempt, open: Uint8Array, index: number): void {
  if (attempt.state.initial) {
    if (open[index] === 1) throw attempt.contradiction('a range is said to be open that began before');
    open[index] = 1;
  } else if (open[index] === 0) throw attempt.contradiction('a range is said to be open that never began');
}
