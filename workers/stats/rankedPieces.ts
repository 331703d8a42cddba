// Nearest-rank figures of many whole numbers without putting them in order: counted by their leading bits as they come, and for a
// rank only those that share its bits are sorted. Exact. Sorting 26 million took two seconds and as much memory again.

import { keysWith, leadingKey } from './leadingBits.ts';
import { type NearestRank, nearestRank } from './nearestRank.ts';

const BITS = 11;
const PERMILLES = [500, 900, 990, 999] as const;

export class RankedPieces {
  readonly #counts = new Float64Array(keysWith(BITS));
  readonly #pieces: Uint32Array[] = [];
  /** Values that do not fit the pieces: greater than all of them. */
  readonly #greater: number[] = [];
  #n = 0;
  #sum = 0;
  #min = Infinity;
  #max = 0;

  /** Values of `limit` and more are not counted. The piece is kept, and must not change. */
  add(piece: Uint32Array, limit = 2 ** 32): void {
    if (piece.length === 0) return;
    const counts = this.#counts;
    let n = 0;
    let sum = 0;
    let min = this.#min;
    let max = this.#max;
    for (let i = 0; i < piece.length; i++) {
      const value = piece[i];
      if (value >= limit) continue;
      counts[leadingKey(value, BITS)]++;
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
    /** By key: one plus its place in `wanted`. */
    const place = new Uint8Array(counts.length);
    const wanted: { readonly before: number; readonly values: number[] }[] = [];
    let key = 0;
    let before = 0;
    const wantedOf = ranks.map((rank) => {
      while (key < counts.length && before + counts[key] <= rank) before += counts[key++];
      if (key === counts.length) return -1;
      if (place[key] === 0) place[key] = wanted.push({ before, values: [] });
      return place[key] - 1;
    });
    for (const piece of this.#pieces) {
      for (let i = 0; i < piece.length; i++) {
        const at = place[leadingKey(piece[i], BITS)];
        if (at > 0) wanted[at - 1].values.push(piece[i]);
      }
    }
    const sorted = wanted.map(({ values }) => Float64Array.from(values).toSorted());
    const greater = Float64Array.from(this.#greater).toSorted();
    return ranks.map((rank, i) => (wantedOf[i] < 0 ? greater[rank - before] : sorted[wantedOf[i]][rank - wanted[wantedOf[i]].before]));
  }
}
