// The state of the machine as a step function of time, and what it adds up to: how long each cause would have kept a runnable goroutine
// waiting, from the generation's beginning until now. What kept one wait is the difference of two such sums, exact in whole ns.
// See README.md for the definitions.

import type { Ns } from '../../api.ts';
import { CAUSE, CAUSES } from './causes.ts';
import { HELD_BUSY, HELD_SYSCALL, type HolderSums } from './holderSums.ts';
import { DOES, type GenerationWork, SLICE, SLICE_DOES, SLICE_KEY, SLICE_TIMES } from './laneWork.ts';

const DOINGS = 5;

/** Changes of the machine that are not slices of Ps, each list in time order. */
export interface MachineChanges {
  readonly procNs: Float64Array;
  /** By change: lane; negative: of no lane. */
  readonly procLane: Int32Array;
  readonly procHas: Uint8Array;
  /** Stops within the generation: begin and end; they do not overlap but in damaged files. */
  readonly stopFromNs: Float64Array;
  readonly stopToNs: Float64Array;
  /** Their places in `index.ranges.stw`. */
  readonly stops: readonly number[];
  readonly procsNs: Float64Array;
  readonly procs: Float64Array;
}

/** Places in Machine.clock; a double that is passed to a function, or kept in a field, may be an allocation. */
const NOW = 0;
export const TO = 1;
const NEXT = 2;
const NEXT_OTHER = 3;
const LAST_CHANGE = 4;

/** What a goroutine that waits between two times waits for, moment by moment; of moments in which every P is busy the larger share. */
export interface Tape {
  readonly fromNs: Ns;
  readonly toNs: Ns;
  /** `stop`: place in `index.ranges.stw`; -1: none. */
  readonly pieces: { readonly startNs: Ns; endNs: Ns; readonly cause: number; readonly stop: number }[];
}

export class Machine {
  /** ns by cause, from the generation's beginning until now. */
  readonly sums = new Float64Array(CAUSES);
  /** Now, and until when `pass` lets time pass. */
  readonly clock = new Float64Array(5);
  /** Goroutines that wait now, and those of them that count for who held the Ps. */
  waiting = 0;
  counted = 0;
  /** Integrals over time of what the counted waited, ÷ GOMAXPROCS while every P was busy, ÷ Ps in system calls while these kept them. */
  readonly #integrals: Float64Array;
  /** ns they waited, by stop. */
  readonly stopNs: Float64Array;
  /** What happens from now on is written down there. */
  tape: Tape | undefined;
  /** Σ waiting · ns, Σ GOMAXPROCS · ns and Σ ns while every P was busy. */
  readonly demand = new Float64Array(3);
  readonly #work: GenerationWork;
  readonly #changes: MachineChanges;
  readonly #holders: HolderSums;
  /** How many Ps do what. */
  readonly #doing = new Int32Array(DOINGS);
  readonly #laneDoes: Uint8Array;
  readonly #held: Uint8Array;
  readonly #cursor: Int32Array;
  readonly #inSlice: Uint8Array;
  readonly #laneNextNs: Float64Array;
  /** A heap of lanes by the time of their next change. */
  readonly #heap: Int32Array;
  #stopAt = 0;
  /** Place of the stop that is going on; -1: none. */
  #stop = -1;
  #procAt = 0;
  #procsAt = 0;
  #procs = 0;
  /** What is now; busyProgram stands for all in which every P is busy. */
  #cause: number = CAUSE.unknown;

