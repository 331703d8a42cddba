// What the walk over one generation's events leaves behind: all that figures and pictures need, in the generation's own dense
// indexes and with the generation's own beginnings left open. It is made without knowing the generations before (so on any
// worker, in any order), and joined to them in traceIndex.ts. Everything is a typed array or a plain list: it can be transferred.

import type { Ns } from '../../api.ts';
import type { PackedNumbers } from '../../stats/packedNumbers.ts';
import type { SyncRow } from '../columns.ts';

/**
 * `detail` is what a zoomed-in picture or one goroutine's story needs, about nine tenths of the whole; it can be let go and made
 * again from the file. The rest stays.
 */
export interface GenerationIndex {
  readonly gen: number;
  /** Events of the generation, its sync event included. */
  readonly events: number;
  /** Of its sync event; what is found in a state in the trace's first generation has been in it since. */
  readonly syncNs: Ns;
  /** Of its last event. */
  readonly lastNs: Ns;
  readonly syncs: readonly SyncPoint[];
  readonly tables: GenerationTables;
  readonly counts: GenerationCounts;
  readonly goroutineEnds: GoroutineEnds;
  readonly ranges: GenerationRanges;
  readonly laneEnds: LaneEnds;
  readonly zoom: LaneZoom;
  readonly detail: GenerationDetail;
}

export interface SyncPoint extends SyncRow {
  /** Row, counted from the generation's first event. */
  readonly row: number;
  readonly timeNs: Ns;
}

/** Ids, texts and stacks by local index. Texts are binary strings; text 0 is empty, stack 0 is none. */
export interface GenerationTables {
  readonly procs: IdPairs;
  readonly threads: IdPairs;
  readonly texts: readonly string[];
  /** Stack i has frames `stackFrames[stackStart[i]] … stackFrames[stackStart[i + 1]]`, innermost first. */
  readonly stackStart: Uint32Array;
  readonly stackFrames: Uint32Array;
  /** By frame: texts and line. */
  readonly frameFunc: Uint32Array;
  readonly frameFile: Uint32Array;
  readonly frameLine: Float64Array;
}

export interface IdPairs {
  readonly count: number;
  readonly lo: Uint32Array;
  readonly hi: Uint32Array;
}

export interface GenerationCounts {
  /** By KIND. */
  readonly kinds: Float64Array;
  /** By `detail` of the event. */
  readonly goroutineTransitions: Float64Array;
  readonly procTransitions: Float64Array;
  readonly experimental: Float64Array;
  /** 1: it had a transition. */
  readonly procSeen: Uint8Array;
  /** 1: it was the context of an event. */
  readonly threadSeen: Uint8Array;
  /** By METRIC; undefined: no sample. */
  readonly metrics: readonly (MetricStats | undefined)[];
  /** By local text. */
  readonly labels: Float64Array;
  readonly logCategories: Float64Array;
  readonly taskBegins: Float64Array;
  readonly taskEnds: Float64Array;
  readonly regionBegins: Float64Array;
  readonly regionEnds: Float64Array;
  /** Ended stretches in Waiting that began in the generation, by local text of the reason, and ns in them. */
  readonly blocks: Float64Array;
  readonly blockNs: Float64Array;
  readonly stopReasons: Float64Array;
  /** Runnable to running, of stretches that began in the generation; ns under 2^32, and the others. */
  readonly schedulingWaits: PackedNumbers;
  readonly longSchedulingWaits: Float64Array;
  /** ns in each GO state (runnable to syscall, from index 2 on), closed stretches that began in the generation. */
  readonly stateNs: Float64Array;
}

/** Extremes of a 64-bit metric, exact. */
export interface MetricStats {
  samples: number;
  minLo: number;
  minHi: number;
  maxLo: number;
  maxHi: number;
}

/**
 * Goroutines that were there before the generation or are still there after it: one row each, ascending by local index. What
 * lies between their two ends is in `detail.goroutines`.
 */
export interface GoroutineEnds {
  readonly count: number;
  readonly goroutine: Uint32Array;
  /** GO state it was found in; GO.notExist: created here. GO.undetermined: found where nothing was known, at the trace's start. */
  readonly foundIn: Uint8Array;
  /** End of the stretch it was found in, and the GO state that followed; NaN: it lasts on. */
  readonly headEndNs: Float64Array;
  readonly headTo: Uint8Array;
  /** Its state after the last event (GO.notExist: it ended), since when, and the text of the reason. Since NaN: from before. */
  readonly state: Uint8Array;
  readonly sinceNs: Float64Array;
  readonly reason: Uint32Array;
  /** Local P on which it first began to run here; -1: none. */
  readonly firstProc: Int32Array;
}

/** Ranges: what changes phases one by one, the frequent ones added up. */
export interface GenerationRanges {
  readonly marks: RangeMarks;
  readonly sweeps: RangeSums;
  readonly assists: RangeSums;
  /** 64-bit sums, as halves. */
  readonly sweptLo: number;
  readonly sweptHi: number;
  readonly reclaimedLo: number;
  readonly reclaimedHi: number;
}

/** MARK values of RangeMarks.what. */
export const MARK = { stwBegin: 0, stwEnd: 1, markBegin: 2, markActive: 3, markEnd: 4, sweepBegin: 5, sweepEnd: 6 } as const;

/**
 * In time order. Of the sweeps between two other marks only the first begin and the last end, which is all that phases need.
 */
