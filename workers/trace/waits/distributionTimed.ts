// Waits of a generation by kind with their lengths as exact as a comparison needs them, and when they were: each is in a stretch of the
// generation's time. Of many waits lengths are rounded, so that no generation keeps more than it has in a few hundred KB.

import type { Ns } from '../../api.ts';
import { keysWith, leadingKey, leastWithKey } from '../../stats/leadingBits.ts';
import { KINDS } from './causes.ts';
import type { WaitColumns } from './distributionPart.ts';

/** Different lengths of each list, ascending, and how often each occurs. */
export interface LengthLists {
  /** List i is rows first[i] to first[i + 1]. */
  readonly first: Uint32Array;
  readonly ns: Float64Array | Uint32Array;
  readonly count: Uint32Array;
}

export interface TimedWaits {
  readonly fromNs: Ns;
  readonly lastNs: Ns;
  /** Stretches of equal time. */
  readonly stretches: number;
  /** List kind · stretches + stretch. */
  readonly lists: LengthLists;
  /** A list for each kind, less than a thousandth off, where `lists` is off by up to a hundredth; undefined: `lists` is exact. */
  readonly fine: LengthLists | undefined;
}

const MOST_EXACT = 65_536;
const FINE_BITS = 10;
const COARSE_BITS = 6;
const LIMIT = 2 ** 32;
/** Of a recording's stretches; a later generation has fewer of its own, as there are others. */
const STRETCHES = 64;
const LEAST_STRETCHES = 2;

/** `number`: of the generation. */
export function timedWaits(fromNs: Ns, lastNs: Ns, number: number, waits: WaitColumns): TimedWaits {
  const { count, endNs, kind } = waits;
  const stretches = Math.max(LEAST_STRETCHES, Math.ceil((2 * STRETCHES) / (number + 2)));
  const perNs = lastNs > fromNs ? stretches / (lastNs - fromNs) : 0;
  const list = new Uint16Array(count);
  for (let row = 0; row < count; row++) list[row] = kind[row] * stretches + Math.max(0, Math.min(stretches - 1, Math.floor((endNs[row] - fromNs) * perNs)));
  const place = { fromNs, lastNs, stretches };
  if (count <= MOST_EXACT) return { ...place, lists: exactLists(waits, list, KINDS * stretches), fine: undefined };
  return { ...place, lists: roundedLists(waits, list, KINDS * stretches, COARSE_BITS), fine: roundedLists(waits, kind, KINDS, FINE_BITS) };
}

function exactLists({ count, startNs, endNs }: WaitColumns, listOf: ArrayLike<number>, lists: number): LengthLists {
  const begin = new Uint32Array(lists + 1);
  for (let row = 0; row < count; row++) begin[listOf[row] + 1]++;
  for (let list = 0; list < lists; list++) begin[list + 1] += begin[list];
  const next = begin.slice(0, lists);
  const lengths = new Float64Array(count);
  for (let row = 0; row < count; row++) lengths[next[listOf[row]]++] = endNs[row] - startNs[row];
  const built = new ListBuilder(lists);
  for (let list = 0; list < lists; list++) {
    const sorted = lengths.subarray(begin[list], begin[list + 1]).toSorted();
    for (const ns of sorted) built.add(ns, 1);
    built.end(list);
  }
  return built.lists();
}

/** By their leading bits, counted as they come: putting three million in order takes half a second. */
function roundedLists({ count, startNs, endNs }: WaitColumns, listOf: ArrayLike<number>, lists: number, bits: number): LengthLists {
  const keys = keysWith(bits);
  const counts = new Uint32Array(lists * keys);
  const long: number[] = [];
  for (let row = 0; row < count; row++) {
    const ns = endNs[row] - startNs[row];
    if (ns < LIMIT) counts[listOf[row] * keys + leadingKey(ns, bits)]++;
    else long.push(row);
  }
  const built = new ListBuilder(lists);
  for (let list = 0; list < lists; list++) {
    for (let key = 0; key < keys; key++) {
      const many = counts[list * keys + key];
      if (many > 0) built.add(Math.floor((leastWithKey(key, bits) + leastWithKey(key + 1, bits)) / 2), many);
    }
    for (const ns of Float64Array.from(long.filter((row) => listOf[row] === list), (row) => endNs[row] - startNs[row]).toSorted()) built.add(ns, 1);
    built.end(list);
  }
  return built.lists();
}

class ListBuilder {
  readonly #first: Uint32Array;
  readonly #ns: number[] = [];
  readonly #count: number[] = [];
  #from = 0;
  #most = 0;

  constructor(lists: number) {
    this.#first = new Uint32Array(lists + 1);
  }

  /** Of the list that is not ended; ascending. */
  add(ns: Ns, count: number): void {
    const last = this.#ns.length - 1;
    if (last >= this.#from && this.#ns[last] === ns) {
      this.#count[last] += count;
      return;
    }
    this.#ns.push(ns);
    this.#count.push(count);
    if (ns > this.#most) this.#most = ns;
  }

  end(list: number): void {
    this.#from = this.#ns.length;
    this.#first[list + 1] = this.#from;
  }

  lists(): LengthLists {
    return { first: this.#first, ns: this.#most < LIMIT ? Uint32Array.from(this.#ns) : Float64Array.from(this.#ns), count: Uint32Array.from(this.#count) };
  }
}
