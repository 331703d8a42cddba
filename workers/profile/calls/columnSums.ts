// Sums of a column of sample values at positions that may be handed out while one goes: in the column's own numbers.
import type { SampleValues } from '../columns.ts';

/** What a walk over samples adds up. One walk serves doubles and 64-bit integers. */
export interface ColumnSums {
  isZero(sample: number): boolean;
  add(position: number, sample: number): void;
  /** The first `size` sums. */
  taken(size: number): SampleValues;
}

export function columnSums(values: SampleValues): ColumnSums {
  return values instanceof BigInt64Array ? new WideSums(values) : new DoubleSums(values);
}

const FIRST_CAPACITY = 512;

class DoubleSums implements ColumnSums {
  readonly #values: Float64Array;
  #sums = new Float64Array(FIRST_CAPACITY);

  constructor(values: Float64Array) {
    this.#values = values;
  }

  isZero(sample: number): boolean {
    return this.#values[sample] === 0;
  }

  add(position: number, sample: number): void {
    if (position >= this.#sums.length) {
      const more = new Float64Array(Math.max(this.#sums.length * 2, position + 1));
      more.set(this.#sums);
      this.#sums = more;
    }
    this.#sums[position] += this.#values[sample];
  }

  taken(size: number): Float64Array {
    const sums = new Float64Array(size);
    sums.set(this.#sums.subarray(0, size));
    return sums;
  }
}

/** A BigInt64Array keeps the low 64 bits, so sums wrap as Go's do. */
class WideSums implements ColumnSums {
  readonly #values: BigInt64Array;
  #sums = new BigInt64Array(FIRST_CAPACITY);

  constructor(values: BigInt64Array) {
    this.#values = values;
  }

  isZero(sample: number): boolean {
    return this.#values[sample] === 0n;
  }

  add(position: number, sample: number): void {
    if (position >= this.#sums.length) {
      const more = new BigInt64Array(Math.max(this.#sums.length * 2, position + 1));
      more.set(this.#sums);
      this.#sums = more;
    }
    this.#sums[position] += this.#values[sample];
  }

  taken(size: number): BigInt64Array {
    const sums = new BigInt64Array(size);
    sums.set(this.#sums.subarray(0, size));
    return sums;
  }
}

/** |value| as Go has it: the least 64-bit integer has none, and stays negative. */
export function sizeOf(value: number | bigint): number {
  return typeof value === 'number' ? Math.abs(value) : Number(BigInt.asIntN(64, value < 0n ? -value : value));
}
