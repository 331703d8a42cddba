// One cursor per M walks that M's batches and holds its next event, undecided. Parallel arrays: nothing is allocated per event.

import { DamageError } from '../../damage.ts';
import { ARGUMENTS } from './eventTypes.ts';
import type { BatchColumns } from './framing.ts';
import { EXACT_LIMIT, readVarint, varintEnd, varintHi, varintLo } from './varint.ts';

/** Arguments kept per cursor; no timed event has more. */
export const MAX_ARGUMENTS = 4;
const NOT_TIMED = 255;
/** Times past this (2^63 ns) overflow the reference's clock. */
const TIME_LIMIT = 9223372036854775808;

export class Cursors {
  readonly count: number;
  /** The cursor's M, an index into the caller's threads; -1 for batches that no thread owns. */
  readonly m: Int32Array;
  /** Next event: its time in ns since the epoch (unadjusted), type, file offset and arguments (4 a cursor). */
  readonly timeNs: Float64Array;
  readonly type: Uint8Array;
  readonly offset: Float64Array;
  readonly args: Float64Array;
  /** Exact halves of an argument, valid only where its double is 2^53 or more. */
  readonly wideLo: Uint32Array;
  readonly wideHi: Uint32Array;
  readonly #bytes: Uint8Array;
  readonly #batches: BatchColumns;
  readonly #nextBatch: Int32Array;
  readonly #batch: Int32Array;
  readonly #pos: Float64Array;
  readonly #end: Float64Array;
  readonly #nsPerTick: number;
  readonly #epochNs: number;

  /**
   * `bytes`: the file (or a part that holds the generation; offsets in `batches` are positions in it). `firstBatch`: per
   * cursor, its first batch; batches of one M are walked in file order.
   */
  constructor(bytes: Uint8Array, batches: BatchColumns, nsPerTick: number, epochNs: number) {
    this.#bytes = bytes;
    this.#batches = batches;
    this.#nsPerTick = nsPerTick;
    this.#epochNs = epochNs;
    const ms: number[] = [];
    const first: number[] = [];
    const last: number[] = [];
    const cursorOf = new Map<number, number>();
    this.#nextBatch = new Int32Array(batches.count).fill(-1);
    for (let batch = 0; batch < batches.count; batch++) {
      const m = batches.m[batch];
      const cursor = cursorOf.get(m);
      if (cursor === undefined) {
        cursorOf.set(m, ms.length);
        ms.push(m);
        first.push(batch);
        last.push(batch);
      } else {
        this.#nextBatch[last[cursor]] = batch;
        last[cursor] = batch;
      }
    }
    const count = ms.length;
    this.count = count;
    this.m = Int32Array.from(ms);
    this.timeNs = new Float64Array(count);
    this.type = new Uint8Array(count);
    this.offset = new Float64Array(count);
    this.args = new Float64Array(count * MAX_ARGUMENTS);
    this.wideLo = new Uint32Array(count * MAX_ARGUMENTS);
    this.wideHi = new Uint32Array(count * MAX_ARGUMENTS);
    this.#batch = Int32Array.from(first);
    this.#pos = new Float64Array(count);
    this.#end = new Float64Array(count);
    for (let cursor = 0; cursor < count; cursor++) this.#startBatch(cursor, first[cursor]);
  }

  /** Decodes the cursor's next event into its slots; false: no more. Throws a DamageError. */
  next(cursor: number): boolean {
    let pos = this.#pos[cursor];
    let end = this.#end[cursor];
    while (pos >= end) {
      const batch = this.#nextBatch[this.#batch[cursor]];
      if (batch < 0) return false;
      this.#startBatch(cursor, batch);
      pos = this.#pos[cursor];
      end = this.#end[cursor];
    }
    const bytes = this.#bytes;
    const start = pos;
    const type = bytes[pos++];
    const count = ARGUMENTS[type];
    if (count === NOT_TIMED) throw damagedBatch(start, `A batch holds event type ${type}, which does not belong there.`);
    let b = bytes[pos];
    let ticks: number;
    if (b < 128) {
      ticks = b;
      pos++;
    } else {
      ticks = readVarint(bytes, pos);
      if (varintEnd < 0) throw cutEvent(start, end, pos);
      pos = varintEnd;
    }
    const slot = cursor * MAX_ARGUMENTS;
    for (let i = 0; i < count; i++) {
      b = bytes[pos];
      if (b < 128) {
        this.args[slot + i] = b;
        pos++;
      } else {
        const value = readVarint(bytes, pos);
        if (varintEnd < 0) throw cutEvent(start, end, pos);
        pos = varintEnd;
        this.args[slot + i] = value;
        if (value >= EXACT_LIMIT) {
          this.wideLo[slot + i] = varintLo;
          this.wideHi[slot + i] = varintHi;
        }
      }
    }
    if (pos > end) throw cutEvent(start, end, pos);
    this.#pos[cursor] = pos;
    this.offset[cursor] = start;
    this.type[cursor] = type;
    // Each delta is converted on its own, as the reference does; not the sum of ticks.
    const time = this.timeNs[cursor] + Math.trunc(ticks * this.#nsPerTick);
    if (time >= TIME_LIMIT) throw damagedBatch(start, 'A time stamp is beyond what a clock can show.');
    this.timeNs[cursor] = time;
    return true;
  }

  #startBatch(cursor: number, batch: number): void {
    this.#batch[cursor] = batch;
    this.#pos[cursor] = this.#batches.offset[batch];
    this.#end[cursor] = this.#batches.offset[batch] + this.#batches.length[batch];
    this.timeNs[cursor] = Math.trunc(this.#batches.ticks[batch] * this.#nsPerTick) - this.#epochNs;
  }
}

function damagedBatch(offset: number, message: string): DamageError {
  return new DamageError({ what: 'damaged', message, offset });
}

function cutEvent(start: number, end: number, pos: number): DamageError {
  return damagedBatch(start, pos >= end ? 'An event is cut off by the end of its batch.' : 'An event holds a bad number.');
}
