// Ordered pairs of rows → dense positions. Open addressing in typed arrays: millions of pairs cost a few bytes each and no object.
import { DamageError } from '../../damage.ts';

const FIRST_SLOTS = 1024;
/** Beyond this a file is a bomb: real programs have fewer calls than functions times ten. */
const MOST_PAIRS = 2 ** 24;

/** Positions are given in order of first appearance. */
export class PairTable {
  size = 0;
  /** By position; longer than `size`. */
  first = new Uint32Array(FIRST_SLOTS / 2);
  second = new Uint32Array(FIRST_SLOTS / 2);
  /** Position + 1 of what is there; 0: nothing. Never more than half full. */
  #slots = new Uint32Array(FIRST_SLOTS);

  /** −1: it is not there. */
  find(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(first, second) & mask;
    for (let held = this.#slots[slot]; held !== 0; held = this.#slots[slot]) {
      if (this.first[held - 1] === first && this.second[held - 1] === second) return held - 1;
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /** The pair is taken in if it is not there. @throws DamageError 'too-large' */
  positionOf(first: number, second: number): number {
    const known = this.find(first, second);
    if (known >= 0) return known;
    const position = this.size;
    if (position === this.first.length) {
      this.#grow();
      return this.positionOf(first, second);
    }
    this.first[position] = first;
    this.second[position] = second;
    put(this.#slots, first, second, position);
    this.size = position + 1;
    return position;
  }

  #grow(): void {
    if (this.size >= MOST_PAIRS) {
      throw new DamageError({ what: 'too-large', message: `This profile has more than ${MOST_PAIRS} different calls, more than is added up.`, advice: 'Look at fewer functions: set focus or ignore.' });
    }
    const capacity = this.first.length * 2;
    const first = new Uint32Array(capacity);
    const second = new Uint32Array(capacity);
    first.set(this.first);
    second.set(this.second);
    const slots = new Uint32Array(capacity * 2);
    for (let position = 0; position < this.size; position++) put(slots, first[position], second[position], position);
    this.first = first;
    this.second = second;
    this.#slots = slots;
  }
}

function put(slots: Uint32Array, first: number, second: number, position: number): void {
  const mask = slots.length - 1;
  let slot = hashOf(first, second) & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = position + 1;
}

function hashOf(first: number, second: number): number {
  const mixed = Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15) ^ Math.imul(second, 0xc2b2ae35)) >>> 0;
}
