// State of every goroutine, P and M while a generation is replayed: typed arrays by dense index (go-trace.md, section 5.1).

import { GO, NONE, ORIGIN, PROC } from '../columns.ts';
import { type Annotations, openAnnotations } from './annotations.ts';
import type { Carry, GcState } from './carry.ts';
import { Claims, OPEN } from './claims.ts';
import { IdTable, LiveGoroutines, grown } from './ids.ts';
import { G_FIELDS, G_SEQ, G_STATE, M_FIELDS, M_GOROUTINE, M_OPEN, M_PROC } from './stateLayout.ts';
import type { TextTable } from './texts.ts';

/** P statuses as the wire numbers them; 0: unknown. */
export const P_STATUS = { running: 1, idle: 2, syscall: 3, abandoned: 4 } as const;
/** PROC state by P_STATUS. */
export const PROC_OF_STATUS = [PROC.undetermined, PROC.running, PROC.idle, PROC.running, PROC.idle];
/** A sequence number that no event follows: the resource has no status in this generation yet. */
const NO_SEQ = -2;
/** Each P becomes a lane; GOMAXPROCS of real programs stays far below. */
export const MAX_PROCS = 1 << 13;
const TWO_32 = 4294967296;

/**
 * `trace start`: no generation came before, statuses introduce things. `carry`: what the one before left is known. `restated`: it is
 * not; statuses tell of it, and what they leave open is claimed.
 */
export type Ground = 'trace start' | 'carry' | 'restated';

export class SchedulerState {
  readonly goroutines = new LiveGoroutines();
  readonly procs = new IdTable();
  readonly threads = new IdTable();
  readonly texts: TextTable;
  readonly annotations: Annotations;
  readonly ground: Ground;
  /** What is taken for granted on `restated` ground; else undefined. */
  readonly claims: Claims | undefined;

  /** By goroutine index, see G_FIELDS. */
  ofG = new Int32Array(256 * G_FIELDS);
  /** By goroutine index. 1: in a mark assist; UNASKED (claims.ts): as before. */
  gAssist = new Uint8Array(256);
  #gOrigin = new Uint8Array(256);
  /** State it was found or created in. */
  #gFirst = new Uint8Array(256);
  #gEnded = new Uint8Array(256);
  /** Kinds (texts) of open STW ranges by goroutine, oldest first; nearly always empty. */
  readonly stw = new Map<number, number[]>();
  // By P index; P_STATUS. pSweeping as gAssist.
  pStatus = new Uint8Array(16);
  pSeq = new Float64Array(16).fill(NO_SEQ);
  pSweeping = new Uint8Array(16);
  /** By M index, see M_FIELDS. An M is known from the first attempt to advance an event of it. */
  ofM = new Int32Array(16 * M_FIELDS);
  /** false: both below are those of the state before, which `restated` ground does not tell until the first GC event. */
  gcKnown: boolean;
  gcState: GcState = 'undetermined';
  gcSeq = 0;
  /** Goroutines that only CPU samples name, by id. */
  readonly #mentioned = new Map<string, number>();

  /** The first M indexes are those of `threads`. */
  constructor(texts: TextTable, threads: IdTable, ground: Ground, carry: Carry | undefined) {
    this.texts = texts;
    this.ground = ground;
    this.claims = ground === 'restated' ? new Claims() : undefined;
    this.gcKnown = ground !== 'restated';
    for (let m = 0; m < threads.count; m++) this.thread(threads.hi[m] * TWO_32 + threads.lo[m], threads.lo[m], threads.hi[m]);
    this.annotations = openAnnotations(texts, carry);
    if (carry !== undefined) this.#restore(carry);
  }

  /** NONE: there are MAX_PROCS others already. */
  proc(value: number, lo: number, hi: number): number {
    if (this.procs.count >= MAX_PROCS && this.procs.find(value, lo, hi) < 0) return NONE;
    const p = this.procs.intern(value, lo, hi);
    if (p >= this.pStatus.length) {
      const length = p * 2;
      const old = this.pSeq.length;
      this.pStatus = grown(this.pStatus, length);
      this.pSeq = grown(this.pSeq, length).fill(NO_SEQ, old);
      this.pSweeping = grown(this.pSweeping, length);
    }
    return p;
  }

  thread(value: number, lo: number, hi: number): number {
    const before = this.threads.count;
    const m = this.threads.intern(value, lo, hi);
    if (m < before) return m;
    if (m * M_FIELDS >= this.ofM.length) this.ofM = grown(this.ofM, this.ofM.length * 2);
    this.ofM[m * M_FIELDS + M_PROC] = NONE;
    this.ofM[m * M_FIELDS + M_GOROUTINE] = NONE;
    this.ofM[m * M_FIELDS + M_OPEN] = this.ground === 'restated' ? OPEN.untried | OPEN.proc | OPEN.goroutine : OPEN.untried;
    return m;
  }

  /** A new incarnation in a GO state, as of this generation's sequence. */
  addGoroutine(value: number, lo: number, hi: number, state: number, origin: number): number {
    const g = this.goroutines.add(value, lo, hi);
    this.#reserve(g);
    this.ofG[g * G_FIELDS + G_STATE] = state;
    this.ofG[g * G_FIELDS + G_SEQ] = 0;
    this.#gOrigin[g] = origin;
    this.#gFirst[g] = state;
    return g;
  }

