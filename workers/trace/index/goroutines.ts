// What became of each goroutine, one row an incarnation, and the waits that this product is about: creation to first run, and
// runnable to running. Definitions as in go-trace.md, sections 9.1 and 9.2; times in ns since the first event.

import { GO } from '../columns.ts';
import { grown } from '../wire/ids.ts';
import type { IndexClock } from './clock.ts';
import { DoubleColumn, DurationColumn } from './series.ts';
import { TextCounts } from './textCounts.ts';

/**
 * Layout of `#hot`. SEEN: 0 until its first transition, then 1, and 2 once its entry function is known. From STATE_NS on: ns in each GO state, closed stretches only (the first
 * two states take no time and have no place).
 */
const HOT = 8;
const SEEN = 0;
const SINCE = 1;
const STATE = 2;
const REASON = 3;
const STATE_NS = 4 - GO.runnable;

/** "Not in the trace" in the time columns. */
export const NEVER = NaN;
const NOBODY = -1;

export class GoroutineIndex {
  readonly #clock: IndexClock;
  /** Rows in use; a goroutine that only a CPU sample mentions has a row with `seenNs` NEVER. */
  count = 0;
  /** Text of the entry function; 0: unknown. */
  name = new Uint32Array(256);
  /** First transition. */
  seenNs = new Float64Array(256).fill(NEVER);
  createdNs = new Float64Array(256).fill(NEVER);
  /** GO state it was created in; GO.undetermined: it existed before. */
  createdAs = new Uint8Array(256);
  /** Goroutine in context at its creation; -1: none. */
  creator = new Int32Array(256).fill(NOBODY);
  /** Stack of the creating statement. */
  creationStack = new Uint32Array(256);
  firstRunNs = new Float64Array(256).fill(NEVER);
  endNs = new Float64Array(256).fill(NEVER);
  /** Creation index, or -1. */
  creation = new Int32Array(256).fill(NOBODY);
  /** What every transition touches, HOT values a goroutine: one cache line instead of eight. */
  #hot = new Float64Array(256 * HOT);

  /** Goroutines created runnable, in creation order: goroutine, time, and wait until the first run (NEVER: not yet). */
  creations = 0;
  creationGoroutine = new Uint32Array(64);
  readonly creationNs = new DoubleColumn();
  creationWaitNs = new Float64Array(64);
  /** P that first ran it; -1: not yet. */
  creationProc = new Int32Array(64);
  started = 0;
  readonly schedulingWaits = new DurationColumn();
  /** Ended stretches in Waiting by text of the reason, and ns in them. */
  readonly blocks = new TextCounts();
  #blockNs = new Float64Array(64);
  readonly stopReasons = new TextCounts();

  constructor(clock: IndexClock) {
    this.#clock = clock;
  }

  /**
   * At the clock's time. `reason`: text of it; `nameText`: its entry function where the transition tells and none was known
   * before, else 0. A goroutine that is found in a state has been in it since the last sync.
   */
  transition(goroutine: number, from: number, to: number, reason: number, nameText: number): void {
    const { nowNs: timeNs, syncNs } = this.#clock;
    if (goroutine >= this.count) this.#reserve(goroutine);
    const hot = this.#hot;
    const at = goroutine * HOT;
    if (hot[at + SEEN] === 0) {
      hot[at + SEEN] = 1;
      this.seenNs[goroutine] = timeNs;
      hot[at + SINCE] = timeNs;
      if (from === GO.notExist) {
        this.createdNs[goroutine] = timeNs;
        this.createdAs[goroutine] = to;
      } else if (from === GO.undetermined) {
        hot[at + STATE] = to;
        hot[at + SINCE] = syncNs;
        hot[at + REASON] = reason;
      }
    }
    if (nameText !== 0) {
      this.name[goroutine] = nameText;
      hot[at + SEEN] = 2;
    }
    if (from === to) return;
    if (from > GO.notExist) {
      const state = hot[at + STATE];
      const ns = timeNs - hot[at + SINCE];
      if (state >= GO.runnable) hot[at + STATE_NS + state] += ns;
      if (state === GO.waiting) this.#blocked(hot[at + REASON], ns);
      if (to === GO.running && from === GO.runnable) this.schedulingWaits.push(ns);
      else if (to === GO.runnable && from === GO.running) this.stopReasons.add(reason);
    }
    if (from !== GO.undetermined) {
      hot[at + STATE] = to;
      hot[at + SINCE] = timeNs;
      hot[at + REASON] = reason;
      if (to === GO.notExist) this.endNs[goroutine] = timeNs;
    }
  }

