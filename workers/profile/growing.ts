// Columns whose length is known only at the end. They double; what `taken` gives shares their memory, so take once.

export class GrowingUint32 {
  length = 0;
  #items = new Uint32Array(64);

  push(value: number): void {
    if (this.length === this.#items.length) this.#grow(this.length + 1);
    this.#items[this.length++] = value;
  }

  /** Pushes `values[from … to)`. */
  append(values: ArrayLike<number>, from = 0, to = values.length): void {
    if (this.length + to - from > this.#items.length) this.#grow(this.length + to - from);
    for (let i = from; i < to; i++) this.#items[this.length++] = values[i];
  }

  at(index: number): number {
    return this.#items[index];
  }

  taken(): Uint32Array {
    return this.#items.subarray(0, this.length);
  }

  #grow(atLeast: number): void {
    const larger = new Uint32Array(Math.max(2 * this.#items.length, atLeast));
    larger.set(this.#items);
    this.#items = larger;
  }
}

export class GrowingFloat64 {
  length = 0;
  #items = new Float64Array(64);

  push(value: number): void {
    if (this.length === this.#items.length) {
      const larger = new Float64Array(2 * this.length);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.length++] = value;
  }

  at(index: number): number {
    return this.#items[index];
  }

  taken(): Float64Array {
    return this.#items.subarray(0, this.length);
  }
}

export class GrowingInt64 {
  length = 0;
  #items = new BigInt64Array(64);

  /** Keeps the low 64 bits. */
  push(value: bigint): void {
    if (this.length === this.#items.length) {
      const larger = new BigInt64Array(2 * this.length);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.length++] = value;
  }

  taken(): BigInt64Array {
    return this.#items.subarray(0, this.length);
  }
}
