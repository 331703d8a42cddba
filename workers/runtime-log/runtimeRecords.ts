// What a log holds in memory: a table for each kind of record, columns of plain numbers with NaN for what is not told, on one axis of ns.
// `…At(table, row)` of ./rows.ts makes an object of a row, where one is needed.
import type { LogClock } from '../api/log.ts';
import type { Bytes, Ns } from '../units.ts';
import type { MemField } from './memStats.ts';
import type { SkippedLine } from './records.ts';
import { PLACED, type Table } from './tables.ts';

export const GC_COLUMNS = {
  ...PLACED,
  /** The runtime's number. */
  cycle: Uint32Array,
  /** As printed: since that program's start. `timeNs` is the same moment on the axis: begin of sweep termination. */
  startNs: Float64Array,
  utilPercent: Uint8Array,
  sweepTerminationNs: Float64Array,
  markNs: Float64Array,
  markTerminationNs: Float64Array,
  sweepTerminationCpuNs: Float64Array,
  assistCpuNs: Float64Array,
  backgroundCpuNs: Float64Array,
  idleCpuNs: Float64Array,
  markTerminationCpuNs: Float64Array,
  startBytes: Float64Array,
  peakBytes: Float64Array,
  liveBytes: Float64Array,
  goalBytes: Float64Array,
  stackBytes: Float64Array,
  globalBytes: Float64Array,
  procs: Uint32Array,
  /** Asked for by the program; announced by `GC forced`: two minutes had passed; looks for goroutine leaks. 0 or 1. */
  forced: Uint8Array,
  byTime: Uint8Array,
  checksForLeaks: Uint8Array,
  /** How often the program had been started again before, in this file. */
  process: Uint16Array,
} as const;
export type GcLines = Table<typeof GC_COLUMNS>;

export const SCAVENGER_COLUMNS = {
  ...PLACED,
  backgroundBytes: Float64Array,
  eagerBytes: Float64Array,
  releasedBytes: Float64Array,
  utilPercent: Uint32Array,
  /** 0: none, 1: forced, 2: controller reset. */
  note: Uint8Array,
} as const;
export type ScavengerLines = Table<typeof SCAVENGER_COLUMNS>;

export const PACER_COLUMNS = {
  ...PLACED,
  /** 0: at a cycle's start, 1: at its end, 3: when sweeping is done, 2: none of them is read. The others are NaN where the line does not have them. */
  phase: Uint8Array,
  assistRatio: Float64Array,
  dedicatedWorkers: Float64Array,
  fractionalGoal: Float64Array,
  scanBytes: Float64Array,
  liveBytes: Float64Array,
  goalBytes: Float64Array,
  cpuPercent: Float64Array,
  expectedCpuPercent: Float64Array,
  consMark: Float64Array,
} as const;
export type PacerLines = Table<typeof PACER_COLUMNS>;

export const SCAN_COLUMNS = {
  ...PLACED,
  /** Of the size class; 0: all of them, −1: objects larger than any class. */
  sizeBytes: Float64Array,
  objects: Float64Array,
  /** Of them in spans scanned sparsely and densely; NaN: the collector does not tell them apart. */
  sparseObjects: Float64Array,
  denseObjects: Float64Array,
  sparseSpans: Float64Array,
  denseSpans: Float64Array,
} as const;
export type ScanLines = Table<typeof SCAN_COLUMNS>;

export const FINALIZER_COLUMNS = { ...PLACED, finalizers: Float64Array, cleanups: Float64Array } as const;
export type FinalizerLines = Table<typeof FINALIZER_COLUMNS>;

export const INIT_COLUMNS = {
  ...PLACED,
  /** In `packages`. */
  package: Uint32Array,
  startNs: Float64Array,
  clockNs: Float64Array,
  allocBytes: Float64Array,
  allocs: Float64Array,
} as const;
export type InitLines = Table<typeof INIT_COLUMNS> & { readonly packages: readonly string[] };

/** `…From`, `…To`: rows [from, to) of `localQueues`, `schedTicks`, `procs`, `threadRows`, `goroutines`. */
export const SCHED_COLUMNS = {
  ...PLACED,
  /** As printed: since the first such line of the program. */
  sinceNs: Float64Array,
  gomaxprocs: Uint32Array,
  idleProcs: Uint32Array,
  threads: Uint32Array,
  spinningThreads: Uint32Array,
  /** −1: not told. */
  needSpinning: Int32Array,
  idleThreads: Uint32Array,
  runQueue: Uint32Array,
  queuesFrom: Uint32Array,
  queuesTo: Uint32Array,
  ticksFrom: Uint32Array,
  ticksTo: Uint32Array,
  /** 1: with scheddetail; the columns after this mean something then only. */
  hasDetail: Uint8Array,
  gcWaiting: Uint8Array,
  idleLockedThreads: Uint32Array,
  stopWait: Int32Array,
  sysmonWaits: Uint8Array,
  procsFrom: Uint32Array,
  procsTo: Uint32Array,
  threadsFrom: Uint32Array,
  threadsTo: Uint32Array,
  goroutinesFrom: Uint32Array,
  goroutinesTo: Uint32Array,
} as const;

