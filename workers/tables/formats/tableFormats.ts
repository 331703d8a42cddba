// Formats of tables; those of libraries are loaded when they are first asked for.

import type { TableColumn, TableFormat } from '../../api.ts';
import type { TableWriter } from '../columns.ts';
import type { ByteSink } from './byteSink.ts';
import { csvTable, jsonLinesTable } from './textTable.ts';

export const FORMAT_MIMES: Readonly<Record<TableFormat, string>> = {
  parquet: 'application/vnd.apache.parquet',
  arrow: 'application/vnd.apache.arrow.file',
  csv: 'text/csv',
  jsonl: 'application/x-ndjson',
};

export async function tableWriter(format: TableFormat, columns: readonly TableColumn[], sink: ByteSink): Promise<TableWriter> {
  switch (format) {
    case 'parquet':
      return (await import('./parquetTable.ts')).parquetTable(columns, sink);
    case 'arrow':
      return (await import('./arrowTable.ts')).arrowTable(columns, sink);
    case 'csv':
      return csvTable(columns, sink);
    case 'jsonl':
      return jsonLinesTable(columns, sink);
  }
}
