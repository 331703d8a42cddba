// Counts of waits by group, kind and bucket of their length, and how long they waited for what by group, kind and coarse bucket: few
// of all that there could be occur, so they are in a hash table, added to one by one or table by table.

import { BUCKETS_AN_OCTAVE, LOG_BUCKETS } from '../../stats/logBuckets.ts';
import { grown } from '../wire/ids.ts';
import { CAUSES, KINDS } from './causes.ts';

/** Fine buckets of a coarse one: causes are told by eighths of a doubling. */
export const COARSE_SHIFT = 2;
export const COARSE_AN_OCTAVE = BUCKETS_AN_OCTAVE >> COARSE_SHIFT;
export const COARSE_BUCKETS = (LOG_BUCKETS >> COARSE_SHIFT) + 1;
/** More cannot be told apart by a key of 32 bits. */
export const MOST_GROUPS = 2 ** 19;

/** Values of a coarse cell: ns by cause, then the longest wait. */
export const COARSE_VALUES = CAUSES + 1;

/** A cell's key is (group · KINDS + kind) · LOG_BUCKETS + bucket; of a coarse one the same with COARSE_BUCKETS. */
export interface CellColumns {
  readonly keys: Uint32Array;
  readonly counts: Float64Array | Uint32Array;
  readonly coarseKeys: Uint32Array;
  /** COARSE_VALUES a coarse cell. */
  readonly coarse: Float64Array;
}

export class WaitCells {
  readonly #cells = new KeyTable();
  readonly #coarseCells = new KeyTable();
  #counts = new Float64Array(64);
  /** By cell: its coarse cell. */
  #coarseOf = new Uint32Array(64);
  #coarse = new Float64Array(64 * COARSE_VALUES);

  /** A wait of `ns` in fine bucket `bucket`; its causes are `causes[at …]`. */
  add(group: number, kind: number, bucket: number, ns: number, causes: Float64Array, at: number): void {
    const cell = this.#cell(group * KINDS + kind, bucket);
    this.#counts[cell]++;
    const to = this.#coarseOf[cell] * COARSE_VALUES;
    const coarse = this.#coarse;
    for (let cause = 0; cause < CAUSES; cause++) coarse[to + cause] += causes[at + cause];
    if (ns > coarse[to + CAUSES]) coarse[to + CAUSES] = ns;
  }

  /** The waits of a cell have other causes than was known: `by` is added to the sums. */
  correct(group: number, kind: number, bucket: number, by: Float64Array): void {
    const to = this.#coarseCell(group * KINDS + kind, bucket >> COARSE_SHIFT) * COARSE_VALUES;
    for (let cause = 0; cause < CAUSES; cause++) this.#coarse[to + cause] += by[cause];
  }

  /** `groups`: what the groups of `columns` are here. */
  addAll({ keys, counts, coarseKeys, coarse }: CellColumns, groups: ArrayLike<number>): void {
    for (let i = 0; i < keys.length; i++) {
      const slot = Math.floor(keys[i] / LOG_BUCKETS);
      // First the cell: `#counts` may be another array then.
      const cell = this.#cell(groups[Math.floor(slot / KINDS)] * KINDS + (slot % KINDS), keys[i] % LOG_BUCKETS);
      this.#counts[cell] += counts[i];
    }
    for (let i = 0; i < coarseKeys.length; i++) {
      const slot = Math.floor(coarseKeys[i] / COARSE_BUCKETS);
      const to = this.#coarseCell(groups[Math.floor(slot / KINDS)] * KINDS + (slot % KINDS), coarseKeys[i] % COARSE_BUCKETS) * COARSE_VALUES;
      const from = i * COARSE_VALUES;
      for (let cause = 0; cause < CAUSES; cause++) this.#coarse[to + cause] += coarse[from + cause];
      this.#coarse[to + CAUSES] = Math.max(this.#coarse[to + CAUSES], coarse[from + CAUSES]);
    }
  }

  /** As they are now: of a table that grows, until then. */
  view(): CellColumns {
    return {
      keys: this.#cells.keys.subarray(0, this.#cells.count),
      counts: this.#counts.subarray(0, this.#cells.count),
      coarseKeys: this.#coarseCells.keys.subarray(0, this.#coarseCells.count),
      coarse: this.#coarse.subarray(0, this.#coarseCells.count * COARSE_VALUES),
    };
  }

  /** In no more memory than they need. */
  columns(): CellColumns {
    const { keys, counts, coarseKeys, coarse } = this.view();
    return { keys: keys.slice(), counts: Uint32Array.from(counts), coarseKeys: coarseKeys.slice(), coarse: coarse.slice() };
  }

  #cell(slot: number, bucket: number): number {
    const cells = this.#cells;
    const known = cells.count;
    const cell = cells.place(slot * LOG_BUCKETS + bucket);
    if (cell === known) {
      if (cell === this.#counts.length) {
        this.#counts = grown(this.#counts, cell * 2);
        this.#coarseOf = grown(this.#coarseOf, cell * 2);
      }
      this.#coarseOf[cell] = this.#coarseCell(slot, bucket >> COARSE_SHIFT);
    }
    return cell;
  }

  #coarseCell(slot: number, bucket: number): number {
    const cell = this.#coarseCells.place(slot * COARSE_BUCKETS + bucket);
    if ((cell + 1) * COARSE_VALUES > this.#coarse.length) this.#coarse = grown(this.#coarse, this.#coarse.length * 2);
    return cell;
  }
}

/** Dense places of 32-bit keys in the order in which they come. Open addressing: a Map takes four times as long for each wait. */
class KeyTable {
  keys = new Uint32Array(64);
  count = 0;
  /** Place plus one; 0: free. */
  #slots = new Uint32Array(256);
  #last = 0;

  place(key: number): number {
    // Waits of a kind come in rows.
    if (this.#last < this.count && this.keys[this.#last] === key) return this.#last;
    const mask = this.#slots.length - 1;
    let slot = hashOf(key) & mask;
    for (let found = this.#slots[slot]; found !== 0; found = this.#slots[slot]) {
      if (this.keys[found - 1] === key) return (this.#last = found - 1);
      slot = (slot + 1) & mask;
    }
    if (this.count === this.keys.length) this.keys = grown(this.keys, this.count * 2);
    this.keys[this.count++] = key;
    this.#slots[slot] = this.count;
    if (this.count * 2 > this.#slots.length) this.#rehash(this.#slots.length * 4);
    return (this.#last = this.count - 1);
  }

  #rehash(size: number): void {
    this.#slots = new Uint32Array(size);
    for (let place = 0; place < this.count; place++) {
      let slot = hashOf(this.keys[place]) & (size - 1);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (size - 1);
      this.#slots[slot] = place + 1;
    }
  }
}

function hashOf(key: number): number {
  const mixed = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