/** References are −1 for none. */
export const SCHED_PROC_COLUMNS = { proc: Uint32Array, status: Uint16Array, schedTick: Float64Array, syscallTick: Float64Array, thread: Float64Array, queue: Uint32Array, freeGoroutines: Uint32Array, timers: Uint32Array } as const;
export const SCHED_THREAD_COLUMNS = { thread: Float64Array, proc: Int32Array, goroutine: Float64Array, mallocing: Int32Array, throwing: Int32Array, preemptOff: Uint32Array, locks: Float64Array, dying: Int32Array, spinning: Uint8Array, blocked: Uint8Array, lockedGoroutine: Float64Array } as const;
export const SCHED_GOROUTINE_COLUMNS = { goroutine: Float64Array, status: Uint16Array, scanned: Uint8Array, waitReason: Uint32Array, thread: Float64Array, lockedThread: Float64Array } as const;

export type SchedLines = Table<typeof SCHED_COLUMNS> & {
  readonly localQueues: Float64Array;
  readonly schedTicks: Float64Array;
  readonly procs: Table<typeof SCHED_PROC_COLUMNS>;
  readonly threadRows: Table<typeof SCHED_THREAD_COLUMNS>;
  readonly goroutines: Table<typeof SCHED_GOROUTINE_COLUMNS>;
  /** `preemptOff` and `waitReason` are places in here. */
  readonly texts: readonly string[];
};

export const MEM_COLUMNS = {
  ...PLACED,
  /** On the axis; NaN: none yet. */
  lastGcNs: Float64Array,
  /** 0…1. */
  gcCpuFraction: Float64Array,
  goroutines: Float64Array,
  /** Rows [from, to) of `pauses` are what the snapshot's ring holds, the oldest first. */
  pausesFrom: Uint32Array,
  pausesTo: Uint32Array,
} as const;

/** Of the rings of all snapshots, each cycle once, in order. */
export const MEM_PAUSE_COLUMNS = { cycle: Uint32Array, pauseNs: Float64Array, /** On the axis. */ endNs: Float64Array } as const;

export interface SizeClasses {
  readonly sizeBytes: Float64Array;
  readonly mallocs: Float64Array;
  readonly frees: Float64Array;
}

export type MemStatsRows = Table<typeof MEM_COLUMNS> & {
  /** By Go's name, bytes, counts or ns; NaN where a snapshot lacks it. A field that none has is absent. */
  readonly fields: ReadonlyMap<MemField, Float64Array>;
  readonly pauses: Table<typeof MEM_PAUSE_COLUMNS>;
  /** BySize of a snapshot; views. Empty: not told. */
  readonly bySizeAt: (row: number) => SizeClasses;
};

/** Readings of many values at one time each: runtime/metrics, or a page of Prometheus. Row = scrape. */
export type Scrapes = Table<typeof PLACED> & {
  readonly series: readonly ScrapeSeries[];
  readonly histograms: readonly ScrapeHistogram[];
};

export interface ScrapeSeries {
  /** "/gc/heap/live:bytes", "go_memstats_heap_inuse_bytes". */
  readonly name: string;
  /** Prometheus: as written, `{quantile="0.5"}`; else empty. */
  readonly labels: string;
  readonly shape: 'gauge' | 'counter';
  /** By scrape; NaN: not in it. In the unit of the name: bytes, seconds, a count. */
  readonly values: Float64Array;
}

export interface ScrapeHistogram {
  readonly name: string;
  /** undefined: not in that scrape. `buckets` has one more than `counts`: bucket i is [buckets[i], buckets[i + 1]), in the unit of the name. */
  readonly at: (row: number) => { readonly buckets: Float64Array; readonly counts: Float64Array } | undefined;
}

/** Kinds of records, as `order.kind` has them. */
export const RECORD_KINDS = ['gc', 'gc by time', 'scav', 'pacer', 'scan', 'finalizers', 'init', 'sched', 'memstats', 'metrics', 'prometheus'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export interface RuntimeRecords {
  readonly clock: LogClock;
  /** From 0 to the last time that is known (the end of a cycle, too). */
  readonly durationNs: Ns;
  readonly gc: GcLines;
  /** `GC forced` on a line of its own. */
  readonly gcByTime: Table<typeof PLACED>;
  readonly scavenger: ScavengerLines;
  readonly pacer: PacerLines;
  readonly scans: ScanLines;
  readonly finalizers: FinalizerLines;
  readonly inits: InitLines;
  readonly sched: SchedLines;
  readonly memStats: MemStatsRows;
  readonly metrics: Scrapes;
  readonly prometheus: Scrapes;
  /** All of them in the order of the file: kind (in RECORD_KINDS) and row in its table. */
  readonly order: Table<typeof ORDER_COLUMNS>;
  /** Go's own name of the release, where a page of metrics tells: `go1.27.4`. */
  readonly goVersion: string | undefined;
  /** The first 200 of `skippedLines`. */
  readonly skipped: readonly SkippedLine[];
  readonly skippedLines: number;
  /** Lines that are the program's own. */
  readonly otherLines: number;
  readonly lines: number;
  readonly bytes: Bytes;
  /** The line that begins at an offset, as it stands in the file, without its end; at most 16 KiB of it. */
  readonly textAt: (offset: Bytes) => Promise<string>;
}

export const ORDER_COLUMNS = { kind: Uint8Array, row: Uint32Array } as const;
