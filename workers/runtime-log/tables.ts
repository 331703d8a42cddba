// Records as columns: a log of 200 MB has more than a million of them, and an object each would cost several times the file.

type ColumnType = Float64ArrayConstructor | Uint32ArrayConstructor | Int32ArrayConstructor | Uint16ArrayConstructor | Uint8ArrayConstructor;
export type Spec = Readonly<Record<string, ColumnType>>;
export type ColumnsOf<S extends Spec> = { readonly [K in keyof S]: InstanceType<S[K]> };
/** Row i of the table is item i of every column. */
export type Table<S extends Spec> = ColumnsOf<S> & { readonly count: number };

/** What every record has. NaN: not told. */
export const PLACED = {
  /** On the document's axis; never less than in the row before. Records that tell none have that of the one before them. */
  timeNs: Float64Array,
  /** From 1. */
  line: Uint32Array,
  /** Of the line's first byte, in the inflated file. */
  offset: Float64Array,
  /** From a time stamp in front of the record, ms since 1970. */
  wallMs: Float64Array,
} as const;
export type PlacedTable = Table<typeof PLACED>;

const FIRST_ROWS = 64;
const GROWTH = 1.5;

/** A table that grows. Whoever adds a row writes all of its columns: rows are not cleared. */
export class GrowingTable<S extends Spec> {
  count = 0;
  columns: ColumnsOf<S>;
  #capacity = FIRST_ROWS;
  readonly #spec: S;

  constructor(spec: S) {
    this.#spec = spec;
    this.columns = Object.fromEntries(Object.entries(spec).map(([name, type]) => [name, new type(FIRST_ROWS)])) as ColumnsOf<S>;
  }

  /** The index of a new row. `columns` may be others from here on. */
  add(): number {
    if (this.count === this.#capacity) this.#resize(Math.ceil(this.#capacity * GROWTH));
    return this.count++;
  }

  /** The table, in no more memory than it needs; nothing is added any more. */
  taken(): Table<S> {
    this.#resize(this.count);
    return { ...this.columns, count: this.count };
  }

  /** One column after the other, so that no more than one is there twice. */
  #resize(rows: number): void {
    const kept = Math.min(rows, this.count);
    this.#capacity = rows;
    const columns: Record<string, InstanceType<ColumnType>> = { ...this.columns };
    this.columns = columns as ColumnsOf<S>;
    for (const [name, type] of Object.entries(this.#spec)) {
      const column = new type(rows);
      column.set(columns[name].subarray(0, kept));
      columns[name] = column;
    }
  }
}

/** A column of `count` numbers out of runs that belong to rows of another table. */
export class GrowingNumbers {
  readonly #table = new GrowingTable({ value: Float64Array });

  get count(): number {
    return this.#table.count;
  }

  push(value: number): void {
    const row = this.#table.add();
    this.#table.columns.value[row] = value;
  }

  taken(): Float64Array {
    return this.#table.taken().value;
  }
}

/** Where a record stands; a table's own `timeNs` is not known yet. */
export interface TextPlace {
  readonly line: number;
  readonly offset: number;
  readonly wallMs: number;
}

/** The index of a new row at a place, its time not known yet. */
export function placed(table: GrowingTable<typeof PLACED>, { line, offset, wallMs }: TextPlace): number {
  const row = table.add();
  const { columns } = table;
  columns.timeNs[row] = Number.NaN;
  columns.line[row] = line;
  columns.offset[row] = offset;
  columns.wallMs[row] = wallMs;
  return row;
}
