// Rows of a table, column by column, a batch at a time: whoever has rows writes into the columns, and a full batch goes to the format.
// Nothing is allocated a row but what a text is.

import type { TableColumn, TableColumnType } from '../api.ts';

/** Rows of a batch: a row group of Parquet, a record batch of Arrow. */
export const BATCH_ROWS = 65_536;

export interface ColumnSpec<T extends TableColumnType = TableColumnType> {
  readonly type: T;
  readonly meaning: string;
}
export type ColumnSpecs = Readonly<Record<string, ColumnSpec>>;

const specOf =
  <T extends TableColumnType>(type: T) =>
  (meaning: string): ColumnSpec<T> => ({ type, meaning });

/** Whole numbers of 64 bits, signed. */
export const int64 = specOf('int64');
export const float64 = specOf('float64');
export const utf8 = specOf('utf8');
export const bool = specOf('bool');
/** ms since 1970, UTC. */
export const timestamp = specOf('timestamp');

/** As halves, so that a value of 64 bits is exact without a BigInt. */
export class Int64Column {
  readonly type = 'int64';
  /** Low and high half of each row, as a BigInt64Array has them on every machine that runs a browser. */
  readonly words = new Uint32Array(BATCH_ROWS * 2);
  /** 0: not told. */
  readonly known = new Uint8Array(BATCH_ROWS);

  /** A whole number; NaN, undefined or what is no number: not told. */
  set(row: number, value: number | undefined): void {
    if (value === undefined || !Number.isFinite(value)) {
      this.clear(row);
      return;
    }
    const whole = Math.round(value);
    this.setHalves(row, whole >>> 0, Math.floor(whole / 4294967296) >>> 0);
  }

  setHalves(row: number, lo: number, hi: number): void {
    this.words[row * 2] = lo;
    this.words[row * 2 + 1] = hi;
    this.known[row] = 1;
  }

  /** As Go prints it, signed or not; undefined: not told. */
  setDecimal(row: number, text: string | undefined): void {
    if (text === undefined) {
      this.clear(row);
      return;
    }
    const value = Number(text);
    if (Number.isSafeInteger(value)) this.set(row, value);
    else this.setBig(row, BigInt(text));
  }

  setBig(row: number, value: bigint): void {
    this.setHalves(row, Number(value & 0xffffffffn), Number((value >> 32n) & 0xffffffffn));
  }

  clear(row: number): void {
    this.words[row * 2] = 0;
    this.words[row * 2 + 1] = 0;
    this.known[row] = 0;
  }

  /** Digits of a row that is known. */
  text(row: number): string {
    const hi = this.words[row * 2 + 1] | 0;
    const value = hi * 4294967296 + this.words[row * 2];
    return Number.isSafeInteger(value) ? String(value) : ((BigInt(hi) << 32n) | BigInt(this.words[row * 2])).toString();
  }
}

/** float64, bool (0 and 1) and timestamp. NaN: not told. */
export class NumberColumn<T extends 'float64' | 'bool' | 'timestamp' = 'float64' | 'bool' | 'timestamp'> {
  readonly type: T;
  readonly values = new Float64Array(BATCH_ROWS);

  constructor(type: T) {
    this.type = type;
  }

  set(row: number, value: number | boolean | undefined): void {
    this.values[row] = value === undefined ? NaN : Number(value);
  }
}

export class TextColumn {
  readonly type = 'utf8';
  /** undefined: not told. */
  readonly values: (string | undefined)[] = Array.from({ length: BATCH_ROWS });

  set(row: number, value: string | undefined): void {
    this.values[row] = value;
  }
}

export type Column = Int64Column | NumberColumn | TextColumn;
type ColumnOf<T extends TableColumnType> = T extends 'int64' ? Int64Column : T extends 'utf8' ? TextColumn : NumberColumn<Exclude<T, 'int64' | 'utf8'>>;
export type ColumnsOf<S extends ColumnSpecs> = { readonly [K in keyof S]: ColumnOf<S[K]['type']> };

/** What a format writes: rows 0 to count − 1 of the columns, in the table's order. They are others when it returns. */
export interface Batch {
  readonly columns: readonly Column[];
  readonly count: number;
}

export interface TableWriter {
  write(batch: Batch): void;
  /** After the last batch. */
  end(): void;
}

/** Every table says of each row which file it is from, so that tables of many files can be put together. */
export const FILE_COLUMNS = {
  file: utf8('Name of the recording'),
  sha256: utf8('SHA-256 of the file as stored, hexadecimal; empty where it is not known'),
} as const;

export function columnList(specs: ColumnSpecs): readonly TableColumn[] {
  return Object.entries({ ...FILE_COLUMNS, ...specs }).map(([name, { type, meaning }]) => ({ name, type, meaning }));
}

export interface RowsOfFile {
  readonly name: string;
  readonly sha256: string | undefined;
}

/** Where one file's rows of one table are written. */
export class TableRows<S extends ColumnSpecs> {
  readonly columns: ColumnsOf<S>;
  /** Of all batches. */
  total = 0;
  readonly #file = new TextColumn();
  readonly #sha256 = new TextColumn();
  readonly #all: readonly Column[];
  readonly #writer: TableWriter;
  #count = 0;

  constructor(specs: S, { name, sha256 }: RowsOfFile, writer: TableWriter) {
    const columns = Object.fromEntries(Object.entries(specs).map(([of, { type }]) => [of, columnOf(type)]));
    // Made of the specs one by one.
    this.columns = columns as ColumnsOf<S>;
    this.#file.values.fill(name);
    this.#sha256.values.fill(sha256);
    this.#all = [this.#file, this.#sha256, ...Object.values(columns)];
    this.#writer = writer;
  }

  /** A new row, whose every column is to be set. */
  add(): number {
    if (this.#count === BATCH_ROWS) this.flush();
    this.total++;
    return this.#count++;
  }

  flush(): void {
    if (this.#count > 0) this.#writer.write({ columns: this.#all, count: this.#count });
    this.#count = 0;
  }
}

function columnOf(type: TableColumnType): Column {
  if (type === 'int64') return new Int64Column();
  return type === 'utf8' ? new TextColumn() : new NumberColumn(type);
}
