// How goroutines, Ps, Ms, tasks and the GC stand between two generations, in a form that can be looked up and changed: what a
// Carry lists. Its indexes are its own.

import { GO, NONE } from '../columns.ts';
import type { CarriedRegion, CarriedTask, Carry, GcState } from './carry.ts';
import { IdTable, LiveGoroutines, grown } from './ids.ts';

const TWO_32 = 4294967296;
/** Indexes of goroutines that have ended may be this many more than half of all. */
const FREE_ENDED = 4096;

export class Standing {
  readonly goroutines = new LiveGoroutines();
  live = 0;
  /** No goroutine above this id is live; as a double. */
  highestId = -1;
  /** By goroutine: GO state, undetermined once it has ended; 1: in a mark assist. */
  gState = new Uint8Array(256);
  gAssist = new Uint8Array(256);
  /** Open stops of the world by goroutine, oldest first, and open regions, outermost first. */
  readonly stops = new Map<number, string[]>();
  readonly regions = new Map<number, CarriedRegion[]>();
  readonly procs = new IdTable();
  /** By P. */
  readonly pStatus: number[] = [];
  readonly pSweeping: boolean[] = [];
  readonly threads = new IdTable();
  /** By M: index or NONE; the goroutine may have ended since. */
  readonly mProc: number[] = [];
  readonly mGoroutine: number[] = [];
  readonly tasks = new Map<number | string, CarriedTask>();
  gcState: GcState;
  gcSeq: number;
  lastNs: number;

  constructor(carry: Carry) {
    for (const carried of carry.goroutines) {
      const g = this.addGoroutine(carried.idLo, carried.idHi, carried.state, carried.inMarkAssist ? 1 : 0);
      if (carried.stw.length > 0) this.stops.set(g, [...carried.stw]);
      if (carried.regions.length > 0) this.regions.set(g, [...carried.regions]);
    }
    for (const { idLo, idHi, status, sweeping } of carry.procs) this.setProc(idLo, idHi, status, sweeping);
    // Goroutines and Ps above were numbered in the order of their lists.
    for (const { idLo, idHi, goroutine, proc } of carry.threads) this.setThread(idLo, idHi, proc, goroutine);
    for (const task of carry.tasks) this.tasks.set(taskKey(task.taskLo, task.taskHi), task);
    this.gcState = carry.gcState;
    this.gcSeq = carry.gcSeq;
    this.lastNs = carry.lastNs;
  }

  addGoroutine(idLo: number, idHi: number, state: number, assist: number): number {
    const id = idHi * TWO_32 + idLo;
    if (id > this.highestId) this.highestId = id;
    const g = this.goroutines.add(id, idLo, idHi);
    if (g >= this.gState.length) {
      this.gState = grown(this.gState, g * 2);
      this.gAssist = grown(this.gAssist, g * 2);
    }
    this.gState[g] = state;
    this.gAssist[g] = assist;
    this.live++;
    return g;
  }

  endGoroutine(g: number): void {
    this.goroutines.remove(g);
    this.gState[g] = GO.undetermined;
    this.live--;
    this.stops.delete(g);
    this.regions.delete(g);
  }

  findProc(idLo: number, idHi: number): number {
    return this.procs.find(idHi * TWO_32 + idLo, idLo, idHi);
  }

  setProc(idLo: number, idHi: number, status: number, sweeping: boolean): number {
    const p = this.procs.intern(idHi * TWO_32 + idLo, idLo, idHi);
    this.pStatus[p] = status;
    this.pSweeping[p] = sweeping;
    return p;
  }

  findThread(idLo: number, idHi: number): number {
    return this.threads.find(idHi * TWO_32 + idLo, idLo, idHi);
  }

  setThread(idLo: number, idHi: number, proc: number, goroutine: number): void {
    const m = this.threads.intern(idHi * TWO_32 + idLo, idLo, idHi);
    this.mProc[m] = proc;
    this.mGoroutine[m] = goroutine;
  }

  /** The live goroutine that an M is on. */
  goroutineOf(m: number): number {
    const g = this.mGoroutine[m];
    return g >= 0 && this.gState[g] !== GO.undetermined ? g : NONE;
  }

  /** So many have ended that it is time to number them anew. */
  get isWorn(): boolean {
    return this.goroutines.count > 2 * this.live + FREE_ENDED;
  }

  carry(): Carry {
    const { goroutines, procs, threads } = this;
    const listed = new Int32Array(goroutines.count).fill(NONE);
    const carried: Carry['goroutines'][number][] = [];
    for (let g = 0; g < goroutines.count; g++) {
      if (this.gState[g] === GO.undetermined) continue;
      listed[g] = carried.length;
      carried.push({
        idLo: goroutines.lo[g],
        idHi: goroutines.hi[g],
        state: this.gState[g],
        inMarkAssist: this.gAssist[g] === 1,
        stw: [...(this.stops.get(g) ?? [])],
        regions: [...(this.regions.get(g) ?? [])],
      });
    }
    return {
      goroutines: carried,
      procs: Array.from(this.pStatus, (status, p) => ({ idLo: procs.lo[p], idHi: procs.hi[p], status, sweeping: this.pSweeping[p] })),
      threads: Array.from(this.mProc, (proc, m) => {
        const g = this.goroutineOf(m);
        return { idLo: threads.lo[m], idHi: threads.hi[m], goroutine: g < 0 ? NONE : listed[g], proc };
      }),
      tasks: [...this.tasks.values()],
      gcState: this.gcState,
      gcSeq: this.gcSeq,
      lastNs: this.lastNs,
    };
  }
}

/** Of a task's id in `Standing.tasks`. */
export function taskKey(lo: number, hi: number): number | string {
  return hi < 1 << 21 ? hi * TWO_32 + lo : `${hi}:${lo}`;
}
