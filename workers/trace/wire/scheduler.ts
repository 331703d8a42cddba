// The replayed scheduler: state of every goroutine, P and M, and for each event the rule that says whether it can come next,
// must wait, or contradicts what came before (go-trace.md, sections 5.5 to 5.7 and 5.10). `advance` is the hot path of the
// whole product: typed arrays by dense index, one switch, nothing allocated.

import { DamageError } from '../../damage.ts';
import { GO, KIND, METRIC, NONE, ORIGIN, PROC, RANGE } from '../columns.ts';
import { type Annotations, openAnnotations } from './annotations.ts';
import type { Carry, GcState } from './carry.ts';
import { type Cursors, MAX_ARGUMENTS } from './cursors.ts';
import { IdTable, LiveGoroutines, grown } from './ids.ts';
import type { EventRows } from './rows.ts';
import type { StackTable } from './tables.ts';
import type { TextTable } from './texts.ts';
import { EXACT_LIMIT } from './varint.ts';

const P_RUNNING = 1;
const P_IDLE = 2;
const P_SYSCALL = 3;
const P_ABANDONED = 4;
/** A sequence number no event can follow: the resource has no status in this generation yet. */
const NO_SEQ = -2;
/** Each P becomes a lane; GOMAXPROCS of real programs stays far below. */
const MAX_PROCS = 1 << 16;

/** Wire status of a goroutine → GO; of a P → PROC. Index 0 is "bad". */
const GO_OF_STATUS = [GO.undetermined, GO.runnable, GO.running, GO.syscall, GO.waiting];
const PROC_OF_STATUS = [PROC.undetermined, PROC.running, PROC.idle, PROC.running, PROC.idle];

// What an event needs of its context, for `context`.
const MUST = 1;
const MUST_NOT = 2;
const MAY = 0;

export class Scheduler {
  readonly goroutines = new LiveGoroutines();
  readonly procs = new IdTable();
  readonly threads = new IdTable();
  readonly #annotations: Annotations;
  readonly #cursors: Cursors;
  readonly #rows: EventRows;
  readonly #texts: TextTable;
  readonly #stacks: StackTable;
  readonly #initial: boolean;

  // By goroutine index. gState GO.undetermined: not live.
  #gState = new Uint8Array(256);
  #gSeq = new Float64Array(256).fill(NO_SEQ);
  #gAssist = new Uint8Array(256);
  #gOrigin = new Uint8Array(256);
  #gEnded = new Uint8Array(256);
  /** Open STW kinds (texts) by goroutine; nearly always empty. */
  readonly #stw = new Map<number, number[]>();
  // By P index. pStatus 0: unknown.
  #pStatus = new Uint8Array(16);
  #pSeq = new Float64Array(16).fill(NO_SEQ);
  #pSweeping = new Uint8Array(16);
  // By M index.
  #mKnown = new Uint8Array(16);
  #mProc = new Int32Array(16).fill(NONE);
  #mGoroutine = new Int32Array(16).fill(NONE);
  #gcState: GcState = 'undetermined';
  #gcSeq = 0;
  /** Goroutines that only CPU samples name, by id. */
  readonly #mentioned = new Map<string, number>();

  constructor(cursors: Cursors, rows: EventRows, texts: TextTable, stacks: StackTable, threads: IdTable, carry: Carry | undefined) {
    this.#cursors = cursors;
    this.#rows = rows;
    this.#texts = texts;
    this.#stacks = stacks;
    this.#initial = carry === undefined;
    // The cursors' M indexes are those of `threads`.
    for (let m = 0; m < threads.count; m++) this.#internThread(threads.hi[m] * 4294967296 + threads.lo[m], threads.lo[m], threads.hi[m]);
    this.#annotations = openAnnotations(texts, carry);
    if (carry !== undefined) this.#restore(carry);
  }

