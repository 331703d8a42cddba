// One cursor per M walks that M's batches and stands before its next event, undecided. All in one array: nothing is allocated per
// event, and each further array that is looked into costs a dozen instructions of its own. Type and time are decoded when the cursor arrives, the arguments only when the event is tried (in the scheduler):
// they are then used at once, instead of being stored and loaded again. That made ordering a third faster.

import { DamageError } from '../../damage.ts';
import { ARGUMENTS, NOT_TIMED } from './eventTypes.ts';
import type { FilePart } from '../../open/filePart.ts';
import type { BatchColumns } from './framing.ts';
import { EXACT_LIMIT, readVarint, varintEnd } from './varint.ts';
import { decodableUntil } from './wellFormed.ts';
import { t } from '../../../language/t.ts';

/** 2^53 ns, 104 days: from here on a double no longer tells one ns from the next, and no recording is that long. */
const TIME_LIMIT = EXACT_LIMIT;

/** Type, time delta and at most four arguments, of ten bytes each. */
const LONGEST_EVENT_BYTES = 51;

/** Layout of `Cursors.fields`: so many values a cursor. */
export const CURSOR = 8;
/** Where its next event's arguments start; whoever decodes them moves this behind them. */
export const C_POS = 0;
/** The next event's type, and where it starts. */
export const C_TYPE = 1;
export const C_START = 2;
/** Its M, an index into the caller's threads; -1 for batches that no thread owns. */
export const C_M = 3;
/** An event that starts before this ends within the batch. From C_END on there is no event. */
const C_SURE = 4;
/** End of the batch it is in, or of what can be decoded of it. */
const C_END = 5;
/** 1: behind the end stands an event that cannot be decoded. */
const C_FAULTY = 6;
const C_BATCH = 7;

export class Cursors {
  readonly count: number;
  /** The generation's bytes; positions are in them. */
  readonly bytes: Uint8Array;
  /** Position of `bytes` in the file. */
  readonly baseOffset: number;
  /** CURSOR values a cursor. */
  readonly fields: Int32Array;
  /** Time of the next event in ns since the epoch (unadjusted). */
  readonly timeNs: Float64Array;
  readonly #batches: BatchColumns;
  readonly #nextBatch: Int32Array;
  readonly #trusting: boolean;
  readonly #nsPerTick: number;
  readonly #epochNs: number;

  /**
   * The part is the generation's own. Batches of one M are walked in file order. `trusting`: a fault is found when an event is
   * reached, or its arguments are read, not before the event in front of it is delivered: for whoever will decode a faulty
   * generation a second time. Looking ahead is a tenth of the time.
   */
  constructor({ bytes, startOffset }: FilePart, batches: BatchColumns, nsPerTick: number, epochNs: number, trusting: boolean | undefined) {
    this.#trusting = trusting === true;
    this.bytes = bytes;
    this.baseOffset = startOffset;
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
    this.timeNs = new Float64Array(count);
    this.fields = new Int32Array(count * CURSOR);
    for (let cursor = 0; cursor < count; cursor++) {
      this.fields[cursor * CURSOR + C_M] = ms[cursor];
      this.#startBatch(cursor, first[cursor]);
    }
  }

  /** Moves on to the next event: its type and time. false: there is none. Throws a DamageError. */
  next(cursor: number): boolean {
    const { bytes, fields } = this;
    const own = cursor * CURSOR;
    let pos = fields[own + C_POS];
    if (pos >= fields[own + C_SURE]) {
      if (!this.#reach(cursor)) return false;
      pos = fields[own + C_POS];
    }
    fields[own + C_START] = pos;
    fields[own + C_TYPE] = bytes[pos];
    // The time since the event before: one byte or two as a rule.
    let ticks = bytes[pos + 1];
    pos += 2;
    if (ticks >= 128) {
      const second = bytes[pos++];
      ticks = (ticks & 127) | (second << 7);
      if (second >= 128) {
        ticks = this.#longTicks(cursor, pos - 2);
        pos = varintEnd;
      }
    }
    fields[own + C_POS] = pos;
    // Each delta is converted on its own, as the reference does; not the sum of ticks.
    const time = this.timeNs[cursor] + Math.trunc(ticks * this.#nsPerTick);
    if (time >= TIME_LIMIT) throw this.#damaged(cursor, t('A time stamp lies more than 104 days after the first.'));
    this.timeNs[cursor] = time;
    return true;
  }

  typeOf(cursor: number): number {
    return this.fields[cursor * CURSOR + C_TYPE];
  }

  /** Position in the file of the event it stands before. */
  offset(cursor: number): number {
    return this.baseOffset + this.fields[cursor * CURSOR + C_START];
  }

  /** The event it stands before cannot be decoded. */
  fault(cursor: number): DamageError {
    const type = this.bytes[this.fields[cursor * CURSOR + C_START]];
    if (ARGUMENTS[type] === NOT_TIMED) return this.#damaged(cursor, t('A batch holds event type {type}, which does not belong there.', { type }));
    return this.#damaged(cursor, t('An event is cut off by the end of its batch, or holds a bad number.'));
  }

  /** Near or at the end of what is sure: makes sure of the rest, or goes on to the next batch. false: there is no event any more. */
  #reach(cursor: number): boolean {
    const { fields } = this;
    const own = cursor * CURSOR;
    while (fields[own + C_POS] >= fields[own + C_SURE]) {
      const pos = fields[own + C_POS];
      if (fields[own + C_SURE] < fields[own + C_END]) {
        this.#lookAhead(cursor, pos);
        continue;
      }
      fields[own + C_START] = pos;
      if (fields[own + C_FAULTY] === 1) throw this.fault(cursor);
      const batch = this.#nextBatch[fields[own + C_BATCH]];
      if (batch < 0) return false;
      this.#startBatch(cursor, batch);
    }
    return true;
  }

  #longTicks(cursor: number, pos: number): number {
    const ticks = readVarint(this.bytes, pos);
    if (varintEnd < 0) throw this.fault(cursor);
    return ticks;
  }

  /** Finds the first fault in the rest of the batch. */
  #lookAhead(cursor: number, pos: number): void {
    const { fields } = this;
    const own = cursor * CURSOR;
    const end = fields[own + C_END];
    const decodable = decodableUntil(this.bytes, pos, end);
    fields[own + C_END] = decodable;
    fields[own + C_SURE] = decodable;
    fields[own + C_FAULTY] = decodable < end ? 1 : 0;
  }

  #damaged(cursor: number, message: string): DamageError {
    return new DamageError({ what: 'damaged', message, offset: this.offset(cursor) });
  }

  #startBatch(cursor: number, batch: number): void {
    const { fields } = this;
    const own = cursor * CURSOR;
    fields[own + C_BATCH] = batch;
    const pos = this.#batches.offset[batch] - this.baseOffset;
    const end = pos + this.#batches.length[batch];
    fields[own + C_POS] = pos;
    fields[own + C_END] = end;
    fields[own + C_SURE] = end - LONGEST_EVENT_BYTES;
    fields[own + C_FAULTY] = 0;
    if (!this.#trusting) this.#lookAhead(cursor, pos);
    this.timeNs[cursor] = Math.trunc(this.#batches.ticks[batch] * this.#nsPerTick) - this.#epochNs;
  }
}
