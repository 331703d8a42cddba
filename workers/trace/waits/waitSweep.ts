// One walk over a generation in the order of time: the waits that end in it, each with its causes, and who held what they waited for.

import { WAIT_KINDS } from '../../api.ts';
import { GO, NONE } from '../columns.ts';
import type { CloseGeneration } from '../closeup/breakdownRows.ts';
import { FoundGoroutines } from '../closeup/foundGoroutines.ts';
import { STATE_BITS, STATE_MASK, ownersAndStates } from '../closeup/rowOwners.ts';
import { generationWork } from './laneWork.ts';
import { CAUSE, CAUSES, Machine, type Tape } from './machine.ts';
import { machineChanges, stopsOf } from './machineChanges.ts';
import { HolderSums } from './holderSums.ts';

/** Places in WAIT_KINDS. */
export const KIND = { created: 0, unblocked: 1, preempted: 2, yielded: 3, syscall: 4 } as const;
export const KINDS = WAIT_KINDS.length;
/** Places in WAKERS. */
const WAKER = { goroutine: 0, itself: 1, byProc: 2, noProc: 5 } as const;
/** What a reason says, as an offset to WAKER.byProc and WAKER.noProc; PREEMPTED: why a goroutine stopped. */
const REASON = { network: 0, timer: 1, other: 2, preempted: 3, none: 4 } as const;
const REASON_OF: ReadonlyMap<string, number> = new Map([
  ['network', REASON.network],
  ['sleep', REASON.timer],
  ['preempted', REASON.preempted],
  ['', REASON.none],
]);

/** In the order of their ends. */
export interface WaitRows {
  readonly count: number;
  /** When it became runnable, if in an earlier generation, too. */
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  /** Local. */
  readonly goroutine: Uint32Array;
  /** Place in WAIT_KINDS, and in WAKERS. */
  readonly kind: Uint8Array;
  readonly waker: Uint8Array;
  /** Local P that ran it at last; -1: not told. */
  readonly proc: Int16Array;
  /** CAUSES a wait, which sum up to its length. What was before the generation is unknown here (waitJoin.ts). */
  readonly causes: Float64Array;
  /** Row of the stretch that it ended with. */
  readonly stretch: Uint32Array;
  /** 1: it counts. */
  readonly selected: Uint8Array;
}

export interface Swept {
  readonly waits: WaitRows;
  readonly holders: HolderSums;
  /** Σ waiting · ns, Σ GOMAXPROCS · ns and Σ ns while every P was busy. */
  readonly demand: Float64Array;
  /** Waits that began and did not end: local goroutine, and their causes so far. */
  readonly open: { readonly goroutine: Uint32Array; readonly causes: Float64Array };
  /** Rows that began before the generation. */
  readonly heads: Uint32Array;
}

/** `counted`: by row of the stretch that a wait ends with: 1: it counts for holders and demand; undefined: all do. The generation has its detail. */
export function sweepWaits(close: CloseGeneration, counted?: Uint8Array, tape?: Tape): Swept {
  return new WaitSweep(close, counted).run(tape);
}

class WaitSweep {
  readonly #close: CloseGeneration;
  readonly #counted: Uint8Array | undefined;
  readonly #found: FoundGoroutines;
  readonly #machine: Machine;
  readonly #holders: HolderSums;
  readonly #states: Uint32Array;
  readonly #reasonOf: Uint8Array;
  readonly #rows: WaitRows;
  readonly #heads: number[] = [];
  /** By goroutine: its causes when it began to wait; kind << 4 | waker; 1: it counts, 2: it began before the generation; 4: it waits. */
  readonly #since: Float64Array;
  readonly #how: Uint8Array;
  readonly #flags: Uint8Array;
  #sinceNs: Float64Array;
  #count = 0;

