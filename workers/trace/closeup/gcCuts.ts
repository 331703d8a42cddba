// What a goroutine that runs is drawn as, GC work considered, asked of all goroutines of a generation in turns; of each one, for times
// that never go back.

import type { Ns } from '../../api.ts';
import type { GenerationCloseup } from './closeup.ts';
import { rangesByGoroutine } from './drawn.ts';
import type { RangeRows } from './rangeRows.ts';
import { DRAWN } from './stretchKind.ts';

export class GcCuts {
  /** Until when the kind holds that was asked for. */
  untilNs: Ns = 0;
  readonly #sweeps: RangeCursors;
  readonly #assists: RangeCursors;

  constructor({ stretches, sweeps, assists }: GenerationCloseup) {
    const goroutines = stretches.first.length - 1;
    this.#sweeps = new RangeCursors(sweeps, goroutines);
    this.#assists = new RangeCursors(assists, goroutines);
  }

  /** DRAWN kind at a time, of one that runs (`kind`) until `endNs` or longer. The sweep stands before the assist it is part of. */
  at(goroutine: number, kind: number, atNs: Ns, endNs: Ns): number {
    const sweeps = this.#sweeps;
    const inSweep = sweeps.isIn(goroutine, atNs);
    this.untilNs = Math.min(endNs, sweeps.nextEdgeNs);
    if (inSweep) return DRAWN.sweep;
    const assists = this.#assists;
    const inAssist = assists.isIn(goroutine, atNs);
    this.untilNs = Math.min(this.untilNs, assists.nextEdgeNs);
    return inAssist ? DRAWN.markAssist : kind;
  }
}

class RangeCursors {
  /** When the range asked for ends, or else the next one begins. */
  nextEdgeNs: Ns = Infinity;
  readonly #ranges: RangeRows;
  readonly #rows: Uint32Array;
  readonly #first: Uint32Array;
  readonly #at: Uint32Array;

  constructor(ranges: RangeRows, goroutines: number) {
    const { first, rows } = rangesByGoroutine(ranges, goroutines);
    this.#ranges = ranges;
    this.#rows = rows;
    this.#first = first;
    this.#at = first.slice();
  }

  isIn(goroutine: number, atNs: Ns): boolean {
    const { startNs, endNs } = this.#ranges;
    const to = this.#first[goroutine + 1];
    let at = this.#at[goroutine];
    // Open at the generation's end: NaN is no end.
    while (at < to && endNs[this.#rows[at]] <= atNs) at++;
    this.#at[goroutine] = at;
    if (at === to) {
      this.nextEdgeNs = Infinity;
      return false;
    }
    const row = this.#rows[at];
    const isIn = !(startNs[row] > atNs);
    if (!isIn) this.nextEdgeNs = startNs[row];
    else this.nextEdgeNs = Number.isNaN(endNs[row]) ? Infinity : endNs[row];
    return isIn;
  }
}
