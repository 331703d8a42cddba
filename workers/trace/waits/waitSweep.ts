// One walk over a generation in the order of time: the waits that end in it, each with its causes, and who held what they waited for.

import { FoundGoroutines } from '../closeup/foundGoroutines.ts';
import type { CloseGeneration } from '../closeup/breakdownRows.ts';
import { grown } from '../wire/ids.ts';
import { CAUSE, CAUSES } from './causes.ts';
import { HolderSums } from './holderSums.ts';
import { generationWork } from './laneWork.ts';
import { Machine, type Tape, TO } from './machine.ts';
import { machineChanges, stopsOf } from './machineChanges.ts';
import { BEGINS, COUNTS, E_CODE, E_GOROUTINE, ENDS, EVENT, EVENT_TIMES, IS_HEAD, kindOf, procOf, RUNS, type WaitEvents, waitEvents, wakerOf } from './waitEvents.ts';
import { WaitSums } from './waitSums.ts';

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
  /** CAUSES a wait, which sum up to its length. What was before the generation is unknown here, see carried.ts. */
  readonly causes: Float64Array;
  /** Row of the stretch that it ended with. */
  readonly stretch: Uint32Array;
  /** 1: it counts. */
  readonly selected: Uint8Array;
}

export interface Swept {
  readonly waits: WaitRows;
  /** Of those that count. */
  readonly sums: WaitSums;
  readonly holders: HolderSums;
  /** Places in `index.ranges.stw`, and ns waited in each. */
  readonly stops: readonly number[];
  readonly stopNs: Float64Array;
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

const NO_SLOT = -1;

class RowStorage {
  #count = -1;
  #rows: WaitRows | undefined;