  constructor(work: GenerationWork, changes: MachineChanges, fromNs: Ns, holders: HolderSums, integrals: Float64Array) {
    const lanes = work.held.length;
    this.#work = work;
    this.#changes = changes;
    this.#holders = holders;
    this.#integrals = integrals;
    this.stopNs = new Float64Array(changes.stops.length);
    this.clock[NOW] = fromNs;
    this.clock[LAST_CHANGE] = -Infinity;
    this.#laneDoes = new Uint8Array(lanes);
    this.#held = work.held.slice();
    this.#cursor = Int32Array.from(work.first.subarray(0, lanes));
    this.#inSlice = new Uint8Array(lanes);
    this.#laneNextNs = Float64Array.from(work.held, (_, lane) => (work.first[lane] < work.first[lane + 1] ? work.times[work.first[lane] * SLICE_TIMES] : Infinity));
    this.#heap = Int32Array.from(work.held.keys()).toSorted((a, b) => this.#laneNextNs[a] - this.#laneNextNs[b]);
    for (let lane = 0; lane < lanes; lane++) {
      this.#laneDoes[lane] = this.#held[lane] === 1 ? DOES.looking : DOES.noThread;
      this.#doing[this.#laneDoes[lane]]++;
    }
    // How many Ps there may be stands right behind the generation's beginning: nothing is known better before.
    if (changes.procs.length > 0) this.#procs = changes.procs[0];
    this.#findNextOther();
    this.#settle();
  }

  /** Lets time pass until `clock[TO]`. */
  pass(): void {
    const { clock } = this;
    const to = clock[TO];
    while (clock[NEXT] <= to) {
      clock[TO] = clock[NEXT];
      if (this.waiting > 0) this.#add();
      clock[NOW] = clock[TO];
      this.#change();
    }
    clock[TO] = to;
    // While nobody waits nobody asks what for.
    if (this.waiting > 0) this.#add();
    clock[NOW] = to;
  }

  /** What is now lasts until `clock[TO]`. */
  #add(): void {
    const { clock, sums } = this;
    const passed = clock[TO] - clock[NOW];
    if (passed <= 0) return;
    const cause = this.#cause;
    if (this.tape !== undefined) this.#write(this.tape);
    switch (cause) {
      case CAUSE.busyProgram: {
        const procs = this.#procs;
        const working = this.#doing[DOES.gc];
        const gc = working === 0 ? 0 : Math.floor((passed * Math.min(procs, working)) / procs);
        sums[CAUSE.busyGc] += gc;
        sums[this.waiting > procs ? CAUSE.busyDemand : CAUSE.busyProgram] += passed - gc;
        this.demand[0] += passed * this.waiting;
        this.demand[1] += passed * procs;
        this.demand[2] += passed;
        this.#integrals[HELD_BUSY] += (this.counted * passed) / procs;
        return;
      }
      case CAUSE.syscall:
        this.#integrals[HELD_SYSCALL] += (this.counted * passed) / this.#doing[DOES.syscall];
        break;
      case CAUSE.stopped:
        this.stopNs[this.#stop] += this.counted * passed;
        break;
      default:
        break;
    }
    sums[cause] += passed;
  }

