// Joins generations that were decoded without the state before them: does what each took for granted hold? If so its rows are
// those that it would have had with that state, but for the corrections, and its changes give the state after it. If not, it has
// to be decoded again with the state as a Carry. Costs no more than what the generation touched.

import { GO, NONE } from '../columns.ts';
import type { CarriedRegion, Carry } from './carry.ts';
import { UNASKED } from './claims.ts';
import { AS_BEFORE, type Restated, type RestatedGoroutines, type RestatedProc, type RestatedThread } from './restated.ts';
import { Standing, taskKey } from './standing.ts';
import { MAX_PROCS, P_STATUS, PROC_OF_STATUS } from './state.ts';

/** Where rows say less than they would with the state before: what the figures lack. */
export interface Corrections {
  /**
   * By PROC state: so many Ps were new, and found in that state. Their rows say that they have been in it (from it to it); it
   * should be that they did not exist before.
   */
  readonly newProcs: readonly number[];
  /** Types of the tasks that end here and began before, whose rows have an empty one. Binary strings. */
  readonly taskEndTypes: readonly string[];
}

const TWO_32 = 4294967296;

export class Continuity {
  #standing: Standing;
  /** By goroutine of the standing: the number of the `take` that found it last. */
  #foundBy = new Uint32Array(256);
  #takes = 0;

  /** `carry`: the state that a generation left which was decoded knowing the one before it. */
  constructor(carry: Carry) {
    this.#standing = new Standing(carry);
  }

  /** Goes on from a generation that was decoded knowing the state before it. */
  replace(carry: Carry): void {
    this.#standing = new Standing(carry);
    this.#foundBy = new Uint32Array(256);
  }

  /** Ps known so far. */
  get procs(): number {
    return this.#standing.procs.count;
  }

  /** For the decoding of the next generation where it does not stand on its own. */
  carry(): Carry {
    return this.#standing.carry();
  }

  /** Goes on behind the next generation. undefined: it does not fit what came before, and nothing has changed. */
  take(restated: Restated): Corrections | undefined {
    if (!this.#startsRight(restated)) return undefined;
    const goroutines = this.#found(restated.goroutines);
    if (goroutines === undefined || !this.#goroutinesFit(restated, goroutines)) return undefined;
    const procs = restated.procs.map(({ idLo, idHi }) => this.#standing.findProc(idLo, idHi));
    const newProcs = this.#newProcs(restated.procs, procs);
    if (newProcs === undefined) return undefined;
    if (!restated.threads.every((thread) => this.#threadFits(thread, procs, goroutines))) return undefined;
    if (!this.#gcFits(restated) || !this.#tasksFit(restated)) return undefined;
    const taskEndTypes = this.#endTasks(restated);
    this.#changeGoroutines(restated, goroutines);
    this.#changeProcsAndThreads(restated, procs, goroutines);
    this.#standing.lastNs = restated.lastNs;
    if (this.#standing.isWorn) this.replace(this.carry());
    return { newProcs, taskEndTypes };
  }

  /** Its times do not depend on how the one before really ended, or that was foreseen. */
  #startsRight({ assumedLastNs, startNs }: Restated): boolean {
    const { lastNs } = this.#standing;
    return lastNs === assumedLastNs || (startNs > lastNs && startNs > assumedLastNs);
  }

  /** Standing index of each goroutine that was there before. undefined: one was not, or not so; or one that is new was. */
  #found({ count, idLo, idHi, before }: RestatedGoroutines): Int32Array | undefined {
    const { goroutines, gState, highestId } = this.#standing;
    if (this.#foundBy.length < gState.length) {
      const wider = new Uint32Array(gState.length);
      wider.set(this.#foundBy);
      this.#foundBy = wider;
    }
    const foundBy = this.#foundBy;
    const take = ++this.#takes;
    const found = new Int32Array(count).fill(NONE);
    for (let g = 0; g < count; g++) {
      const was = before[g];
      if (was === GO.undetermined) continue;
      const id = idHi[g] * TWO_32 + idLo[g];
      // Ids are given out nearly in sequence: most of what is created lies above all that was there, and is not looked up.
      const known = id > highestId ? NONE : goroutines.find(id, idLo[g], idHi[g]);
      if (was === GO.notExist) {
        // Its id may be that of one found further up, which has then ended before.
        if (known >= 0 && foundBy[known] !== take) return undefined;
      } else {
        if (known < 0 || gState[known] !== was || foundBy[known] === take) return undefined;
        foundBy[known] = take;
        found[g] = known;
      }
    }
    return found;
  }

  #goroutinesFit({ assists, stops, regions }: Restated, goroutines: Int32Array): boolean {
    const standing = this.#standing;
    for (const { goroutine, open } of assists) if (standing.gAssist[goroutines[goroutine]] !== (open ? 1 : 0)) return false;
    for (const { goroutine, ended, all } of stops) {
      const open = standing.stops.get(goroutines[goroutine])?.length ?? 0;
      if (all ? open !== ended : open < ended) return false;
    }
    for (const { goroutine, ended } of regions) {
      const open = standing.regions.get(goroutines[goroutine]);
      if (open !== undefined && !endInOrder(ended, open)) return false;
    }
    return true;
  }

  /** Corrections.newProcs, or undefined where a P was not as it was said to be. `known`: standing indexes. */
  #newProcs(procs: readonly RestatedProc[], known: readonly number[]): number[] | undefined {
    const { pStatus, pSweeping } = this.#standing;
    const found = [0, 0, 0, 0];
    let unknown = 0;
    for (const [p, { before, promoted, sweptBefore }] of procs.entries()) {
      const at = known[p];
      if (at < 0) unknown++;
      if (promoted ? pStatus[at] !== P_STATUS.syscall : at >= 0 && before !== 0 && before !== pStatus[at]) return undefined;
      if (sweptBefore !== undefined && sweptBefore !== (at >= 0 && pSweeping[at])) return undefined;
      if (at < 0 && before !== 0) found[PROC_OF_STATUS[before]]++;
    }
    // With more, decoding would have refused some.
    return this.#standing.procs.count + unknown <= MAX_PROCS ? found : undefined;
  }

  #threadFits({ idLo, idHi, procBefore, goroutineBefore, ifKnown }: RestatedThread, procs: readonly number[], goroutines: Int32Array): boolean {
    const standing = this.#standing;
    const m = standing.findThread(idLo, idHi);
    if (procBefore !== AS_BEFORE && !isBound(m < 0 ? NONE : standing.mProc[m], procBefore, procs)) return false;
    if (goroutineBefore === AS_BEFORE || (ifKnown && m < 0)) return true;
    return isBound(m < 0 ? NONE : standing.goroutineOf(m), goroutineBefore, goroutines);
  }

  #gcFits({ gc }: Restated): boolean {
    if (gc === undefined) return true;
    const { gcState, gcSeq } = this.#standing;
    const { event, seq } = gc.claim;
    if (event === 'begin') return gcState === 'undetermined' || (gcState === 'not running' && seq === gcSeq + 1);
    return gcState === 'running' && seq === gcSeq + 1;
  }

  #tasksFit({ tasks: { begunLo, begunHi } }: Restated): boolean {
    const { tasks } = this.#standing;
    for (let i = 0; i < begunLo.length; i++) if (tasks.has(taskKey(begunLo[i], begunHi[i]))) return false;
    return true;
  }

  /** Corrections.taskEndTypes. */
  #endTasks({ tasks: { endedLo, endedHi, open } }: Restated): string[] {
    const { tasks } = this.#standing;
    const types: string[] = [];
    for (let i = 0; i < endedLo.length; i++) {
      const key = taskKey(endedLo[i], endedHi[i]);
      const task = tasks.get(key);
      if (task === undefined) continue;
      types.push(task.type);
      tasks.delete(key);
    }
    for (const task of open) tasks.set(taskKey(task.taskLo, task.taskHi), task);
    return types;
  }

