// 64-bit ids from the file, made dense. Nothing is ever indexed by an id itself: a hostile file may use any value.

import { EXACT_LIMIT } from './varint.ts';

/** Dense indexes for ids of which there are few (Ms, Ps, tasks). */
export class IdTable {
  lo = new Uint32Array(16);
  hi = new Uint32Array(16);
  count = 0;
  readonly #exact = new Map<number, number>();
  readonly #wide = new Map<string, number>();

  /** -1 if unknown. `value` is the double, `lo`/`hi` the exact halves. */
  find(value: number, lo: number, hi: number): number {
    const index = value < EXACT_LIMIT ? this.#exact.get(value) : this.#wide.get(`${hi}:${lo}`);
    return index ?? -1;
  }

  intern(value: number, lo: number, hi: number): number {
    const known = this.find(value, lo, hi);
    if (known >= 0) return known;
    const index = this.count++;
    if (index === this.lo.length) {
      this.lo = grown(this.lo, index * 2);
      this.hi = grown(this.hi, index * 2);
    }
    this.lo[index] = lo;
    this.hi[index] = hi;
    if (value < EXACT_LIMIT) this.#exact.set(value, index);
    else this.#wide.set(`${hi}:${lo}`, index);
    return index;
  }
}

/** Ids below this are looked up in one array; goroutine ids are handed out in sequence, so this is almost all of them. */
export const NEAR_LIMIT = 1 << 28;
/** An id stands at its place, which neighbours never share, or at one of the next few: a hostile file finds no long ways. */
const MOST_STEPS = 8;
const LEAST_PLACES = 1 << 12;
/** Nobody's key: fresh memory need not be filled. */
const FREE = 0;
const NONE = -1;

/**
 * Live goroutines by id. An id that comes back after its goroutine ended gets a new index: an index is an incarnation.
 * One array of ids and indexes in front of a Map: measured at a fraction of the Map's cost for the lookup that every start and
 * unblock makes, and the same code whatever the ids are.
 */
export class LiveGoroutines {
  lo = new Uint32Array(256);
  hi = new Uint32Array(256);
  count = 0;
  /** Id plus one and index by place, in turn; the index NONE where a goroutine ended. */
  #near = new Int32Array(LEAST_PLACES * 2);
  /** Places - 1. */
  #mask = LEAST_PLACES - 1;
  #taken = 0;
  #live = 0;
  /** Ids that found no place. */
  #crowded = 0;
  readonly #exact = new Map<number, number>();
  readonly #wide = new Map<string, number>();

  /** Index of the live goroutine, -1 if there is none. */
  find(value: number, lo: number, hi: number): number {
    if (value < NEAR_LIMIT) return this.findNear(value | 0);
    const index = value < EXACT_LIMIT ? this.#exact.get(value) : this.#wide.get(`${hi}:${lo}`);
    return index ?? NONE;
  }

  /** The same of an id below NEAR_LIMIT. */
  findNear(id: number): number {
    const near = this.#near;
    const at = (id & this.#mask) << 1;
    return near[at] === id + 1 ? near[at + 1] : this.#findAside(id);
  }

  /** A new incarnation; the id must not be live. */
  add(value: number, lo: number, hi: number): number {
    const index = this.addDead(lo, hi);
    if (value < NEAR_LIMIT) this.#addNear(value | 0, index);
    else if (value < EXACT_LIMIT) this.#exact.set(value, index);
    else this.#wide.set(`${hi}:${lo}`, index);
    return index;
  }

  /** An index for an id that is only mentioned (by a CPU sample), never live. */
  addDead(lo: number, hi: number): number {
    const index = this.count++;
    if (index === this.lo.length) {
      this.lo = grown(this.lo, index * 2);
      this.hi = grown(this.hi, index * 2);
    }
    this.lo[index] = lo;
    this.hi[index] = hi;
    return index;
  }

  remove(index: number): void {
    const lo = this.lo[index];
    const hi = this.hi[index];
    const value = hi * 4294967296 + lo;
    if (value < NEAR_LIMIT) {
      const place = this.#placeOf(value | 0);
      if (place >= 0) {
        this.#near[place * 2 + 1] = NONE;
        this.#live--;
        return;
      }
      this.#crowded--;
    }
    if (value < EXACT_LIMIT) this.#exact.delete(value);
    else this.#wide.delete(`${hi}:${lo}`);
  }

  #findAside(id: number): number {
    const place = this.#placeOf(id);
    if (place >= 0) return this.#near[place * 2 + 1];
    return this.#crowded === 0 ? NONE : (this.#exact.get(id) ?? NONE);
  }

