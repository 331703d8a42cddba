// Rules of the events that are neither nearly all (scheduler.ts) nor seldom (rareRules.ts).

import { GO, KIND, METRIC, NONE, ORIGIN, PROC, RANGE } from '../columns.ts';
import { UNASKED } from './claims.ts';
import { type Attempt, BAD_GOROUTINE, GO_STATE_WORDS, MAY, MUST, MUST_NOT } from './context.ts';
import { unsignedDecimal } from './ids.ts';
import * as rare from './rareRules.ts';
import { P_STATUS } from './state.ts';
import { G_FIELDS, G_STATE, M_FIELDS, M_GOROUTINE, M_PROC } from './stateLayout.ts';

/**
 * Applies an event of a `type` in the attempt's context, with its arguments as doubles: whether it may come now. Throws a
 * DamageError where it contradicts what came before it.
 */
export function applyOther(attempt: Attempt, type: number, a0: number, a1: number, a2: number, a3: number): boolean {
  const { args, state, rows, m, p, g } = attempt;
  switch (type) {
    case 14: // GoCreate
    case 47: {
      // GoCreateBlocked
      attempt.need(MUST, MUST, MAY);
      if (g >= 0 && state.ofG[g * G_FIELDS + G_STATE] !== GO.running) throw attempt.contradiction(`${attempt.goroutine(g)} ${GO_STATE_WORDS[state.ofG[g * G_FIELDS + G_STATE]]}, so it cannot create another`);
      const to = type === 14 ? GO.runnable : GO.waiting;
      const created = create(attempt, a0, to);
      rows.push(KIND.goroutine, (GO.notExist << 4) | to, m, p, g, created, attempt.stack(a1), attempt.stack(a2));
      return true;
    }
    case 15: {
      // GoCreateSyscall
      attempt.need(MUST, MAY, MUST_NOT);
      const created = create(attempt, a0, GO.syscall);
      rows.push(KIND.goroutine, (GO.notExist << 4) | GO.syscall, m, p, g, created, 0, 0);
      state.ofM[m * M_FIELDS + M_GOROUTINE] = created;
      return true;
    }
    case 17: // GoDestroy
      attempt.needCurrent(MUST, GO.running);
      rows.push(KIND.goroutine, (GO.running << 4) | GO.notExist, m, p, g, g, 0, 0);
      state.endGoroutine(g);
      state.ofM[m * M_FIELDS + M_GOROUTINE] = NONE;
      return true;
    case 10: {
      // ProcStart
      const started = state.procs.find(a0, args.lo(0, a0), args.hi(0, a0));
      if (started < 0 || state.pStatus[started] !== P_STATUS.idle || a1 !== state.pSeq[started] + 1 || p !== NONE) return false;
      attempt.need(MUST, MUST_NOT, MAY);
      state.pStatus[started] = P_STATUS.running;
      state.pSeq[started] = a1;
      rows.push(KIND.proc, (PROC.idle << 4) | PROC.running, m, p, g, started, 0, 0);
      state.ofM[m * M_FIELDS + M_PROC] = started;
      return true;
    }
    case 11: // ProcStop
      attempt.need(MUST, MUST, MAY);
      if (state.pStatus[p] !== P_STATUS.running && state.pStatus[p] !== P_STATUS.syscall) throw attempt.contradiction(`${attempt.proc(p)} does not run, so it cannot stop`);
      state.pStatus[p] = P_STATUS.idle;
      rows.push(KIND.proc, (PROC.running << 4) | PROC.idle, m, p, g, p, 0, 0);
      state.ofM[m * M_FIELDS + M_PROC] = NONE;
      return true;
    case 24: // GoSyscallEndBlocked
      // It has no number of its own: it waits until the P is seen to be lost.
      if (p >= 0 && state.pStatus[p] === P_STATUS.syscall) return false;
      attempt.needCurrent(MAY, GO.syscall);
      state.ofG[g * G_FIELDS + G_STATE] = GO.runnable;
      rows.push(KIND.goroutine, (GO.syscall << 4) | GO.runnable, m, p, g, g, 0, 0);
      state.ofM[m * M_FIELDS + M_GOROUTINE] = NONE;
      return true;
    case 32: // GCSweepBegin
      attempt.need(MUST, MUST, MAY);
      if (state.pSweeping[p] !== 0) sweepsAlready(attempt, p);
      state.pSweeping[p] = 1;
      rows.push(KIND.rangeBegin, RANGE.sweep, m, p, g, p, 0, attempt.stack(a0));
      return true;
    case 33: {
      // GCSweepEnd
      attempt.need(MUST, MUST, MAY);
      if (state.pSweeping[p] !== 1) throw attempt.contradiction(`${attempt.proc(p)} stops sweeping, but did not sweep`);
      state.pSweeping[p] = 0;
      const swept = amountOf(attempt, 0, a0);
      amountOf(attempt, 1, a1);
      rows.push(KIND.rangeEnd, RANGE.sweep, m, p, g, p, swept, 0);
      return true;
    }
    case 35: // GCMarkAssistBegin
      attempt.need(MUST, MUST, MUST);
      if (state.gAssist[g] !== 0) assistsAlready(attempt, g);
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
      rows.push(KIND.metric, METRIC.heapLive, m, p, g, NONE, amountOf(attempt, 0, a0), 0);
      return true;
    case 38: // HeapGoal
      attempt.need(MUST, MUST, MAY);
      rows.push(KIND.metric, METRIC.heapGoal, m, p, g, NONE, amountOf(attempt, 0, a0), 0);
      return true;
    case 9: // ProcsChange
      attempt.need(MUST, MUST, MUST);
      rows.push(KIND.metric, METRIC.gomaxprocs, m, p, g, NONE, amountOf(attempt, 0, a0), attempt.stack(a1));
      return true;
    case 39: // GoLabel
      attempt.need(MUST, MUST, MUST);
      rows.push(KIND.label, 0, m, p, g, g, attempt.text(a0), 0);
      return true;
    default:
      args.set(a0, a1, a2, a3);
      attempt.type = type;
      return applyRare(attempt, type);
  }
}