  /**
   * Delivers the cursor's event as one to three rows, if the state permits. false: not yet, another M must go first.
   * Throws a DamageError where the event contradicts the state.
   */
  advance(cursor: number): boolean {
    const cursors = this.#cursors;
    const rows = this.#rows;
    const args = cursors.args;
    const slot = cursor * MAX_ARGUMENTS;
    const time = cursors.timeNs[cursor];
    const m = cursors.m[cursor];
    let p = NONE;
    let g = NONE;
    if (m >= 0) {
      this.#mKnown[m] = 1;
      p = this.#mProc[m];
      g = this.#mGoroutine[m];
    }
    switch (cursors.type[cursor]) {
      case 9: // ProcsChange
        this.#context(cursor, m, MUST, p, MUST, g, MUST);
        rows.push(time, KIND.metric, METRIC.gomaxprocs, m, p, g, NONE, this.#amount(slot), this.#stack(cursor, 1));
        return true;
      case 10: {
        // ProcStart
        const started = this.#findProc(slot);
        if (started < 0 || this.#pStatus[started] !== P_IDLE || args[slot + 1] !== this.#pSeq[started] + 1 || p !== NONE) return false;
        this.#context(cursor, m, MUST, p, MUST_NOT, g, MAY);
        this.#pStatus[started] = P_RUNNING;
        this.#pSeq[started] = args[slot + 1];
        rows.push(time, KIND.proc, (PROC.idle << 4) | PROC.running, m, p, g, started, 0, 0);
        this.#mProc[m] = started;
        return true;
      }
      case 11: {
        // ProcStop
        this.#context(cursor, m, MUST, p, MUST, g, MAY);
        if (this.#pStatus[p] !== P_RUNNING && this.#pStatus[p] !== P_SYSCALL) throw this.#contradiction(cursor, 'a P stops that is not running');
        this.#pStatus[p] = P_IDLE;
        rows.push(time, KIND.proc, (PROC.running << 4) | PROC.idle, m, p, g, p, 0, 0);
        this.#mProc[m] = NONE;
        return true;
      }
      case 12:
        return this.#procSteal(cursor, m, p, g);
      case 13:
        this.#procStatus(cursor, m, p, g);
        return true;
      case 14: // GoCreate
      case 47: {
        // GoCreateBlocked
        this.#context(cursor, m, MUST, p, MUST, g, MAY);
        if (g >= 0 && this.#gState[g] !== GO.running) throw this.#contradiction(cursor, 'a goroutine that is not running creates another');
        const state = cursors.type[cursor] === 14 ? GO.runnable : GO.waiting;
        const created = this.#create(cursor, state);
        rows.push(time, KIND.goroutine, (GO.notExist << 4) | state, m, p, g, created, this.#stack(cursor, 1), this.#stack(cursor, 2));
        return true;
      }
      case 15: {
        // GoCreateSyscall
        this.#context(cursor, m, MUST, p, MAY, g, MUST_NOT);
        const created = this.#create(cursor, GO.syscall);
        rows.push(time, KIND.goroutine, (GO.notExist << 4) | GO.syscall, m, p, g, created, 0, 0);
        this.#mGoroutine[m] = created;
        return true;
      }
      case 16: {
        // GoStart
        const id = args[slot];
        const started = id < EXACT_LIMIT ? this.goroutines.find(id, 0, 0) : this.#findGoroutine(slot);
        if (started < 0 || this.#gState[started] !== GO.runnable || args[slot + 1] !== this.#gSeq[started] + 1) return false;
        this.#context(cursor, m, MUST, p, MUST, g, MUST_NOT);
        this.#gState[started] = GO.running;
        this.#gSeq[started] = args[slot + 1];
        rows.push(time, KIND.goroutine, (GO.runnable << 4) | GO.running, m, p, g, started, 0, 0);
        this.#mGoroutine[m] = started;
        return true;
      }
      case 17: // GoDestroy
        this.#current(cursor, m, p, MUST, g, GO.running);
        rows.push(time, KIND.goroutine, (GO.running << 4) | GO.notExist, m, p, g, g, 0, 0);
        this.#end(g);
        this.#mGoroutine[m] = NONE;
        return true;
      case 18:
        this.#destroySyscall(cursor, m, p, g);
        return true;
      case 19: // GoStop
        this.#current(cursor, m, p, MUST, g, GO.running);
        rows.push(time, KIND.goroutine, (GO.running << 4) | GO.runnable, m, p, g, g, this.#text(cursor, 0), this.#stack(cursor, 1));
        this.#gState[g] = GO.runnable;
        this.#mGoroutine[m] = NONE;
        return true;
      case 20: // GoBlock
        this.#current(cursor, m, p, MUST, g, GO.running);
        rows.push(time, KIND.goroutine, (GO.running << 4) | GO.waiting, m, p, g, g, this.#text(cursor, 0), this.#stack(cursor, 1));
        this.#gState[g] = GO.waiting;
        this.#mGoroutine[m] = NONE;
        return true;
      case 21: {
        // GoUnblock
        const id = args[slot];
        const woken = id < EXACT_LIMIT ? this.goroutines.find(id, 0, 0) : this.#findGoroutine(slot);
        if (woken < 0 || this.#gState[woken] !== GO.waiting || args[slot + 1] !== this.#gSeq[woken] + 1) return false;
        this.#gState[woken] = GO.runnable;
        this.#gSeq[woken] = args[slot + 1];
        rows.push(time, KIND.goroutine, (GO.waiting << 4) | GO.runnable, m, p, g, woken, 0, this.#stack(cursor, 2));
        return true;
      }
      case 22: {
        // GoSyscallBegin
        this.#current(cursor, m, p, MUST, g, GO.running);
        // A gap in the P's numbers is no reason to wait: this P is running here and now.
        if (args[slot] !== this.#pSeq[p] + 1) throw this.#contradiction(cursor, 'a system call carries the wrong sequence number for its P');
        this.#gState[g] = GO.syscall;
        this.#pStatus[p] = P_SYSCALL;
        this.#pSeq[p] = args[slot];
        rows.push(time, KIND.goroutine, (GO.running << 4) | GO.syscall, m, p, g, g, 0, this.#stack(cursor, 1));
        return true;
      }
      case 23: // GoSyscallEnd
        this.#current(cursor, m, p, MUST, g, GO.syscall);
        if (this.#pStatus[p] !== P_SYSCALL) throw this.#contradiction(cursor, 'a system call ends on a P that is not in one');
        this.#gState[g] = GO.running;
        this.#pStatus[p] = P_RUNNING;
        rows.push(time, KIND.goroutine, (GO.syscall << 4) | GO.running, m, p, g, g, 0, 0);
        return true;
      case 24: // GoSyscallEndBlocked
        // It has no number of its own: it waits until the P is seen to be lost.
        if (p >= 0 && this.#pStatus[p] === P_SYSCALL) return false;
        this.#current(cursor, m, p, MAY, g, GO.syscall);
        this.#gState[g] = GO.runnable;
        rows.push(time, KIND.goroutine, (GO.syscall << 4) | GO.runnable, m, p, g, g, 0, 0);
        this.#mGoroutine[m] = NONE;
        return true;
      case 25: // GoStatus
      case 48: // GoStatusStack
        this.#goStatus(cursor, m, p, g);
        return true;
      case 26: // STWBegin
        this.#stwBegin(cursor, m, p, g);
        return true;
      case 27: // STWEnd
        this.#stwEnd(cursor, m, p, g);
        return true;
      case 28: // GCActive
        if (this.#initial) {
          if (this.#gcState !== 'undetermined') throw this.#contradiction(cursor, 'a GC is said to be active after other GC events');
          this.#gcSeq = args[slot];
          this.#gcState = 'running';
        } else {
          if (args[slot] !== this.#gcSeq + 1) return false;
          if (this.#gcState !== 'running') throw this.#contradiction(cursor, 'a GC is said to be active while none is');
          this.#context(cursor, m, MUST, p, MUST, g, MUST);
          this.#gcSeq = args[slot];
        }
        rows.push(time, KIND.rangeActive, RANGE.gcMark, m, p, g, NONE, 0, 0);
        return true;
      case 29: // GCBegin
        if (this.#gcState !== 'undetermined') {
          if (args[slot] !== this.#gcSeq + 1) return false;
          if (this.#gcState === 'running') throw this.#contradiction(cursor, 'a GC begins while one is running');
          this.#context(cursor, m, MUST, p, MUST, g, MUST);
        }
        this.#gcSeq = args[slot];
        this.#gcState = 'running';
        rows.push(time, KIND.rangeBegin, RANGE.gcMark, m, p, g, NONE, 0, this.#stack(cursor, 1));
        return true;
      case 30: // GCEnd
        if (args[slot] !== this.#gcSeq + 1) return false;
        if (this.#gcState !== 'running') throw this.#contradiction(cursor, 'a GC ends that was not running');
        this.#context(cursor, m, MUST, p, MUST, g, MUST);
        this.#gcSeq = args[slot];
        this.#gcState = 'not running';
        rows.push(time, KIND.rangeEnd, RANGE.gcMark, m, p, g, NONE, 0, 0);
        return true;
      case 31: {
        // GCSweepActive
        const sweeping = this.#findProc(slot);
        if (sweeping < 0 || this.#pStatus[sweeping] === 0) throw this.#contradiction(cursor, 'an unknown P is said to sweep');
        this.#active(cursor, this.#pSweeping, sweeping);
        rows.push(time, KIND.rangeActive, RANGE.sweep, m, p, g, sweeping, 0, 0);
        return true;
      }
      case 32: // GCSweepBegin
        this.#context(cursor, m, MUST, p, MUST, g, MAY);
        if (this.#pSweeping[p] === 1) throw this.#contradiction(cursor, 'a P begins to sweep twice');
        this.#pSweeping[p] = 1;
        rows.push(time, KIND.rangeBegin, RANGE.sweep, m, p, g, p, 0, this.#stack(cursor, 0));
        return true;
      case 33: {
        // GCSweepEnd
        this.#context(cursor, m, MUST, p, MUST, g, MAY);
        if (this.#pSweeping[p] === 0) throw this.#contradiction(cursor, 'a P stops sweeping that did not sweep');
        this.#pSweeping[p] = 0;
        const swept = this.#amount(slot);
        this.#amount(slot + 1);
        rows.push(time, KIND.rangeEnd, RANGE.sweep, m, p, g, p, swept, 0);
        return true;
      }
      case 34: {
        // GCMarkAssistActive
        const assisting = this.#findGoroutine(slot);
        if (assisting < 0) throw this.#contradiction(cursor, 'an unknown goroutine is said to be in a mark assist');
        this.#active(cursor, this.#gAssist, assisting);
        rows.push(time, KIND.rangeActive, RANGE.markAssist, m, p, g, assisting, 0, 0);
        return true;
      }
      case 35: // GCMarkAssistBegin
        this.#context(cursor, m, MUST, p, MUST, g, MUST);
        if (this.#gAssist[g] === 1) throw this.#contradiction(cursor, 'a goroutine begins a mark assist twice');
        this.#gAssist[g] = 1;
        rows.push(time, KIND.rangeBegin, RANGE.markAssist, m, p, g, g, 0, this.#stack(cursor, 0));
        return true;
      case 36: // GCMarkAssistEnd
        this.#context(cursor, m, MUST, p, MUST, g, MUST);
        if (this.#gAssist[g] === 0) throw this.#contradiction(cursor, 'a goroutine ends a mark assist that did not begin');
        this.#gAssist[g] = 0;
        rows.push(time, KIND.rangeEnd, RANGE.markAssist, m, p, g, g, 0, 0);
        return true;
      case 37: // HeapAlloc
        this.#context(cursor, m, MUST, p, MUST, g, MAY);
        rows.push(time, KIND.metric, METRIC.heapLive, m, p, g, NONE, this.#amount(slot), 0);
        return true;
      case 38: // HeapGoal
        this.#context(cursor, m, MUST, p, MUST, g, MAY);
        rows.push(time, KIND.metric, METRIC.heapGoal, m, p, g, NONE, this.#amount(slot), 0);
        return true;
      case 39: // GoLabel
        this.#context(cursor, m, MUST, p, MUST, g, MUST);
        rows.push(time, KIND.label, 0, m, p, g, g, this.#text(cursor, 0), 0);
        return true;
      case 40: // UserTaskBegin
        this.#context(cursor, m, MUST, p, MUST, g, MUST);
        rows.push(time, KIND.taskBegin, 0, m, p, g, NONE, this.#annotations.taskBegin(cursors, cursor, rows), this.#stack(cursor, 3));
        return true;
      case 41: // UserTaskEnd
        this.#context(cursor, m, MUST, p, MUST, g, MUST);
        rows.push(time, KIND.taskEnd, 0, m, p, g, NONE, this.#annotations.taskEnd(cursors, cursor, rows), this.#stack(cursor, 1));
        return true;
      case 42: // UserRegionBegin
        this.#context(cursor, m, MUST, p, MUST, g, MUST);
        rows.push(time, KIND.regionBegin, 0, m, p, g, NONE, this.#annotations.regionBegin(cursors, cursor, g, rows), this.#stack(cursor, 2));
        return true;
      case 43: // UserRegionEnd
        this.#context(cursor, m, MUST, p, MUST, g, MUST);
        rows.push(time, KIND.regionEnd, 0, m, p, g, NONE, this.#annotations.regionEnd(cursors, cursor, g, rows), this.#stack(cursor, 2));
        return true;
      case 44: // UserLog
        this.#context(cursor, m, MUST, p, MUST, g, MUST);
        rows.push(time, KIND.log, 0, m, p, g, NONE, this.#annotations.log(cursors, cursor, rows), this.#stack(cursor, 3));
        return true;
      case 45: // GoSwitch
      case 46: // GoSwitchDestroy
        return this.#goSwitch(cursor, m, p, g);
      default:
        this.#experimental(cursor, m, p, g);
        return true;
    }
  }

  /** A CPU sample's row; its ids need not be live. */
  sample(timeNs: number, ids: { readonly m: number; readonly p: number; readonly g: number }, stack: number): void {
    this.#rows.push(timeNs, KIND.stackSample, 0, ids.m, ids.p, ids.g, NONE, 0, stack);
  }

  /** M index for an id that may have no batches. */
  thread(value: number, lo: number, hi: number): number {
    return this.#internThread(value, lo, hi);
  }

  proc(value: number, lo: number, hi: number): number {
    return this.#internProc(value, lo, hi);
  }

  /** The live goroutine of that id, or a row for one that is only mentioned. */
  mention(value: number, lo: number, hi: number): number {
    const live = this.goroutines.find(value, lo, hi);
    if (live >= 0) return live;
    const key = `${hi}:${lo}`;
    let index = this.#mentioned.get(key);
    if (index === undefined) {
      index = this.goroutines.addDead(lo, hi);
      this.#reserve(index);
      this.#gOrigin[index] = ORIGIN.mentioned;
      this.#mentioned.set(key, index);
    }
    return index;
  }

  origins(): Uint8Array {
    return this.#gOrigin.slice(0, this.goroutines.count);
  }

  ended(): Uint8Array {
    return this.#gEnded.slice(0, this.goroutines.count);
  }

  /** State for the next generation. */
  carry(lastNs: number): Carry {
    const listed = new Int32Array(this.goroutines.count).fill(NONE);
    const goroutines: Carry['goroutines'][number][] = [];
    for (let g = 0; g < this.goroutines.count; g++) {
      if (this.#gState[g] === GO.undetermined) continue;
      listed[g] = goroutines.length;
      goroutines.push({
        idLo: this.goroutines.lo[g],
        idHi: this.goroutines.hi[g],
        state: this.#gState[g],
        inMarkAssist: this.#gAssist[g] === 1,
        stw: (this.#stw.get(g) ?? []).map((text) => this.#texts.text(text)),
        regions: this.#annotations.openRegions(g),
      });
    }
    const procs: Carry['procs'][number][] = [];
    const procListed = new Int32Array(this.procs.count).fill(NONE);
    for (let p = 0; p < this.procs.count; p++) {
      if (this.#pStatus[p] === 0) continue;
      procListed[p] = procs.length;
      procs.push({ idLo: this.procs.lo[p], idHi: this.procs.hi[p], status: this.#pStatus[p], sweeping: this.#pSweeping[p] === 1 });
    }
    const threads: Carry['threads'][number][] = [];
    for (let m = 0; m < this.threads.count; m++) {
      if (this.#mKnown[m] === 0) continue;
      const g = this.#mGoroutine[m];
      const p = this.#mProc[m];
      threads.push({
        idLo: this.threads.lo[m],
        idHi: this.threads.hi[m],
        goroutine: g < 0 ? NONE : listed[g],
        proc: p < 0 ? NONE : procListed[p],
      });
    }
    return { goroutines, procs, threads, tasks: this.#annotations.openTasks(), gcState: this.#gcState, gcSeq: this.#gcSeq, lastNs };
  }

  #restore(carry: Carry): void {
    for (const carried of carry.goroutines) {
      const g = this.goroutines.add(carried.idHi * 4294967296 + carried.idLo, carried.idLo, carried.idHi);
      this.#reserve(g);
      this.#gState[g] = carried.state;
      this.#gAssist[g] = carried.inMarkAssist ? 1 : 0;
      if (carried.stw.length > 0) this.#stw.set(g, carried.stw.map((kind) => this.#texts.intern(kind)));
    }
    for (const carried of carry.procs) {
      const p = this.#internProc(carried.idHi * 4294967296 + carried.idLo, carried.idLo, carried.idHi);
      this.#pStatus[p] = carried.status;
      this.#pSweeping[p] = carried.sweeping ? 1 : 0;
    }
    for (const carried of carry.threads) {
      const m = this.#internThread(carried.idHi * 4294967296 + carried.idLo, carried.idLo, carried.idHi);
      this.#mKnown[m] = 1;
      // Carried goroutines and Ps were interned first and in order: their indexes are those of the carry.
      this.#mGoroutine[m] = carried.goroutine;
      this.#mProc[m] = carried.proc;
    }
    this.#gcState = carry.gcState;
    this.#gcSeq = carry.gcSeq;
  }

  #procSteal(cursor: number, m: number, p: number, g: number): boolean {
    const { args, timeNs } = this.#cursors;
    const slot = cursor * MAX_ARGUMENTS;
    const stolen = this.#findProc(slot);
    if (stolen < 0) return false;
    const status = this.#pStatus[stolen];
    if ((status !== P_SYSCALL && status !== P_ABANDONED) || args[slot + 1] !== this.#pSeq[stolen] + 1) return false;
    this.#context(cursor, m, MUST, p, MAY, g, MAY);
    this.#pStatus[stolen] = P_IDLE;
    this.#pSeq[stolen] = args[slot + 1];
    if (status === P_ABANDONED) {
      // The M it belonged to is not known any more; nobody loses it.
      this.#rows.push(timeNs[cursor], KIND.proc, (PROC.idle << 4) | PROC.idle, m, p, g, stolen, 0, 0);
      return true;
    }
    const victim = this.threads.find(args[slot + 2], this.#lo(slot + 2), this.#hi(slot + 2));
    if (victim === m) {
      if (p !== stolen) throw this.#contradiction(cursor, 'a thread steals a P from itself that it does not have');
    } else if (victim < 0 || this.#mKnown[victim] === 0 || this.#mProc[victim] !== stolen) {
      throw this.#contradiction(cursor, 'a P is stolen from a thread that does not have it');
    }
    this.#mProc[victim] = NONE;
    this.#rows.push(timeNs[cursor], KIND.proc, (PROC.running << 4) | PROC.idle, m, p, g, stolen, 0, 0);
    return true;
  }

  #procStatus(cursor: number, m: number, p: number, g: number): void {
    const { args, timeNs } = this.#cursors;
    const slot = cursor * MAX_ARGUMENTS;
    const status = args[slot + 1];
    if (status < 1 || status > 4) throw this.#contradiction(cursor, `a P has status ${status}, which does not exist`);
    const proc = this.#internProc(args[slot], this.#lo(slot), this.#hi(slot));
    const known = this.#pStatus[proc];
    const state = PROC_OF_STATUS[status];
    let detail = (state << 4) | state;
    let contextM = m;
    let contextP = p;
    let contextG = g;
    if (known === 0) {
      detail = ((this.#initial ? PROC.undetermined : PROC.notExist) << 4) | state;
      this.#pStatus[proc] = status;
    } else if (known === P_SYSCALL && status === P_ABANDONED) {
      // Nothing was lost after all: the thread that has it is known. Shown in that thread's context.
      contextM = this.#mProc.subarray(0, this.threads.count).indexOf(proc);
      if (contextM < 0) throw this.#contradiction(cursor, 'no thread has the P that is about to be stolen');
      contextP = proc;
      contextG = this.#mGoroutine[contextM];
      detail = (PROC.running << 4) | PROC.running;
    } else if (known !== status) throw this.#contradiction(cursor, 'the status of a P is not what its events make it');
    this.#pSeq[proc] = 0;
    this.#rows.push(timeNs[cursor], KIND.proc, detail, contextM, contextP, contextG, proc, 0, 0);
    if (m >= 0 && (status === P_RUNNING || status === P_SYSCALL)) this.#mProc[m] = proc;
  }

  #goStatus(cursor: number, m: number, p: number, g: number): void {
    const { args, timeNs, type } = this.#cursors;
    const slot = cursor * MAX_ARGUMENTS;
    const status = args[slot + 2];
    if (status < 1 || status > 4) throw this.#contradiction(cursor, `a goroutine has status ${status}, which does not exist`);
    const state = GO_OF_STATUS[status];
    let goroutine = this.#findGoroutine(slot);
    let from: number = state;
    if (goroutine >= 0) {
      if (this.#gState[goroutine] !== state) throw this.#contradiction(cursor, 'the status of a goroutine is not what its events make it');
    } else if (this.#initial) {
      goroutine = this.goroutines.add(args[slot], this.#lo(slot), this.#hi(slot));
      this.#reserve(goroutine);
      this.#gState[goroutine] = state;
      from = GO.undetermined;
    } else throw this.#contradiction(cursor, 'a goroutine turns up that no earlier event introduced');
    this.#gSeq[goroutine] = 0;
    let contextM = m;
    let contextG = g;
    let bindTo = NONE;
    if (state === GO.running) bindTo = m;
    else if (state === GO.syscall) {
      if (this.#isNone(slot + 1)) throw this.#contradiction(cursor, 'a goroutine is in a system call on no thread');
      const thread = this.#internThread(args[slot + 1], this.#lo(slot + 1), this.#hi(slot + 1));
      if (thread === m) {
        if (!this.#initial && g !== goroutine) throw this.#contradiction(cursor, 'a goroutine is in a system call on a thread that runs another');
        bindTo = m;
      } else {
        if (this.#mKnown[thread] === 1) {
          if (this.#mGoroutine[thread] !== goroutine) throw this.#contradiction(cursor, 'a goroutine is in a system call on a thread that runs another');
          contextG = goroutine;
        } else {
          this.#mKnown[thread] = 1;
          this.#mGoroutine[thread] = goroutine;
        }
        contextM = thread;
      }
    }
    const stack = type[cursor] === 48 ? this.#stack(cursor, 3) : 0;
    this.#rows.push(timeNs[cursor], KIND.goroutine, (from << 4) | state, contextM, p, contextG, goroutine, 0, stack);
    if (bindTo >= 0) this.#mGoroutine[bindTo] = goroutine;
  }

  #destroySyscall(cursor: number, m: number, p: number, g: number): void {
    this.#current(cursor, m, p, MAY, g, GO.syscall);
    const time = this.#cursors.timeNs[cursor];
    if (p >= 0) {
      if (this.#pStatus[p] !== P_SYSCALL) throw this.#contradiction(cursor, 'a thread leaves Go with a P that is not in a system call');
      // The thread id may be used again at once: the P is cut loose now, as if it had been stolen.
      this.#pStatus[p] = P_ABANDONED;
      this.#rows.push(time, KIND.proc, (PROC.running << 4) | PROC.idle, m, p, g, p, 0, 0);
      this.#mProc[m] = NONE;
    }
    this.#rows.push(time, KIND.goroutine, (GO.syscall << 4) | GO.notExist, m, p, g, g, 0, 0);
    this.#end(g);
    this.#mGoroutine[m] = NONE;
  }

  #goSwitch(cursor: number, m: number, p: number, g: number): boolean {
    const { args, timeNs, type } = this.#cursors;
    const slot = cursor * MAX_ARGUMENTS;
    this.#current(cursor, m, p, MUST, g, GO.running);
    const target = this.#findGoroutine(slot);
    if (target < 0 || this.#gState[target] !== GO.waiting || args[slot + 1] !== this.#gSeq[target] + 1) return false;
    const time = timeNs[cursor];
    const rows = this.#rows;
    rows.push(time, KIND.goroutine, (GO.waiting << 4) | GO.runnable, m, p, g, target, 0, 0);
    if (type[cursor] === 45) {
      rows.push(time, KIND.goroutine, (GO.running << 4) | GO.waiting, m, p, g, g, 0, 0);
      this.#gState[g] = GO.waiting;
    } else {
      rows.push(time, KIND.goroutine, (GO.running << 4) | GO.notExist, m, p, g, g, 0, 0);
      this.#end(g);
    }
    rows.push(time, KIND.goroutine, (GO.runnable << 4) | GO.running, m, p, NONE, target, 0, 0);
    this.#gState[target] = GO.running;
    this.#gSeq[target] = args[slot + 1];
    this.#mGoroutine[m] = target;
    return true;
  }

  #stwBegin(cursor: number, m: number, p: number, g: number): void {
    this.#context(cursor, m, MUST, p, MUST, g, MUST);
    const kind = this.#text(cursor, 0);
    const open = this.#stw.get(g);
    if (open === undefined) this.#stw.set(g, [kind]);
    else if (open.includes(kind)) throw this.#contradiction(cursor, 'a goroutine stops the world twice');
    else open.push(kind);
    this.#rows.push(this.#cursors.timeNs[cursor], KIND.rangeBegin, RANGE.stw, m, p, g, g, kind, this.#stack(cursor, 1));
  }

  #stwEnd(cursor: number, m: number, p: number, g: number): void {
    this.#context(cursor, m, MUST, p, MUST, g, MUST);
    const kind = this.#stw.get(g)?.shift();
    if (kind === undefined) throw this.#contradiction(cursor, 'a goroutine restarts the world that it did not stop');
    this.#rows.push(this.#cursors.timeNs[cursor], KIND.rangeEnd, RANGE.stw, m, p, g, g, kind, 0);
  }

  #experimental(cursor: number, m: number, p: number, g: number): void {
    this.#context(cursor, m, MUST, p, MAY, g, MAY);
    const { type, timeNs } = this.#cursors;
    const slot = cursor * MAX_ARGUMENTS;
    const first = this.#amount(slot);
    // Unused slots are kept too: the reader knows how many arguments a type has.
    this.#amount(slot + 1);
    this.#amount(slot + 2);
    this.#rows.push(timeNs[cursor], KIND.experimental, type[cursor], m, p, g, NONE, first, 0);
  }

  #create(cursor: number, state: number): number {
    const slot = cursor * MAX_ARGUMENTS;
    if (this.#findGoroutine(slot) >= 0) throw this.#contradiction(cursor, 'a goroutine is created that exists already');
    const g = this.goroutines.add(this.#cursors.args[slot], this.#lo(slot), this.#hi(slot));
    this.#reserve(g);
    this.#gState[g] = state;
    this.#gSeq[g] = 0;
    this.#gOrigin[g] = ORIGIN.created;
    return g;
  }

  #end(g: number): void {
    this.goroutines.remove(g);
    this.#gState[g] = GO.undetermined;
    this.#gEnded[g] = 1;
    this.#stw.delete(g);
    this.#annotations.end(g);
  }

  /** A range that was already open when the generation began. */
  #active(cursor: number, open: Uint8Array, index: number): void {
    if (this.#initial) {
      if (open[index] === 1) throw this.#contradiction(cursor, 'a range is said to be open that began before');
      open[index] = 1;
    } else if (open[index] === 0) throw this.#contradiction(cursor, 'a range is said to be open that never began');
  }

  #current(cursor: number, m: number, p: number, needP: number, g: number, state: number): void {
    this.#context(cursor, m, MUST, p, needP, g, MUST);
    if (this.#gState[g] !== state) throw this.#contradiction(cursor, 'the goroutine on its thread is not in the state that the event needs');
  }

  #context(cursor: number, m: number, needM: number, p: number, needP: number, g: number, needG: number): void {
    if (
      (needM === MUST && m < 0) ||
      (needP === MUST && p < 0) ||
      (needG === MUST && g < 0) ||
      (needP === MUST_NOT && p >= 0) ||
      (needG === MUST_NOT && g >= 0)
    ) {
      throw this.#contradiction(cursor, 'an event stands where its thread has no fitting P or goroutine');
    }
  }

  #text(cursor: number, argument: number): number {
    const id = this.#cursors.args[cursor * MAX_ARGUMENTS + argument];
    const text = this.#texts.find(id);
    if (text < 0) throw this.#missing(cursor, `text ${id}`);
    return text;
  }

  #stack(cursor: number, argument: number): number {
    const id = this.#cursors.args[cursor * MAX_ARGUMENTS + argument];
    const stack = this.#stacks.byId.find(id);
    if (stack < 0) throw this.#missing(cursor, `stack ${id}`);
    return stack;
  }

  #amount(slot: number): number {
    return this.#rows.amount(this.#lo(slot), this.#hi(slot));
  }

  #findGoroutine(slot: number): number {
    return this.goroutines.find(this.#cursors.args[slot], this.#lo(slot), this.#hi(slot));
  }

  #findProc(slot: number): number {
    return this.procs.find(this.#cursors.args[slot], this.#lo(slot), this.#hi(slot));
  }

  #lo(slot: number): number {
    const value = this.#cursors.args[slot];
    return value < EXACT_LIMIT ? value >>> 0 : this.#cursors.wideLo[slot];
  }

  #hi(slot: number): number {
    const value = this.#cursors.args[slot];
    return value < EXACT_LIMIT ? Math.floor(value / 4294967296) : this.#cursors.wideHi[slot];
  }

  /** The argument is 2^64 - 1. */
  #isNone(slot: number): boolean {
    return this.#lo(slot) === 0xffffffff && this.#hi(slot) === 0xffffffff;
  }

  #internProc(value: number, lo: number, hi: number): number {
    const p = this.procs.intern(value, lo, hi);
    if (p >= MAX_PROCS) throw new DamageError({ what: 'damaged', message: `The trace names more than ${MAX_PROCS} Ps.` });
    if (p >= this.#pStatus.length) {
      const length = p * 2;
      const old = this.#pSeq.length;
      this.#pStatus = grown(this.#pStatus, length);
      this.#pSeq = grown(this.#pSeq, length).fill(NO_SEQ, old);
      this.#pSweeping = grown(this.#pSweeping, length);
    }
    return p;
  }

  #internThread(value: number, lo: number, hi: number): number {
    const m = this.threads.intern(value, lo, hi);
    if (m >= this.#mKnown.length) {
      const length = m * 2;
      const old = this.#mKnown.length;
      this.#mKnown = grown(this.#mKnown, length);
      this.#mProc = grown(this.#mProc, length).fill(NONE, old);
      this.#mGoroutine = grown(this.#mGoroutine, length).fill(NONE, old);
    }
    return m;
  }

  /** Room for goroutine index `g`. */
  #reserve(g: number): void {
    if (g < this.#gState.length) return;
    const length = g * 2;
    const old = this.#gState.length;
    this.#gState = grown(this.#gState, length);
    this.#gSeq = grown(this.#gSeq, length).fill(NO_SEQ, old);
    this.#gAssist = grown(this.#gAssist, length);
    this.#gOrigin = grown(this.#gOrigin, length);
    this.#gEnded = grown(this.#gEnded, length);
  }

  #contradiction(cursor: number, what: string): DamageError {
    const at = this.#cursors.offset[cursor];
    return new DamageError({ what: 'inconsistent', message: `The trace contradicts itself at byte ${at}: ${what}.`, offset: at });
  }

  #missing(cursor: number, what: string): DamageError {
    const at = this.#cursors.offset[cursor];
    return new DamageError({ what: 'damaged', message: `An event at byte ${at} refers to ${what}, which its generation does not define.`, offset: at });
  }
}
