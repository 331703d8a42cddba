// Tables as Apache Parquet: a batch is a row group, packed with Snappy, texts by a dictionary where that is smaller. Bytes go out after each
// row group, so that no more than one is in memory.

import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { TableColumn } from '../../api.ts';
import { VERSION } from '../../version.ts';
import type { Batch, Column, Int64Column, TableWriter } from '../columns.ts';
import type { ByteSink } from './byteSink.ts';

/** Bytes that have gone out are not kept. */
class PassingWriter extends ByteWriter {
  readonly #sink: ByteSink;

  constructor(sink: ByteSink) {
    super(2 ** 20);
    this.#sink = sink;
  }

  flush(): void {
    if (this.index === 0) return;
    this.#sink(new Uint8Array(this.buffer.slice(0, this.index)));
    this.index = 0;
  }

  override finish(): void {
    this.flush();
  }
}

export function parquetTable(columns: readonly TableColumn[], sink: ByteSink): TableWriter {
  const kvMetadata = [{ key: 'columns', value: JSON.stringify(Object.fromEntries(columns.map(({ name, meaning }) => [name, meaning]))) }];
  const writer = new ParquetWriter({ writer: new PassingWriter(sink), schema: [{ name: 'table', num_children: columns.length }, ...columns.map(schemaElement)], kvMetadata, createdBy: `Gopherscope ${VERSION}` });
  return {
    write(batch: Batch) {
      const columnData = columns.map(({ name }, i): ColumnSource => ({ name, data: dataOf(batch.columns[i], batch.count) }));
      // Without promises: what it flushes to is none.
      void writer.write({ columnData, rowGroupSize: batch.count });
    },
    end() {
      void writer.finish();
    },
  };
}

function schemaElement({ name, type }: TableColumn): SchemaElement {
  const optional = { name, repetition_type: 'OPTIONAL' } as const;
  switch (type) {
    case 'int64':
      return { ...optional, type: 'INT64' };
    case 'float64':
      return { ...optional, type: 'DOUBLE' };
    case 'bool':
      return { ...optional, type: 'BOOLEAN' };
    case 'utf8':
      return { ...optional, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
    case 'timestamp':
      return { ...optional, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' } };
  }
}

/** The library takes null for what is not told. */
function dataOf(column: Column, count: number): ColumnSource['data'] {
  switch (column.type) {
    case 'int64':
      return bigInts(column, count);
    case 'utf8':
      return Array.from({ length: count }, (_, row) => column.values[row] ?? null);
    case 'float64': {
      const values = column.values.slice(0, count);
      return values.some(Number.isNaN) ? Array.from(values, (value) => (Number.isNaN(value) ? null : value)) : values;
    }
    case 'bool':
      return Array.from({ length: count }, (_, row) => (Number.isNaN(column.values[row]) ? null : column.values[row] !== 0));
    case 'timestamp':
      return Array.from({ length: count }, (_, row) => (Number.isNaN(column.values[row]) ? null : new Date(column.values[row])));
  }
}

function bigInts({ words, known }: Int64Column, count: number): ColumnSource['data'] {
  const values = new BigInt64Array(words.buffer, 0, count);
  return known.subarray(0, count).includes(0) ? Array.from(values, (value, row) => (known[row] === 0 ? null : value)) : values.slice();
}
