// Execution traces, as the page sees them: what a trace is, what may be asked of it, and what the answers hold.
import type { Damage } from '../damage.ts';
import type { Bytes, Ns, Px, TimeRange } from '../units.ts';
import type { AnnotationAnswers, AnnotationQuestion } from './annotations.ts';
import type { AnomalyAnswers, AnomalyQuestion } from './anomalies.ts';
import type { BreakdownAnswers, BreakdownQuestion } from './breakdown.ts';
import type { ComparableAnswers, ComparableQuestion } from './comparable.ts';
import type { FindingAnswers, FindingQuestion } from './findings.ts';
import type { GcAnswers, GcQuestion } from './gc.ts';
import type { LaneAnswers, LaneQuestion } from './lanes.ts';
import type { LatencySummary } from './latency.ts';
import type { PauseAnswers, PauseQuestion } from './pauses.ts';
import type { NamesAnswers, NamesQuestion } from './names.ts';
import type { Frame, GoroutineRef } from './refs.ts';
import type { RunAnswers, RunQuestion } from './runs.ts';
import type { StartUpAnswers, StartUpQuestion } from './startUp.ts';
import type { StretchAnswers, StretchQuestion } from './stretches.ts';
import type { UtilisationAnswers, UtilisationQuestion } from './utilisation.ts';
import type { WaitAnswers, WaitQuestion } from './waits.ts';

export interface TraceFacts {
  readonly kind: 'go-trace';
  readonly name: string;
  /** Size as stored; `inflatedBytes` differs where the file was gzipped. */
  readonly bytes: Bytes;
  readonly inflatedBytes: Bytes;
  /** False while chunks are still arriving. */
  readonly complete: boolean;
  readonly damage: Damage | undefined;
  /** From this time on events belong to a generation that broke off; draw it as uncertain. */
  readonly uncertainFromNs: Ns | undefined;
  /** `go 1.NN` of the header. */
  readonly formatMinor: number;
  /** "Go 1.23 or 1.24": the header names a format, not a release. */
  readonly writtenBy: string;
  readonly events: number;
  readonly generations: number;
  readonly durationNs: Ns;
  /** Wall clock (ms since 1970) of trace time 0, where a clock snapshot tells. */
  readonly wallStartMs: number | undefined;
  readonly goroutines: number;
  readonly procs: number;
  readonly threads: number;
  readonly gcCycles: number;
  readonly stwCount: number;
  readonly stwTotalNs: Ns;
  readonly longestStw: { readonly index: number; readonly name: string; readonly startNs: Ns; readonly endNs: Ns } | undefined;
  readonly startLatency: LatencySummary;
  readonly schedLatency: LatencySummary;
  /** Creation index (see LatencyMap.worst) of the longest start wait. */
  readonly longestStart: { readonly creation: number; readonly startNs: Ns; readonly endNs: Ns } | undefined;
  /** Largest value in the heap series, for a stable axis; undefined: the trace has no heap figures. */
  readonly heapMaxBytes: Bytes | undefined;
  readonly totals: { readonly execNs: Ns; readonly waitNs: Ns; readonly runnableNs: Ns; readonly syscallNs: Ns };
  readonly cpuSamples: number;
  readonly tasks: number;
  readonly regions: number;
  readonly logs: number;
}

// Questions and answers

/** Answered from the index: what every view of a trace asks while one moves about. */
export type IndexQuestion =
  | {
      readonly ask: 'latencyMap';
      readonly range: TimeRange;
      readonly widthPx: Px;
      readonly heightPx: Px;
      readonly cellPx: Px;
      /** y domain, log scale; waits outside are clamped to the edge rows. */
      readonly lowNs: Ns;
      readonly highNs: Ns;
      readonly thresholdNs: Ns;
    }
  | { readonly ask: 'bands'; readonly range: TimeRange; readonly widthPx: Px }
  | { readonly ask: 'heap'; readonly range: TimeRange; readonly widthPx: Px }
  | { readonly ask: 'procStrips'; readonly range: TimeRange; readonly widthPx: Px }
  | { readonly ask: 'minimap'; readonly widthPx: Px }
  | { readonly ask: 'creation'; readonly creation: number }
  | { readonly ask: 'goroutine'; readonly goroutine: number }
  /** What is drawn at a point of a P's lane; undefined where the P is idle. */
  | { readonly ask: 'procSpan'; readonly proc: number; readonly atNs: Ns }
  | { readonly ask: 'stw'; readonly index: number }
  | { readonly ask: 'rangeFigures'; readonly range: TimeRange; readonly thresholdNs: Ns }
  | NamesQuestion;

