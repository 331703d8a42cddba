// Tables as Apache Arrow, in the IPC file format: a batch is a record batch, written out at once. Texts stand in full, without dictionaries,
// which not every reader takes when they grow from batch to batch.

import { Bool, type Data, type DataType, Field, Float64, Int64, makeData, RecordBatch, RecordBatchFileWriter, Schema, Struct, TimestampMillisecond, Utf8 } from 'apache-arrow';
import type { TableColumn } from '../../api.ts';
import type { Batch, Column, TableWriter } from '../columns.ts';
import type { ByteSink } from './byteSink.ts';

export function arrowTable(columns: readonly TableColumn[], sink: ByteSink): TableWriter {
  const schema = new Schema(columns.map(({ name, type, meaning }) => new Field(name, typeOf(type), true, new Map([['meaning', meaning]]))));
  const writer = new PassingWriter(sink);
  writer.reset(undefined, schema);
  return {
    write({ columns: all, count }: Batch) {
      const children = all.map((column) => dataOf(column, count));
      writer.write(new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: count, nullCount: 0, children })));
    },
    end() {
      writer.finish();
    },
  };
}

/** Hands on what is written; the library would keep it until somebody reads. */
class PassingWriter extends RecordBatchFileWriter {
  readonly #sink: ByteSink;

  constructor(sink: ByteSink) {
    super();
    this.#sink = sink;
  }

  protected override _write(chunk: ArrayBufferView): this {
    if (!this._started || chunk.byteLength === 0) return this;
    // Columns are written over by the next batch.
    this.#sink(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength).slice());
    this._position += chunk.byteLength;
    return this;
  }
}

function typeOf(type: TableColumn['type']): DataType {
  switch (type) {
    case 'int64':
      return new Int64();
    case 'float64':
      return new Float64();
    case 'bool':
      return new Bool();
    case 'utf8':
      return new Utf8();
    case 'timestamp':
      return new TimestampMillisecond('UTC');
  }
}

function dataOf(column: Column, length: number): Data {
  const base = { length, ...validity(column, length) };
  switch (column.type) {
    case 'int64':
      return makeData({ ...base, type: new Int64(), data: new BigInt64Array(column.words.buffer, 0, length) });
    case 'utf8':
      return makeData({ ...base, type: new Utf8(), ...texts(column.values, length) });
    case 'float64':
      return makeData({ ...base, type: new Float64(), data: column.values.subarray(0, length) });
    case 'bool':
      return makeData({ ...base, type: new Bool(), data: bits(length, (row) => column.values[row] === 1) });
    case 'timestamp':
      return makeData({ ...base, type: new TimestampMillisecond('UTC'), data: milliseconds(column.values, length) });
  }
}

/** A bit a row: 1 where it is told. */
function validity(column: Column, length: number): { readonly nullBitmap: Uint8Array; readonly nullCount: number } {
  let nullCount = 0;
  const nullBitmap = bits(length, (row) => {
    const told = column.type === 'int64' ? column.known[row] === 1 : column.type === 'utf8' ? column.values[row] !== undefined : !Number.isNaN(column.values[row]);
    if (!told) nullCount++;
    return told;
  });
  return { nullBitmap, nullCount };
}

function bits(length: number, of: (row: number) => boolean): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(length / 64) * 8);
  for (let row = 0; row < length; row++) if (of(row)) bytes[row >> 3] |= 1 << (row & 7);
  return bytes;
}

function texts(values: readonly (string | undefined)[], length: number): { readonly valueOffsets: Int32Array; readonly data: Uint8Array } {
  const encoder = new TextEncoder();
  const valueOffsets = new Int32Array(length + 1);
  let data = new Uint8Array(length * 16 + 64);
  let at = 0;
  for (let row = 0; row < length; row++) {
    const text = values[row] ?? '';
    // A unit of UTF-16 makes three bytes at most.
    if (at + text.length * 3 > data.length) data = grown(data, Math.max(data.length * 2, at + text.length * 3));
    at += encoder.encodeInto(text, data.subarray(at)).written;
    valueOffsets[row + 1] = at;
  }
  return { valueOffsets, data: data.subarray(0, at) };
}

function grown(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length);
  larger.set(bytes);
  return larger;
}

function milliseconds(values: Float64Array, length: number): BigInt64Array {
  const whole = new BigInt64Array(length);
  for (let row = 0; row < length; row++) whole[row] = Number.isNaN(values[row]) ? 0n : BigInt(Math.round(values[row]));
  return whole;
}