export interface RangeMarks {
  readonly count: number;
  readonly what: Uint8Array;
  readonly timeNs: Float64Array;
  /** STW: goroutine, else 0. */
  readonly goroutine: Uint32Array;
  /** STW begins: text of the kind. */
  readonly text: Uint32Array;
  /** STW and mark begins: of who began it. */
  readonly stack: Uint32Array;
}

/** Sweeps by P, mark assists by goroutine. */
export interface RangeSums {
  /** Begun and ended here. */
  readonly count: number;
  readonly totalNs: Ns;
  /** Ended here, begun before: whose, and when. */
  readonly headOf: Uint32Array;
  readonly headEndNs: Float64Array;
  /** Still open at the end: whose, and since when (NaN: since before the generation). */
  readonly openOf: Uint32Array;
  readonly openSinceNs: Float64Array;
}

/** By P: the slice it was found in, and the one it is left in. */
export interface LaneEnds {
  /** 0: nothing on the P said that a slice ended, what was open is so still; 1: ended at `headEndNs`. */
  readonly touched: Uint8Array;
  readonly headEndNs: Float64Array;
  /** Who was seen to run there; -1: the event does not tell. */
  readonly headGoroutine: Int32Array;
  /** HEAD flags. */
  readonly headFlags: Uint8Array;
  readonly headWhy: Uint32Array;
  readonly headStack: Uint32Array;
  /** Local M plus one. */
  readonly headThread: Uint32Array;
  /** After the last event: -1: idle (or, untouched, as before). */
  readonly openGoroutine: Int32Array;
  readonly openKind: Uint8Array;
  readonly openSinceNs: Float64Array;
  readonly openStack: Uint32Array;
}

/** `worker`: it said it was a mark worker; `syscall`: a system call ended, so that is what it was in. */
export const HEAD = { worker: 1, syscall: 2 } as const;

/**
 * What the Ps did by time buckets whose width is a power of two of ns, aligned at 0: level 0 is the finest, each further one is
 * twice as wide. A level's buckets of P p stand from `start[level * procs + p]` on.
 */
export interface LaneZoom {
  readonly procs: number;
  readonly levels: number;
  /** log2 of the ns of a bucket at level 0. */
  readonly baseBits: number;
  /** Number (time / width) of each level's first bucket, and how many buckets it has for each P. */
  readonly firstBucket: Float64Array;
  readonly buckets: Uint32Array;
  /** First row of each level. Row: `levelStart[level] + p * buckets[level] + bucket`. */
  readonly levelStart: Uint32Array;
  /** ZOOM_KINDS values a row: ns per SpanKind. */
  readonly kindNs: Float32Array;
  /** Slices that begin in the bucket. */
  readonly slices: Uint32Array;
  /** Row of `who`: whose piece of a slice in the bucket is longest, and that piece's ns. With CARRIED: see traceIndex.ts. */
  readonly longest: Uint32Array;
  readonly longestNs: Float32Array;
  readonly who: ZoomGoroutines;
}

/** Goroutines that buckets name, so that they can be told without the detail. */
export interface ZoomGoroutines {
  /** Local. */
  readonly goroutine: Uint32Array;
  readonly idLo: Uint32Array;
  readonly idHi: Uint32Array;
  /** Local text; 0: not told in this generation. */
  readonly name: Uint32Array;
}

/** Flag of `longest`: a goroutine that outlived the generation where its slice began; the rest is its number among those. */
export const CARRIED = 0x80000000;

export const ZOOM_KINDS = 5;

export interface GenerationDetail {
  readonly goroutines: GoroutineRows;
  readonly creations: CreationRows;
  readonly slices: SliceRows;
  readonly heap: HeapRows;
}

/** By local goroutine. Times in ns since the trace's first event; NaN: not in this generation. */
export interface GoroutineRows {
  readonly count: number;
  readonly idLo: Uint32Array;
  readonly idHi: Uint32Array;
  /** 0: only mentioned, no transition. */
  readonly seenNs: Float64Array;
  /** Local text of the entry function; 0: not told here. */
  readonly name: Uint32Array;
  readonly createdNs: Float64Array;
  /** GO state it was created in; GO.undetermined: not created here. */
  readonly createdAs: Uint8Array;
  /** Local goroutine; -1: none. */
  readonly creator: Int32Array;
  readonly creationStack: Uint32Array;
  readonly firstRunNs: Float64Array;
  readonly endNs: Float64Array;
  /** Four a goroutine: ns runnable, running, waiting, in system calls; closed stretches that began here. */
  readonly stateNs: Float64Array;
  /** Row of `creations`, or -1. */
  readonly creation: Int32Array;
}

/** Goroutines created runnable, in time order. */
export interface CreationRows {
  readonly count: number;
  readonly goroutine: Uint32Array;
  readonly createdNs: Float64Array;
  /** Until its first run; NaN: not in this generation. */
  readonly waitNs: Float64Array;
  /** Local P that first ran it; -1: unknown. */
  readonly proc: Int32Array;
}

/** Slices that ended in the generation and began in it, by P, in time order: those of P p are [first[p], first[p + 1]). */
export interface SliceRows {
  readonly first: Uint32Array;
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  readonly goroutine: Uint32Array;
  /** END (lane.ts) or a local text. */
  readonly why: Uint32Array;
  readonly stack: Uint32Array;
  /** (local M + 1) << 3 | SpanKind. */
  readonly kindAndThread: Uint32Array;
}

/** Every change of the two heap figures, in time order. */
export interface HeapRows {
  readonly liveNs: Float64Array;
  readonly liveBytes: Float64Array;
  readonly goalNs: Float64Array;
  readonly goalBytes: Float64Array;
}
