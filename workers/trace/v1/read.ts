// Bytes of a v1 trace → raw events, batch by batch, with the tables they refer to (go-trace.md, section 7). One pass from the
// first byte to the last: batches have no length, so any damage leaves nothing behind it that could be read.

import { DamageError } from '../../damage.ts';
import { HEADER_BYTES } from '../wire/header.ts';
import type { IdTable } from '../wire/ids.ts';
import { varintEnd, varintHi, varintLo } from '../wire/varint.ts';
import { arg, argHi, damaged, readArguments, readNumber } from './arguments.ts';
import { CPU_SAMPLE_MINOR, LAST_TYPE, V1 } from './eventTypes.ts';
import type { GoroutineIds } from './ids.ts';
import type { RawEvents, SideRows } from './rawEvents.ts';
import { RawRows } from './rawRows.ts';
import { readStack } from './readStack.ts';
import { readText, textEnd } from './readText.ts';
import { StackBuilder, V1Texts, type V1Stacks } from './tables.ts';
import { t } from '../../../language/t.ts';

const ALL_BITS = 0xffffffff;
/** Bytes per event, for a first guess at the columns' length; growing costs more than memory that is never touched. */
const BYTES_PER_EVENT = 3;

export interface RawTrace {
  readonly minor: number;
  readonly events: RawEvents;
  /** P index and first row of each batch, in file order; a batch ends where the next one starts. */
  readonly batchProc: readonly number[];
  readonly batchFirst: readonly number[];
  /** CPU samples are the rows from here on, in time order; they belong to no batch. */
  readonly firstSample: number;
  readonly goroutines: GoroutineIds;
  readonly procs: IdTable;
  readonly threads: IdTable;
  readonly tasks: IdTable;
  readonly annotations: SideRows;
  readonly swept: SideRows;
  /** Real time of leaving the system call, in ticks as in RawEvents; NaN: not recorded. */
  readonly exitTicks: readonly number[];
  /** Indexes of goroutines that run timers (Go 1.11 to 1.13). */
  readonly timerGoroutines: ReadonlySet<number>;
  readonly texts: V1Texts;
  readonly stacks: V1Stacks;
  readonly ticksPerSecond: number;
}

/** Throws a DamageError: such a trace has its clock and its stacks at the end, so of a damaged one nothing can be shown. */
export function readRaw(bytes: Uint8Array, minor: number): RawTrace {
  return new RawReader(bytes, minor).read();
}

class RawReader {
  readonly #bytes: Uint8Array;
  readonly #minor: number;
  readonly #texts = new V1Texts();
  readonly #stacks = new StackBuilder(this.#texts);
  readonly #rows: RawRows;
  #ticksPerSecond = 0;

  constructor(bytes: Uint8Array, minor: number) {
    this.#bytes = bytes;
    this.#minor = minor;
    this.#rows = new RawRows(this.#texts, Math.ceil(bytes.length / BYTES_PER_EVENT));
  }

  read(): RawTrace {
    const bytes = this.#bytes;
    const rows = this.#rows;
    let pos = HEADER_BYTES;
    while (pos < bytes.length) pos = this.#next(pos);
    if (this.#ticksPerSecond === 0) {
      throw new DamageError({
        what: 'cut-off',
        message: t('The trace has no clock frequency, which stands at its end: the recording was not finished, or the file is cut off.'),
        offset: bytes.length,
      });
    }
    return {
      minor: this.#minor,
      events: rows.events,
      batchProc: rows.batchProc,
      batchFirst: rows.batchFirst,
      firstSample: rows.appendSamples(),
      goroutines: rows.goroutines,
      procs: rows.procs,
      threads: rows.threads.table,
      tasks: rows.tasks,
      annotations: rows.annotations,
      swept: rows.swept,
      exitTicks: rows.exitTicks,
      timerGoroutines: rows.timers,
      texts: this.#texts,
      stacks: this.#stacks.build(),
      ticksPerSecond: this.#ticksPerSecond,
    };
  }

  /** Reads what stands at `pos`; returns the position after it. */
  #next(pos: number): number {
    const bytes = this.#bytes;
    const rows = this.#rows;
    const head = bytes[pos];
    const type = head & 63;
    if (type === 0 || type > LAST_TYPE || (type === V1.cpuSample && this.#minor < CPU_SAMPLE_MINOR)) {
      throw damaged(pos, `event type ${type} does not exist in format "go 1.${this.#minor}"`);
    }
    if (type === V1.string) return this.#string(pos);
    if (type === V1.batch) return this.#batch(pos, head);
    if (!rows.inBatch) throw damaged(pos, 'an event stands before the first batch');
    if (type === V1.stack) return readStack(bytes, pos, this.#texts, this.#stacks);
    const end = readArguments(bytes, pos + 1, head, type);
    switch (type) {
      case V1.frequency:
        this.#ticksPerSecond = arg(0);
        if (this.#ticksPerSecond === 0 || argHi[0] > 0x7fffffff) throw damaged(pos, 'the clock frequency is not a positive number');
        return end;
      case V1.timerGoroutine:
        rows.timerGoroutine(pos);
        return end;
      case V1.cpuSample:
        rows.sample(pos);
        return end;
      case V1.userLog: {
        // The message follows the argument block, whose length does not count it.
        const message = this.#texts.intern(readText(bytes, end, 0));
        rows.log(message, pos);
        return textEnd;
      }
      default:
        rows.event(type, pos);
        return end;
    }
  }

  #batch(pos: number, head: number): number {
    if (head >> 6 !== 1) throw damaged(pos, `a batch should have 2 arguments but has ${(head >> 6) + 1}`);
    const bytes = this.#bytes;
    const p = readNumber(bytes, pos + 1, bytes.length);
    const none = varintLo === ALL_BITS && varintHi === ALL_BITS;
    if (!none && p > 0x7fffffff) throw damaged(pos, t('P number {p} is greater than any can be', { p }));
    readNumber(bytes, varintEnd, bytes.length);
    this.#rows.batch(none ? -1 : p, varintLo, varintHi, pos);
    return varintEnd;
  }

  #string(pos: number): number {
    const bytes = this.#bytes;
    const id = readNumber(bytes, pos + 1, bytes.length);
    const slot = this.#texts.slot(id, varintLo, varintHi);
    const text = readText(bytes, varintEnd, 1);
    // The reference reads batches only: what a string before the first one defines is lost.
    if (!this.#rows.inBatch) return textEnd;
    if (id === 0) throw damaged(pos, 'a string has id 0, which is always the empty one');
    if (this.#texts.isDefined(slot)) throw damaged(pos, `string ${id} appears twice`);
    this.#texts.define(slot, text);
    return textEnd;
  }
}
