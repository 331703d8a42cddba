// A generation's goroutines as the trace knows them, by local index: who was there before, and since when and why they were in the
// state in which the generation finds them.

import type { Ns } from '../../api.ts';
import type { GenerationDetail } from '../index/generationIndex.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';

export const NO_ROW = -1;

export class FoundGoroutines {
  readonly detail: GenerationDetail;
  /** Row in `index.outlived`; NO_ROW: it lived in this generation only. */
  readonly row: Int32Array;
  /** 1: the trace knew it before. */
  readonly known: Uint8Array;
  /** Of the stretch in which it was found; of one that the trace did not know, the generation's sync event. */
  readonly sinceNs: Float64Array;
  /** Text of the trace: why it was in that state; 0: none, or not told. */
  readonly reason: Uint32Array;
  readonly #index: TraceIndex;
  readonly #generation: IndexedGeneration;

  /** The generation, the trace's `number`th, has its detail. */
  constructor(index: TraceIndex, generation: IndexedGeneration, number: number) {
    const { detail, outlivedLocal, outlived, firstGoroutine, syncNs } = generation;
    if (detail === undefined) throw new Error('Stretches of a generation are added up that has no detail.');
    this.#index = index;
    this.#generation = generation;
    this.detail = detail;
    const { count } = detail.goroutines;
    this.row = new Int32Array(count).fill(NO_ROW);
    this.known = new Uint8Array(count);
    this.sinceNs = new Float64Array(count).fill(syncNs);
    this.reason = new Uint32Array(count);
    const heads = index.outlived.heads[number];
    for (let i = 0; i < outlivedLocal.length; i++) {
      const local = outlivedLocal[i];
      this.row[local] = outlived[i];
      if (index.outlived.goroutine[outlived[i]] < firstGoroutine) this.known[local] = 1;
      if (Number.isNaN(heads.sinceNs[i])) continue;
      this.sinceNs[local] = heads.sinceNs[i];
      this.reason[local] = heads.reason[i];
    }
  }

  /** Text of its entry function; 0: not told (so far, if it outlived the generation). */
  name(local: number): number {
    const row = this.row[local];
    return row === NO_ROW ? this.#generation.maps.texts[this.detail.goroutines.name[local]] : this.#index.outlived.name[row];
  }

  /** NaN: it was there before the trace. */
  createdNs(local: number): Ns {
    const row = this.row[local];
    return row === NO_ROW ? this.detail.goroutines.createdNs[local] : this.#index.outlived.createdNs[row];
  }

  /** First start in the trace; NaN: none so far. */
  firstRunNs(local: number): Ns {
    const row = this.row[local];
    return row === NO_ROW ? this.detail.goroutines.firstRunNs[local] : this.#index.outlived.firstRunNs[row];
  }

  /** First transition. */
  seenNs(local: number): Ns {
    const row = this.row[local];
    return row === NO_ROW ? this.detail.goroutines.seenNs[local] : this.#index.outlived.seenNs[row];
  }
}
