// What the runtime tells about itself outside of traces and profiles: gctrace, schedtrace, inittrace lines, runtime.MemStats,
// runtime/metrics, Prometheus pages. One document a file, on one axis: ns since the earliest time it knows.
import type { Damage } from '../damage.ts';
import type { Bytes, Ns, Px, TimeRange } from '../units.ts';
import type { ComparableAnswers, ComparableQuestion } from './comparable.ts';
import type { FindingAnswers, FindingQuestion } from './findings.ts';
import type { GcAnswers, GcQuestion } from './gc.ts';
import type { LatencySummary } from './latency.ts';
import type { PauseAnswers, PauseQuestion } from './pauses.ts';
import type { RunAnswers, RunQuestion } from './runs.ts';

/** What a file mostly is; the `kind` of its report. */
export const LOG_FORMS = ['gctrace', 'schedtrace', 'inittrace', 'memstats', 'metrics', 'prometheus'] as const;
export type LogForm = (typeof LOG_FORMS)[number];

export interface LogFacts {
  readonly kind: 'runtime-log';
  readonly form: LogForm;
  readonly name: string;
  readonly bytes: Bytes;
  readonly inflatedBytes: Bytes;
  readonly complete: boolean;
  readonly damage: Damage | undefined;
  readonly lines: number;
  /** Lines that are the program's own. */
  readonly otherLines: number;
  /** Lines that begin as a record and do not go on as one, and snapshots that are none. */
  readonly skippedLines: number;
  /** How many records of each kind. */
  readonly counts: LogCounts;
  /** Of the axis: until the last record's time. */
  readonly durationNs: Ns;
  readonly clock: LogClock;
  /** GC cycles told of, by lines or by MemStats' ring; the runtime's numbers of the first and last. */
  readonly gcCycles: number;
  readonly firstCycle: number | undefined;
  readonly lastCycle: number | undefined;
  /** GOMAXPROCS of the last line that tells. */
  readonly procs: number | undefined;
  readonly longestPauseNs: Ns | undefined;
  /** runtime/metrics and Prometheus pages, and the program's own: `go1.27.4`. */
  readonly goVersion: string | undefined;
}

export interface LogCounts {
  readonly gc: number;
  readonly scavenger: number;
  readonly pacer: number;
  readonly scan: number;
  readonly init: number;
  readonly sched: number;
  readonly memStats: number;
  /** Of runtime/metrics and Prometheus together. */
  readonly metrics: number;
  readonly prometheus: number;
}

/** What time 0 of the axis is. */
export interface LogClock {
  /** process: the program's start (gctrace, inittrace); record: the first record. */
  readonly zero: 'process' | 'record';
  /** Wall clock of time 0, ms since 1970, and how well it is known. */
  readonly wallStartMs: number | undefined;
  readonly wallPrecisionNs: Ns | undefined;
  readonly wallFrom: 'time stamps' | 'MemStats' | undefined;
  /** How often the program started again within the file; each time the axis goes on where it had ended. */
  readonly restarts: number;
  /** How the times of each kind of record came to be on the axis. */
  readonly placed: readonly LogPlacement[];
}

export const LOG_PLACED_BY = [
  'own clock', // they have the axis' own
  'wall clock',
  'GC cycles', // the same cycles are told of by both
  'order of lines', // between what stands before and behind them
  'start at 0', // nothing else is known
  'last GC', // MemStats without a time: not before LastGC
] as const;
export type LogPlacedBy = (typeof LOG_PLACED_BY)[number];

export interface LogPlacement {
  readonly records: 'gc' | 'init' | 'sched' | 'memStats' | 'metrics' | 'prometheus';
  readonly by: LogPlacedBy;
  /** Give or take; undefined: not known. */
  readonly precisionNs: Ns | undefined;
}

/** A series drawn over time. Bytes, counts, shares (0…1) or ns. */
export interface LogSeries {
  /** Go's own names: "HeapAlloc", "NextGC", "runqueue", "go_goroutines", "/gc/heap/goal:bytes"; "heap live (gctrace)" where Go has none. */
  readonly name: string;
  readonly from: LogForm;
  readonly unit: 'bytes' | 'count' | 'share' | 'ns' | 'per second' | 'bytes per second';
  /** Rows that are drawn (of a counter one less than were read), and the extremes of all, for a stable axis; 0 where there are none. */
  readonly rows: number;
  readonly highest: number;
  readonly lowest: number;
  /**
   * gauge: the value holds until the next; counter: only its growth means something (drawn as a rate, from a row to the next);
   * events: each value stands for itself (the length of a stop, at its time).
   */
  readonly shape: 'gauge' | 'counter' | 'events';
  /** The last row's own value: of a counter what it had come to, in bytes or counts. */
  readonly last: number;
  /** First and last row: before and after nothing is known. */
  readonly range: TimeRange;
  /** Of events measured in ns: quantiles over all of them. */
  readonly summary: LatencySummary | undefined;
}

/**
 * One series in a range, thinned to at most 4 points a pixel (first, min, max, last). Steps: a value holds until the next time, and
 * the one in force at the range's beginning is there, too. Events: those in the range.
 */
