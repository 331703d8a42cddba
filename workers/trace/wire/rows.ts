// Builds a chunk's columns. The last rows can be taken back: the reference delivers nothing of an event whose successor on the
// same thread cannot be decoded.

import { type AmountColumns, type AnnotationColumns, type EventColumns, KIND, ROW, R_ARG, R_DETAIL, R_G, R_KIND, R_M, R_P, R_RESOURCE, R_STACK, type SyncRow } from '../columns.ts';
import { ColumnStorage, EventBlock } from './eventBlock.ts';
import { grown } from './ids.ts';

/** Rows that are filled anew for every chunk: touching fresh memory costs more than writing to it. */
export class RowStorage {
  timeNs = new Float64Array(0);
  fields = new Int32Array(0);
  readonly columns = new ColumnStorage();

  get capacity(): number {
    return this.timeNs.length;
  }

  /** Room for `rows`, keeping what is there. */
  reserve(rows: number): void {
    if (rows <= this.capacity) return;
    this.timeNs = grown(this.timeNs, rows);
    this.fields = grown(this.fields, rows * ROW);
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
  // The storage's, at hand.
  #timeNs = new Float64Array(0);
  #fields = new Int32Array(0);
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
    this.#push(this.clock, AT_NS, kind, detail, m, p, g, resource, arg, stack);
  }

  /** A goroutine's transition at `timeNs[at]`, or one ns after the last event: nearly all rows are that. */
  pushTransition(timeNs: Float64Array, at: number, detail: number, m: number, p: number, g: number, goroutine: number, text: number, stack: number): void {
    this.#push(timeNs, at, KIND.goroutine, detail, m, p, g, goroutine, text, stack);
  }

  #push(timeNs: Float64Array, at: number, kind: number, detail: number, m: number, p: number, g: number, resource: number, arg: number, stack: number): void {
    const row = this.count;
    if (row === this.#capacity) this.#grow();
    const { clock } = this;
    let time = timeNs[at];
    if (time <= clock[LAST_NS]) time = clock[LAST_NS] + 1;
    clock[LAST_NS] = time;
    this.#timeNs[row] = time;
    const fields = this.#fields;
    const from = row * ROW;
    fields[from + R_KIND] = kind;
    fields[from + R_DETAIL] = detail;
    fields[from + R_M] = m;
    fields[from + R_P] = p;
    fields[from + R_G] = g;
    fields[from + R_RESOURCE] = resource;
    fields[from + R_ARG] = arg;
    fields[from + R_STACK] = stack;
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

  /** The rows so far, as they are: further ones need another call. */
  events(): EventColumns {
    return new EventBlock(this.count, this.#timeNs, this.#fields, this.#storage.columns);
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
    this.#capacity = this.#storage.capacity;
    this.#timeNs = this.#storage.timeNs;
    this.#fields = this.#storage.fields;
  }
}
