/** Pairs of 32-bit numbers → dense positions, in order of first appearance. No object a pair; equal pairs are one, exactly. */
export class PairIndex {
  size = 0;
  #first = new Uint32Array(64);
  #second = new Uint32Array(64);
  /** Position + 1; 0: free. */
  #slots = new Uint32Array(128);

  intern(first: number, second: number): number {
    if (this.size * 2 >= this.#slots.length) this.#grow();
    const mask = this.#slots.length - 1;
    for (let slot = hashOfPair(first, second) & mask; ; slot = (slot + 1) & mask) {
      const taken = this.#slots[slot];
      if (taken === 0) {
        this.#first[this.size] = first;
        this.#second[this.size] = second;
        this.#slots[slot] = ++this.size;
        return this.size - 1;
      }
      if (this.#first[taken - 1] === first >>> 0 && this.#second[taken - 1] === second >>> 0) return taken - 1;
    }
  }

  first(position: number): number {
    return this.#first[position];
  }

  second(position: number): number {
    return this.#second[position];
  }

  #grow(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let i = 0; i < this.size; i++) {
      let slot = hashOfPair(this.#first[i], this.#second[i]) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = i + 1;
    }
    this.#slots = slots;
    this.#first = doubled(this.#first);
    this.#second = doubled(this.#second);
  }
}

function doubled(column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(column.length * 2);
  larger.set(column);
  return larger;
}

/** Mixed well, since slots are taken one after the other. */
function hashOfPair(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e37_79b1) ^ Math.imul(second, 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a_2d39);
  return (hash ^ (hash >>> 16)) >>> 0;
}
