// Puts the events of all Ps into one order (go-trace.md, section 8.1): of the events whose goroutine is in the state they
// need, the earliest goes next. Among equal times the order is the reference's; it hangs on every swap below.

import { DamageError } from '../../damage.ts';
import { V1 } from './eventTypes.ts';
import { NO_SEQ } from './rawEvents.ts';
import type { RawTrace } from './read.ts';
import { Streams } from './streams.ts';
import { t } from '../../../language/t.ts';

/** What an event needs its goroutine to be, and what it makes of it. By type in NEED. */
const ANY = 0;
const CREATE = 1; // dead, seq 0 → runnable, seq 1
const FOUND = 2; // runnable, seq 1 → waiting, seq 2
const START = 3; // runnable, its seq → running, next seq
const START_LOCAL = 4; // runnable → running, next seq
const BLOCK = 5; // running → waiting
const YIELD = 6; // running → runnable
const UNBLOCK = 7; // waiting, its seq → runnable, next seq
const UNBLOCK_LOCAL = 8; // waiting → runnable, next seq
const GC = 9; // its seq → next seq, of all GC cycles

const DEAD = 0;
const RUNNABLE = 1;
const RUNNING = 2;
const WAITING = 3;

const NEED = new Uint8Array(64);
NEED[V1.goCreate] = CREATE;
for (const type of [V1.goWaiting, V1.goInSyscall]) NEED[type] = FOUND;
for (const type of [V1.goStart, V1.goStartLabel]) NEED[type] = START;
NEED[V1.goStartLocal] = START_LOCAL;
for (const type of [V1.goBlock, V1.goBlockSend, V1.goBlockRecv, V1.goBlockSelect, V1.goBlockSync]) NEED[type] = BLOCK;
for (const type of [V1.goBlockCond, V1.goBlockNet, V1.goBlockGC, V1.goSleep, V1.goSysBlock]) NEED[type] = BLOCK;
for (const type of [V1.goSched, V1.goPreempt]) NEED[type] = YIELD;
for (const type of [V1.goUnblock, V1.goSysExit]) NEED[type] = UNBLOCK;
for (const type of [V1.goUnblockLocal, V1.goSysExitLocal]) NEED[type] = UNBLOCK_LOCAL;
NEED[V1.gcStart] = GC;

/** Types under their plain names: the local forms matter to the order only. */
const PLAIN = Uint8Array.from({ length: 64 }, (_, type) => type);
PLAIN[V1.goStartLocal] = V1.goStart;
PLAIN[V1.goUnblockLocal] = V1.goUnblock;
PLAIN[V1.goSysExitLocal] = V1.goSysExit;

/** Looks at events that may not go yet: allowed per event, beyond a fixed allowance. An honest trace needs a few. */
const TRIES_PER_EVENT = 64;
const FREE_TRIES = 50_000_000;

/** Rows of the raw events in order of their times. Rewrites their types to the plain ones. */
export function orderEvents(trace: RawTrace): Uint32Array {
  const states = new GoroutineStates(trace);
  const { type, ticks, offset } = trace.events;
  const streams = new Streams(trace);
  const { available, heapRow, heapStream } = streams;
  const order = new Uint32Array(trace.events.count);
  let count = 0;
  let lastTicks = -Infinity;
  let tries = 0;
  for (;;) {
    for (let i = 0; i < streams.availableCount; ) {
      const stream = available[i];
      const row = streams.peek(stream);
      if (row >= 0 && !states.allow(row)) {
        i++;
        tries++;
        continue;
      }
      // Taken or at its end: the last stream takes its place and is looked at next.
      available[i] = available[--streams.availableCount];
      if (row >= 0) streams.push(row, stream);
    }
    if (streams.heapSize === 0) break;
    if (tries > FREE_TRIES + count * TRIES_PER_EVENT) throw inconsistent(offset[heapRow[0]], 'its events are so far out of order that sorting them would not end in reasonable time');
    const row = heapRow[0];
    const stream = heapStream[0];
    streams.pop();
    if (!states.allow(row)) throw inconsistent(offset[row], 'two Ps claim the same change of one goroutine');
    states.apply(row);
    if (ticks[row] < lastTicks) throw outOfOrder(offset[row]);
    lastTicks = ticks[row];
    type[row] = PLAIN[type[row]];
    order[count++] = row;
    available[streams.availableCount++] = stream;
  }
  if (streams.availableCount > 0) throw stuck(trace, streams);
  return order;
}

