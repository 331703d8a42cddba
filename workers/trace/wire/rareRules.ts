// Rules of the events that come seldom (go-trace.md, sections 5.6, 5.7 and 5.10). Each delivers its rows and changes the state,
// or throws; those that may have to wait return false.

import { GO, KIND, NONE, ORIGIN, PROC, RANGE } from '../columns.ts';
import { type GcClaim, OPEN, UNASKED } from './claims.ts';
import { type Attempt, BAD_GOROUTINE, GO_STATE_WORDS, MAY, MUST } from './context.ts';
import { unsignedDecimal } from './ids.ts';
import { MAX_PROCS, P_STATUS, PROC_OF_STATUS } from './state.ts';
import { G_FIELDS, G_SEQ, G_STATE, M_FIELDS, M_GOROUTINE, M_OPEN, M_PROC } from './stateLayout.ts';
import { t } from '../../../language/t.ts';

/** Wire status of a goroutine → GO. Index 0 is "bad". */
const GO_OF_STATUS = [GO.undetermined, GO.runnable, GO.running, GO.syscall, GO.waiting];
/** By wire status: what a P in it does. */
const P_STATUS_WORDS = ['is unknown', 'runs', 'is idle', 'is in a system call', 'is about to be taken from a system call'];
const GO_STATUS_STACK = 48;
const GO_SWITCH = 45;

export function procSteal(attempt: Attempt): boolean {
  const { args, state, rows, m, g } = attempt;
  let { p } = attempt;
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
    rows.push(KIND.proc, (PROC.idle << 4) | PROC.idle, m, p, g, stolen, 0, 0);
    return true;
  }
  const { claims } = state;
  const victim = claims === undefined ? state.threads.find(args.values[2], args.lo(2), args.hi(2)) : state.thread(args.values[2], args.lo(2), args.hi(2));
  if (claims !== undefined && attempt.isOpen(victim, OPEN.proc)) {
    claims.untaken.delete(stolen);
    claims.procOf.set(victim, stolen);
    attempt.close(victim, OPEN.proc);
    if (victim === m) p = stolen;
  } else if (victim === m) {
    if (p !== stolen) throw attempt.contradiction(`its thread takes ${attempt.proc(stolen)} from itself, but does not have it`);
  } else if (victim < 0 || (state.ofM[victim * M_FIELDS + M_OPEN] & OPEN.untried) !== 0 || state.ofM[victim * M_FIELDS + M_PROC] !== stolen) {
    throw attempt.contradiction(`it takes ${attempt.proc(stolen)} from a thread that does not have it`);
  }
  state.ofM[victim * M_FIELDS + M_PROC] = NONE;
  rows.push(KIND.proc, (PROC.running << 4) | PROC.idle, m, p, g, stolen, 0, 0);
  return true;
}

export function procStatus(attempt: Attempt): void {
  const { args, state, m } = attempt;
  const status = args.values[1];
  if (status < 1 || status > 4) throw attempt.invalid(`it gives a P status ${status}, which does not exist`);
  const proc = state.proc(args.values[0], args.lo(0), args.hi(0));
  if (proc === NONE) throw attempt.invalid(`the trace names more than ${MAX_PROCS} Ps`);
  const known = state.pStatus[proc];
  const to = PROC_OF_STATUS[status];
  let detail = (to << 4) | to;
  let contextM = m;
  let contextP = attempt.p;
  let contextG = attempt.g;
  if (known === 0 && state.claims !== undefined) {
    state.pSweeping[proc] = UNASKED;
    if (status === P_STATUS.abandoned) {
      // It is being taken from a thread that the state before knows and the thief names.
      state.pStatus[proc] = P_STATUS.syscall;
      state.claims.promoted.add(proc);
      state.claims.untaken.add(proc);
      detail = (PROC.running << 4) | PROC.running;
    } else {
      state.pStatus[proc] = status;
      state.claims.procs.set(proc, status);
    }
  } else if (known === 0) {
    detail = ((state.ground === 'trace start' ? PROC.undetermined : PROC.notExist) << 4) | to;
    state.pStatus[proc] = status;
  } else if (known === P_STATUS.syscall && status === P_STATUS.abandoned) {
    // Nothing was lost after all: the thread that has it is known. Shown in that thread's context.
    contextM = state.threadWith(proc);
    if (contextM < 0) throw attempt.contradiction(`no thread has ${attempt.proc(proc)}, which is about to be taken`);
    contextP = proc;
    contextG = state.ofM[contextM * M_FIELDS + M_GOROUTINE];
    detail = (PROC.running << 4) | PROC.running;
  } else if (known !== status) throw attempt.contradiction(`${attempt.proc(proc)} ${P_STATUS_WORDS[known]}, but is said to be one that ${P_STATUS_WORDS[status]}`);
  state.pSeq[proc] = 0;
  attempt.rows.push(KIND.proc, detail, contextM, contextP, contextG, proc, 0, 0);
  if (m >= 0 && (status === P_STATUS.running || status === P_STATUS.syscall)) {
    state.ofM[m * M_FIELDS + M_PROC] = proc;
    attempt.close(m, OPEN.proc);
  }
}