/** Needs more than the index: single stretches, marks, samples. */
export type CloserQuestion = LaneQuestion | StretchQuestion | BreakdownQuestion | AnnotationQuestion | GcQuestion | PauseQuestion | UtilisationQuestion | FindingQuestion | RunQuestion | WaitQuestion | AnomalyQuestion | StartUpQuestion | ComparableQuestion;

export type TraceQuestion = IndexQuestion | CloserQuestion;

export interface CloserAnswers
  extends LaneAnswers, StretchAnswers, BreakdownAnswers, AnnotationAnswers, GcAnswers, PauseAnswers, UtilisationAnswers, FindingAnswers, RunAnswers, WaitAnswers, AnomalyAnswers, StartUpAnswers, ComparableAnswers {}

/** The answer to each question, by its `ask`. undefined: there is no such thing (any more). */
export interface TraceAnswers extends CloserAnswers, NamesAnswers {
  readonly latencyMap: LatencyMap;
  readonly bands: Bands;
  readonly heap: HeapSeries;
  readonly procStrips: ProcStrips;
  readonly minimap: Minimap;
  readonly creation: CreationDetail | undefined;
  readonly goroutine: GoroutineDetail | undefined;
  readonly procSpan: ProcSpanDetail | undefined;
  readonly stw: StwDetail | undefined;
  readonly rangeFigures: RangeFigures;
}

export type AskTrace = <Q extends TraceQuestion>(question: Q) => Promise<TraceAnswers[Q['ask']]>;

/**
 * Creation-to-first-run waits of goroutines created in the range, binned into cells of cellPx × cellPx.
 * x: creation time left to right; y: wait on a log scale, row 0 at the bottom. Only cells that hold something, in x then y order.
 */
export interface LatencyMap {
  readonly range: TimeRange;
  /** Of the question: without them nobody could place a cell once the screen has another size. */
  readonly widthPx: Px;
  readonly heightPx: Px;
  readonly cellPx: Px;
  readonly lowNs: Ns;
  readonly highNs: Ns;
  readonly cellX: Uint16Array;
  readonly cellY: Uint16Array;
  readonly count: Uint32Array;
  /** How many of `count` waited longer than the threshold. */
  readonly over: Uint32Array;
  /** Creation index of the longest wait in the cell: ask `creation` with it. */
  readonly worst: Uint32Array;
  readonly totalCount: number;
  readonly totalOver: number;
}

/** Intervals, in start order, those closer than a pixel folded together. `first` indexes the whole list of its kind. */
export interface Intervals {
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  /** STW: StwKind. GC phases: GcPhase. */
  readonly kind: Uint8Array;
  readonly first: Uint32Array;
  /** 1, or how many were folded. */
  readonly count: Uint32Array;
}

/** Values of Bands.stw.kind. */
export const STW_KINDS = ['GC sweep termination', 'GC mark termination', 'other'] as const;
export type StwKind = 0 | 1 | 2;

/** Values of Bands.gc.kind, in the order of a cycle. */
export const GC_PHASES = ['STW sweep termination', 'concurrent mark', 'STW mark termination', 'sweep'] as const;
export type GcPhase = 0 | 1 | 2 | 3;

export interface Bands {
  readonly range: TimeRange;
  readonly stw: Intervals;
  readonly gc: Intervals;
}

/** Step series: the value holds from its time to the next. Thinned to at most 4 points a pixel (first, min, max, last). */
export interface HeapSeries {
  readonly range: TimeRange;
  readonly liveTimeNs: Float64Array;
  readonly liveBytes: Float64Array;
  readonly goalTimeNs: Float64Array;
  /** 0: GC off, no goal. */
  readonly goalBytes: Float64Array;
}