  /** `at`: standing indexes of those found; those created are added to it. */
  #changeGoroutines({ goroutines, stops, regions }: Restated, at: Int32Array): void {
    const standing = this.#standing;
    const { count, idLo, idHi, state, assist } = goroutines;
    for (let g = 0; g < count; g++) {
      const known = at[g];
      if (known < 0) {
        if (state[g] !== GO.undetermined) at[g] = standing.addGoroutine(idLo[g], idHi[g], state[g], assist[g]);
      } else if (state[g] === GO.undetermined) standing.endGoroutine(known);
      else {
        standing.gState[known] = state[g];
        if (assist[g] !== UNASKED) standing.gAssist[known] = assist[g];
      }
    }
    for (const { goroutine, ended, open } of stops) {
      if (state[goroutine] !== GO.undetermined) change(standing.stops, at[goroutine], (before) => before.splice(0, ended), open);
    }
    for (const { goroutine, ended, open } of regions) {
      if (state[goroutine] !== GO.undetermined) change(standing.regions, at[goroutine], (before) => before.splice(Math.max(0, before.length - ended.length)), open);
    }
  }

  #changeProcsAndThreads({ procs, threads, gc }: Restated, procAt: readonly number[], goroutineAt: Int32Array): void {
    const standing = this.#standing;
    const placed = procs.map(({ idLo, idHi, status, sweeping }, p) => {
      const at = procAt[p];
      return status === 0 ? at : standing.setProc(idLo, idHi, status, sweeping ?? (at >= 0 && standing.pSweeping[at]));
    });
    for (const { idLo, idHi, proc, goroutine } of threads) {
      const m = standing.findThread(idLo, idHi);
      standing.setThread(idLo, idHi, bindingOf(standing.mProc[m], proc, placed), bindingOf(standing.mGoroutine[m], goroutine, goroutineAt));
    }
    if (gc !== undefined) {
      standing.gcState = gc.state;
      standing.gcSeq = gc.seq;
    }
  }
}

/** `actual`: standing index, NONE for none; `claimed`: NONE, or an index into `at`, which has NONE for what was not there. */
function isBound(actual: number, claimed: number, at: readonly number[] | Int32Array): boolean {
  return claimed === NONE ? actual === NONE : actual !== NONE && actual === at[claimed];
}

/** Standing index of what an M is bound to at the end; `before`: what it was bound to. */
function bindingOf(before: number | undefined, bound: number, at: readonly number[] | Int32Array): number {
  if (bound === AS_BEFORE) return before ?? NONE;
  return bound === NONE ? NONE : at[bound];
}

/** Each region that ends is the innermost still open; those that end when none is open began before the trace. */
function endInOrder(ended: readonly CarriedRegion[], open: readonly CarriedRegion[]): boolean {
  return ended.every(({ taskLo, taskHi, type }, i) => {
    const innermost = open[open.length - 1 - i] as CarriedRegion | undefined;
    return innermost === undefined || (innermost.taskLo === taskLo && innermost.taskHi === taskHi && innermost.type === type);
  });
}

/** Takes from a goroutine's open ranges those that ended, and adds those that began. */
function change<T>(ranges: Map<number, T[]>, goroutine: number, takeEnded: (before: T[]) => void, begun: readonly T[]): void {
  const open = ranges.get(goroutine) ?? [];
  takeEnded(open);
  for (const range of begun) open.push(range);
  if (open.length > 0) ranges.set(goroutine, open);
  else ranges.delete(goroutine);
}
