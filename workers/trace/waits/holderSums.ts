// Who held the Ps while goroutines waited, by kind of wait. While every P is busy, each of n Ps holds an n-th of what is waited; so an
// integral over time of waiting ÷ n, read where a slice of a P begins and ends, says what the slice held: O(1) a slice.

import type { Ns } from '../../api.ts';
import { SPAN } from '../index/slice.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { DOES } from './laneWork.ts';
import type { Holders } from './machine.ts';

const KINDS = 5;
/** What a holder did: a program's goroutine, a mark worker, an assist, a sweep; or a system call. */
export const HELD = { program: 0, worker: 1, assist: 2, sweep: 3, syscall: 4 } as const;
const HELD_BITS = 3;

export class HolderSums implements Holders {
  /** Goroutines of the selection that wait now, by kind. */
  readonly waiting = new Int32Array(KINDS);
  /** Places in `index.ranges.stw`, and what was waited in each, by kind. */
  readonly stops: readonly number[];
  readonly stopNs: Float64Array;
  readonly #busy = new Float64Array(KINDS);
  readonly #syscall = new Float64Array(KINDS);
  readonly #laneFrom: Float64Array;
  readonly #laneDoes: Int8Array;
  readonly #places: Int32Array;
  readonly #keys: number[] = [];
  #ns = new Float64Array(64 * KINDS);

  constructor({ tables }: TraceIndex, stops: readonly number[], lanes: number) {
    this.stops = stops;
    this.stopNs = new Float64Array(stops.length * KINDS);
    this.#laneFrom = new Float64Array(lanes * KINDS);
    this.#laneDoes = new Int8Array(lanes).fill(-1);
    this.#places = new Int32Array(tables.texts.length << HELD_BITS).fill(-1);
  }

  busy(ns: Ns, procs: number): void {
    for (let kind = 0; kind < KINDS; kind++) this.#busy[kind] += (this.waiting[kind] * ns) / procs;
  }

  inSyscalls(ns: Ns, procs: number): void {
    for (let kind = 0; kind < KINDS; kind++) this.#syscall[kind] += (this.waiting[kind] * ns) / procs;
  }

  stopped(ns: Ns, stop: number): void {
    for (let kind = 0; kind < KINDS; kind++) this.stopNs[stop * KINDS + kind] += this.waiting[kind] * ns;
  }

  begins(lane: number, does: number): void {
    this.#laneDoes[lane] = does;
    this.#laneFrom.set(does === DOES.syscall ? this.#syscall : this.#busy, lane * KINDS);
  }

  ends(lane: number, does: number, kind: number, name: number): void {
    if (this.#laneDoes[lane] < 0) return;
    this.#laneDoes[lane] = -1;
    const until = does === DOES.syscall ? this.#syscall : this.#busy;
    const place = this.#place((name << HELD_BITS) | heldBy(kind));
    for (let k = 0; k < KINDS; k++) this.#ns[place * KINDS + k] += until[k] - this.#laneFrom[lane * KINDS + k];
  }

  /** Key: text of the entry function << HELD_BITS | HELD; ns by kind. */
  columns(): { readonly keys: Int32Array; readonly ns: Float64Array } {
    return { keys: Int32Array.from(this.#keys), ns: this.#ns.slice(0, this.#keys.length * KINDS) };
  }

  #place(key: number): number {
    const known = this.#places[key];
    if (known >= 0) return known;
    const place = this.#keys.push(key) - 1;
    this.#places[key] = place;
    if ((place + 1) * KINDS > this.#ns.length) {
      const longer = new Float64Array(this.#ns.length * 2);
      longer.set(this.#ns);
      this.#ns = longer;
    }
    return place;
  }
}

function heldBy(kind: number): number {
  switch (kind) {
    case SPAN.markWorker:
      return HELD.worker;
    case SPAN.markAssist:
      return HELD.assist;
    case SPAN.sweep:
      return HELD.sweep;
    case SPAN.syscall:
      return HELD.syscall;
    default:
      return HELD.program;
  }
}

export function heldKey(key: number): { readonly name: number; readonly held: number } {
  return { name: key >> HELD_BITS, held: key & ((1 << HELD_BITS) - 1) };
}
