// What the Go runtime prints about itself, line by line, in the runtime's own order. Times are ns, sizes bytes; formats/pprof.md of
// the project's notes, sections 13 to 15, is the source of every field.
import type { Bytes, Ns } from '../units.ts';

/** Where in the file a record stands. */
export interface Place {
  /** From 1. */
  readonly line: number;
  /** Of the line's first byte. */
  readonly offset: Bytes;
  /** From a time stamp in front of the record, ms since 1970; undefined: the line has none that is understood. */
  readonly wallMs: number | undefined;
}

/** One cycle of the collector, as `GODEBUG=gctrace=1` tells it. */
export interface GcLine extends Place {
  readonly record: 'gc';
  readonly cycle: number;
  /** Begin of sweep termination, since the runtime was initialised; three decimals of a second. */
  readonly startNs: Ns;
  /** Share of the CPU available since the program started, idle marking excluded; whole percent, truncated. */
  readonly utilPercent: number;
  readonly checksForLeaks: boolean;
  /** Clock: world stopped, concurrent, world stopped. */
  readonly sweepTerminationNs: Ns;
  readonly markNs: Ns;
  readonly markTerminationNs: Ns;
  /** CPU. */
  readonly sweepTerminationCpuNs: Ns;
  readonly assistCpuNs: Ns;
  readonly backgroundCpuNs: Ns;
  readonly idleCpuNs: Ns;
  readonly markTerminationCpuNs: Ns;
  /** Heap when the cycle began, when marking ended, and marked (live); what was aimed at. Whole MiB in the file. */
  readonly startBytes: Bytes;
  readonly peakBytes: Bytes;
  readonly liveBytes: Bytes;
  readonly goalBytes: Bytes;
  /** undefined: written by a program older than Go 1.19. */
  readonly stackBytes: Bytes | undefined;
  readonly globalBytes: Bytes | undefined;
  readonly procs: number;
  /** The program asked for it. */
  readonly forced: boolean;
}

/** `GC forced` on a line of its own: the next cycle begins because two minutes passed without one. */
export interface GcByTimeLine extends Place {
  readonly record: 'gc by time';
}

export interface ScavengerLine extends Place {
  readonly record: 'scav';
  /** Given back since the line before, in the background and on the allocation path; Go 1.19 tells both in one. */
  readonly backgroundBytes: Bytes;
  readonly eagerBytes: Bytes | undefined;
  /** Given back now. */
  readonly releasedBytes: Bytes;
  /** Heap in use of heap retained. */
  readonly utilPercent: number;
  readonly note: 'forced' | 'controller reset' | undefined;
}

/** `gcpacertrace=1`: a line at a cycle's start, at its end, and when sweeping is done; what is read of it, the text stands in the file. */
export interface PacerLine extends Place {
  readonly record: 'pacer';
  readonly phase: 'start' | 'end' | 'sweep' | undefined;
  /** Start: bytes to mark for a byte allocated, and the workers the pacer plans. */
  readonly assistRatio: number | undefined;
  readonly dedicatedWorkers: number | undefined;
  /** Share of a P for fractional workers, 0…1. */
  readonly fractionalGoal: number | undefined;
  /** Start: to be scanned, heap live and goal, whole MiB. End: scanned, heap live, and the goal it missed by what it says. Sweep: heap live. */
  readonly scanBytes: Bytes | undefined;
  readonly liveBytes: Bytes | undefined;
  readonly goalBytes: Bytes | undefined;
  /** End. */
  readonly cpuPercent: number | undefined;
  readonly expectedCpuPercent: number | undefined;
  readonly consMark: number | undefined;
}

/** `gctrace=2`, Go 1.25 and later: what marking scanned, in all and by size class. */
export interface ScanLine extends Place {
  readonly record: 'scan';
  readonly of: 'total' | 'large' | 'class';
  readonly sizeBytes: Bytes | undefined;
  readonly objects: number;
  /** Of them in spans that were scanned sparsely and densely; undefined: the collector scans objects only. */
  readonly sparseObjects: number | undefined;
  readonly denseObjects: number | undefined;
  readonly sparseSpans: number | undefined;
  readonly denseSpans: number | undefined;
}

/** `checkfinalizers=1`: what waits to be run. */
export interface FinalizersLine extends Place {
  readonly record: 'finalizers';
  readonly finalizers: number;
  readonly cleanups: number;
}

export interface InitLine extends Place {
  readonly record: 'init';
  readonly package: string;
  /** Since the program started. */
  readonly startNs: Ns;
  readonly clockNs: Ns;
  readonly allocBytes: Bytes;
  readonly allocs: number;
}

export interface SchedLine extends Place {
  readonly record: 'sched';
  /** Since the first such line. */
  readonly sinceNs: Ns;
  readonly gomaxprocs: number;
  readonly idleProcs: number;
  readonly threads: number;
  readonly spinningThreads: number;
  readonly needSpinning: boolean | undefined;
  readonly idleThreads: number;
  readonly runQueue: number;
  /** Of the plain form: by P. */
  readonly localQueues: readonly number[] | undefined;
  readonly schedTicks: readonly number[] | undefined;
  readonly detail: SchedDetail | undefined;
}

/** `scheddetail=1`. */
export interface SchedDetail {
  readonly gcWaiting: boolean;
  readonly idleLockedThreads: number;
  readonly stopWait: number;
  readonly sysmonWaits: boolean;
  readonly procs: readonly SchedProc[];
  readonly threads: readonly SchedThread[];
  readonly goroutines: readonly SchedGoroutine[];
}

export interface SchedProc {
  readonly proc: number;
  readonly status: number;
  readonly schedTick: number;
  readonly syscallTick: number;
  readonly thread: number | undefined;
  readonly queue: number;
  readonly freeGoroutines: number;
  readonly timers: number;
}

export interface SchedThread {
  readonly thread: number;
  readonly proc: number | undefined;
  readonly goroutine: number | undefined;
  /** Numbers of the runtime's own. */
  readonly mallocing: number;
  readonly throwing: number;
  readonly preemptOff: string;
  readonly locks: number;
  readonly dying: number;
  readonly spinning: boolean;
  readonly blocked: boolean;
  readonly lockedGoroutine: number | undefined;
}

export interface SchedGoroutine {
  readonly goroutine: number;
  readonly status: number;
  /** Scanned at the moment: 4096 is not part of `status`. */
  readonly scanned: boolean;
  readonly waitReason: string;
  readonly thread: number | undefined;
  readonly lockedThread: number | undefined;
}

export type LogRecord = GcLine | GcByTimeLine | ScavengerLine | PacerLine | ScanLine | FinalizersLine | InitLine | SchedLine;

/** A line that begins as a record does and does not go on as one. */
export interface SkippedLine {
  readonly line: number;
  readonly offset: Bytes;
  /** At most 200 characters. */
  readonly text: string;
  readonly why: string;
}
