// Slices of one lane, those under a pixel folded: what is drawn while the slices are few enough to be looked at one by one.

import type { Ns } from '../../api.ts';
import { SPAN_KINDS } from '../../api.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { LanePiece } from '../index/laneSlices.ts';
import { KIND_MASK } from '../index/slice.ts';
import type { SpanRows } from './spanRows.ts';

export interface Fold {
  readonly lane: number;
  readonly pixelNs: Ns;
  /** Slices are cut here where a neighbouring stretch is drawn from zoom levels; else infinite. */
  readonly cutStartNs: Ns;
  readonly cutEndNs: Ns;
}

/** A slice of a pixel or more is a span of its own; smaller ones that start within a pixel of the first of them are one. */
export function foldSlices(pieces: readonly LanePiece[], fold: Fold, spans: SpanRows): void {
  const folding = new Folding(fold, spans);
  for (const piece of pieces) {
    if (piece.what === 'single') folding.single(piece);
    else folding.rows(piece.generation, piece.from, piece.to);
  }
  folding.flush();
}

type Single = Extract<LanePiece, { readonly what: 'single' }>;

class Folding {
  readonly #fold: Fold;
  readonly #spans: SpanRows;
  /** Slices in the fold; 0: there is none. */
  #count = 0;
  #startNs = 0.5;
  #endNs = 0.5;
  // By SpanKind: ns together, and the longest: its ns, its goroutine, and the generation that numbers it (undefined: outlived).
  readonly #kindNs = new Float64Array(SPAN_KINDS.length);
  readonly #longestNs = new Float64Array(SPAN_KINDS.length);
  readonly #longestOf = new Uint32Array(SPAN_KINDS.length);
  readonly #longestIn: (IndexedGeneration | undefined)[] = SPAN_KINDS.map(() => undefined);

  constructor(fold: Fold, spans: SpanRows) {
    this.#fold = fold;
    this.#spans = spans;
  }

  single({ startNs, endNs, kind, outlived }: Single): void {
    const { lane, pixelNs, cutStartNs, cutEndNs } = this.#fold;
    const start = Math.max(startNs, cutStartNs);
    const end = Math.min(endNs, cutEndNs);
    if (end - start >= pixelNs) {
      this.flush();
      this.#spans.push(lane, start, end, kind, 1, 1);
      this.#spans.ofOutlived(outlived);
    } else if (end > start) this.#take(start, end, kind, outlived, undefined);
  }

  rows(generation: IndexedGeneration, from: number, to: number): void {
    const { detail } = generation;
    if (detail === undefined) return;
    const { lane, pixelNs } = this.#fold;
    const { startNs, endNs, goroutine, kindAndThread } = detail.slices;
    for (let row = from; row < to; row++) {
      const start = startNs[row];
      const end = endNs[row];
      const kind = kindAndThread[row] & KIND_MASK;
      if (end - start >= pixelNs) {
        this.flush();
        this.#spans.push(lane, start, end, kind, 1, 1);
        this.#spans.ofLocal(generation, goroutine[row]);
      } else this.#take(start, end, kind, goroutine[row], generation);
    }
  }

  flush(): void {
    if (this.#count === 0) return;
    const kindNs = this.#kindNs;
    let busyNs = 0;
    let kind = 0;
    for (let k = 0; k < kindNs.length; k++) {
      busyNs += kindNs[k];
      if (kindNs[k] > kindNs[kind]) kind = k;
    }
    this.#spans.push(this.#fold.lane, this.#startNs, this.#endNs, kind, busyNs / (this.#endNs - this.#startNs), this.#count);
    const generation = this.#longestIn[kind];
    if (generation === undefined) this.#spans.ofOutlived(this.#longestOf[kind]);
    else this.#spans.ofLocal(generation, this.#longestOf[kind]);
    this.#count = 0;
  }

  #take(startNs: number, endNs: number, kind: number, goroutine: number, generation: IndexedGeneration | undefined): void {
    if (this.#count > 0 && startNs >= this.#startNs + this.#fold.pixelNs) this.flush();
    if (this.#count === 0) {
      this.#startNs = startNs;
      this.#kindNs.fill(0);
      this.#longestNs.fill(0);
    }
    this.#count++;
    this.#endNs = endNs;
    const ns = endNs - startNs;
    this.#kindNs[kind] += ns;
    if (ns <= this.#longestNs[kind]) return;
    this.#longestNs[kind] = ns;
    this.#longestOf[kind] = goroutine;
    this.#longestIn[kind] = generation;
  }
}
