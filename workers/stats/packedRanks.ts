// Nearest-rank figures of many whole numbers that come in packed pieces. Exact, at any time in between, and without a look at
// each number: a rank is found by halving the range it lies in, and every piece tells how many of its numbers lie below.

import { countBelow, NumberPacker, type PackedNumbers, unpack } from './packedNumbers.ts';
import { type NearestRank, nearestRank } from './nearestRank.ts';

const PERMILLES = [500, 900, 990, 999] as const;
/** Numbers that come one by one are packed by so many. */
const LOOSE_NUMBERS = 4096;
const LIMIT = 2 ** 32;

export class PackedRanks {
  readonly #pieces: PackedNumbers[] = [];
  readonly #packer = new NumberPacker();
  readonly #loose = new Uint32Array(LOOSE_NUMBERS);
  #looseCount = 0;
  /** Of 2^32 and more. */
  readonly #greater: number[] = [];
  #n = 0;
  #sum = 0;
  #min = Infinity;
  #max = 0;

  /** The piece is kept. */
  add(piece: PackedNumbers): void {
    if (piece.count === 0) return;
    this.#pieces.push(piece);
    this.#note(piece.count, piece.sum, piece.first[0], piece.greatest);
  }

  /** One of any size. */
  addOne(value: number): void {
    this.#note(1, value, value, value);
    if (value >= LIMIT) {
      this.#greater.push(value);
      return;
    }
    this.#loose[this.#looseCount++] = value;
    if (this.#looseCount < LOOSE_NUMBERS) return;
    this.#pieces.push(this.#packer.pack(this.#loose, LOOSE_NUMBERS));
    this.#looseCount = 0;
  }

  get count(): number {
    return this.#n;
  }

  /** All of them, ascending. */
  sorted(): Float64Array {
    const sorted = new Float64Array(this.#n);
    let at = 0;
    for (const piece of this.#allPieces()) {
      const numbers = new Uint32Array(piece.count);
      unpack(piece, numbers, 0);
      sorted.set(numbers, at);
      at += piece.count;
    }
    sorted.set(this.#greater, at);
    return sorted.toSorted();
  }

  ranks(): NearestRank {
    const n = this.#n;
    if (n === 0) return nearestRank(new Float64Array(0));
    const pieces = this.#allPieces();
    const greater = this.#greater.toSorted((a, b) => a - b);
    const packed = n - greater.length;
    // Ranks ascend, and so do the values at them.
    let least = this.#min;
    const [p50, p90, p99, p999] = PERMILLES.map((permille) => {
      const rank = Math.max(Math.ceil((permille * n) / 1000), 1) - 1;
      if (rank >= packed) return greater[rank - packed];
      return (least = valueAt(pieces, rank, least, Math.min(LIMIT - 1, this.#max)));
    });
    return { n, min: this.#min, p50, p90, p99, p999, max: this.#max, sum: this.#sum, mean: this.#sum / n };
  }

  /** By nearest rank; 0 of none. Products that are off by a rounding are not taken up to the next rank. */
  percentile(percent: number): number {
    if (this.#n === 0) return 0;
    const rank = Math.min(this.#n, Math.max(Math.ceil((percent * this.#n) / 100 - 1e-9 * this.#n), 1)) - 1;
    const greater = this.#greater.toSorted((a, b) => a - b);
    const packed = this.#n - greater.length;
    if (rank >= packed) return greater[rank - packed];
    return valueAt(this.#allPieces(), rank, this.#min, Math.min(LIMIT - 1, this.#max));
  }

  #allPieces(): readonly PackedNumbers[] {
    const loose = this.#packer.pack(this.#loose.slice(), this.#looseCount);
    return loose.count === 0 ? this.#pieces : [...this.#pieces, loose];
  }

  #note(count: number, sum: number, least: number, greatest: number): void {
    this.#n += count;
    this.#sum += sum;
    if (least < this.#min) this.#min = least;
    if (greatest > this.#max) this.#max = greatest;
  }
}

/** The number at a 0-based rank of all pieces together, which is one of `least` to `greatest`. */
function valueAt(pieces: readonly PackedNumbers[], rank: number, least: number, greatest: number): number {
  let low = least;
  let high = greatest;
  while (low < high) {
    const middle = low + Math.ceil((high - low) / 2);
    let below = 0;
    for (const piece of pieces) below += countBelow(piece, middle);
    if (below <= rank) low = middle;
    else high = middle - 1;
  }
  return low;
}
