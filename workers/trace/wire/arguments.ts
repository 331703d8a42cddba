import { EXACT_LIMIT, varintHi, varintLo } from './varint.ts';

const TWO_32 = 4294967296;

/**
 * The arguments of the event that is being tried. Hot rules take them as plain doubles; those that need all 64 bits, or that
 * are rare enough not to matter, take them from here.
 */
export class Arguments {
  readonly values = new Float64Array(4);
  // Written only for values of 2^53 and more, where the double no longer says everything.
  readonly #wideLo = new Uint32Array(4);
  readonly #wideHi = new Uint32Array(4);

  /** Keeps the exact halves of the varint just read, if its double needs them. */
  keepWide(argument: number, value: number): void {
    if (value < EXACT_LIMIT) return;
    this.#wideLo[argument] = varintLo;
    this.#wideHi[argument] = varintHi;
  }

  set(a0: number, a1: number, a2: number, a3: number): void {
    this.values[0] = a0;
    this.values[1] = a1;
    this.values[2] = a2;
    this.values[3] = a3;
  }

  /** Lower half of the argument whose double is `value`. */
  lo(argument: number, value = this.values[argument]): number {
    return value < EXACT_LIMIT ? value >>> 0 : this.#wideLo[argument];
  }

  hi(argument: number, value = this.values[argument]): number {
    if (value < TWO_32) return 0;
    return value < EXACT_LIMIT ? Math.floor(value / TWO_32) : this.#wideHi[argument];
  }

  /** It is 2^64 - 1, which means "none". */
  isNone(argument: number, value = this.values[argument]): boolean {
    return this.lo(argument, value) === 0xffffffff && this.hi(argument, value) === 0xffffffff;
  }
}
