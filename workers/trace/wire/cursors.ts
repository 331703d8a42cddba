// One cursor per M walks that M's batches and stands before its next event, undecided. Parallel arrays: nothing is allocated
// per event. Type and time are decoded when the cursor arrives, the arguments only when the event is tried (in the scheduler):
// they are then used at once, instead of being stored and loaded again. That made ordering a third faster.

import { DamageError } from '../../damage.ts';
import { ARGUMENTS } from './eventTypes.ts';
import type { BatchColumns } from './framing.ts';
import { readVarint, varintEnd } from './varint.ts';

const NOT_TIMED = 255;
/** Times past this (2^63 ns) overflow the reference's clock. */
const TIME_LIMIT = 9223372036854775808;

export class Cursors {
  readonly count: number;
  /** The generation's bytes; positions below are in them. */
  readonly bytes: Uint8Array;
  /** Position of `bytes` in the file. */
  readonly baseOffset: number;
  /** The cursor's M, an index into the caller's threads; -1 for batches that no thread owns. */
  readonly m: Int32Array;
  /** Next event: its time in ns since the epoch (unadjusted), its type, where it starts. */
  readonly timeNs: Float64Array;
  readonly type: Uint8Array;
  readonly start: Int32Array;
  /** Where its arguments start; whoever decodes them moves this behind them. */
  readonly pos: Int32Array;
  /** End of the batch it is in. */
  readonly end: Int32Array;
  readonly #batches: BatchColumns;
  readonly #nextBatch: Int32Array;
  readonly #batch: Int32Array;
  readonly #nsPerTick: number;
  readonly #epochNs: number;

  /** `bytes` are the generation's, from `baseOffset` of the file on. Batches of one M are walked in file order. */
  constructor(bytes: Uint8Array, baseOffset: number, batches: BatchColumns, nsPerTick: number, epochNs: number) {
    this.bytes = bytes;
    this.baseOffset = baseOffset;
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
    this.start = new Int32Array(count);
    this.pos = new Int32Array(count);
    this.end = new Int32Array(count);
    this.#batch = Int32Array.from(first);
    for (let cursor = 0; cursor < count; cursor++) this.#startBatch(cursor, first[cursor]);
  }

  /** Moves on to the next event: its type and time. false: there is none. Throws a DamageError. */
  next(cursor: number): boolean {
    let pos = this.pos[cursor];
    let end = this.end[cursor];
    while (pos >= end) {
      const batch = this.#nextBatch[this.#batch[cursor]];
      if (batch < 0) return false;
      this.#startBatch(cursor, batch);
      pos = this.pos[cursor];
      end = this.end[cursor];
    }
    const { bytes } = this;
    this.start[cursor] = pos;
    const type = bytes[pos++];
    if (ARGUMENTS[type] === NOT_TIMED) throw this.damaged(cursor, `A batch holds event type ${type}, which does not belong there.`);
    let ticks = bytes[pos];
    if (ticks < 128) pos++;
    else {
      ticks = readVarint(bytes, pos);
      if (varintEnd < 0 || varintEnd > end) throw this.cutOff(cursor);
      pos = varintEnd;
    }
    if (pos > end) throw this.cutOff(cursor);
    this.pos[cursor] = pos;
    this.type[cursor] = type;
    // Each delta is converted on its own, as the reference does; not the sum of ticks.
    const time = this.timeNs[cursor] + Math.trunc(ticks * this.#nsPerTick);
    if (time >= TIME_LIMIT) throw this.damaged(cursor, 'A time stamp is beyond what a clock can show.');
    this.timeNs[cursor] = time;
    return true;
  }

  /** What is wrong with the arguments of the event it stands before; undefined: nothing. Does not move. */
  faultAhead(cursor: number): DamageError | undefined {
    let pos = this.pos[cursor];
    for (let left = ARGUMENTS[this.type[cursor]]; left > 0; left--) {
      readVarint(this.bytes, pos);
      pos = varintEnd;
      if (pos < 0 || pos > this.end[cursor]) return this.cutOff(cursor);
    }
    return undefined;
  }

  /** Position in the file of the event it stands before. */
  offset(cursor: number): number {
    return this.baseOffset + this.start[cursor];
  }

  damaged(cursor: number, message: string): DamageError {
    return new DamageError({ what: 'damaged', message, offset: this.offset(cursor) });
  }

  cutOff(cursor: number): DamageError {
    return this.damaged(cursor, 'An event is cut off by the end of its batch, or holds a bad number.');
  }

  #startBatch(cursor: number, batch: number): void {
    this.#batch[cursor] = batch;
    this.pos[cursor] = this.#batches.offset[batch] - this.baseOffset;
    this.end[cursor] = this.pos[cursor] + this.#batches.length[batch];
    this.timeNs[cursor] = Math.trunc(this.#batches.ticks[batch] * this.#nsPerTick) - this.#epochNs;
  }
}
