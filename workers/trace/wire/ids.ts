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

const PAGE_BITS = 12;
const PAGE = 1 << PAGE_BITS;
/** Ids below this are found through pages; goroutine ids are handed out nearly in sequence, so this is almost all of them. */
const PAGED_LIMIT = 1 << 26;
/** A page is made for so many goroutines, beyond the first few pages: a hostile file may name one in each. */
const GOROUTINES_A_PAGE = 16;
const FREE_PAGES = 32;

/**
 * Live goroutines by id. An id that comes back after its goroutine ended gets a new index: an index is an incarnation.
 * A paged table in front of a Map: measured at a fraction of the Map's cost for the lookup that every start and unblock makes.
 */
export class LiveGoroutines {
  lo = new Uint32Array(256);
  hi = new Uint32Array(256);
  count = 0;
  readonly #pages: (Int32Array | undefined)[] = [];
  #pageCount = 0;
  /** Places of pages that were not made for want of budget: their ids are in the Map, now and later. */
  readonly #unpaged = new Set<number>();
  readonly #exact = new Map<number, number>();
  readonly #wide = new Map<string, number>();

  /** Index of the live goroutine, -1 if there is none. */
  find(value: number, lo: number, hi: number): number {
    if (value < PAGED_LIMIT) {
      const page = this.#pages[value >>> PAGE_BITS];
      if (page !== undefined) return page[value & (PAGE - 1)] - 1;
    }
    const index = value < EXACT_LIMIT ? this.#exact.get(value) : this.#wide.get(`${hi}:${lo}`);
    return index ?? -1;
  }

  /** A new incarnation; the id must not be live. */
  add(value: number, lo: number, hi: number): number {
    const index = this.addDead(lo, hi);
    const page = value < PAGED_LIMIT ? this.#page(value >>> PAGE_BITS) : undefined;
    if (page !== undefined) page[value & (PAGE - 1)] = index + 1;
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
    const page = value < PAGED_LIMIT ? this.#pages[value >>> PAGE_BITS] : undefined;
    if (page !== undefined) page[value & (PAGE - 1)] = 0;
    else if (value < EXACT_LIMIT) this.#exact.delete(value);
    else this.#wide.delete(`${hi}:${lo}`);
  }

  /** undefined: ids lie so far apart that most pages would hold next to nothing. */
  #page(at: number): Int32Array | undefined {
    const known = this.#pages[at];
    if (known !== undefined || this.#unpaged.has(at)) return known;
    if (this.#pageCount >= FREE_PAGES + this.count / GOROUTINES_A_PAGE) {
      this.#unpaged.add(at);
      return undefined;
    }
    const page = new Int32Array(PAGE);
    this.#pages[at] = page;
    this.#pageCount++;
    return page;
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
