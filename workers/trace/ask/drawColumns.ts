// Columns of a pixel as spans: one a column, of the kind that has the largest share, and one for all columns that a single
// slice fills.

import { ZOOM_KINDS } from '../index/generationIndex.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import type { SpanRows } from './spanRows.ts';
import type { ZoomColumns } from './zoomColumns.ts';

/** Sums of 32-bit floats are less than this off: a column is full, or a single goroutine's, from here on. */
const NEARLY_ALL = 0.998;

export function drawColumns(index: TraceIndex, columns: ZoomColumns, lane: number, spans: SpanRows): void {
  new Drawing(index, columns, lane, spans).draw();
}

class Drawing {
  readonly #index: TraceIndex;
  readonly #columns: ZoomColumns;
  readonly #lane: number;
  readonly #spans: SpanRows;
  // The span of one goroutine that reaches the end of a column, if there is one, and the goroutine's number.
  #reaches = false;
  #startNs = 0.5;
  #endNs = 0.5;
  #kind = 0;
  #goroutine = 0;
  #begun = 0;
  /** A column whose longest piece is the goroutine's. */
  #column = 0;

  constructor(index: TraceIndex, columns: ZoomColumns, lane: number, spans: SpanRows) {
    this.#index = index;
    this.#columns = columns;
    this.#lane = lane;
    this.#spans = spans;
  }

  draw(): void {
    const columns = this.#columns;
    const { kindNs, longestNs, begun, count } = columns;
    for (let column = 0; column < count; column++) {
      let ns = 0;
      let kind = 0;
      for (let k = 0; k < ZOOM_KINDS; k++) {
        const of = kindNs[column * ZOOM_KINDS + k];
        ns += of;
        if (of > kindNs[column * ZOOM_KINDS + kind]) kind = k;
      }
      if (ns === 0) {
        this.#flush();
        continue;
      }
      const startNs = columns.columnStartNs(column);
      const endNs = columns.columnEndNs(column);
      const single = longestNs[column] >= ns * NEARLY_ALL && kindNs[column * ZOOM_KINDS + kind] >= ns * NEARLY_ALL;
      if (!single) {
        this.#flush();
        this.#push(column, startNs, endNs, kind, Math.min(1, ns / (endNs - startNs)), begun[column]);
        continue;
      }
      const full = ns >= (endNs - startNs) * NEARLY_ALL;
      const goroutine = this.#goroutineOf(column);
      if (this.#reaches && goroutine === this.#goroutine && kind === this.#kind && (full || begun[column] === 0)) {
        this.#endNs = full ? endNs : startNs + ns;
        this.#begun += begun[column];
        if (!full) this.#flush();
        continue;
      }
      this.#flush();
      const begins = !full && begun[column] === 1 && this.#goesOn(column, goroutine, kind);
      if (full || begins) {
        this.#reaches = true;
        this.#startNs = full ? startNs : endNs - ns;
        this.#endNs = endNs;
        this.#kind = kind;
        this.#goroutine = goroutine;
        this.#begun = begun[column];
        this.#column = column;
      } else this.#push(column, startNs, endNs, kind, ns / (endNs - startNs), begun[column]);
    }
    this.#flush();
  }

  /** The next column has nothing but the rest of the slice that begins in this one. */
  #goesOn(column: number, goroutine: number, kind: number): boolean {
    const { count, kindNs, longestNs, begun } = this.#columns;
    const next = column + 1;
    return next < count && begun[next] === 0 && longestNs[next] > 0 && kindNs[next * ZOOM_KINDS + kind] > 0 && this.#goroutineOf(next) === goroutine;
  }

  #flush(): void {
    if (this.#reaches) this.#push(this.#column, this.#startNs, this.#endNs, this.#kind, 1, this.#begun);
    this.#reaches = false;
  }

  #push(column: number, startNs: number, endNs: number, kind: number, busy: number, begun: number): void {
    const columns = this.#columns;
    this.#spans.push(this.#lane, startNs, endNs, kind, busy, Math.max(1, begun));
    const row = columns.outlivedRow(column);
    if (row >= 0) this.#spans.ofOutlived(row);
    else this.#spans.ofZoom(columns.generations[columns.longestIn[column]], columns.longest[column]);
  }

  #goroutineOf(column: number): number {
    const row = this.#columns.outlivedRow(column);
    if (row >= 0) return this.#index.outlived.goroutine[row];
    const { generations, longest, longestIn } = this.#columns;
    const { firstGoroutine, zoom } = generations[longestIn[column]];
    return firstGoroutine + zoom.who.goroutine[longest[column]];
  }
}
