// A piece of a goroutine's life as it is drawn: stretch by stretch, those that run cut where GC work of the goroutine begins and ends.

import type { Ns } from '../../api.ts';
import { GO } from '../columns.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import type { RangeRows } from './rangeRows.ts';
import { type LifePiece, kindOfRow } from './lives.ts';
import { DRAWN } from './stretchKind.ts';

/** Which rows of ranges are a goroutine's: `rows[first[g]]` to `rows[first[g + 1]]`, by start. */
interface RangesByGoroutine {
  readonly first: Uint32Array;
  readonly rows: Uint32Array;
}

const BY_GOROUTINE = new WeakMap<RangeRows, RangesByGoroutine>();

/** Made once a closeup. `goroutines`: how many the generation has. */
export function rangesByGoroutine(ranges: RangeRows, goroutines: number): RangesByGoroutine {
  let sorted = BY_GOROUTINE.get(ranges);
  if (sorted === undefined) {
    const { goroutine } = ranges;
    const first = new Uint32Array(goroutines + 1);
    for (const g of goroutine) first[g + 1]++;
    for (let g = 0; g < goroutines; g++) first[g + 1] += first[g];
    const next = first.slice();
    const rows = new Uint32Array(goroutine.length);
    goroutine.forEach((g, row) => (rows[next[g]++] = row));
    sorted = { first, rows };
    BY_GOROUTINE.set(ranges, sorted);
  }
  return sorted;
}

/** Goes through a piece span by span: `next()` until it says no. Spans touch; none is empty. */
export class DrawnSpans {
  startNs: Ns = 0;
  endNs: Ns = 0;
  /** DRAWN. */
  kind = 0;
  /** Row of the stretch; -1: the one in which the piece begins. */
  row = -1;
  readonly #index: TraceIndex;
  readonly #piece: LifePiece;
  readonly #sweeps: GoroutineRange | undefined;
  readonly #assists: GoroutineRange | undefined;
  #next: number;
  /** Of the stretch that is gone through, and what it is but for GC work. */
  #untilNs: Ns;
  #kind: number;
  #row = -1;

  constructor(index: TraceIndex, piece: LifePiece) {
    const { closeup, local, from, before, startNs } = piece;
    this.#index = index;
    this.#piece = piece;
    this.#next = from;
    this.#kind = before;
    this.endNs = startNs;
    this.#untilNs = this.#endOf(from - 1);
    if (closeup === undefined || local < 0) return;
    const goroutines = closeup.stretches.first.length - 1;
    this.#sweeps = new GoroutineRange(closeup.sweeps, rangesByGoroutine(closeup.sweeps, goroutines), local);
    this.#assists = new GoroutineRange(closeup.assists, rangesByGoroutine(closeup.assists, goroutines), local);
  }

  next(): boolean {
    this.startNs = this.endNs;
    while (this.startNs >= this.#untilNs) {
      const row = this.#next;
      if (row >= this.#piece.to || this.#piece.closeup === undefined) return false;
      this.#next++;
      this.#row = row;
      this.#kind = kindOfRow(this.#index, this.#piece, row);
      this.#untilNs = this.#endOf(row);
    }
    this.row = this.#row;
    this.kind = this.#kind;
    this.endNs = this.#untilNs;
    if (this.#kind === DRAWN.running || this.#kind === DRAWN.markWorker) this.#gcWork();
    return true;
  }

  /** The sweep stands before the assist it is part of. */
  #gcWork(): void {
    const sweeps = this.#sweeps;
    const assists = this.#assists;
    if (sweeps === undefined || assists === undefined) return;
    const inSweep = sweeps.isIn(this.startNs);
    if (sweeps.nextEdgeNs < this.endNs) this.endNs = sweeps.nextEdgeNs;
    if (inSweep) {
      this.kind = DRAWN.sweep;
      return;
    }
    if (assists.isIn(this.startNs)) this.kind = DRAWN.markAssist;
    if (assists.nextEdgeNs < this.endNs) this.endNs = assists.nextEdgeNs;
  }

  /** Where the stretch of a row ends; `from - 1`: the one in which the piece begins. */
  #endOf(row: number): Ns {
    const { closeup, to, endNs } = this.#piece;
    return closeup !== undefined && row + 1 < to ? closeup.stretches.startNs[row + 1] : endNs;
  }
}

/** One goroutine's ranges of a kind, asked for times that never go back. */
class GoroutineRange {
  /** When the range asked for ends, or else the next one begins. */
  nextEdgeNs: Ns = Infinity;
  readonly #ranges: RangeRows;
  readonly #rows: Uint32Array;
  #at: number;
  readonly #to: number;

  constructor(ranges: RangeRows, { first, rows }: RangesByGoroutine, goroutine: number) {
    this.#ranges = ranges;
    this.#rows = rows;
    this.#at = first[goroutine];
    this.#to = first[goroutine + 1];
  }

  isIn(atNs: Ns): boolean {
    const { startNs, endNs } = this.#ranges;
    // Open at the generation's end: NaN is no end.
    while (this.#at < this.#to && endNs[this.#rows[this.#at]] <= atNs) this.#at++;
    if (this.#at === this.#to) {
      this.nextEdgeNs = Infinity;
      return false;
    }
    const row = this.#rows[this.#at];
    if (startNs[row] > atNs) {
      this.nextEdgeNs = startNs[row];
      return false;
    }
    this.nextEdgeNs = Number.isNaN(endNs[row]) ? Infinity : endNs[row];
    return true;
  }
}

/** GO states that a DRAWN kind is one of: for sums that must come to the index's. */
export function stateOfKind(kind: number): number {
  switch (kind) {
    case DRAWN.running:
    case DRAWN.markWorker:
    case DRAWN.markAssist:
    case DRAWN.sweep:
      return GO.running;
    case DRAWN.runnable:
    case DRAWN.created:
      return GO.runnable;
    case DRAWN.syscall:
      return GO.syscall;
    case DRAWN.unknown:
      return GO.undetermined;
    default:
      return GO.waiting;
  }
}