  /** Of these values, whatever they were before. */
  rows(count: number): WaitRows {
    if (this.#rows === undefined || this.#count < count) {
      this.#count = count;
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
    return { ...this.#rows, count };
  }
}

const scratch = new RowStorage();

/**
 * The same for whoever keeps nothing of the rows: their memory is used again by the next. Fresh memory for each took a fifth of the time.
 */
export function sweepWaitsBriefly(close: CloseGeneration): Swept {
  return new WaitSweep(close, undefined, scratch).run(undefined);
}

class WaitSweep {
  readonly #close: CloseGeneration;
  readonly #found: FoundGoroutines;
  readonly #machine: Machine;
  readonly #holders: HolderSums;
  readonly #events: WaitEvents;
  readonly #rows: WaitRows;
  readonly #sums = new WaitSums();
  readonly #heads: number[] = [];
  /** By goroutine: where what is known of its wait stands, while it waits. Few do at a time, so that it stays in the processor's cache. */
  readonly #slotOf: Int32Array;
  /** The first #taken are, the others free. */
  #slots = new Int32Array(0);
  #taken = 0;
  /** By slot: the machine's sums when it began to wait, since when, and its code. */
  #since = new Float64Array(0);
  #sinceNs = new Float64Array(0);
  #code = new Int32Array(0);
  #count = 0;

  /** `storage`: rows are written there. */
  constructor(close: CloseGeneration, counted: Uint8Array | undefined, storage?: RowStorage) {
    const { index, generation } = close;
    this.#close = close;
    this.#found = new FoundGoroutines(index, generation, close.number);
    const work = generationWork(close, this.#found);
    const integrals = new Float64Array(2);
    this.#holders = new HolderSums(index, integrals, work.held.length);
    this.#machine = new Machine(work, machineChanges(close, work.laneOfLocal), generation.fromNs, this.#holders, integrals);
    this.#events = waitEvents(close, this.#found, counted);
    this.#slotOf = new Int32Array(this.#found.row.length).fill(NO_SLOT);
    const { count } = this.#events;
    this.#rows = (storage ?? new RowStorage()).rows(count);
  }

  run(tape: Tape | undefined): Swept {
    const machine = this.#machine;
    machine.tape = tape;
    const { times, words, heads } = this.#events;
    for (const row of heads) {
      const g = words[row * EVENT + E_GOROUTINE];
      machine.clock[TO] = this.#found.sinceNs[g];
      this.#begins(g, words[row * EVENT + E_CODE]);
    }
    const { inTime } = this.#close.closeup.stretches;
    for (let i = 0; i < inTime.length; i++) {
      const row = inTime[i];
      const code = words[row * EVENT + E_CODE];
      if ((code & (ENDS | BEGINS)) === 0) continue;
      const ns = times[row * EVENT_TIMES];
      if (ns !== ns) continue;
      const g = words[row * EVENT + E_GOROUTINE];
      machine.clock[TO] = ns;
      machine.pass();
      if ((code & ENDS) !== 0) this.#endsAt(g, row, code);
      if ((code & BEGINS) !== 0) this.#begins(g, code);
    }
    machine.clock[TO] = this.#close.generation.lastNs;
    machine.pass();
    return { waits: this.#rows, sums: this.#sums, holders: this.#holders, stops: stopsOf(this.#close.index, this.#close.generation), stopNs: machine.stopNs, demand: machine.demand, open: this.#open(), heads: Uint32Array.from(this.#heads) };
  }

  /** At `clock[TO]`. */
  #begins(g: number, code: number): void {
    if (this.#taken === this.#slots.length) this.#grow();
    const slot = this.#slots[this.#taken++];
    this.#slotOf[g] = slot;
    const { sums } = this.#machine;
    const since = this.#since;
    for (let cause = 0, at = slot * CAUSES; cause < CAUSES; cause++, at++) since[at] = sums[cause];
    this.#sinceNs[slot] = this.#machine.clock[TO];
    this.#code[slot] = code;
    this.#machine.waiting++;
    if ((code & COUNTS) !== 0) this.#machine.counted++;
  }

  #grow(): void {
    const known = this.#slots.length;
    const length = Math.max(64, known * 2);
    this.#slots = grown(this.#slots, length);
    for (let slot = known; slot < length; slot++) this.#slots[slot] = slot;
    this.#since = grown(this.#since, length * CAUSES);
    this.#sinceNs = grown(this.#sinceNs, length);
    this.#code = grown(this.#code, length);
  }

  /** `row` and `end`: of the stretch that follows, at `clock[TO]`. */
  #endsAt(g: number, row: number, end: number): void {
    const slot = this.#slotOf[g];
    if (slot === NO_SLOT) return;
    this.#slotOf[g] = NO_SLOT;
    this.#slots[--this.#taken] = slot;
    const code = this.#code[slot];
    this.#machine.waiting--;
    if ((code & COUNTS) !== 0) this.#machine.counted--;
    if ((end & RUNS) === 0) return;
    const rows = this.#rows;
    const at = this.#count++;
    const endNs = this.#machine.clock[TO];
    const startNs = this.#sinceNs[slot];
    rows.startNs[at] = startNs;
    rows.endNs[at] = endNs;
    rows.goroutine[at] = g;
    rows.kind[at] = kindOf(code);
    rows.waker[at] = wakerOf(code);
    rows.proc[at] = procOf(end);
    rows.stretch[at] = row;
    rows.selected[at] = Number((code & COUNTS) !== 0);
    const { sums } = this.#machine;
    const { causes } = rows;
    let lackingNs = endNs - startNs;
    for (let cause = 0, to = at * CAUSES, from = slot * CAUSES; cause < CAUSES; cause++, to++, from++) {
      const ns = sums[cause] - this.#since[from];
      causes[to] = ns;
      lackingNs -= ns;
    }
    if (lackingNs !== 0) this.#lacks(at, code, lackingNs);
    if ((code & COUNTS) !== 0) this.#sums.add(kindOf(code), wakerOf(code), causes, at * CAUSES);
  }

  /** What was before the generation is unknown. */
  #lacks(at: number, code: number, lackingNs: number): void {
    if ((code & IS_HEAD) === 0) this.#trim(at, lackingNs);
    else {
      this.#rows.causes[at * CAUSES + CAUSE.unknown] += lackingNs;
      this.#heads.push(at);
    }
  }

  /** Found where the trace begins, it has waited since the first sync, a little after its sums began: what is too much comes off. */
  #trim(at: number, lackingNs: number): void {
    const { causes } = this.#rows;
    let over = -lackingNs;
    for (let cause = CAUSES - 1; cause >= 0 && over > 0; cause--) {
      const off = Math.min(over, causes[at * CAUSES + cause]);
      causes[at * CAUSES + cause] -= off;
      over -= off;
    }
    if (over < 0) causes[at * CAUSES + CAUSE.unknown] -= over;
  }

  #open(): Swept['open'] {
    const open: number[] = [];
    for (let g = 0; g < this.#slotOf.length; g++) if (this.#slotOf[g] !== NO_SLOT && this.#found.row[g] >= 0) open.push(g);
    const causes = new Float64Array(open.length * CAUSES);
    const { sums } = this.#machine;
    open.forEach((g, i) => {
      for (let cause = 0; cause < CAUSES; cause++) causes[i * CAUSES + cause] = sums[cause] - this.#since[this.#slotOf[g] * CAUSES + cause];
    });
    return { goroutine: Uint32Array.from(open), causes };
  }
}
