// What a generation that was decoded on its own hands over in place of the state at its end: what it took for granted of the
// state before it, and what it changed. Plain columns and lists, in proportion to what the generation touched: it can be moved
// between threads. Indexes are the generation's own, as in its columns.

import type { Ns } from '../../api.ts';
import { GO, ORIGIN } from '../columns.ts';
import type { CarriedRegion, CarriedTask, GcState } from './carry.ts';
import { type GcClaim, OPEN, UNASKED } from './claims.ts';
import type { SchedulerState } from './state.ts';
import { M_FIELDS, M_GOROUTINE, M_OPEN, M_PROC } from './stateLayout.ts';

/** In place of an index: nothing is said, it is as it was before. */
export const AS_BEFORE = -2;

export interface Restated {
  /** When the generation before was taken to end. */
  readonly assumedLastNs: Ns;
  /** Time of its own first event, not yet moved behind the one before. */
  readonly startNs: Ns;
  /** Time of its last event. */
  readonly lastNs: Ns;
  readonly goroutines: RestatedGoroutines;
  /** Whether goroutines that were found were in a mark assist. */
  readonly assists: readonly { readonly goroutine: number; readonly open: boolean }[];
  readonly procs: readonly RestatedProc[];
  readonly threads: readonly RestatedThread[];
  readonly stops: readonly RestatedStops[];
  readonly regions: readonly RestatedRegions[];
  readonly tasks: RestatedTasks;
  readonly gc: RestatedGc | undefined;
}

/** One row an incarnation, in order of their first mention. */
export interface RestatedGoroutines {
  readonly count: number;
  readonly idLo: Uint32Array;
  readonly idHi: Uint32Array;
  /** GO state it was found in; notExist: it was created here; undetermined: it is only mentioned. */
  readonly before: Uint8Array;
  /** GO state at the end; undetermined: it is not live. */
  readonly state: Uint8Array;
  /** 1: in a mark assist at the end; UNASKED: as before. */
  readonly assist: Uint8Array;
}

export interface RestatedProc {
  readonly idLo: number;
  readonly idHi: number;
  /** P_STATUS it was found in, where it was there before; 0: only mentioned. */
  readonly before: number;
  /** It was in a system call before, on a thread that is known; else it may have been new. */
  readonly promoted: boolean;
  /** undefined: as before. */
  readonly sweptBefore: boolean | undefined;
  readonly status: number;
  readonly sweeping: boolean | undefined;
}

/** Its P and goroutine before and at the end: indexes, NONE or AS_BEFORE. */
export interface RestatedThread {
  readonly idLo: number;
  readonly idHi: number;
  readonly procBefore: number;
  readonly goroutineBefore: number;
  /** `goroutineBefore` holds only if the thread was there before. */
  readonly ifKnown: boolean;
  readonly proc: number;
  readonly goroutine: number;
}

/** Stops of the world of a goroutine. */
export interface RestatedStops {
  readonly goroutine: number;
  /** So many of its open ones end here, the oldest first. */
  readonly ended: number;
  /** There were no others. */
  readonly all: boolean;
  /** Kinds of those that begin here and stay open. */
  readonly open: readonly string[];
}

export interface RestatedRegions {
  readonly goroutine: number;
  /** Begun before, ended here: innermost first, unless none was open. */
  readonly ended: readonly CarriedRegion[];
  /** Begun here and still open, outermost first. */
  readonly open: readonly CarriedRegion[];
}

export interface RestatedTasks {
  /** Not open before. */
  readonly begunLo: Uint32Array;
  readonly begunHi: Uint32Array;
  /** Ended here, open before or not. */
  readonly endedLo: Uint32Array;
  readonly endedHi: Uint32Array;
  /** Begun here and still open. */
  readonly open: readonly CarriedTask[];
}

export interface RestatedGc {
  readonly claim: GcClaim;
  readonly state: GcState;
  readonly seq: number;
}

export interface RestatedTimes {
  readonly assumedLastNs: Ns;
  readonly startNs: Ns;
  readonly lastNs: Ns;
}

/** Of a state on `restated` ground at the end of its generation. */
export function restatedOf(state: SchedulerState, times: RestatedTimes): Restated {
  const { claims } = state;
  if (claims === undefined) throw new Error('This generation knows the state before it.');
  return {
    ...times,
    goroutines: goroutinesOf(state),
    assists: Array.from(claims.assists, ([goroutine, open]) => ({ goroutine, open })),
    procs: procsOf(state),
    threads: threadsOf(state),
    stops: stopsOf(state),
    regions: regionsOf(state),
    tasks: { ...pairs(claims.taskBegins, claims.taskEnds), open: state.annotations.openTasks() },
    gc: claims.gc && { claim: claims.gc, state: state.gcState, seq: state.gcSeq },
  };
}

