// Tables as text: comma-separated values (RFC 4180) and lines of JSON. Whole numbers are digits however large, moments ISO 8601; what is
// not told is an empty field, or null.

import type { TableColumn } from '../../api.ts';
import type { Batch, Column, TableWriter } from '../columns.ts';
import type { ByteSink } from './byteSink.ts';

/** Rows that become one piece of text. */
const PIECE_ROWS = 4096;

export function csvTable(columns: readonly TableColumn[], sink: ByteSink): TableWriter {
  const encoder = new TextEncoder();
  sink(encoder.encode(`${columns.map(({ name }) => csvField(name)).join(',')}\r\n`));
  return rowWriter(sink, encoder, (all, row) => `${all.map((column) => csvField(fieldOf(column, row) ?? '')).join(',')}\r\n`);
}

export function jsonLinesTable(columns: readonly TableColumn[], sink: ByteSink): TableWriter {
  const keys = columns.map(({ name }) => JSON.stringify(name));
  return rowWriter(sink, new TextEncoder(), (all, row) => `{${all.map((column, i) => `${keys[i]}:${jsonValue(column, row)}`).join(',')}}\n`);
}

function rowWriter(sink: ByteSink, encoder: TextEncoder, line: (columns: readonly Column[], row: number) => string): TableWriter {
  return {
    write({ columns, count }: Batch) {
      for (let from = 0; from < count; from += PIECE_ROWS) {
        let text = '';
        for (let row = from; row < Math.min(count, from + PIECE_ROWS); row++) text += line(columns, row);
        sink(encoder.encode(text));
      }
    },
    end: () => undefined,
  };
}

/** undefined: not told. */
function fieldOf(column: Column, row: number): string | undefined {
  if (column.type === 'utf8') return column.values[row];
  if (column.type === 'int64') return column.known[row] === 1 ? column.text(row) : undefined;
  const value = column.values[row];
  if (Number.isNaN(value)) return undefined;
  switch (column.type) {
    case 'bool':
      return value === 0 ? 'false' : 'true';
    case 'timestamp':
      return new Date(value).toISOString();
    case 'float64':
      return String(value);
  }
}

function jsonValue(column: Column, row: number): string {
  const field = fieldOf(column, row);
  if (field === undefined) return 'null';
  // Infinity has no JSON.
  if (column.type === 'float64') return Number.isFinite(column.values[row]) ? field : 'null';
  return column.type === 'utf8' || column.type === 'timestamp' ? JSON.stringify(field) : field;
}

/** One field, quoted where it has to be. */
function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