export interface LogSeriesPoints {
  readonly name: string;
  readonly timeNs: Float64Array;
  readonly value: Float64Array;
}

/** Differences between two snapshots of MemStats (or since the start). */
export interface MemStatsMoment {
  readonly row: number;
  readonly ofRows: number;
  readonly timeNs: Ns;
  /** Times of the rows before and after. */
  readonly beforeNs: Ns | undefined;
  readonly afterNs: Ns | undefined;
  readonly wallMs: number | undefined;
  /** Every integer field, by Go's name, in Go's order; decimal strings beyond 2^53 are rounded doubles here. */
  readonly fields: readonly { readonly name: string; readonly value: number; readonly unit: 'bytes' | 'count' | 'ns' | 'share' }[];
  readonly bySize: { readonly sizeBytes: Float64Array; readonly mallocs: Float64Array; readonly frees: Float64Array };
  /**
   * What BySize leaves out: objects above its last class, and (in Mallocs only) tiny ones that share a block of 16 bytes, which Go
   * counts without saying how many. Bytes are of the large ones alone. undefined: the source has no BySize.
   */
  readonly rest: { readonly mallocs: number; readonly frees: number; readonly allocatedBytes: Bytes; readonly inUseBytes: Bytes } | undefined;
  /** Sentences about sums that do not come out. */
  readonly contradictions: readonly string[];
}

/** What schedtrace told at one time; with scheddetail, each P, M and G. */
export interface SchedMoment {
  readonly row: number;
  readonly ofRows: number;
  readonly timeNs: Ns;
  /** Times of the rows before and after. */
  readonly beforeNs: Ns | undefined;
  readonly afterNs: Ns | undefined;
  readonly gomaxprocs: number;
  readonly idleProcs: number;
  readonly threads: number;
  readonly spinningThreads: number;
  readonly idleThreads: number;
  readonly runQueue: number;
  readonly localQueues: readonly number[];
  readonly detail:
    | {
        readonly gcWaiting: boolean;
        readonly stopWait: number;
        readonly sysmonWaits: boolean;
        readonly procs: readonly { readonly proc: number; readonly status: string; readonly schedTick: number; readonly syscallTick: number; readonly thread: number | undefined; readonly queue: number; readonly timers: number }[];
        readonly threads: readonly { readonly thread: number; readonly proc: number | undefined; readonly goroutine: number | undefined; readonly spinning: boolean; readonly blocked: boolean; readonly lockedGoroutine: number | undefined }[];
        /** By status and wait reason, the most first. */
        readonly goroutines: readonly { readonly status: string; readonly waitReason: string; readonly count: number }[];
      }
    | undefined;
}

export interface InitRow {
  readonly package: string;
  readonly startNs: Ns;
  readonly clockNs: Ns;
  readonly allocBytes: Bytes;
  readonly allocs: number;
  readonly line: number;
}

/** A record as it stands in the file. */
export interface LogLineRow {
  readonly line: number;
  readonly offset: Bytes;
  readonly timeNs: Ns | undefined;
  /** "gc", "scav", "sched", …; skipped: `why` says why. */
  readonly record: string;
  readonly text: string;
  readonly why: string | undefined;
}

export type LogOwnQuestion =
  /** Which series there are. */
  | { readonly ask: 'logSeries' }
  /** Counters as rates per second. Names that are not there are left out. */
  | { readonly ask: 'seriesPoints'; readonly names: readonly string[]; readonly range: TimeRange; readonly widthPx: Px }
  /** The snapshot at or before a time (the first one where none is before). */
  | { readonly ask: 'memStatsAt'; readonly atNs: Ns }
  | { readonly ask: 'schedAt'; readonly atNs: Ns }
  | { readonly ask: 'inits'; readonly order: 'start' | 'clock' | 'bytes' | 'allocs' | 'package'; readonly descending: boolean; readonly from: number; readonly count: number }
  | { readonly ask: 'logLines'; readonly which: 'records' | 'skipped'; readonly from: number; readonly count: number }
  /** `line`: of the file, from 1. */
  | { readonly ask: 'logLine'; readonly which: 'records' | 'skipped'; readonly line: number };

export type LogQuestion = LogOwnQuestion | GcQuestion | PauseQuestion | FindingQuestion | RunQuestion | ComparableQuestion;

export interface LogAnswers extends GcAnswers, PauseAnswers, FindingAnswers, RunAnswers, ComparableAnswers {
  readonly logSeries: readonly LogSeries[];
  readonly seriesPoints: readonly LogSeriesPoints[];
  readonly memStatsAt: MemStatsMoment | undefined;
  readonly schedAt: SchedMoment | undefined;
  readonly inits: { readonly total: number; readonly from: number; readonly rows: readonly InitRow[]; readonly sumNs: Ns };
  readonly logLines: { readonly total: number; readonly from: number; readonly rows: readonly LogLineRow[] };
  /** The first of the line; undefined: there is none. */
  readonly logLine: LogLineRow | undefined;
}

export type AskLog = <Q extends LogQuestion>(question: Q) => Promise<LogAnswers[Q['ask']]>;
