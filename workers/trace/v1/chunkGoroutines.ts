// The goroutines that a chunk names, with the chunk's own indexes.

import { type GoroutineColumns, NONE, ORIGIN } from '../columns.ts';
import { grown } from '../wire/ids.ts';
import { type GoroutineIds, NO_GOROUTINE } from './ids.ts';

export class ChunkGoroutines {
  readonly #ids: GoroutineIds;
  /** Index in the chunk, by the trace's; NONE: not named yet. */
  readonly #local: Int32Array;
  #count = 0;
  #members = new Uint32Array(256);
  #origin = new Uint8Array(256);
  #ended = new Uint8Array(256);

  constructor(ids: GoroutineIds) {
    this.#ids = ids;
    this.#local = new Int32Array(ids.count).fill(NONE);
  }

  /** The goroutine as the context or subject of an event; NONE for none. */
  index(g: number): number {
    if (g === NO_GOROUTINE) return NONE;
    const local = this.#local[g];
    return local >= 0 && this.#origin[local] !== ORIGIN.mentioned ? local : this.#name(g, ORIGIN.found);
  }

  created(g: number): number {
    return this.#name(g, ORIGIN.created);
  }

  /** It ends with the event at hand. */
  ended(g: number): void {
    this.#ended[this.index(g)] = 1;
  }

  /** A CPU sample names it, which may come before its creation or after its end. */
  mentioned(g: number): number {
    if (g === NO_GOROUTINE) return NONE;
    const local = this.#local[g];
    return local >= 0 ? local : this.#name(g, ORIGIN.mentioned);
  }

  /** The chunk's columns; starts the next chunk. */
  take(): GoroutineColumns {
    const count = this.#count;
    const members = this.#members.subarray(0, count);
    const columns: GoroutineColumns = {
      count,
      idLo: members.map((g) => this.#ids.lo[g]),
      idHi: members.map((g) => this.#ids.hi[g]),
      origin: this.#origin.slice(0, count),
      ended: this.#ended.slice(0, count),
    };
    for (const g of members) this.#local[g] = NONE;
    this.#ended.fill(0, 0, count);
    this.#count = 0;
    return columns;
  }

  #name(g: number, origin: number): number {
    let local = this.#local[g];
    if (local < 0) {
      local = this.#count++;
      if (local === this.#members.length) {
        this.#members = grown(this.#members, local * 2);
        this.#origin = grown(this.#origin, local * 2);
        this.#ended = grown(this.#ended, local * 2);
      }
      this.#local[g] = local;
      this.#members[local] = g;
    }
    this.#origin[local] = origin;
    return local;
  }
}
