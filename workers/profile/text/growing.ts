// Columns whose length is not known before the text is read.

/** At least doubled each time it is full. */
export class GrowingUint32 {
  length = 0;
  #column: Uint32Array<ArrayBuffer>;

  constructor(room = 256) {
    this.#column = new Uint32Array(room);
  }

  push(value: number): void {
    if (this.length === this.#column.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.#column);
      this.#column = larger;
    }
    this.#column[this.length++] = value;
  }

  get(index: number): number {
    return this.#column[index];
  }

  set(index: number, value: number): void {
    this.#column[index] = value;
  }

  /** Exactly as long as it is filled. */
  taken(): Uint32Array<ArrayBuffer> {
    return this.#column.slice(0, this.length);
  }
}

export class GrowingFloat64 {
  length = 0;
  #column: Float64Array<ArrayBuffer>;

  constructor(room = 256) {
    this.#column = new Float64Array(room);
  }

  push(value: number): void {
    if (this.length === this.#column.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.#column);
      this.#column = larger;
    }
    this.#column[this.length++] = value;
  }

  get(index: number): number {
    return this.#column[index];
  }

  /** Exactly as long as it is filled. */
  taken(): Float64Array<ArrayBuffer> {
    return this.#column.slice(0, this.length);
  }
}