/** Types that come seldom take their arguments from the attempt. */
function applyRare(attempt: Attempt, type: number): boolean {
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
      attempt.state.annotations.annotate(attempt);
      return true;
    case 45: // GoSwitch
    case 46: // GoSwitchDestroy
      return rare.goSwitch(attempt);
    default:
      rare.experimental(attempt);
      return true;
  }
}

/** A sweep begins: it must not be one already, or that is claimed of the state before. */
function sweepsAlready(attempt: Attempt, p: number): void {
  const { pSweeping, claims } = attempt.state;
  if (pSweeping[p] !== UNASKED) throw attempt.contradiction(`${attempt.proc(p)} begins to sweep, but sweeps already`);
  claims?.sweeps.set(p, false);
}

function assistsAlready(attempt: Attempt, g: number): void {
  const { gAssist, claims } = attempt.state;
  if (gAssist[g] !== UNASKED) throw attempt.contradiction(`${attempt.goroutine(g)} begins a mark assist, but is in one already`);
  claims?.assists.set(g, false);
}

function create(attempt: Attempt, id: number, to: number): number {
  const { args, state } = attempt;
  const lo = args.lo(0, id);
  const hi = args.hi(0, id);
  if (args.isNone(0, id)) throw attempt.invalid(BAD_GOROUTINE);
  if (state.goroutines.find(id, lo, hi) >= 0) throw attempt.contradiction(`goroutine ${unsignedDecimal(lo, hi)} is created, but exists already`);
  return state.addGoroutine(id, lo, hi, to, ORIGIN.created);
}

function amountOf({ args, rows }: Attempt, argument: number, value: number): number {
  return rows.amount(args.lo(argument, value), args.hi(argument, value));
}
