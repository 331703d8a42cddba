// The ordered events of one chunk as columns: what decoding produces and everything else reads. Ids in the columns are the
// chunk's own dense indexes; the trace maps them to its own (see join.ts), so chunks decode without knowing of each other.

import type { ClockSnapshot, FrameColumns } from './wire/tables.ts';

/** What an event is, as in Go's event model (go-trace.md, section 6). Values of EventColumns.kind. */
export const KIND = {
  sync: 0,
  metric: 1,
  label: 2,
  stackSample: 3,
  rangeBegin: 4,
  rangeActive: 5,
  rangeEnd: 6,
  taskBegin: 7,
  taskEnd: 8,
  regionBegin: 9,
  regionEnd: 10,
  log: 11,
  goroutine: 12, // state transition of a goroutine
  proc: 13, // state transition of a P
  experimental: 14,
} as const;

/** Goroutine states, the halves of `detail` for KIND.goroutine. */
export const GO = { undetermined: 0, notExist: 1, runnable: 2, running: 3, waiting: 4, syscall: 5 } as const;
export const GO_STATE_NAMES = ['Undetermined', 'NotExist', 'Runnable', 'Running', 'Waiting', 'Syscall'] as const;

/** P states, the halves of `detail` for KIND.proc. */
export const PROC = { undetermined: 0, notExist: 1, running: 2, idle: 3 } as const;
export const PROC_STATE_NAMES = ['Undetermined', 'NotExist', 'Running', 'Idle'] as const;

/** `detail` of range events. */
export const RANGE = { stw: 0, gcMark: 1, sweep: 2, markAssist: 3 } as const;

/** `detail` of metric events, and Go's names for them. */
export const METRIC = { gomaxprocs: 0, heapLive: 1, heapGoal: 2 } as const;
export const METRIC_NAMES = ['/sched/gomaxprocs:threads', '/memory/classes/heap/objects:bytes', '/gc/heap/goal:bytes'] as const;

/** "None" in the columns of M, P and goroutine indexes. */
export const NONE = -1;

/** Layout of EventColumns.fields: so many values a row, by the names of the columns. */
export const ROW = 8;
export const R_KIND = 0;
export const R_DETAIL = 1;
export const R_M = 2;
export const R_P = 3;
export const R_G = 4;
export const R_RESOURCE = 5;
export const R_ARG = 6;
export const R_STACK = 7;

/** One row per event, in delivery order. */
export interface EventColumns {
  readonly count: number;
  /** ns since the trace's first event; strictly increasing. */
  readonly timeNs: Float64Array;
  /** All that the columns below hold, row by row: what writes or reads each row once has one array to look into, not eight. */
  readonly fields: Int32Array;
  /** KIND. */
  readonly kind: Uint8Array;
  /** Transitions: from << 4 | to. Ranges: RANGE. Metrics: METRIC. Experimental: the wire's event type. Else 0. */
  readonly detail: Uint8Array;
  /** Context before the event; NONE where there is none. */
  readonly m: Int32Array;
  readonly p: Int32Array;
  readonly g: Int32Array;
  /** Transitions: the goroutine or P. Ranges, labels: their scope (goroutine, or P for sweeps; NONE for the GC). */
  readonly resource: Int32Array;
  /**
   * Goroutine transitions: text of the reason, but from NotExist: stack of the new goroutine's start function.
   * STW ranges: text of the kind. Labels: text. Metrics, sweep ends, experimental: first of their `amounts`.
   * Tasks, regions, logs: row of `annotations`. Syncs: row of `syncs`.
   */
  readonly arg: Uint32Array;
  /** Stack of the context; 0 = none. */
  readonly stack: Uint32Array;
}

/** 64-bit values of events that carry them: metric value; bytes swept, bytes reclaimed; experimental arguments. */
export interface AmountColumns {
  readonly lo: Uint32Array;
  readonly hi: Uint32Array;
}

/** Task, region and log events. */
export interface AnnotationColumns {
  readonly count: number;
  readonly taskLo: Uint32Array;
  readonly taskHi: Uint32Array;
  /** Tasks only; all bits set: none. */
  readonly parentLo: Uint32Array;
  readonly parentHi: Uint32Array;
  /** Text: task or region type, log category. */
  readonly type: Uint32Array;
  /** Text: log message. */
  readonly message: Uint32Array;
}

export interface SyncRow {
  readonly snapshot: ClockSnapshot | undefined;
  readonly allocFreeBatches: number;
}

/** Goroutines named in a chunk, one row an incarnation. */
export interface GoroutineColumns {
  readonly count: number;
  readonly idLo: Uint32Array;
  readonly idHi: Uint32Array;
  /** ORIGIN. */
  readonly origin: Uint8Array;
  /** 1: it ended in this chunk. */
  readonly ended: Uint8Array;
}

/** found: it existed before the chunk; created: in the chunk; mentioned: only a CPU sample names it. */
export const ORIGIN = { found: 0, created: 1, mentioned: 2 } as const;

export interface IdColumns {
  readonly count: number;
  readonly idLo: Uint32Array;
  readonly idHi: Uint32Array;
}

/**
 * Some of a generation's events with all they refer to. Stacks and texts as in wire/tables.ts; entry 0 of each is "none".
 * Its event columns hold until the next chunk is decoded.
 */
export interface Chunk {
  readonly gen: number;
  /** It goes on with the generation of the chunk before: the same tables and indexes, of which there may now be more. */
  readonly continues: boolean;
  readonly startOffset: number;
  readonly endOffset: number;
  readonly events: EventColumns;
  readonly amounts: AmountColumns;
  readonly annotations: AnnotationColumns;
  readonly syncs: readonly SyncRow[];
  readonly goroutines: GoroutineColumns;
  readonly procs: IdColumns;
  readonly threads: IdColumns;
  readonly texts: readonly string[];
  readonly stackStart: Uint32Array;
  readonly stackFrames: Uint32Array;
  readonly frames: FrameColumns;
}