export function goStatus(attempt: Attempt): void {
  const { args, state, m } = attempt;
  const status = args.values[2];
  if (status < 1 || status > 4) throw attempt.invalid(`it gives a goroutine status ${status}, which does not exist`);
  if (args.isNone(0)) throw attempt.invalid(BAD_GOROUTINE);
  const to = GO_OF_STATUS[status];
  let goroutine = state.goroutines.find(args.values[0], args.lo(0), args.hi(0));
  let from: number = to;
  if (goroutine >= 0) {
    if (state.ofG[goroutine * G_FIELDS + G_STATE] !== to) throw attempt.contradiction(`${attempt.goroutine(goroutine)} ${GO_STATE_WORDS[state.ofG[goroutine * G_FIELDS + G_STATE]]}, but is said to be one that ${GO_STATE_WORDS[to]}`);
  } else if (state.ground !== 'carry') {
    goroutine = state.addGoroutine(args.values[0], args.lo(0), args.hi(0), to, ORIGIN.found);
    if (state.claims === undefined) from = GO.undetermined;
    else state.gAssist[goroutine] = UNASKED;
  } else throw attempt.contradiction(`goroutine ${unsignedDecimal(args.lo(0), args.hi(0))} turns up, which nothing introduced`);
  state.ofG[goroutine * G_FIELDS + G_SEQ] = 0;
  let contextM = m;
  let contextG = attempt.g;
  let bindTo = NONE;
  if (to === GO.running) bindTo = m;
  else if (to === GO.syscall) {
    if (args.isNone(1)) throw attempt.contradiction(`${attempt.goroutine(goroutine)} is in a system call on no thread`);
    const thread = state.thread(args.values[1], args.lo(1), args.hi(1));
    if (attempt.isOpen(thread, OPEN.goroutine)) {
      state.claims?.goroutineOf.set(thread, { goroutine, ifKnown: thread !== m && (state.ofM[thread * M_FIELDS + M_OPEN] & OPEN.untried) !== 0 });
      attempt.close(thread, OPEN.goroutine);
      state.ofM[thread * M_FIELDS + M_OPEN] &= ~OPEN.untried;
      state.ofM[thread * M_FIELDS + M_GOROUTINE] = goroutine;
      contextM = thread;
      contextG = goroutine;
    } else if (thread === m) {
      if (state.ground !== 'trace start' && attempt.g !== goroutine) throw attempt.contradiction(`${attempt.goroutine(goroutine)} is said to be in a system call on ${attempt.thread(thread)}, which is not on it`);
      bindTo = m;
    } else {
      if ((state.ofM[thread * M_FIELDS + M_OPEN] & OPEN.untried) === 0) {
        if (state.ofM[thread * M_FIELDS + M_GOROUTINE] !== goroutine) throw attempt.contradiction(`${attempt.goroutine(goroutine)} is said to be in a system call on ${attempt.thread(thread)}, which is not on it`);
        contextG = goroutine;
      } else {
        state.ofM[thread * M_FIELDS + M_OPEN] &= ~OPEN.untried;
        state.ofM[thread * M_FIELDS + M_GOROUTINE] = goroutine;
      }
      contextM = thread;
    }
  }
  const stack = attempt.type === GO_STATUS_STACK ? attempt.stack(args.values[3]) : 0;
  attempt.rows.push(KIND.goroutine, (from << 4) | to, contextM, attempt.p, contextG, goroutine, 0, stack);
  if (bindTo >= 0) {
    state.ofM[bindTo * M_FIELDS + M_GOROUTINE] = goroutine;
    attempt.close(bindTo, OPEN.goroutine);
  }
}