  endGoroutine(g: number): void {
    this.goroutines.remove(g);
    this.ofG[g * G_FIELDS + G_STATE] = GO.undetermined;
    this.#gEnded[g] = 1;
    if (this.stw.size > 0) this.stw.delete(g);
    this.annotations.end(g);
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

  /** It was there before this generation. */
  isFound(g: number): boolean {
    return this.#gOrigin[g] === ORIGIN.found;
  }

  /** GO state that a goroutine was found or created in; undetermined where it is only mentioned. */
  firstStates(): Uint8Array {
    return this.#gFirst.subarray(0, this.goroutines.count);
  }

  /** GO states now. */
  goStates(): Uint8Array {
    const { count } = this.goroutines;
    const states = new Uint8Array(count);
    for (let g = 0; g < count; g++) states[g] = this.ofG[g * G_FIELDS + G_STATE];
    return states;
  }

  /** The first M that has a P; NONE: none has. */
  threadWith(p: number): number {
    for (let m = 0; m < this.threads.count; m++) if (this.ofM[m * M_FIELDS + M_PROC] === p) return m;
    return NONE;
  }

  origins(): Uint8Array {
    return this.#gOrigin.subarray(0, this.goroutines.count);
  }

  ended(): Uint8Array {
    return this.#gEnded.subarray(0, this.goroutines.count);
  }

  /** State for the next generation. */
  carry(lastNs: number): Carry {
    const listed = new Int32Array(this.goroutines.count).fill(NONE);
    const goroutines: Carry['goroutines'][number][] = [];
    for (let g = 0; g < this.goroutines.count; g++) {
      if (this.ofG[g * G_FIELDS + G_STATE] === GO.undetermined) continue;
      listed[g] = goroutines.length;
      goroutines.push({
        idLo: this.goroutines.lo[g],
        idHi: this.goroutines.hi[g],
        state: this.ofG[g * G_FIELDS + G_STATE],
        inMarkAssist: this.gAssist[g] === 1,
        stw: (this.stw.get(g) ?? []).map((text) => this.texts.text(text)),
        regions: this.annotations.openRegions(g),
      });
    }
    const procs: Carry['procs'][number][] = [];
    const procListed = new Int32Array(this.procs.count).fill(NONE);
    for (let p = 0; p < this.procs.count; p++) {
      if (this.pStatus[p] === 0) continue;
      procListed[p] = procs.length;
      procs.push({ idLo: this.procs.lo[p], idHi: this.procs.hi[p], status: this.pStatus[p], sweeping: this.pSweeping[p] === 1 });
    }
    const threads: Carry['threads'][number][] = [];
    for (let m = 0; m < this.threads.count; m++) {
      if ((this.ofM[m * M_FIELDS + M_OPEN] & OPEN.untried) !== 0) continue;
      const g = this.ofM[m * M_FIELDS + M_GOROUTINE];
      const p = this.ofM[m * M_FIELDS + M_PROC];
      threads.push({
        idLo: this.threads.lo[m],
        idHi: this.threads.hi[m],
        goroutine: g < 0 ? NONE : listed[g],
        proc: p < 0 ? NONE : procListed[p],
      });
    }
    return { goroutines, procs, threads, tasks: this.annotations.openTasks(), gcState: this.gcState, gcSeq: this.gcSeq, lastNs };
  }

  #restore(carry: Carry): void {
    for (const carried of carry.goroutines) {
      const g = this.goroutines.add(carried.idHi * TWO_32 + carried.idLo, carried.idLo, carried.idHi);
      this.#reserve(g);
      this.ofG[g * G_FIELDS + G_STATE] = carried.state;
      this.ofG[g * G_FIELDS + G_SEQ] = NO_SEQ;
      this.gAssist[g] = carried.inMarkAssist ? 1 : 0;
      if (carried.stw.length > 0) this.stw.set(g, carried.stw.map((kind) => this.texts.intern(kind)));
    }
    for (const carried of carry.procs) {
      const p = this.proc(carried.idHi * TWO_32 + carried.idLo, carried.idLo, carried.idHi);
      this.pStatus[p] = carried.status;
      this.pSweeping[p] = carried.sweeping ? 1 : 0;
    }
    for (const carried of carry.threads) {
      const m = this.thread(carried.idHi * TWO_32 + carried.idLo, carried.idLo, carried.idHi);
      this.ofM[m * M_FIELDS + M_OPEN] = 0;
      // Carried goroutines and Ps were interned first and in order: their indexes are those of the carry.
      this.ofM[m * M_FIELDS + M_GOROUTINE] = carried.goroutine;
      this.ofM[m * M_FIELDS + M_PROC] = carried.proc;
    }
    this.gcState = carry.gcState;
    this.gcSeq = carry.gcSeq;
  }

  /** Room for goroutine index `g`. */
  #reserve(g: number): void {
    if (g < this.gAssist.length) return;
    const length = g * 2;
    this.ofG = grown(this.ofG, length * G_FIELDS);
    this.gAssist = grown(this.gAssist, length);
    this.#gOrigin = grown(this.#gOrigin, length);
    this.#gFirst = grown(this.#gFirst, length);
    this.#gEnded = grown(this.#gEnded, length);
  }
}