  /** 0: no transition of it has come yet; 1: its entry function is not known; 2: it is. */
  knowledge(goroutine: number): number {
    return goroutine < this.count ? this.#hot[goroutine * HOT + SEEN] : 0;
  }

  /** A new goroutine's creator and the stack that created it; after its `transition`. */
  created(goroutine: number, creator: number, stack: number): void {
    this.creator[goroutine] = creator;
    this.creationStack[goroutine] = stack;
    if (this.createdAs[goroutine] !== GO.runnable) return;
    const creation = this.creations++;
    if (creation === this.creationGoroutine.length) {
      this.creationGoroutine = grown(this.creationGoroutine, creation * 2);
      this.creationWaitNs = grown(this.creationWaitNs, creation * 2);
      this.creationProc = grown(this.creationProc, creation * 2);
    }
    this.creation[goroutine] = creation;
    this.creationGoroutine[creation] = goroutine;
    this.creationNs.push(this.createdNs[goroutine]);
    this.creationWaitNs[creation] = NEVER;
    this.creationProc[creation] = NOBODY;
  }

  /** It begins to run (not: was found running) on `proc`. */
  starts(goroutine: number, proc: number): void {
    const timeNs = this.#clock.nowNs;
    if (!Number.isNaN(this.firstRunNs[goroutine])) return;
    this.firstRunNs[goroutine] = timeNs;
    const creation = this.creation[goroutine];
    if (creation < 0) return;
    this.creationWaitNs[creation] = timeNs - this.createdNs[goroutine];
    this.creationProc[creation] = proc;
    this.started++;
  }

  /** ns in a GO state that takes time (runnable to syscall), the open stretch counted until `nowNs`. */
  stateNs(goroutine: number, state: number, nowNs: number): number {
    const at = goroutine * HOT;
    const open = this.#hot[at + STATE] === state ? nowNs - this.#hot[at + SINCE] : 0;
    return this.#hot[at + STATE_NS + state] + open;
  }

  /** Reason of a stretch in Waiting that is still open, or -1, with the ns it has lasted. */
  openWait(goroutine: number, nowNs: number): { readonly reason: number; readonly ns: number } | undefined {
    const at = goroutine * HOT;
    if (this.#hot[at + STATE] !== GO.waiting) return undefined;
    return { reason: this.#hot[at + REASON], ns: nowNs - this.#hot[at + SINCE] };
  }

  /** ns in ended stretches in Waiting for a reason. */
  blockNs(reason: number): number {
    return this.#blockNs[reason] ?? 0;
  }

  /** Waits of creations [from, to) that ended in a start, ascending. */
  sortedWaits(from: number, to: number): Float64Array {
    return this.creationWaitNs
      .slice(from, to)
      .filter((wait) => !Number.isNaN(wait))
      .toSorted();
  }

  #blocked(reason: number, ns: number): void {
    this.blocks.add(reason);
    if (reason >= this.#blockNs.length) this.#blockNs = grown(this.#blockNs, Math.max(reason + 1, this.#blockNs.length * 2));
    this.#blockNs[reason] += ns;
  }

  #reserve(goroutine: number): void {
    this.count = goroutine + 1;
    const old = this.name.length;
    if (goroutine < old) return;
    const length = Math.max(old * 2, goroutine + 1);
    this.name = grown(this.name, length);
    this.seenNs = grown(this.seenNs, length).fill(NEVER, old);
    this.createdNs = grown(this.createdNs, length).fill(NEVER, old);
    this.createdAs = grown(this.createdAs, length);
    this.creator = grown(this.creator, length).fill(NOBODY, old);
    this.creationStack = grown(this.creationStack, length);
    this.firstRunNs = grown(this.firstRunNs, length).fill(NEVER, old);
    this.endNs = grown(this.endNs, length).fill(NEVER, old);
    this.creation = grown(this.creation, length).fill(NOBODY, old);
    this.#hot = grown(this.#hot, length * HOT);
  }
}