export function destroySyscall(attempt: Attempt): void {
  attempt.needCurrent(MAY, GO.syscall);
  const { state, rows, m, p, g } = attempt;
  if (p >= 0) {
    if (state.pStatus[p] !== P_STATUS.syscall) throw attempt.contradiction(`its thread leaves Go with ${attempt.proc(p)}, which is not in a system call`);
    // The thread id may be used again at once: the P is cut loose now, as if it had been stolen.
    state.pStatus[p] = P_STATUS.abandoned;
    rows.push(KIND.proc, (PROC.running << 4) | PROC.idle, m, p, g, p, 0, 0);
    state.ofM[m * M_FIELDS + M_PROC] = NONE;
  }
  rows.push(KIND.goroutine, (GO.syscall << 4) | GO.notExist, m, p, g, g, 0, 0);
  state.endGoroutine(g);
  state.ofM[m * M_FIELDS + M_GOROUTINE] = NONE;
}

/** A coroutine switch: three transitions in one event. */
export function goSwitch(attempt: Attempt): boolean {
  attempt.needCurrent(MUST, GO.running);
  const { args, state, rows, m, p, g } = attempt;
  const seq = args.values[1];
  const target = state.goroutines.find(args.values[0], args.lo(0), args.hi(0));
  if (target < 0 || state.ofG[target * G_FIELDS + G_STATE] !== GO.waiting || seq !== state.ofG[target * G_FIELDS + G_SEQ] + 1) return false;
  rows.push(KIND.goroutine, (GO.waiting << 4) | GO.runnable, m, p, g, target, 0, 0);
  if (attempt.type === GO_SWITCH) {
    rows.push(KIND.goroutine, (GO.running << 4) | GO.waiting, m, p, g, g, 0, 0);
    state.ofG[g * G_FIELDS + G_STATE] = GO.waiting;
  } else {
    rows.push(KIND.goroutine, (GO.running << 4) | GO.notExist, m, p, g, g, 0, 0);
    state.endGoroutine(g);
  }
  rows.push(KIND.goroutine, (GO.runnable << 4) | GO.running, m, p, NONE, target, 0, 0);
  state.ofG[target * G_FIELDS + G_STATE] = GO.running;
  state.ofG[target * G_FIELDS + G_SEQ] = seq;
  state.ofM[m * M_FIELDS + M_GOROUTINE] = target;
  return true;
}

export function stwBegin(attempt: Attempt): void {
  attempt.need(MUST, MUST, MUST);
  const { args, state, m, p, g } = attempt;
  const kind = attempt.text(args.values[0]);
  const open = state.stw.get(g);
  if (state.claims !== undefined && state.isFound(g)) state.claims.stopBegins(g);
  if (open === undefined) state.stw.set(g, [kind]);
  else if (open.includes(kind)) throw attempt.contradiction(`${attempt.goroutine(g)} stops the world, but has stopped it already for the same reason`);
  else open.push(kind);
  attempt.rows.push(KIND.rangeBegin, RANGE.stw, m, p, g, g, kind, attempt.stack(args.values[1]));
}

/** Closes the goroutine's oldest open stop, whatever its kind; the event says none of its own. */
export function stwEnd(attempt: Attempt): void {
  attempt.need(MUST, MUST, MUST);
  const { state, m, p, g } = attempt;
  let kind = state.stw.get(g)?.shift();
  // One that began before: the event has no kind of its own, and the state before has.
  if (kind === undefined && state.isFound(g) && state.claims?.stopEnds(g) === true) kind = 0;
  if (kind === undefined) throw attempt.contradiction(`${attempt.goroutine(g)} restarts the world, but did not stop it`);
  attempt.rows.push(KIND.rangeEnd, RANGE.stw, m, p, g, g, kind, 0);
}

export function gcActive(attempt: Attempt): boolean {
  const { state, m, p, g } = attempt;
  const seq = attempt.args.values[0];
  if (!state.gcKnown) {
    firstOfGc(attempt, 'active');
  } else if (state.ground === 'trace start') {
    if (state.gcState !== 'undetermined') throw attempt.contradiction('it says that a GC was running when the trace began, but other GC events came first');
    state.gcState = 'running';
  } else {
    if (seq !== state.gcSeq + 1) return false;
    if (state.gcState !== 'running') throw attempt.contradiction('it says that a GC is running, but none is');
    attempt.need(MUST, MUST, MUST);
  }
  state.gcSeq = seq;
  attempt.rows.push(KIND.rangeActive, RANGE.gcMark, m, p, g, NONE, 0, 0);
  return true;
}

