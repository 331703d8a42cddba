// Rows of events as columns. Rows are written field by field beside each other, and the walk reads them so; whoever wants a column
// gets all of them, made when the first one is asked for.

import { type EventColumns, ROW, R_ARG, R_DETAIL, R_G, R_KIND, R_M, R_P, R_RESOURCE, R_STACK } from '../columns.ts';

/** Memory of columns, used again by the next block. */
export class ColumnStorage {
  kind = new Uint8Array(0);
  detail = new Uint8Array(0);
  m = new Int32Array(0);
  p = new Int32Array(0);
  g = new Int32Array(0);
  resource = new Int32Array(0);
  arg = new Uint32Array(0);
  stack = new Uint32Array(0);

  /** Room for `rows`; what is there is not kept. */
  reserve(rows: number): void {
    if (rows <= this.kind.length) return;
    this.kind = new Uint8Array(rows);
    this.detail = new Uint8Array(rows);
    this.m = new Int32Array(rows);
    this.p = new Int32Array(rows);
    this.g = new Int32Array(rows);
    this.resource = new Int32Array(rows);
    this.arg = new Uint32Array(rows);
    this.stack = new Uint32Array(rows);
  }
}

type Columns = Omit<EventColumns, 'count' | 'timeNs' | 'fields'>;

export class EventBlock implements EventColumns {
  readonly count: number;
  readonly timeNs: Float64Array;
  readonly fields: Int32Array;
  readonly #storage: ColumnStorage;
  #columns: Columns | undefined;

  /** The columns hold until another block of the same storage makes its own. */
  constructor(count: number, timeNs: Float64Array, fields: Int32Array, storage: ColumnStorage) {
    this.count = count;
    this.timeNs = timeNs.subarray(0, count);
    this.fields = fields.subarray(0, count * ROW);
    this.#storage = storage;
  }

  get kind(): Uint8Array {
    return this.#all().kind;
  }

  get detail(): Uint8Array {
    return this.#all().detail;
  }

  get m(): Int32Array {
    return this.#all().m;
  }

  get p(): Int32Array {
    return this.#all().p;
  }

  get g(): Int32Array {
    return this.#all().g;
  }

  get resource(): Int32Array {
    return this.#all().resource;
  }

  get arg(): Uint32Array {
    return this.#all().arg;
  }

  get stack(): Uint32Array {
    return this.#all().stack;
  }

  #all(): Columns {
    this.#columns ??= this.#unpacked();
    return this.#columns;
  }

  #unpacked(): Columns {
    const { count, fields } = this;
    this.#storage.reserve(count);
    const { kind, detail, m, p, g, resource, arg, stack } = this.#storage;
    for (let row = 0, at = 0; row < count; row++, at += ROW) {
      kind[row] = fields[at + R_KIND];
      detail[row] = fields[at + R_DETAIL];
      m[row] = fields[at + R_M];
      p[row] = fields[at + R_P];
      g[row] = fields[at + R_G];
      resource[row] = fields[at + R_RESOURCE];
      arg[row] = fields[at + R_ARG];
      stack[row] = fields[at + R_STACK];
    }
    return {
      kind: kind.subarray(0, count),
      detail: detail.subarray(0, count),
      m: m.subarray(0, count),
      p: p.subarray(0, count),
      g: g.subarray(0, count),
      resource: resource.subarray(0, count),
      arg: arg.subarray(0, count),
      stack: stack.subarray(0, count),
    };
  }
}