/** What a P did. Spans in lane, then start order; those under a pixel folded into one with kind of the largest share. */
export interface ProcStrips {
  readonly range: TimeRange;
  /** P numbers, one a lane, ascending. */
  readonly procs: Float64Array;
  readonly lane: Uint16Array;
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  /** SPAN_KINDS. */
  readonly kind: Uint8Array;
  /** Goroutine index (of the largest share, where folded). */
  readonly goroutine: Uint32Array;
  /** Share of [startNs, endNs) in which the P ran anything, 0…1; 1 for a single span. */
  readonly busy: Float32Array;
  /** How many spans were folded; 1 = the span itself. */
  readonly count: Uint32Array;
  /** Names of goroutines for labels: `names[nameOf[i]]` for span i. */
  readonly nameOf: Uint32Array;
  readonly names: readonly string[];
  /** Goroutine id (as Go prints it) for span i. */
  readonly goroutineId: Float64Array;
}

/** Values of ProcStrips.kind. GC work: background mark workers, and goroutines while in a mark assist or sweeping. */
export const SPAN_KINDS = ['running', 'syscall', 'GC mark worker', 'GC mark assist', 'GC sweep'] as const;
export type SpanKind = 0 | 1 | 2 | 3 | 4;

/** The whole recording in `widthPx` columns. */
export interface Minimap {
  readonly durationNs: Ns;
  /** Share of Ps that ran something, per column, 0…1. */
  readonly busy: Float32Array;
  /** Longest start wait of the goroutines created in the column, ns; 0: none. */
  readonly worstWaitNs: Float64Array;
  /** Bit 0: an STW overlaps the column; bit 1: GC marking overlaps it. */
  readonly marks: Uint8Array;
}

/** Something that overlapped a wait, longest overlap first. */
export interface Overlap {
  readonly what: 'stw' | 'gc-phase' | 'running-on-all-procs';
  readonly label: string;
  readonly startNs: Ns;
  readonly endNs: Ns;
  readonly overlapNs: Ns;
}

export interface CreationDetail {
  readonly creation: number;
  readonly created: GoroutineRef;
  /** Who created it; undefined: no goroutine was in context. */
  readonly creator: GoroutineRef | undefined;
  readonly creationStack: readonly Frame[];
  readonly createdNs: Ns;
  /** First run; undefined: never before the trace ended. */
  readonly startNs: Ns | undefined;
  readonly waitNs: Ns;
  /** P that first ran it. */
  readonly proc: number | undefined;
  /** Its rank among all start waits, 1 = longest. */
  readonly rank: number;
  readonly ofCount: number;
  readonly overlaps: readonly Overlap[];
}

export interface GoroutineDetail extends GoroutineRef {
  readonly creator: GoroutineRef | undefined;
  readonly creationStack: readonly Frame[];
  /** undefined: existed before the trace. */
  readonly createdNs: Ns | undefined;
  readonly firstRunNs: Ns | undefined;
  /** undefined: alive at the end. */
  readonly endNs: Ns | undefined;
  readonly execNs: Ns;
  readonly waitNs: Ns;
  readonly runnableNs: Ns;
  readonly syscallNs: Ns;
  /** Its creation index, if it was created (as runnable) in the trace. */
  readonly creation: number | undefined;
}

export interface ProcSpanDetail {
  readonly proc: number;
  readonly kind: SpanKind;
  readonly goroutine: GoroutineRef;
  readonly startNs: Ns;
  readonly endNs: Ns;
  /** M it ran on, decimal; undefined: unknown. */
  readonly thread: string | undefined;
  /** Stack where the span ended (blocked, stopped, entered the syscall), if recorded; for a system call, where it was made. */
  readonly endStack: readonly Frame[];
  /** Why it ended, in Go's words: "chan receive", "preempted", "syscall", "ended". */
  readonly endReason: string;
}

export interface StwDetail {
  readonly index: number;
  readonly ofCount: number;
  readonly name: string;
  readonly startNs: Ns;
  /** undefined: still open at the end of the trace. */
  readonly endNs: Ns | undefined;
  readonly goroutine: GoroutineRef;
  readonly stack: readonly Frame[];
}

export interface RangeFigures {
  readonly range: TimeRange;
  /** Of goroutines created in the range. */
  readonly startLatency: LatencySummary;
  readonly overThreshold: number;
  /** Created in the range, but not run before the trace ended: in none of the figures above. */
  readonly neverRan: number;
  readonly stwCount: number;
  /** Time of the range in which the world was stopped. */
  readonly stwNs: Ns;
  readonly gcMarkNs: Ns;
  /** Share of P time that ran anything, 0…1. */
  readonly busy: number;
}
