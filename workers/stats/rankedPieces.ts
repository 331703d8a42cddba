// Nearest-rank figures of many whole numbers without putting them in order: counted by their leading bits as they come, and for a
// rank only those that share its bits are sorted. Exact. Sorting 26 million took two seconds and as much memory again.

import { keysWith, leadingKey, leastWithKey } from './leadingBits.ts';
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
    const wanted: Wanted[] = [];
    let key = 0;
    let before = 0;
    const wantedOf = ranks.map((rank) => {
      while (key < counts.length && before + counts[key] <= rank) before += counts[key++];
      if (key === counts.length) return -1;
      const least = leastWithKey(key, bits);
      if (wanted.at(-1)?.least !== least) wanted.push({ before, least, limit: leastWithKey(key + 1, bits), values: new Uint32Array(counts[key]), filled: 0 });
      return wanted.length - 1;
    });
    // A key of one value needs no look at the values: where clocks are coarse, most of them are alike.
    for (const those of wanted) if (those.limit - those.least === 1) those.values.fill(those.least);
    this.#gather(wanted.filter(({ limit, least }) => limit - least > 1));
    const sorted = wanted.map(({ values }) => values.toSorted());
    const greater = Float64Array.from(this.#greater).toSorted();
    return ranks.map((rank, i) => (wantedOf[i] < 0 ? greater[rank - before] : sorted[wantedOf[i]][rank - wanted[wantedOf[i]].before]));
  }

  /** Values that lie within one of `wanted`, which ascend. */
  #gather(wanted: readonly Wanted[]): void {
    const [first] = wanted;
    const last = wanted.at(-1);
    if (first === undefined || last === undefined) return;
    const { least } = first;
    const limit = Math.min(last.limit, this.#limit);
    for (const piece of this.#pieces) {
      for (let i = 0; i < piece.length; i++) {
        const value = piece[i];
        if (value < least || value >= limit) continue;
        for (const those of wanted) if (value >= those.least && value < those.limit) those.values[those.filled++] = value;
      }
    }
  }
}

/** Values from `least` to under `limit`; `before`: how many are less. */
interface Wanted {
  readonly before: number;
  readonly least: number;
  readonly limit: number;
  readonly values: Uint32Array;
  filled: number;
}
