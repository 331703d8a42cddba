// Ordered pairs of rows → dense positions. Open addressing in typed arrays: millions of pairs cost a few bytes each and no object.
import { DamageError } from '../../damage.ts';
import { t } from '../../../language/t.ts';

const FIRST_SLOTS = 1024;
/** Numbers a slot takes. */
const SLOT = 4;
/** Beyond this a file is a bomb: real programs have fewer calls than functions times ten. */
const MOST_PAIRS = 2 ** 24;

/** Positions are given in order of first appearance. */
export class PairTable {
  size = 0;
  /** By position; longer than `size`. */
  first = new Uint32Array(FIRST_SLOTS / 2);
  second = new Uint32Array(FIRST_SLOTS / 2);
  /** First, second, position + 1 of what is there (0: nothing), and nothing: a look-up touches one cache line. Never more than half full. */
  #slots = new Uint32Array(FIRST_SLOTS * SLOT);

  /** −1: it is not there. */
  find(first: number, second: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = (hashOf(first, second) * SLOT) & mask; slots[slot + 2] !== 0; slot = (slot + SLOT) & mask) {
      if (slots[slot] === first && slots[slot + 1] === second) return slots[slot + 2] - 1;
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
      throw new DamageError({ what: 'too-large', message: t('This profile has more than {most} different calls, more than is added up.', { most: MOST_PAIRS }), advice: t('Look at fewer functions: set focus or ignore.') });
    }
    const capacity = this.first.length * 2;
    const first = new Uint32Array(capacity);
    const second = new Uint32Array(capacity);
    first.set(this.first);
    second.set(this.second);
    const slots = new Uint32Array(capacity * 2 * SLOT);
    for (let position = 0; position < this.size; position++) put(slots, first[position], second[position], position);
    this.first = first;
    this.second = second;
    this.#slots = slots;
  }
}

function put(slots: Uint32Array, first: number, second: number, position: number): void {
  const mask = slots.length - 1;
  let slot = (hashOf(first, second) * SLOT) & mask;
  while (slots[slot + 2] !== 0) slot = (slot + SLOT) & mask;
  slots[slot] = first;
  slots[slot + 1] = second;
  slots[slot + 2] = position + 1;
}

/** 26 bits: times SLOT it stays a 32-bit number. */
function hashOf(first: number, second: number): number {
  const mixed = Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 15) ^ Math.imul(second, 0xc2b2ae35)) >>> 6) ^ (mixed & 0x3ff_ffff);
}