  /** Where an id stands; -1: nowhere. */
  #placeOf(id: number): number {
    const near = this.#near;
    for (let step = 0; step < MOST_STEPS; step++) {
      const place = (id + step) & this.#mask;
      if (near[place * 2] === id + 1) return place;
      if (near[place * 2] === FREE) return -1;
    }
    return -1;
  }

  #addNear(id: number, index: number): void {
    if (this.#taken * 2 > this.#mask) this.#makeRoom();
    if (this.#put(id, index)) return;
    this.#crowded++;
    this.#exact.set(id, index);
  }

  /** false: there is no place. */
  #put(id: number, index: number): boolean {
    const near = this.#near;
    for (let step = 0; step < MOST_STEPS; step++) {
      const place = (id + step) & this.#mask;
      const known = near[place * 2];
      if (known !== id + 1 && known !== FREE) continue;
      if (known === FREE) this.#taken++;
      near[place * 2] = id + 1;
      near[place * 2 + 1] = index;
      this.#live++;
      return true;
    }
    return false;
  }

  /** Forgets those that ended; more places, if it is not they that took them. */
  #makeRoom(): void {
    const before = this.#near;
    let places = before.length / 2;
    if (this.#live * 4 > places) places *= 4;
    this.#near = new Int32Array(places * 2);
    this.#mask = places - 1;
    this.#taken = 0;
    this.#live = 0;
    for (let at = 0; at < before.length; at += 2) {
      const id = before[at] - 1;
      if (id < 0 || before[at + 1] === NONE || this.#put(id, before[at + 1])) continue;
      this.#crowded++;
      this.#exact.set(id, before[at + 1]);
    }
  }
}

/**
 * Indexes of a generation's table entries by id; id 0 is entry 0. An array while ids are dense, as the runtime writes them; a
 * Map for the rest, so that a huge id in a hostile file cannot ask for a huge array.
 */
export class TableIndex {
  /** By id, as far as ids are dense; -1: there is no such entry. */
  readonly dense: Int32Array;
  readonly #sparse = new Map<number, number>();

  /** The entry of `ids[i]` has index `indexes[i]`. */
  constructor(ids: readonly number[], indexes: readonly number[]) {
    const limit = ids.length * 2 + 64;
    let top = 1;
    for (const id of ids) if (id < limit && id >= top) top = id + 1;
    this.dense = new Int32Array(top).fill(-1);
    this.dense[0] = 0;
    ids.forEach((id, i) => {
      if (id < top) this.dense[id] = indexes[i];
      else this.#sparse.set(id, indexes[i]);
    });
  }

  /** -1 if there is no such entry. */
  find(id: number): number {
    if (id < this.dense.length) return this.dense[id];
    return this.#sparse.get(id) ?? -1;
  }
}

export function grown<T extends Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float64Array>(column: T, length: number): T {
  const Column = column.constructor as new (length: number) => T;
  const wider = new Column(length);
  wider.set(column);
  return wider;
}

/** The id as Go prints it: signed 64-bit decimal. */
export function signedDecimal(lo: number, hi: number): string {
  if (hi === 0) return String(lo);
  return BigInt.asIntN(64, (BigInt(hi) << 32n) | BigInt(lo)).toString();
}

export function unsignedDecimal(lo: number, hi: number): string {
  if (hi === 0) return String(lo);
  return ((BigInt(hi) << 32n) | BigInt(lo)).toString();
}
