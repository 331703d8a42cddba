// Builds a chunk's columns. The last rows can be taken back: the reference delivers nothing of an event whose successor on the
// same thread cannot be decoded.

import type { AmountColumns, AnnotationColumns, EventColumns, SyncRow } from '../columns.ts';
import { grown } from './ids.ts';

/** Columns that are filled anew for every chunk: touching fresh memory costs more than writing to it. */
export class RowStorage {
  timeNs = new Float64Array(0);
  kind = new Uint8Array(0);
  detail = new Uint8Array(0);
  m = new Int32Array(0);
  p = new Int32Array(0);
  g = new Int32Array(0);
  resource = new Int32Array(0);
  arg = new Uint32Array(0);
  stack = new Uint32Array(0);

  get capacity(): number {
    return this.kind.length;
  }

  /** Room for `rows`, keeping what is there. */
  reserve(rows: number): void {
    if (rows <= this.capacity) return;
    this.timeNs = grown(this.timeNs, rows);
    this.kind = grown(this.kind, rows);
    this.detail = grown(this.detail, rows);
    this.m = grown(this.m, rows);
    this.p = grown(this.p, rows);
    this.g = grown(this.g, rows);
    this.resource = grown(this.resource, rows);
    this.arg = grown(this.arg, rows);
    this.stack = grown(this.stack, rows);
  }
}

/** Places in the clock. */
export const AT_NS = 0;
export const LAST_NS = 1;

export class EventRows {
  count = 0;
  /**
   * At AT_NS the unadjusted time of the event that is being delivered, at LAST_NS the time of the last delivered one, ns since the
   * trace's epoch; every row is later. An array: as fields, or as arguments, the two would be two allocations per event.
   */
  readonly clock = new Float64Array(2);
  syncs: SyncRow[] = [];
  readonly #storage: RowStorage;
  // The storage's columns, at hand.
  #timeNs = new Float64Array(0);
  #kind = new Uint8Array(0);
  #detail = new Uint8Array(0);
  #m = new Int32Array(0);
  #p = new Int32Array(0);
  #g = new Int32Array(0);
  #resource = new Int32Array(0);
  #arg = new Uint32Array(0);
  #stack = new Uint32Array(0);
  #capacity = 0;
  #beforeNs: number;
  #amounts = 0;
  #amountLo = new Uint32Array(64);
  #amountHi = new Uint32Array(64);
  #annotations = 0;
  #annotation = new Uint32Array(6 * 16);

  /** The columns handed out are `storage`'s own: they hold until it is used again. */
  constructor(lastNs: number, expectedRows: number, storage = new RowStorage()) {
    this.clock[LAST_NS] = lastNs;
    this.#beforeNs = lastNs;
    storage.reserve(Math.max(64, expectedRows));
    this.#storage = storage;
    this.#takeColumns();
  }

  get lastNs(): number {
    return this.clock[LAST_NS];
  }

  /** At the clock's AT_NS, or one ns after the last event. */
  push(kind: number, detail: number, m: number, p: number, g: number, resource: number, arg: number, stack: number): void {
    const row = this.count;
    if (row === this.#capacity) this.#grow();
    const { clock } = this;
    const time = clock[AT_NS] > clock[LAST_NS] ? clock[AT_NS] : clock[LAST_NS] + 1;
    clock[LAST_NS] = time;
    this.#timeNs[row] = time;
    this.#kind[row] = kind;
    this.#detail[row] = detail;
    this.#m[row] = m;
    this.#p[row] = p;
    this.#g[row] = g;
    this.#resource[row] = resource;
    this.#arg[row] = arg;
    this.#stack[row] = stack;
    this.count = row + 1;
  }

  /** Row of the amount; further ones of the same event follow it. */
  amount(lo: number, hi: number): number {
    const row = this.#amounts++;
    if (row === this.#amountLo.length) {
      this.#amountLo = grown(this.#amountLo, row * 2);
      this.#amountHi = grown(this.#amountHi, row * 2);
    }
    this.#amountLo[row] = lo;
    this.#amountHi[row] = hi;
    return row;
  }

  annotation(taskLo: number, taskHi: number, parentLo: number, parentHi: number, type: number, message: number): number {
    const row = this.#annotations++;
    const at = row * 6;
    if (at === this.#annotation.length) this.#annotation = grown(this.#annotation, at * 2);
    this.#annotation[at] = taskLo;
    this.#annotation[at + 1] = taskHi;
    this.#annotation[at + 2] = parentLo;
    this.#annotation[at + 3] = parentHi;
    this.#annotation[at + 4] = type;
    this.#annotation[at + 5] = message;
    return row;
  }

  /** Starts over with no rows, where the last ones left off in time. What was handed out must have been read. */
  startBlock(): void {
    this.count = 0;
    this.#beforeNs = this.lastNs;
    this.syncs = [];
    this.#amounts = 0;
    this.#annotations = 0;
  }

  /** Takes back all rows from `count` on. */
  truncate(count: number): void {
    this.count = count;
    this.clock[LAST_NS] = count === 0 ? this.#beforeNs : this.#timeNs[count - 1];
  }

  /** The filled part of the columns. */
  events(): EventColumns {
    const n = this.count;
    return {
      count: n,
      timeNs: this.#timeNs.subarray(0, n),
      kind: this.#kind.subarray(0, n),
      detail: this.#detail.subarray(0, n),
      m: this.#m.subarray(0, n),
      p: this.#p.subarray(0, n),
      g: this.#g.subarray(0, n),
      resource: this.#resource.subarray(0, n),
      arg: this.#arg.subarray(0, n),
      stack: this.#stack.subarray(0, n),
    };
  }

  amounts(): AmountColumns {
    return { lo: this.#amountLo.slice(0, this.#amounts), hi: this.#amountHi.slice(0, this.#amounts) };
  }

  annotations(): AnnotationColumns {
    const n = this.#annotations;
    const column = (field: number): Uint32Array => {
      const values = new Uint32Array(n);
      for (let row = 0; row < n; row++) values[row] = this.#annotation[row * 6 + field];
      return values;
    };
    return { count: n, taskLo: column(0), taskHi: column(1), parentLo: column(2), parentHi: column(3), type: column(4), message: column(5) };
  }

  #grow(): void {
    this.#storage.reserve(Math.ceil(this.#capacity * 1.5));
    this.#takeColumns();
  }

  #takeColumns(): void {
    const storage = this.#storage;
    this.#capacity = storage.capacity;
    this.#timeNs = storage.timeNs;
    this.#kind = storage.kind;
    this.#detail = storage.detail;
    this.#m = storage.m;
    this.#p = storage.p;
    this.#g = storage.g;
    this.#resource = storage.resource;
    this.#arg = storage.arg;
    this.#stack = storage.stack;
  }
}
