import type { SampleValues } from '../columns.ts';

/**
 * Samples by |value|, largest first, equal ones as recorded; sorted only where it is looked at. A page near the front of a million
 * samples costs a few walks over them, not a sort.
 */
export class ValueOrder {
  readonly #size: Float64Array;
  readonly #order: Uint32Array;
  #seed = 0x2545_f491;

  constructor(values: SampleValues) {
    this.#size = new Float64Array(values.length);
    this.#order = new Uint32Array(values.length);
    for (let i = 0; i < values.length; i++) {
      this.#size[i] = Math.abs(Number(values[i]));
      this.#order[i] = i;
    }
  }

  /** Samples at the places from … to of the order; fewer where it ends. */
  page(from: number, to: number): Uint32Array {
    const end = Math.min(to, this.#order.length);
    this.#sortAround(from, end);
    return this.#order.slice(from, end);
  }

  /** Quicksort, but of the parts that reach into the page only. What an earlier page sorted stays a sorted part of the whole. */
  #sortAround(from: number, to: number): void {
    const pending = [0, this.#order.length];
    while (pending.length > 0) {
      const high = pending.pop() as number;
      const low = pending.pop() as number;
      if (high - low < 2 || high <= from || low >= to) continue;
      const middle = this.#partition(low, high);
      // The larger part waits, so what waits stays logarithmic.
      if (middle - low > high - middle) pending.push(low, middle, middle + 1, high);
      else pending.push(middle + 1, high, low, middle);
    }
  }

  /** Place of a pivot chosen by chance, with what comes before it on its left. (No file can be made to choose badly.) */
  #partition(low: number, high: number): number {
    const order = this.#order;
    this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0;
    const chosen = low + (this.#seed % (high - low));
    const pivot = order[chosen];
    const pivotSize = this.#size[pivot];
    order[chosen] = order[high - 1];
    let place = low;
    for (let i = low; i < high - 1; i++) {
      const sample = order[i];
      const size = this.#size[sample];
      if (size < pivotSize || (size === pivotSize && sample > pivot)) continue;
      order[i] = order[place];
      order[place++] = sample;
    }
    order[high - 1] = order[place];
    order[place] = pivot;
    return place;
  }
}
