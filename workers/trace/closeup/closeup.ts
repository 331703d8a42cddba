// What a second walk over one generation's events leaves behind, made when somebody looks closer than zoom levels and sums can
// show: what every goroutine did stretch by stretch and who caused it, CPU samples, tasks, regions and logs. In the generation's
// own dense indexes, its beginnings left open; typed arrays only, so that it can be made on any thread and moved.

import type { GcEventRows } from './gcEvents.ts';
import type { RangeRows, SweepRows } from './rangeRows.ts';
import type { ProcTransitionRows } from './procTransitions.ts';

export interface GenerationCloseup {
  readonly stretches: StretchRows;
  readonly samples: SampleRows;
  readonly annotations: AnnotationRows;
  /** Mark assists of goroutines, and sweeps by the goroutine that swept. */
  readonly assists: RangeRows;
  readonly sweeps: SweepRows;
  /** Of Ps that ran no goroutine then: `goroutine` means nothing. */
  readonly nobodysSweeps: SweepRows;
  /** Values of GOMAXPROCS, in time order. `untold` of the first (none if not said) were no event that Go's reader delivers: older formats. */
  readonly gomaxprocs: { readonly timeNs: Float64Array; readonly value: Float64Array; readonly untold?: number };
  /** 1 by local goroutine: it said that it is a GC mark worker. */
  readonly markWorker: Uint8Array;
  readonly procTransitions: ProcTransitionRows;
  readonly labels: WorkerLabelRows;
  readonly gcEvents: GcEventRows;
}

/** Values of WorkerLabelRows.mode; other: a label "GC (…)" that Go does not have as yet. */
export const WORKER_MODE = { dedicated: 0, fractional: 1, idle: 2, other: 3 } as const;

/**
 * What mark workers said they are, in time order. A worker says it right after each start; one that has run since before the
 * generation did so in an earlier one (see gc/workerModes.ts).
 */
export interface WorkerLabelRows {
  readonly timeNs: Float64Array;
  /** Local. */
  readonly goroutine: Uint32Array;
  /** Local P it runs on; -1: none. */
  readonly proc: Int16Array;
  /** WORKER_MODE. */
  readonly mode: Uint8Array;
}

/**
 * A stretch is a goroutine's stay in one state. By goroutine, then time: those of goroutine g are rows first[g] to first[g + 1]. A
 * stretch lasts until the goroutine's next row begins; its last one to the generation's end, and on into the next generation if the
 * goroutine lives on. One that ends has a last row in GO.notExist.
 */
export interface StretchRows {
  readonly first: Uint32Array;
  /** NaN: since before the generation (in the trace's first: since before the recording). */
  readonly startNs: Float64Array;
  /** GO state. */
  readonly state: Uint8Array;
  /** Local text: why it waits, or why it stopped running and is runnable (preempted, …); 0: not told. */
  readonly reason: Uint32Array;
  /** Stack of the context in which it began: the goroutine's own where it stopped by itself, else that of `cause`. */
  readonly stack: Uint32Array;
  /** Local goroutine in whose context it began (who unblocked or created it; itself where it blocked); -1: none. */
  readonly cause: Int32Array;
  /** Local P and M of that context (running: where it runs); -1: none. */
  readonly proc: Int16Array;
  readonly thread: Int32Array;
  /** The rows in the order of time. */
  readonly inTime: Uint32Array;
}

/** CPU samples in time order. */
export interface SampleRows {
  readonly timeNs: Float64Array;
  /** Local; -1: none. */
  readonly goroutine: Int32Array;
  readonly proc: Int16Array;
  readonly thread: Int32Array;
  readonly stack: Uint32Array;
}

/** Values of AnnotationRows.what. */
export const ANNOTATION = { taskBegin: 0, taskEnd: 1, regionBegin: 2, regionEnd: 3, log: 4 } as const;

/** Task, region and log events in time order. */
export interface AnnotationRows {
  readonly what: Uint8Array;
  readonly timeNs: Float64Array;
  /** In whose context; -1: none. */
  readonly goroutine: Int32Array;
  readonly taskLo: Uint32Array;
  readonly taskHi: Uint32Array;
  /** Task begins; all bits set: none. */
  readonly parentLo: Uint32Array;
  readonly parentHi: Uint32Array;
  /** Local text: task or region type, log category. */
  readonly type: Uint32Array;
  readonly message: Uint32Array;
  readonly stack: Uint32Array;
}
