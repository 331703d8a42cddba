// Which part of which binary an address belongs to, by a memory map; with the two corrections that pprof makes to such maps.
import { NONE, type ProfileMapping } from '../columns.ts';

/** Where the text of a Linux program usually starts. */
const USUAL_START = 0x40_0000n;

interface Mended {
  readonly mapping: ProfileMapping;
  start: bigint;
  offset: bigint;
}

export class MappingFinder {
  readonly #mappings: readonly Mended[];
  /** Positions by start. */
  readonly #byStart: readonly number[];

  constructor(mappings: readonly ProfileMapping[]) {
    const first = mappings.at(0);
    // A huge page at the start of a binary is shown as a part of its own.
    const kept = first?.file.startsWith('/anon_hugepage') === true && first.limit === mappings.at(1)?.start ? mappings.slice(1) : mappings;
    this.#mappings = kept.map((mapping) => ({ mapping, start: mapping.start, offset: mapping.offset }));
    const main = this.#mappings.at(0);
    if (main !== undefined && BigInt.asUintN(64, main.start - main.offset) === USUAL_START) {
      main.start = USUAL_START;
      main.offset = 0n;
    }
    this.#byStart = [...this.#mappings.keys()].toSorted((a, b) => (this.#mappings[a].start < this.#mappings[b].start ? -1 : 1));
  }

  /** Position among the mended mappings; NONE: it is in none. */
  find(address: bigint): number {
    if (address === 0n) return NONE;
    let low = 0;
    let high = this.#byStart.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#mappings[this.#byStart[middle]].start <= address) low = middle + 1;
      else high = middle;
    }
    const before = low > 0 ? this.#byStart[low - 1] : NONE;
    if (before !== NONE && address < this.#mappings[before].mapping.limit) return before;
    // Some maps leave out the part of a file before the one that is listed.
    const after = this.#byStart.at(low);
    if (after === undefined) return NONE;
    const next = this.#mappings[after];
    if (next.offset === 0n || next.offset > next.start || next.start - next.offset > address) return NONE;
    next.start -= next.offset;
    next.offset = 0n;
    return after;
  }

  /** Once all addresses were looked for. */
  mended(): readonly ProfileMapping[] {
    return this.#mappings.map(({ mapping, start, offset }) => ({ ...mapping, start, offset }));
  }
}
