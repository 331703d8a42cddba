import { unsignedDecimal } from '../wire/ids.ts';

/** A sum of 64-bit numbers that wraps at 2^64, as Go's uint64 does; exact, without a BigInt per addition. */
export class Sum64 {
  lo = 0;
  hi = 0;

  add(lo: number, hi: number): void {
    const sum = this.lo + lo;
    this.lo = sum >>> 0;
    this.hi = (this.hi + hi + (sum > 0xffffffff ? 1 : 0)) >>> 0;
  }

  toString(): string {
    return unsignedDecimal(this.lo, this.hi);
  }
}