/** What moves to another thread with it, instead of being copied. */
export function restatedBuffers({ goroutines, tasks }: Restated): ArrayBuffer[] {
  const columns = [goroutines.idLo, goroutines.idHi, goroutines.before, goroutines.state, goroutines.assist, tasks.begunLo, tasks.begunHi, tasks.endedLo, tasks.endedHi];
  return columns.map(({ buffer }) => buffer as ArrayBuffer);
}

function goroutinesOf(state: SchedulerState): RestatedGoroutines {
  const { count, lo, hi } = state.goroutines;
  const before = state.firstStates().slice();
  const origins = state.origins();
  for (let g = 0; g < count; g++) if (origins[g] === ORIGIN.created) before[g] = GO.notExist;
  return {
    count,
    idLo: lo.slice(0, count),
    idHi: hi.slice(0, count),
    before,
    state: state.goStates(),
    assist: state.gAssist.slice(0, count),
  };
}

function procsOf(state: SchedulerState): RestatedProc[] {
  return Array.from({ length: state.procs.count }, (_, p): RestatedProc => {
    const promoted = state.claims?.promoted.has(p) === true;
    return {
      idLo: state.procs.lo[p],
      idHi: state.procs.hi[p],
      before: state.claims?.procs.get(p) ?? 0,
      promoted,
      sweptBefore: state.claims?.sweeps.get(p),
      status: state.pStatus[p],
      sweeping: state.pSweeping[p] === UNASKED ? undefined : state.pSweeping[p] === 1,
    };
  });
}

function threadsOf(state: SchedulerState): RestatedThread[] {
  const threads: RestatedThread[] = [];
  const { claims } = state;
  for (let m = 0; m < state.threads.count; m++) {
    const open = state.ofM[m * M_FIELDS + M_OPEN];
    // Those that only CPU samples name are not known to the scheduler.
    if (open === (OPEN.untried | OPEN.proc | OPEN.goroutine)) continue;
    const binding = claims?.goroutineOf.get(m);
    threads.push({
      idLo: state.threads.lo[m],
      idHi: state.threads.hi[m],
      procBefore: claims?.procOf.get(m) ?? AS_BEFORE,
      goroutineBefore: binding?.goroutine ?? AS_BEFORE,
      ifKnown: binding?.ifKnown === true,
      proc: (open & OPEN.proc) === 0 ? state.ofM[m * M_FIELDS + M_PROC] : AS_BEFORE,
      goroutine: (open & OPEN.goroutine) === 0 ? state.ofM[m * M_FIELDS + M_GOROUTINE] : AS_BEFORE,
    });
  }
  return threads;
}

function stopsOf(state: SchedulerState): RestatedStops[] {
  const openOf = (goroutine: number): readonly string[] => (state.stw.get(goroutine) ?? []).map((kind) => state.texts.text(kind));
  const stops = Array.from(state.claims?.stops ?? [], ([goroutine, { ended, all }]): RestatedStops => ({ goroutine, ended, all, open: openOf(goroutine) }));
  for (const [goroutine, open] of state.stw) {
    if (open.length > 0 && !state.isFound(goroutine)) stops.push({ goroutine, ended: 0, all: true, open: openOf(goroutine) });
  }
  return stops;
}

function regionsOf(state: SchedulerState): RestatedRegions[] {
  const ended = state.claims?.regionEnds;
  const goroutines = new Set([...(ended?.keys() ?? []), ...state.annotations.inRegions()]);
  return Array.from(goroutines, (goroutine) => ({
    goroutine,
    ended: (ended?.get(goroutine) ?? []).map((region) => ({ ...region, type: state.texts.text(region.type) })),
    open: state.annotations.openRegions(goroutine),
  }));
}

function half(halves: readonly number[], which: 0 | 1): Uint32Array {
  return Uint32Array.from({ length: halves.length / 2 }, (_, i) => halves[i * 2 + which]);
}

function pairs(begun: readonly number[], ended: readonly number[]): Omit<RestatedTasks, 'open'> {
  return { begunLo: half(begun, 0), begunHi: half(begun, 1), endedLo: half(ended, 0), endedHi: half(ended, 1) };
}
