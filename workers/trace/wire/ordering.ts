// The loop that puts a generation's events in order (go-trace.md, section 5.4): the earliest goes first if it may, else the next
// one in time that may.

import { DamageError, type Damage } from '../../damage.ts';
import type { Cursors } from './cursors.ts';
import { Frontier } from './frontier.ts';
import { EventRows, type RowStorage } from './rows.ts';
import type { Scheduler } from './scheduler.ts';

/** A CPU sample in time order; its ids are looked up only when its turn comes, as goroutines come and go. */
export interface PlacedSample {
  readonly timeNs: number;
  readonly m: () => number;
  readonly p: () => number;
  readonly g: () => number;
  readonly stack: number;
}

/** Fallback tries allowed per event, beyond a fixed allowance; an honest trace needs a handful in a million. */
const TRIES_PER_EVENT = 64;
const FREE_TRIES = 50_000_000;

export class Ordering {
  readonly rows: EventRows;
  readonly #cursors: Cursors;
  readonly #frontier: Frontier;
  /** By cursor: rows that were delivered before the event that its pending one follows; -1 for its first. */
  readonly #rowsBefore: Int32Array;

  /** Stands every cursor before its first event. `lastNs`: time of the event before all of these. */
  constructor(cursors: Cursors, lastNs: number, expectedRows: number, storage: RowStorage) {
    this.#cursors = cursors;
    this.rows = new EventRows(lastNs, expectedRows, storage);
    this.#frontier = new Frontier(cursors.count, cursors.timeNs);
    this.#rowsBefore = new Int32Array(cursors.count).fill(-1);
    for (let cursor = 0; cursor < cursors.count; cursor++) if (cursors.next(cursor)) this.#frontier.insert(cursor);
  }

  /**
   * Delivers all events and samples to `rows`. Returns the damage where the stream breaks; `rows` then end where the
   * reference's do (with none at all if a first event is at fault).
   */
  run(scheduler: Scheduler, samples: Iterator<PlacedSample>): Damage | undefined {
    const cursors = this.#cursors;
    const frontier = this.#frontier;
    const rowsBefore = this.#rowsBefore;
    const { rows } = this;
    const { heap } = frontier;
    const { timeNs } = cursors;
    let sample = samples.next();
    let sampleNs = sample.done === true ? Infinity : sample.value.timeNs;
    let tries = 0;
    let delivered = rows.count;
    /** The cursor whose event was delivered and whose next one is being reached. */
    let moving = -1;
    try {
      for (;;) {
        if (frontier.size === 0 || sampleNs < timeNs[heap[0]]) {
          if (sample.done === true) return undefined;
          const { m, p, g, stack } = sample.value;
          scheduler.sample(sampleNs, m(), p(), g(), stack);
          delivered = rows.count;
          sample = samples.next();
          sampleNs = sample.done === true ? Infinity : sample.value.timeNs;
          continue;
        }
        let at = 0;
        if (!scheduler.advance(heap[0])) {
          frontier.sort();
          at = 1;
          while (at < frontier.size && !scheduler.advance(heap[at])) at++;
          tries += frontier.size;
          if (at >= frontier.size) throw this.#stuck();
          if (tries > FREE_TRIES + rows.count * TRIES_PER_EVENT) throw this.#tooTangled();
        }
        const cursor = heap[at];
        moving = cursor;
        if (cursors.next(cursor)) {
          rowsBefore[cursor] = delivered;
          frontier.update(at);
        } else frontier.remove(at);
        moving = -1;
        delivered = rows.count;
      }
    } catch (error) {
      if (!(error instanceof DamageError)) throw error;
      rows.truncate(delivered);
      return this.#earliest(error, moving).damage;
    }
  }

  /**
   * The reference decodes a thread's next event, arguments included, before it delivers the one in hand; here arguments are
   * decoded when an event is tried. So if some pending event cannot be decoded, the stream ended when it was reached. `moving` has no pending event.
   */
  #earliest(found: DamageError, moving: number): DamageError {
    let earliest = found;
    const { heap, size } = this.#frontier;
    for (const cursor of heap.subarray(0, size)) {
      const fault = cursor === moving ? undefined : this.#cursors.faultAhead(cursor);
      if (fault === undefined || this.#rowsBefore[cursor] >= this.rows.count) continue;
      this.rows.truncate(Math.max(0, this.#rowsBefore[cursor]));
      earliest = fault;
    }
    return earliest;
  }

  #stuck(): DamageError {
    const { heap, size } = this.#frontier;
    const offset = this.#cursors.offset(heap[0]);
    return new DamageError({
      what: 'inconsistent',
      message: `The events of ${size} threads cannot be put in order: each waits for another (the earliest stands at byte ${offset}).`,
      offset,
    });
  }

  #tooTangled(): DamageError {
    return new DamageError({
      what: 'inconsistent',
      message: 'The events of this trace are so far out of order that sorting them would not end in reasonable time.',
      offset: this.#cursors.offset(this.#frontier.heap[0]),
    });
  }
}
