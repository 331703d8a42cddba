// Who held the Ps while goroutines waited. While every P is busy, each of n Ps holds an n-th of what is waited; so an
// integral over time of waiting ÷ n, read where a slice of a P begins and ends, says what the slice held: O(1) a slice.

import { SPAN } from '../index/slice.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { grown } from '../wire/ids.ts';

/** Places among the machine's integrals: what `counted` goroutines waited per busy P, and per P in a system call. */
export const HELD_BUSY = 0;
export const HELD_SYSCALL = 1;

/** What a holder did: a program's goroutine, a mark worker, an assist, a sweep; or a system call. */
export const HELD = { program: 0, worker: 1, assist: 2, sweep: 3, syscall: 4 } as const;
const HELD_BITS = 3;

export class HolderSums {
  readonly #integrals: Float64Array;
  /** By lane: the integral where its slice began. */
  readonly #laneFrom: Float64Array;
  readonly #places: Int32Array;
  readonly #keys: number[] = [];
  #ns = new Float64Array(64);

  /** `integrals`: the machine's, HELD_BUSY and HELD_SYSCALL. */
  constructor({ tables }: TraceIndex, integrals: Float64Array, lanes: number) {
    this.#integrals = integrals;
    this.#laneFrom = new Float64Array(lanes);
    this.#places = new Int32Array(tables.texts.length << HELD_BITS).fill(-1);
  }

  /** `integral`: HELD_BUSY or HELD_SYSCALL. */
  begins(lane: number, integral: number): void {
    this.#laneFrom[lane] = this.#integrals[integral];
  }

  /** `key`: see holderKey. */
  ends(lane: number, integral: number, key: number): void {
    const held = this.#integrals[integral] - this.#laneFrom[lane];
    if (held <= 0) return;
    const known = this.#places[key];
    this.#ns[known >= 0 ? known : this.#newPlace(key)] += held;
  }

  /** Keys: see holderKey. */
  columns(): { readonly keys: Int32Array; readonly ns: Float64Array } {
    return { keys: Int32Array.from(this.#keys), ns: this.#ns.slice(0, this.#keys.length) };
  }

  #newPlace(key: number): number {
    const place = this.#keys.push(key) - 1;
    this.#places[key] = place;
    if (place === this.#ns.length) this.#ns = grown(this.#ns, place * 2);
    return place;
  }
}

/** Of a slice by its SPAN and the text of the entry function: that << HELD_BITS | HELD. */
export function holderKey(name: number, kind: number): number {
  return (name << HELD_BITS) | heldBy(kind);
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