export function gcBegin(attempt: Attempt): boolean {
  const { args, state, m, p, g } = attempt;
  if (!state.gcKnown) {
    firstOfGc(attempt, 'begin');
  } else if (state.gcState !== 'undetermined') {
    if (args.values[0] !== state.gcSeq + 1) return false;
    if (state.gcState === 'running') throw attempt.contradiction('a GC begins while another is running');
    attempt.need(MUST, MUST, MUST);
  }
  state.gcSeq = args.values[0];
  state.gcState = 'running';
  attempt.rows.push(KIND.rangeBegin, RANGE.gcMark, m, p, g, NONE, 0, attempt.stack(args.values[1]));
  return true;
}

export function gcEnd(attempt: Attempt): boolean {
  const { state, m, p, g } = attempt;
  const seq = attempt.args.values[0];
  if (!state.gcKnown) {
    firstOfGc(attempt, 'end');
  } else {
    if (seq !== state.gcSeq + 1) return false;
    if (state.gcState !== 'running') throw attempt.contradiction('a GC ends, but none is running');
    attempt.need(MUST, MUST, MUST);
  }
  state.gcSeq = seq;
  state.gcState = 'not running';
  attempt.rows.push(KIND.rangeEnd, RANGE.gcMark, m, p, g, NONE, 0, 0);
  return true;
}

export function sweepActive(attempt: Attempt): void {
  const { args, state, m, p, g } = attempt;
  const proc = state.procs.find(args.values[0], args.lo(0), args.hi(0));
  if (proc < 0 || state.pStatus[proc] === 0) throw attempt.contradiction(t('P {proc} is said to sweep, but nothing introduced it', { proc: unsignedDecimal(args.lo(0), args.hi(0)) }));
  active(attempt, state.pSweeping, proc, state.claims?.sweeps, `${attempt.proc(proc)} is said to sweep`);
  attempt.rows.push(KIND.rangeActive, RANGE.sweep, m, p, g, proc, 0, 0);
}

export function assistActive(attempt: Attempt): void {
  const { args, state, m, p, g } = attempt;
  const goroutine = state.goroutines.find(args.values[0], args.lo(0), args.hi(0));
  if (goroutine < 0) throw attempt.contradiction(`goroutine ${unsignedDecimal(args.lo(0), args.hi(0))} is said to be in a mark assist, but nothing introduced it`);
  active(attempt, state.gAssist, goroutine, state.claims?.assists, `${attempt.goroutine(goroutine)} is said to be in a mark assist`);
  attempt.rows.push(KIND.rangeActive, RANGE.markAssist, m, p, g, goroutine, 0, 0);
}

export function experimental(attempt: Attempt): void {
  attempt.need(MUST, MAY, MAY);
  const { args, rows, m, p, g } = attempt;
  const first = rows.amount(args.lo(0), args.hi(0));
  // Unused slots are kept too: the reader knows how many arguments a type has.
  rows.amount(args.lo(1), args.hi(1));
  rows.amount(args.lo(2), args.hi(2));
  rows.push(KIND.experimental, attempt.type, m, p, g, NONE, first, 0);
}

/** The first GC event of a generation that does not know the state before: what it needs of it is claimed. */
function firstOfGc(attempt: Attempt, event: GcClaim['event']): void {
  attempt.need(MUST, MUST, MUST);
  const { state } = attempt;
  if (state.claims !== undefined) state.claims.gc = { event, seq: attempt.args.values[0] };
  state.gcKnown = true;
  state.gcState = 'running';
}

/** A range that was already open when the generation began; `claim` notes it. `says` is what the event says, for a sentence. */
function active(attempt: Attempt, open: Uint8Array, index: number, claims: Map<number, boolean> | undefined, says: string): void {
  if (attempt.state.ground === 'trace start') {
    if (open[index] === 1) throw attempt.contradiction(`${says} since before the trace, but that began in it`);
    open[index] = 1;
  } else if (open[index] === UNASKED) {
    claims?.set(index, true);
    open[index] = 1;
  } else if (open[index] === 0) throw attempt.contradiction(`${says}, but that never began`);
}
