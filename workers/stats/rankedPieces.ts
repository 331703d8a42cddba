// Nearest-rank figures of many whole numbers without putting them in order: counted by their leading bits as they come, and for a
// rank only those that share its bits are sorted. Exact. Sorting 26 million took two seconds and as much memory again.

import { keysWith, leadingKey } from './leadingBits.ts';
import { type NearestRank, nearestRank } from './nearestRank.ts';

const PERMILLES = [500, 900, 990, 999] as const;

export class RankedPieces {
  readonly #bits: number;
  readonly #limit: number;
  readonly #counts: Uint32Array;
  readonly #pieces: Uint32Array[] = [];
  /** Values that do not fit the pieces: greater than all of them. */
  readonly #greater: number[] = [];
  #n = 0;
  #sum = 0;
  #min = Infinity;
  #max = 0;

  /** `limit`: values from here on are not counted. `bits`: leading bits that are told apart; more for more values, as the counts take 4 bytes for each of some 2^bits × 20 keys. */
  constructor(bits: number, limit = 2 ** 32) {
    this.#bits = bits;
    this.#limit = limit;
    this.#counts = new Uint32Array(keysWith(bits));
  }

  /** The piece is kept, and must not change. */
  add(piece: Uint32Array): void {
    if (piece.length === 0) return;
    const counts = this.#counts;
    const bits = this.#bits;
    const limit = this.#limit;
    let n = 0;
    let sum = 0;
    let min = this.#min;
    let max = this.#max;
    for (let i = 0; i < piece.length; i++) {
      const value = piece[i];
      if (value >= limit) continue;
      counts[leadingKey(value, bits)]++;
      n++;
      sum += value;
      if (value < min) min = value;
      if (value > max) max = value;
    }
    this.#pieces.push(piece);
    this.#n += n;
    this.#sum += sum;
    this.#min = min;
    this.#max = max;
  }

  /** A value greater than any in a piece may be. */
  addGreater(value: number): void {
    this.#greater.push(value);
    this.#n++;
    this.#sum += value;
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
  }

  ranks(): NearestRank {
    const n = this.#n;
    if (n === 0) return nearestRank(new Float64Array(0));
    const [p50, p90, p99, p999] = this.#valuesAt(PERMILLES.map((permille) => Math.max(Math.ceil((permille * n) / 1000), 1) - 1));
    return { n, min: this.#min, p50, p90, p99, p999, max: this.#max, sum: this.#sum, mean: this.#sum / n };
  }

  /** Values at ascending 0-based ranks. */
  #valuesAt(ranks: readonly number[]): readonly number[] {
    const counts = this.#counts;
    const bits = this.#bits;
    /** By key: one plus its place in `wanted`. */
    const place = new Uint8Array(counts.length);
    const wanted: { readonly before: number; readonly values: Uint32Array; filled: number }[] = [];
    let key = 0;
    let before = 0;
    const wantedOf = ranks.map((rank) => {
      while (key < counts.length && before + counts[key] <= rank) before += counts[key++];
      if (key === counts.length) return -1;
      if (place[key] === 0) place[key] = wanted.push({ before, values: new Uint32Array(counts[key]), filled: 0 });
      return place[key] - 1;
    });
    for (const piece of this.#pieces) {
      for (let i = 0; i < piece.length; i++) {
        const at = place[leadingKey(piece[i], bits)];
        if (at === 0) continue;
        const those = wanted[at - 1];
        if (piece[i] < this.#limit) those.values[those.filled++] = piece[i];
      }
    }
    const sorted = wanted.map(({ values }) => values.toSorted());
    const greater = Float64Array.from(this.#greater).toSorted();
    return ranks.map((rank, i) => (wantedOf[i] < 0 ? greater[rank - before] : sorted[wantedOf[i]][rank - wanted[wantedOf[i]].before]));
  }
}
