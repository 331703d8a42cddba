// Sums by a dense key of which few occur (a text, a stack): `width` values each, added up in place, then kept in columns as long as
// what occurred.

import { grown } from '../wire/ids.ts';

export interface KeyedColumns {
  readonly keys: Uint32Array;
  /** `width` values a key. */
  readonly values: Float64Array;
}

export class KeyedSums {
  readonly #width: number;
  /** By key: its place, plus one; 0: it did not occur. */
  #places = new Uint32Array(256);
  #keys = new Uint32Array(16);
  count = 0;
  values: Float64Array;

  constructor(width: number) {
    this.#width = width;
    this.values = new Float64Array(16 * width);
  }

  /** Where the key's values begin. `values` may be another array afterwards. */
  at(key: number): number {
    if (key >= this.#places.length) this.#places = grown(this.#places, Math.max(key + 1, this.#places.length * 2));
    const place = this.#places[key];
    return (place === 0 ? this.#add(key) : place - 1) * this.#width;
  }

  key(place: number): number {
    return this.#keys[place];
  }

  addAll({ keys, values }: KeyedColumns): void {
    const width = this.#width;
    for (let i = 0; i < keys.length; i++) {
      const at = this.at(keys[i]);
      for (let j = 0; j < width; j++) this.values[at + j] += values[i * width + j];
    }
  }

  columns(): KeyedColumns {
    return { keys: this.#keys.slice(0, this.count), values: this.values.slice(0, this.count * this.#width) };
  }

  #add(key: number): number {
    const place = this.count++;
    if (place === this.#keys.length) {
      this.#keys = grown(this.#keys, place * 2);
      this.values = grown(this.values, place * 2 * this.#width);
    }
    this.#keys[place] = key;
    this.#places[key] = place + 1;
    return place;
  }
}
