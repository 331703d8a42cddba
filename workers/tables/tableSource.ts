// A table of an opened file, to be written out: its columns, and where its rows come from.

import type { TableFacts, TableName, TimeRange } from '../api.ts';
import { columnList, type ColumnSpecs, type RowsOfFile, TableRows, type TableWriter } from './columns.ts';

export interface TableSource {
  readonly facts: TableFacts;
  /** Writes the rows of one file; the number of rows. `onProgress`: share that is done, 0…1. */
  write(file: RowsOfFile, writer: TableWriter, range: TimeRange | undefined, onProgress: (done: number) => void): Promise<number>;
}

export type WriteRows<S extends ColumnSpecs> = (rows: TableRows<S>, range: TimeRange | undefined, onProgress: (done: number) => void) => Promise<void> | void;

/** `hasTimes` false: a range means nothing, and all rows are written. `hasRows` false: the file is known to have none. */
export function tableSource<S extends ColumnSpecs>(name: TableName, specs: S, hasTimes: boolean, writeRows: WriteRows<S>, hasRows = true): TableSource {
  return {
    facts: { name, columns: columnList(specs), hasTimes, hasRows },
    async write(file, writer, range, onProgress) {
      const rows = new TableRows(specs, file, writer);
      await writeRows(rows, hasTimes ? range : undefined, onProgress);
      rows.flush();
      return rows.total;
    },
  };
}

/** Whether something of these times is in a range; undefined: not told, so not before or after anything. */
export function overlapsRange(range: TimeRange | undefined, startNs: number | undefined, endNs: number | undefined): boolean {
  if (range === undefined) return true;
  return !(startNs !== undefined && startNs >= range.endNs) && !(endNs !== undefined && endNs < range.startNs);
}
