// Tables to take away: every row of one kind that an opened file holds, as a file that other programs read.
import type { Bytes, TimeRange } from '../units.ts';

/** In the order in which they are offered. */
export const TABLE_NAMES = ['goroutines', 'spans', 'waits', 'gc_cycles', 'pauses', 'tasks', 'regions', 'log_events', 'samples', 'functions', 'schedtrace', 'inittrace', 'scavtrace', 'gcpacertrace', 'memstats', 'metrics', 'recordings'] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** jsonl: one JSON object a line. arrow: the IPC file format (Feather 2). */
export const TABLE_FORMATS = ['parquet', 'arrow', 'csv', 'jsonl'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** timestamp: a moment of UTC, in ms. */
export type TableColumnType = 'int64' | 'float64' | 'utf8' | 'bool' | 'timestamp';

export interface TableColumn {
  /** snake_case, its unit in it. */
  readonly name: string;
  readonly type: TableColumnType;
  readonly meaning: string;
}

export interface TableFacts {
  readonly name: TableName;
  readonly columns: readonly TableColumn[];
  /** Rows have times, so that a range of them may be asked for. */
  readonly hasTimes: boolean;
  /** False: the file tells nothing of the kind. It has the table all the same, so that it goes with others. */
  readonly hasRows: boolean;
}

export interface TableQuestion {
  readonly table: TableName;
  readonly format: TableFormat;
  /** Rows that overlap it, whole; undefined: all. */
  readonly range: TimeRange | undefined;
}

export interface TableFile {
  /** With the format's ending. */
  readonly name: string;
  readonly blob: Blob;
  readonly rows: number;
  readonly bytes: Bytes;
}

/** What a worker of a document does for tables. */
export interface TablesWorker {
  tables(): Promise<readonly TableFacts[]>;
  /** `onProgress`: share that is done, 0…1. Rejects while the file is still being read, and with a DamageError if it is not what it was. */
  table(question: TableQuestion, onProgress: (done: number) => void): Promise<TableFile>;
  /** Lanes and counters of a trace as trace events, which Perfetto's page and chrome://tracing open; `range` undefined: all of it. */
  traceEvents(range: TimeRange | undefined, onProgress: (done: number) => void): Promise<TableFile>;
}
