// A generation within its trace: where it stands, the maps from its indexes to the trace's, what was added when it was joined
// (slices that began before it), and its detail while that is held.

import type { Ns } from '../../api.ts';
import type { GenerationDetail, LaneZoom } from './generationIndex.ts';
import type { TableMaps } from './traceTables.ts';

/** A slice that began before the generation in which it ended. Trace-wide indexes, but for `why`, which is as in SliceRows. */
export interface HeadSlice {
  readonly startNs: Ns;
  readonly endNs: Ns;
  /** Place among the goroutines that outlived a generation. */
  readonly outlived: number;
  readonly kind: number;
  readonly why: number;
  readonly stack: number;
  /** M, or NONE. */
  readonly thread: number;
}

/** A slice that was open on a P all through a generation in which nothing on the P ended or began. */
export interface ThroughSlice {
  readonly kind: number;
  readonly outlived: number;
}

export interface GenerationPlace {
  /** Where its bytes stand in the file. */
  readonly startOffset: number;
  readonly endOffset: number;
  /** Numbers in the trace of its first event, goroutine and creation. */
  readonly firstRow: number;
  readonly firstGoroutine: number;
  readonly firstCreation: number;
  /** End of the generation before (0 for the first), its own sync event, and its last event. */
  readonly fromNs: Ns;
  readonly syncNs: Ns;
  readonly lastNs: Ns;
}

export interface IndexedGeneration extends GenerationPlace {
  readonly events: number;
  /** Task, region and log events. */
  readonly marks: number;
  readonly goroutines: number;
  readonly creations: number;
  readonly maps: TableMaps;
  /** Trace's P → local P; -1: it does not occur here. */
  readonly localProc: Int32Array;
  readonly zoom: LaneZoom;
  /** Goroutines that were there before or are still there after it: local, ascending, and their place among such. */
  readonly outlivedLocal: Uint32Array;
  readonly outlived: Uint32Array;
  /** And how they stand at its end: see standing.ts. */
  readonly standing: Uint8Array;
  /** By local P. */
  readonly heads: readonly (HeadSlice | undefined)[];
  /** 1: something on the P ended or began here, by local P. */
  readonly touched: Uint8Array;
  /** By the trace's P, whether it occurs here or not: then its zoom rows are empty. */
  readonly through: ReadonlyMap<number, ThroughSlice>;
  detailBytes: number;
  /** Let go beyond the memory budget. */
  detail: GenerationDetail | undefined;
}

/** Place of a local goroutine in `outlivedLocal`; -1: it was created and ended within the generation. */
export function outlivedPlace({ outlivedLocal }: Pick<IndexedGeneration, 'outlivedLocal'>, local: number): number {
  let low = 0;
  let high = outlivedLocal.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = outlivedLocal[middle];
    if (at === local) return middle;
    if (at < local) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

export function bytesOfDetail(detail: GenerationDetail): number {
  let bytes = 0;
  for (const rows of [detail.goroutines, detail.creations, detail.slices, detail.heap]) {
    for (const column of Object.values(rows)) if (ArrayBuffer.isView(column)) bytes += column.byteLength;
  }
  return bytes;
}