  constructor(close: CloseGeneration, counted: Uint8Array | undefined) {
    const { index, generation, closeup } = close;
    const { stretches } = closeup;
    const goroutines = stretches.first.length - 1;
    this.#close = close;
    this.#counted = counted;
    this.#found = new FoundGoroutines(index, generation, close.number);
    const work = generationWork(close, this.#found);
    this.#holders = new HolderSums(index, stopsOf(index, generation), work.lanes.length);
    this.#machine = new Machine(work, machineChanges(close, work.laneOfLocal), generation.fromNs, this.#holders);
    this.#states = ownersAndStates(stretches);
    this.#reasonOf = Uint8Array.from(generation.maps.texts, (text) => REASON_OF.get(index.tables.texts[text]) ?? REASON.other);
    this.#since = new Float64Array(goroutines * CAUSES);
    this.#sinceNs = new Float64Array(goroutines);
    this.#how = new Uint8Array(goroutines);
    this.#flags = new Uint8Array(goroutines);
    const count = this.#ends();
    this.#rows = {
      count,
      startNs: new Float64Array(count),
      endNs: new Float64Array(count),
      goroutine: new Uint32Array(count),
      kind: new Uint8Array(count),
      waker: new Uint8Array(count),
      proc: new Int16Array(count),
      causes: new Float64Array(count * CAUSES),
      stretch: new Uint32Array(count),
      selected: new Uint8Array(count),
    };
  }

  run(tape: Tape | undefined): Swept {
    this.#machine.tape = tape;
    const { stretches } = this.#close.closeup;
    const { startNs, inTime, first } = stretches;
    const states = this.#states;
    const machine = this.#machine;
    this.#beginWithHeads();
    for (const row of inTime) {
      const ns = startNs[row];
      if (Number.isNaN(ns)) continue;
      const packed = states[row];
      const g = packed >>> STATE_BITS;
      const state = packed & STATE_MASK;
      const before = row > first[g] ? states[row - 1] & STATE_MASK : GO.notExist;
      if (before === GO.runnable) {
        machine.to(ns);
        this.#endsAt(g, row, state === GO.running);
      }
      if (state === GO.runnable) {
        machine.to(ns);
        this.#begins(g, row, before);
      }
    }
    machine.to(this.#close.generation.lastNs);
    return { waits: this.#rows, holders: this.#holders, demand: machine.demand, open: this.#open(), heads: Uint32Array.from(this.#heads) };
  }

  /** How many waits end. */
  #ends(): number {
    const { first } = this.#close.closeup.stretches;
    const states = this.#states;
    let count = 0;
    for (let g = 0; g < first.length - 1; g++) {
      for (let row = first[g] + 1; row < first[g + 1]; row++) count += Number((states[row] & STATE_MASK) === GO.running && (states[row - 1] & STATE_MASK) === GO.runnable);
    }
    return count;
  }

  /** Those that wait when the generation begins, or are found waiting in it. */
  #beginWithHeads(): void {
    const { first, startNs } = this.#close.closeup.stretches;
    const states = this.#states;
    const found = this.#found;
    const { fromNs } = this.#close.generation;
    for (let g = 0; g < first.length - 1; g++) {
      const row = first[g];
      if (row === first[g + 1] || (states[row] & STATE_MASK) !== GO.runnable || !Number.isNaN(startNs[row])) continue;
      const reason = this.#reasonOfText(found.reason[g]);
      const isNew = found.createdNs(g) === found.sinceNs[g];
      const kind = isNew ? KIND.created : reason === REASON.preempted ? KIND.preempted : reason === REASON.none ? KIND.unblocked : KIND.yielded;
      this.#waits(g, row, kind, kind === KIND.preempted || kind === KIND.yielded ? WAKER.itself : WAKER.byProc + REASON.other, found.sinceNs[g] < fromNs || found.known[g] === 1);
      this.#sinceNs[g] = found.sinceNs[g];
    }
  }

  #begins(g: number, row: number, before: number): void {
    const { reason, cause, proc, startNs } = this.#close.closeup.stretches;
    let kind: number = KIND.created;
    let waker: number = WAKER.itself;
    switch (before) {
      case GO.running:
        kind = this.#reasonOf[reason[row]] === REASON.preempted ? KIND.preempted : KIND.yielded;
        break;
      case GO.syscall:
        kind = KIND.syscall;
        break;
      default: {
        if (before === GO.waiting) kind = KIND.unblocked;
        if (cause[row] !== NONE) waker = WAKER.goroutine;
        else {
          const why = before === GO.waiting ? Math.min(REASON.other, this.#reasonOf[reason[row - 1]]) : REASON.other;
          waker = (proc[row] === NONE ? WAKER.noProc : WAKER.byProc) + why;
        }
      }
    }
    this.#sinceNs[g] = startNs[row];
    this.#waits(g, row, kind, waker, false);
  }

