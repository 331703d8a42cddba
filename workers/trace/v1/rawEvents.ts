// A v1 trace as read, before it is put in order: one row per event, batch after batch, in columns. Every id is interned, so
// later passes index arrays. What the fields hold beyond the common ones depends on the type:
//
//   Gomaxprocs           subject, seq: low and high half of the count
//   ProcStart            subject: thread index
//   GCStart              seq: cycle number
//   STWStart             subject: kind (255 if greater)
//   GCSweepDone          subject: row of `swept`
//   GoCreate             subject: new goroutine, seq: stack id of its start function
//   GoStart, …Label      seq; label: text slot in `subject`
//   GoUnblock, …Local    subject: the unblocked goroutine, seq
//   GoSysExit, …Local    subject: the goroutine, seq, stack: row of `exitTicks`
//   HeapAlloc, HeapGoal  subject, seq: low and high half of the bytes
//   User…                subject: row of `annotations`

import { grown } from '../wire/ids.ts';

/** A sequence number that no event can be waiting for. */
export const NO_SEQ = 0xffffffff;

export class RawEvents {
  count = 0;
  /** V1. */
  type: Uint8Array;
  /** Since the first batch's start. */
  ticks: Float64Array;
  /** Goroutine in context, the started one included; 0: none. */
  g: Uint32Array;
  /** P index. */
  proc: Uint32Array;
  subject: Uint32Array;
  seq: Uint32Array;
  /** Stack id as in the file (modulo 2^32); 0: none. */
  stack: Uint32Array;
  /** Byte of the event in the file. */
  offset: Uint32Array;

  constructor(expectedRows: number) {
    const capacity = Math.max(64, expectedRows);
    this.type = new Uint8Array(capacity);
    this.ticks = new Float64Array(capacity);
    this.g = new Uint32Array(capacity);
    this.proc = new Uint32Array(capacity);
    this.subject = new Uint32Array(capacity);
    this.seq = new Uint32Array(capacity);
    this.stack = new Uint32Array(capacity);
    this.offset = new Uint32Array(capacity);
  }

  push(type: number, ticks: number, g: number, proc: number, subject: number, seq: number, stack: number, offset: number): void {
    const row = this.count;
    if (row === this.type.length) this.#grow();
    this.type[row] = type;
    this.ticks[row] = ticks;
    this.g[row] = g;
    this.proc[row] = proc;
    this.subject[row] = subject;
    this.seq[row] = seq;
    this.stack[row] = stack;
    this.offset[row] = offset;
    this.count = row + 1;
  }

  #grow(): void {
    const capacity = Math.ceil(this.type.length * 1.5);
    this.type = grown(this.type, capacity);
    this.ticks = grown(this.ticks, capacity);
    this.g = grown(this.g, capacity);
    this.proc = grown(this.proc, capacity);
    this.subject = grown(this.subject, capacity);
    this.seq = grown(this.seq, capacity);
    this.stack = grown(this.stack, capacity);
    this.offset = grown(this.offset, capacity);
  }
}

/** Rows of 32-bit fields, for the rare events that need more than the common columns. */
export class SideRows {
  count = 0;
  readonly #width: number;
  #fields: Uint32Array;

  constructor(width: number) {
    this.#width = width;
    this.#fields = new Uint32Array(width * 16);
  }

  /** Number of the new row. */
  push(...fields: readonly number[]): number {
    const row = this.count++;
    const at = row * this.#width;
    if (at === this.#fields.length) this.#fields = grown(this.#fields, at * 2);
    for (let field = 0; field < this.#width; field++) this.#fields[at + field] = fields[field];
    return row;
  }

  get(row: number, field: number): number {
    return this.#fields[row * this.#width + field];
  }
}

/** Fields of `annotations`. */
export const NOTE = { task: 0, taskLo: 1, taskHi: 2, parentLo: 3, parentHi: 4, name: 5, message: 6, mode: 6 } as const;
export const NOTE_FIELDS = 7;

/** Fields of `swept`. */
export const SWEPT = { sweptLo: 0, sweptHi: 1, reclaimedLo: 2, reclaimedHi: 3 } as const;
export const SWEPT_FIELDS = 4;