class GoroutineStates {
  readonly #type: Uint8Array;
  readonly #g: Uint32Array;
  readonly #subject: Uint32Array;
  readonly #neededSeq: Uint32Array;
  readonly #status: Uint8Array;
  readonly #seq: Uint32Array;
  #gcSeq = 0;

  constructor({ events, goroutines }: RawTrace) {
    this.#type = events.type;
    this.#g = events.g;
    this.#subject = events.subject;
    this.#neededSeq = events.seq;
    this.#status = new Uint8Array(goroutines.count);
    this.#seq = new Uint32Array(goroutines.count);
  }

  /** May the event come next, as far as its goroutine is concerned? */
  allow(row: number): boolean {
    switch (NEED[this.#type[row]]) {
      case ANY:
        return true;
      case CREATE: {
        const g = this.#subject[row];
        return this.#status[g] === DEAD && this.#seq[g] === 0;
      }
      case FOUND: {
        const g = this.#g[row];
        return this.#status[g] === RUNNABLE && this.#seq[g] === 1;
      }
      case START: {
        const g = this.#g[row];
        return this.#status[g] === RUNNABLE && this.#seq[g] === this.#neededSeq[row];
      }
      case START_LOCAL:
        return this.#status[this.#g[row]] === RUNNABLE;
      case BLOCK:
      case YIELD:
        return this.#status[this.#g[row]] === RUNNING;
      case UNBLOCK: {
        const g = this.#subject[row];
        return this.#status[g] === WAITING && this.#seq[g] === this.#neededSeq[row];
      }
      case UNBLOCK_LOCAL:
        return this.#status[this.#subject[row]] === WAITING;
      default: // GC
        return this.#neededSeq[row] === this.#gcSeq && this.#gcSeq !== NO_SEQ;
    }
  }

  /** The event happens; it must be allowed. */
  apply(row: number): void {
    switch (NEED[this.#type[row]]) {
      case ANY:
        return;
      case CREATE:
        this.#set(this.#subject[row], RUNNABLE, 1);
        return;
      case FOUND:
        this.#set(this.#g[row], WAITING, 1);
        return;
      case START:
      case START_LOCAL:
        this.#set(this.#g[row], RUNNING, 1);
        return;
      case BLOCK:
        this.#set(this.#g[row], WAITING, 0);
        return;
      case YIELD:
        this.#set(this.#g[row], RUNNABLE, 0);
        return;
      case UNBLOCK:
      case UNBLOCK_LOCAL:
        this.#set(this.#subject[row], RUNNABLE, 1);
        return;
      default: // GC
        this.#gcSeq++;
    }
  }

  #set(g: number, status: number, step: number): void {
    this.#status[g] = status;
    this.#seq[g] += step;
  }
}

function stuck(trace: RawTrace, streams: Streams): DamageError {
  const { offset, ticks } = trace.events;
  let earliest = -1;
  for (let i = 0; i < streams.availableCount; i++) {
    const row = streams.peek(streams.available[i]);
    if (earliest < 0 || ticks[row] < ticks[earliest]) earliest = row;
  }
  return new DamageError({
    what: 'inconsistent',
    message: t('The events of {count} Ps cannot be put in order: each waits for another (the earliest stands at byte {offset}).', { count: streams.availableCount, offset: offset[earliest] }),
    offset: offset[earliest],
    advice: t('The end of the file may be missing. Traces of Go 1.21 and older in which C threads call into Go are often like this, and no tool can read them: record with Go 1.22 or later.'),
  });
}

function outOfOrder(offset: number): DamageError {
  return new DamageError({
    what: 'inconsistent',
    message: t('The time stamps are out of order at byte {offset}: an event comes before one that it depends on.', { offset }),
    offset,
    advice: t('The clocks of the machine\'s CPUs disagreed while it was recorded; record it again, if possible with Go 1.22 or later.'),
  });
}

function inconsistent(offset: number, what: string): DamageError {
  return new DamageError({ what: 'inconsistent', message: t('The trace contradicts itself at byte {offset}: {what}.', { offset, what }), offset });
}