  /** `row`: of its stretch. */
  #waits(g: number, row: number, kind: number, waker: number, isHead: boolean): void {
    const { sums } = this.#machine;
    const at = g * CAUSES;
    for (let cause = 0; cause < CAUSES; cause++) this.#since[at + cause] = sums[cause];
    this.#how[g] = (kind << 4) | waker;
    const counts = this.#counts(g, row);
    this.#flags[g] = Number(counts) | (isHead ? 2 : 0) | 4;
    this.#machine.waiting++;
    if (counts) this.#holders.waiting++;
  }

  /** It ends in a start here that the selection has. */
  #counts(g: number, row: number): boolean {
    const { first } = this.#close.closeup.stretches;
    if (row + 1 >= first[g + 1] || (this.#states[row + 1] & STATE_MASK) !== GO.running) return false;
    return this.#counted === undefined || this.#counted[row + 1] === 1;
  }

  #endsAt(g: number, row: number, runs: boolean): void {
    const flags = this.#flags[g];
    if ((flags & 4) === 0) return;
    const kind = this.#how[g] >> 4;
    this.#flags[g] = 0;
    this.#machine.waiting--;
    if ((flags & 1) !== 0) this.#holders.waiting--;
    if (!runs) return;
    const { startNs, proc } = this.#close.closeup.stretches;
    const rows = this.#rows;
    const at = this.#count++;
    const endNs = startNs[row];
    rows.startNs[at] = this.#sinceNs[g];
    rows.endNs[at] = endNs;
    rows.goroutine[at] = g;
    rows.kind[at] = kind;
    rows.waker[at] = this.#how[g] & 15;
    rows.proc[at] = proc[row];
    rows.stretch[at] = row;
    rows.selected[at] = flags & 1;
    const { sums } = this.#machine;
    let lacking: number = endNs - this.#sinceNs[g];
    for (let cause = 0; cause < CAUSES; cause++) {
      const ns = sums[cause] - this.#since[g * CAUSES + cause];
      rows.causes[at * CAUSES + cause] = ns;
      lacking -= ns;
    }
    if ((flags & 2) === 0) {
      // Found where the trace begins, it has waited since the first sync, a little after the generation's beginning.
      if (lacking !== 0) this.#trim(at, lacking);
      return;
    }
    rows.causes[at * CAUSES + CAUSE.unknown] += lacking;
    this.#heads.push(at);
  }

  /** A wait that began after its sums did: what is too much comes off what they began with. */
  #trim(at: number, lacking: number): void {
    const { causes } = this.#rows;
    let over = -lacking;
    for (let cause = CAUSES - 1; cause >= 0 && over > 0; cause--) {
      const off = Math.min(over, causes[at * CAUSES + cause]);
      causes[at * CAUSES + cause] -= off;
      over -= off;
    }
    if (over < 0) causes[at * CAUSES + CAUSE.unknown] -= over;
  }

  #reasonOfText(text: number): number {
    return REASON_OF.get(this.#close.index.tables.texts[text]) ?? REASON.other;
  }

  #open(): Swept['open'] {
    const open: number[] = [];
    for (let g = 0; g < this.#flags.length; g++) if ((this.#flags[g] & 4) !== 0 && this.#found.row[g] >= 0) open.push(g);
    const causes = new Float64Array(open.length * CAUSES);
    const { sums } = this.#machine;
    open.forEach((g, i) => {
      for (let cause = 0; cause < CAUSES; cause++) causes[i * CAUSES + cause] = sums[cause] - this.#since[g * CAUSES + cause];
    });
    return { goroutine: Uint32Array.from(open), causes };
  }
}
