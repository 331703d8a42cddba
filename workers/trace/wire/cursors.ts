// One cursor per M walks that M's batches and stands before its next event, undecided. Parallel arrays: nothing is allocated
// per event. Type and time are decoded when the cursor arrives, the arguments only when the event is tried (in the scheduler):
// they are then used at once, instead of being stored and loaded again. That made ordering a third faster.

import { DamageError } from '../../damage.ts';
import { ARGUMENTS, NOT_TIMED } from './eventTypes.ts';
import type { FilePart } from '../../open/filePart.ts';
import type { BatchColumns } from './framing.ts';
import { EXACT_LIMIT, readVarint, varintEnd } from './varint.ts';
import { decodableUntil } from './wellFormed.ts';

/** 2^53 ns, 104 days: from here on a double no longer tells one ns from the next, and no recording is that long. */
const TIME_LIMIT = EXACT_LIMIT;

/** Type, time delta and at most four arguments, of ten bytes each. */
const LONGEST_EVENT_BYTES = 51;

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
  /** End of the batch it is in, or of what can be decoded of it. */
  readonly #end: Int32Array;
  /** An event that starts before this ends within the batch. From `#end` on there is no event. */
  readonly #sure: Int32Array;
  /** 1: behind `end` stands an event that cannot be decoded. */
  readonly #faulty: Uint8Array;
  readonly #batches: BatchColumns;
  readonly #nextBatch: Int32Array;
  readonly #batch: Int32Array;
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
    this.m = Int32Array.from(ms);
    this.timeNs = new Float64Array(count);
    this.type = new Uint8Array(count);
    this.start = new Int32Array(count);
    this.pos = new Int32Array(count);
    this.#end = new Int32Array(count);
    this.#sure = new Int32Array(count);
    this.#faulty = new Uint8Array(count);
    this.#batch = Int32Array.from(first);
    for (let cursor = 0; cursor < count; cursor++) this.#startBatch(cursor, first[cursor]);
  }

  /** Moves on to the next event: its type and time. false: there is none. Throws a DamageError. */
  next(cursor: number): boolean {
    let pos = this.pos[cursor];
    while (pos >= this.#sure[cursor]) {
      if (this.#sure[cursor] < this.#end[cursor]) {
        this.#lookAhead(cursor, pos);
        continue;
      }
      this.start[cursor] = pos;
      if (this.#faulty[cursor] === 1) throw this.#fault(cursor);
      const batch = this.#nextBatch[this.#batch[cursor]];
      if (batch < 0) return false;
      this.#startBatch(cursor, batch);
      pos = this.pos[cursor];
    }
    const { bytes } = this;
    this.start[cursor] = pos;
    const type = bytes[pos++];
    if (ARGUMENTS[type] === NOT_TIMED) throw this.#fault(cursor);
    this.type[cursor] = type;
    let ticks = bytes[pos++];
    if (ticks >= 128) {
      const next = bytes[pos];
      if (next < 128) {
        ticks = (ticks & 127) | (next << 7);
        pos++;
      } else {
        ticks = readVarint(bytes, pos - 1);
        if (varintEnd < 0) throw this.#fault(cursor);
        pos = varintEnd;
      }
    }
    this.pos[cursor] = pos;
    // Each delta is converted on its own, as the reference does; not the sum of ticks.
    const time = this.timeNs[cursor] + Math.trunc(ticks * this.#nsPerTick);
    if (time >= TIME_LIMIT) throw this.#damaged(cursor, 'A time stamp lies more than 104 days after the first.');
    this.timeNs[cursor] = time;
    return true;
  }

  /** Position in the file of the event it stands before. */
  offset(cursor: number): number {
    return this.baseOffset + this.start[cursor];
  }

  /** Finds the first fault in the rest of the batch. */
  #lookAhead(cursor: number, pos: number): void {
    const end = this.#end[cursor];
    const decodable = decodableUntil(this.bytes, pos, end);
    this.#end[cursor] = decodable;
    this.#sure[cursor] = decodable;
    this.#faulty[cursor] = decodable < end ? 1 : 0;
  }

  #fault(cursor: number): DamageError {
    const type = this.bytes[this.start[cursor]];
    if (ARGUMENTS[type] === NOT_TIMED) return this.#damaged(cursor, `A batch holds event type ${type}, which does not belong there.`);
    return this.#damaged(cursor, 'An event is cut off by the end of its batch, or holds a bad number.');
  }

  #damaged(cursor: number, message: string): DamageError {
    return new DamageError({ what: 'damaged', message, offset: this.offset(cursor) });
  }

  #startBatch(cursor: number, batch: number): void {
    this.#batch[cursor] = batch;
    this.pos[cursor] = this.#batches.offset[batch] - this.baseOffset;
    const end = this.pos[cursor] + this.#batches.length[batch];
    this.#end[cursor] = end;
    this.#sure[cursor] = end - LONGEST_EVENT_BYTES;
    this.#faulty[cursor] = 0;
    if (!this.#trusting) this.#lookAhead(cursor, this.pos[cursor]);
    this.timeNs[cursor] = Math.trunc(this.#batches.ticks[batch] * this.#nsPerTick) - this.#epochNs;
  }
}
