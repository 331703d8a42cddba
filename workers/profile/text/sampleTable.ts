import type { SampleLabels, SampleValues } from '../columns.ts';
import { GrowingFloat64, GrowingUint32 } from './growing.ts';

/** A column of values as it comes: doubles as long as every sum of them is exact, else 64-bit integers. */
class GrowingValues {
  readonly #doubles = new GrowingFloat64();
  /** Values that no double holds, by sample. */
  readonly #exact = new Map<number, bigint>();
  #absSum = 0;

  push(value: number | bigint): void {
    const double = Number(value);
    if (typeof value === 'bigint' && !Number.isSafeInteger(double)) this.#exact.set(this.#doubles.length, value);
    this.#absSum += Math.abs(double);
    this.#doubles.push(double);
  }

  taken(): SampleValues {
    const doubles = this.#doubles.taken();
    if (this.#absSum < 2 ** 53) return doubles;
    // What leaves the range of 64 bits wraps or saturates as it does in Go on amd64.
    return BigInt64Array.from(doubles, (value, i) => this.#exact.get(i) ?? (Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : -(2n ** 63n)));
  }
}

/** Samples as they are read: stacks leaf first, then values, then labels. */
export class SampleTable {
  samples = 0;
  readonly #values: readonly GrowingValues[];
  readonly #stackStart = new GrowingFloat64();
  readonly #stack = new GrowingUint32(4096);
  readonly #labelStart = new GrowingFloat64();
  readonly #key = new GrowingUint32();
  readonly #text = new GrowingUint32();
  readonly #number = new GrowingFloat64();
  readonly #unit = new GrowingUint32();

  constructor(sampleTypes: number) {
    this.#values = Array.from({ length: sampleTypes }, () => new GrowingValues());
  }

  begin(): void {
    this.samples++;
    this.#stackStart.push(this.#stack.length);
    this.#labelStart.push(this.#key.length);
  }

  /** Leaf first. */
  addLocation(location: number): void {
    this.#stack.push(location);
  }

  /** One for each sample type, of the sample that was begun last. */
  setValue(sampleType: number, value: number | bigint): void {
    this.#values[sampleType].push(value);
  }

  addText(key: number, text: number): void {
    if (text !== 0) this.#addLabel(key, text, 0, 0);
  }

  /** A number of 0 without a unit is no label, as in the binary form. */
  addNumber(key: number, number: number, unit: number): void {
    if (number !== 0 || unit !== 0) this.#addLabel(key, 0, number, unit);
  }

  /** To be called once, at the end. */
  taken(): {
    readonly samples: number;
    readonly values: readonly SampleValues[];
    readonly stackStart: Float64Array;
    readonly stackLocation: Uint32Array;
    readonly isBase: undefined;
    readonly labels: SampleLabels | undefined;
  } {
    const { samples } = this;
    this.#stackStart.push(this.#stack.length);
    this.#labelStart.push(this.#key.length);
    const labels: SampleLabels = {
      start: this.#labelStart.taken(),
      key: this.#key.taken(),
      text: this.#text.taken(),
      number: integers(this.#number),
      unit: this.#unit.taken(),
    };
    return {
      samples,
      values: this.#values.map((column) => column.taken()),
      stackStart: this.#stackStart.taken(),
      stackLocation: this.#stack.taken(),
      isBase: undefined,
      labels: labels.key.length === 0 ? undefined : labels,
    };
  }

  #addLabel(key: number, text: number, number: number, unit: number): void {
    this.#key.push(key);
    this.#text.push(text);
    this.#number.push(number);
    this.#unit.push(unit);
  }
}

/** Written as halves, low first as on every machine a browser runs on: a bigint a label would take most of the time. */
function integers(numbers: GrowingFloat64): BigInt64Array {
  const exact = new BigInt64Array(numbers.length);
  const halves = new Int32Array(exact.buffer);
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers.get(i);
    halves[2 * i] = number % 2 ** 32;
    halves[2 * i + 1] = Math.floor(number / 2 ** 32);
  }
  return exact;
}