  #write({ fromNs, toNs, pieces }: Tape): void {
    const cause = this.#cause === CAUSE.busyProgram ? this.#largerShare() : this.#cause;
    const startNs = Math.max(fromNs, this.clock[NOW]);
    const endNs = Math.min(toNs, this.clock[TO]);
    if (endNs <= startNs) return;
    const stop = cause === CAUSE.stopped ? this.#changes.stops[this.#stop] : -1;
    const last = pieces.at(-1);
    if (last?.endNs === startNs && last.cause === cause && last.stop === stop) last.endNs = endNs;
    else pieces.push({ startNs, endNs, cause, stop });
  }

  /** While every P is busy. */
  #largerShare(): number {
    if (this.#doing[DOES.gc] * 2 > this.#procs) return CAUSE.busyGc;
    return this.waiting > this.#procs ? CAUSE.busyDemand : CAUSE.busyProgram;
  }

  #causeNow(): number {
    if (this.#stop >= 0) return CAUSE.stopped;
    const procs = this.#procs;
    if (procs === 0) return CAUSE.unknown;
    const doing = this.#doing;
    if (doing[DOES.looking] > 0) return CAUSE.looking;
    const busy = doing[DOES.gc] + doing[DOES.program];
    if (busy + doing[DOES.syscall] < procs) return CAUSE.noThread;
    return busy < procs ? CAUSE.syscall : CAUSE.busyProgram;
  }

  #stopNow(): number {
    const at = this.#stopAt;
    const { stopFromNs } = this.#changes;
    return at < stopFromNs.length && stopFromNs[at] <= this.clock[LAST_CHANGE] ? at : -1;
  }

  #findNextOther(): void {
    const { procNs, procsNs, stopFromNs, stopToNs } = this.#changes;
    const { clock } = this;
    let next = Infinity;
    if (this.#procAt < procNs.length) next = Math.min(next, procNs[this.#procAt]);
    if (this.#procsAt < procsNs.length) next = Math.min(next, procsNs[this.#procsAt]);
    const stop = this.#stopAt;
    if (stop < stopFromNs.length) next = Math.min(next, stopFromNs[stop] > clock[LAST_CHANGE] ? stopFromNs[stop] : stopToNs[stop]);
    clock[NEXT_OTHER] = next;
  }

  /** All is taken in that has changed by now. */
  #settle(): void {
    const { clock } = this;
    const heap = this.#heap;
    clock[NEXT] = heap.length > 0 ? Math.min(this.#laneNextNs[heap[0]], clock[NEXT_OTHER]) : clock[NEXT_OTHER];
    this.#cause = this.#causeNow();
  }

  /** Takes all changes at `clock[NEXT]`. */
  #change(): void {
    const { clock } = this;
    if (clock[NEXT_OTHER] <= clock[NEXT]) this.#otherChanges();
    const heap = this.#heap;
    while (heap.length > 0 && this.#laneNextNs[heap[0]] <= clock[NEXT]) {
      this.#laneChange(heap[0]);
      if (heap.length > 1) this.#sift();
    }
    this.#settle();
  }

  #otherChanges(): void {
    const { procNs, procLane, procHas, procsNs, procs, stopToNs } = this.#changes;
    const { clock } = this;
    const atNs = clock[NEXT];
    clock[LAST_CHANGE] = atNs;
    while (this.#stopAt < stopToNs.length && stopToNs[this.#stopAt] <= atNs) this.#stopAt++;
    for (; this.#procsAt < procsNs.length && procsNs[this.#procsAt] <= atNs; this.#procsAt++) this.#procs = procs[this.#procsAt];
    for (; this.#procAt < procNs.length && procNs[this.#procAt] <= atNs; this.#procAt++) {
      const lane = procLane[this.#procAt];
      if (lane < 0) continue;
      this.#held[lane] = procHas[this.#procAt];
      if (this.#laneDoes[lane] <= DOES.looking) this.#does(lane, this.#held[lane] === 1 ? DOES.looking : DOES.noThread);
    }
    this.#stop = this.#stopNow();
    this.#findNextOther();
  }

  #laneChange(lane: number): void {
    const { first, times, words } = this.#work;
    let row = this.#cursor[lane];
    if (this.#inSlice[lane] === 1) {
      this.#holders.ends(lane, integralOf(this.#laneDoes[lane]), words[row * SLICE + SLICE_KEY]);
      this.#cursor[lane] = ++row;
      const nextNs = row < first[lane + 1] ? times[row * SLICE_TIMES] : Infinity;
      if (nextNs > this.clock[NEXT]) {
        this.#inSlice[lane] = 0;
        this.#does(lane, this.#held[lane] === 1 ? DOES.looking : DOES.noThread);
        this.#laneNextNs[lane] = nextNs;
        return;
      }
    }
    const does = words[row * SLICE + SLICE_DOES];
    this.#inSlice[lane] = 1;
    this.#held[lane] = 1;
    this.#does(lane, does);
    this.#holders.begins(lane, integralOf(does));
    this.#laneNextNs[lane] = times[row * SLICE_TIMES + 1];
  }

  #does(lane: number, does: number): void {
    this.#doing[this.#laneDoes[lane]]--;
    this.#doing[does]++;
    this.#laneDoes[lane] = does;
  }

  /** The first of the heap has another time now. */
  #sift(): void {
    const heap = this.#heap;
    const next = this.#laneNextNs;
    const lane = heap[0];
    const ns = next[lane];
    let at = 0;
    for (let child = 1; child < heap.length; child = at * 2 + 1) {
      if (child + 1 < heap.length && next[heap[child + 1]] < next[heap[child]]) child++;
      if (next[heap[child]] >= ns) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = lane;
  }
}

function integralOf(does: number): number {
  return does === DOES.syscall ? HELD_SYSCALL : HELD_BUSY;
}
