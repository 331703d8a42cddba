// Numbers of goroutines by state over a window, in columns: they are told by their changes, in any order, and come out as means.

import type { Ns, Px, TimeRange } from '../../../api.ts';
import { STATES } from '../../closeup/densityRows.ts';
import { pixelWidthNs } from '../pixelWidth.ts';

/** Narrower columns are not told apart by eye, and cost twice as much. */
const COLUMN_PX = 2;
/** Of a range without a length. */
const LEAST_COLUMN_NS = 1e-3;

/** Columns of equal width, aligned at time 0, so that a window that moves shows the same ones. */
export interface ColumnSpan {
  readonly startNs: Ns;
  readonly columnNs: Ns;
  readonly columns: number;
}

export function columnSpan(range: TimeRange, widthPx: Px): ColumnSpan {
  const columnNs = Math.max(LEAST_COLUMN_NS, pixelWidthNs(range, widthPx) * COLUMN_PX);
  const first = Math.floor(range.startNs / columnNs);
  const columns = Math.max(1, Math.ceil(range.endNs / columnNs) - first);
  return { startNs: first * columnNs, columnNs, columns };
}

export function spanEndNs({ startNs, columnNs, columns }: ColumnSpan): Ns {
  return startNs + columns * columnNs;
}

/** Of several lanes. */
export class DensityColumns {
  readonly span: ColumnSpan;
  readonly #perNs: number;
  /** Where a change happens, the share of it that is in its column, and in the next one the rest. */
  readonly #delta: Float64Array;

  constructor(span: ColumnSpan, lanes: number) {
    this.span = span;
    this.#perNs = 1 / span.columnNs;
    this.#delta = new Float64Array(lanes * (span.columns + 1) * STATES);
  }

  /** So many more in a state from `atNs` on; before the window: from its start on. */
  change(lane: number, state: number, atNs: Ns, by: number): void {
    const { startNs, columns } = this.span;
    const at = Math.max(0, (atNs - startNs) * this.#perNs);
    if (at >= columns) return;
    const column = Math.floor(at);
    const row = (lane * (columns + 1) + column) * STATES + state;
    const share = by * (column + 1 - at);
    this.#delta[row] += share;
    this.#delta[row + STATES] += by - share;
  }

  /** For changes in the order of time, of which many fall into one column. */
  filling(): FillingColumn {
    return new FillingColumn(this.span, this.#delta);
  }

  /** `[(lane * columns + column) * STATES + state]`. */
  means(): Float32Array {
    const { columns } = this.span;
    const lanes = this.#delta.length / (columns + 1) / STATES;
    const means = new Float32Array(lanes * columns * STATES);
    const sum = new Float64Array(STATES);
    for (let lane = 0; lane < lanes; lane++) {
      sum.fill(0);
      for (let column = 0; column < columns; column++) {
        const from = (lane * (columns + 1) + column) * STATES;
        const to = (lane * columns + column) * STATES;
        for (let state = 0; state < STATES; state++) {
          sum[state] += this.#delta[from + state];
          // What went up and came down again leaves a rounding error.
          means[to + state] = sum[state] > LEAST_MEAN ? sum[state] : 0;
        }
      }
    }
    return means;
  }
}

const LEAST_MEAN = 1e-9;

/** Adds up one column's changes in few numbers, which stay in the processor's cache; change by change took four times as long. */
class FillingColumn {
  /** By series (lane * STATES + state): by how much a change is in its column, and changes together. */
  readonly restNs: Float64Array;
  readonly net: Float64Array;
  /** All that was taken so far. */
  readonly sum: Float64Array;
  endNs: Ns = -Infinity;
  readonly #span: ColumnSpan;
  readonly #delta: Float64Array;
  #column = -1;

  constructor(span: ColumnSpan, delta: Float64Array) {
    const series = delta.length / (span.columns + 1);
    this.#span = span;
    this.#delta = delta;
    this.restNs = new Float64Array(series);
    this.net = new Float64Array(series);
    this.sum = new Float64Array(series);
  }

  /** On to the column of a time, which is in the window and not before this one. */
  moveTo(atNs: Ns): void {
    this.end();
    const { startNs, columnNs, columns } = this.#span;
    this.#column = Math.min(columns - 1, Math.floor((atNs - startNs) / columnNs));
    this.endNs = startNs + (this.#column + 1) * columnNs;
  }

  end(): void {
    if (this.#column < 0) return;
    const { columnNs, columns } = this.#span;
    for (let series = 0; series < this.net.length; series++) {
      const net = this.net[series];
      const share = this.restNs[series] / columnNs;
      if (net === 0 && share === 0) continue;
      const lane = Math.floor(series / STATES);
      const row = (lane * (columns + 1) + this.#column) * STATES + (series % STATES);
      this.#delta[row] += share;
      this.#delta[row + STATES] += net - share;
      this.sum[series] += net;
      this.net[series] = 0;
      this.restNs[series] = 0;
    }
    this.#column = -1;
  }
}
