import { GrowingFloat64, GrowingUint32 } from './growing.ts';

/** Sequences of numbers (stacks), each kept once under a dense number. No key is ever made as a text or an object. */
export class Sequences {
  readonly #start = new GrowingFloat64();
  readonly #items = new GrowingUint32();
  readonly #hashes = new GrowingUint32();
  /** Open addressing, at most half full: number + 1, 0 where there is none. */
  #table = new Uint32Array(256);

  constructor() {
    this.#start.push(0);
  }

  get size(): number {
    return this.#hashes.length;
  }

  /** Number of the sequence `values[from … to)`; a new one gets the next. */
  intern(values: ArrayLike<number>, from = 0, to = values.length): number {
    const hash = hashOf(values, from, to);
    const mask = this.#table.length - 1;
    let slot = hash & mask;
    for (; this.#table[slot] !== 0; slot = (slot + 1) & mask) {
      const known = this.#table[slot] - 1;
      if (this.#hashes.at(known) === hash && this.#equals(known, values, from, to)) return known;
    }
    const added = this.size;
    this.#table[slot] = added + 1;
    this.#hashes.push(hash);
    this.#items.append(values, from, to);
    this.#start.push(this.#items.length);
    if (2 * this.size > this.#table.length) this.#grow();
    return added;
  }

  /** All of them, one after the other: sequence i is `items[start[i] … start[i + 1])`. Nothing may be interned after it. */
  taken(): { readonly start: Float64Array; readonly items: Uint32Array } {
    return { start: this.#start.taken(), items: this.#items.taken() };
  }

  #equals(sequence: number, values: ArrayLike<number>, from: number, to: number): boolean {
    const start = this.#start.at(sequence);
    if (this.#start.at(sequence + 1) - start !== to - from) return false;
    for (let i = from; i < to; i++) if (this.#items.at(start + i - from) !== values[i]) return false;
    return true;
  }

  #grow(): void {
    const table = new Uint32Array(2 * this.#table.length);
    const mask = table.length - 1;
    for (let sequence = 0; sequence < this.size; sequence++) {
      let slot = this.#hashes.at(sequence) & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = sequence + 1;
    }
    this.#table = table;
  }
}

/** 32 bits in which every number moves every bit: neighbours and permutations of ids are the common case here. */
function hashOf(values: ArrayLike<number>, from: number, to: number): number {
  let hash = to - from;
  for (let i = from; i < to; i++) {
    hash = Math.imul(hash ^ values[i], 0x9e37_79b1);
    hash ^= hash >>> 15;
  }
  return Math.imul(hash ^ (hash >>> 13), 0x85eb_ca6b) >>> 0;
}
