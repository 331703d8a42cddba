// The loop that puts a generation's events in order (go-trace.md, section 5.4): the earliest goes first if it may, else the next
// one in time that may.

import { DamageError } from '../../damage.ts';
import type { Cursors } from './cursors.ts';
import { anEvent } from './eventNames.ts';
import { Frontier } from './frontier.ts';
import type { EventRows } from './rows.ts';
import type { Scheduler } from './scheduler.ts';
import { t } from '../../../language/t.ts';

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
const FREE_TRIES = 4_000_000;
const STRETCH_ROWS = 512;

export class Ordering {
  readonly rows: EventRows;
  readonly #cursors: Cursors;
  readonly #frontier: Frontier;
  readonly #scheduler: Scheduler;
  readonly #samples: Iterator<PlacedSample>;
  #sample: PlacedSample | undefined;
  #tries = 0;
  #delivered = 0;

  /** Stands every cursor before its first event; throws a DamageError if one cannot be decoded. */
  constructor(cursors: Cursors, rows: EventRows, scheduler: Scheduler, samples: Iterator<PlacedSample>) {
    this.#cursors = cursors;
    this.rows = rows;
    this.#scheduler = scheduler;
    this.#samples = samples;
    this.#frontier = new Frontier(cursors.count, cursors.timeNs);
    for (let cursor = 0; cursor < cursors.count; cursor++) if (cursors.next(cursor)) this.#frontier.insert(cursor);
    this.#nextSample();
  }

  /**
   * Delivers events and samples to `rows` until those are `maxRows` or more (then false: there may be more to come) or the
   * generation is at its end (true). Throws a DamageError where the stream breaks; `rows` then end where the reference's do.
   */
  run(maxRows: number): boolean {
    // In short stretches: V8 gives its best code to functions that are called often, and to one long loop only after a second.
    while (this.rows.count < maxRows) if (this.#deliver(Math.min(maxRows, this.rows.count + STRETCH_ROWS))) return true;
    return false;
  }

  #deliver(maxRows: number): boolean {
    const cursors = this.#cursors;
    const frontier = this.#frontier;
    const scheduler = this.#scheduler;
    const { rows } = this;
    const { heap } = frontier;
    const { timeNs } = cursors;
    // What has been delivered for good: an event whose successor cannot be decoded is taken back.
    let delivered = rows.count;
    try {
      for (;;) {
        if (rows.count >= maxRows) return false;
        const sample = this.#sample;
        if (sample !== undefined && (frontier.size === 0 || sample.timeNs < timeNs[heap[0]])) {
          scheduler.sample(sample.timeNs, sample.m(), sample.p(), sample.g(), sample.stack);
          delivered = rows.count;
          this.#nextSample();
          continue;
        }
        if (frontier.size === 0) return true;
        let at = 0;
        if (!scheduler.advance(heap[0])) at = this.#advanceAnother();
        const cursor = heap[at];
        if (cursors.next(cursor)) frontier.update(at);
        else frontier.remove(at);
        delivered = rows.count;
      }
    } catch (error) {
      if (error instanceof DamageError) rows.truncate(delivered);
      throw error;
    }
  }

  /** The earliest may not go yet: the first other one in time that can. Its place in the heap. */
  #advanceAnother(): number {
    const frontier = this.#frontier;
    const { heap } = frontier;
    frontier.sort();
    this.#tries += frontier.size;
    if (this.#tries > FREE_TRIES + (this.#delivered + this.rows.count) * TRIES_PER_EVENT) throw this.#tooTangled();
    for (let at = 1; at < frontier.size; at++) if (this.#scheduler.advance(heap[at])) return at;
    throw this.#stuck();
  }

  /** Starts a block: the rows delivered so far are taken elsewhere. */
  startBlock(): void {
    this.#delivered += this.rows.count;
    this.rows.startBlock();
  }

  #nextSample(): void {
    const next = this.#samples.next();
    this.#sample = next.done === true ? undefined : next.value;
  }

  #stuck(): DamageError {
    const { heap, size } = this.#frontier;
    const offset = this.#cursors.offset(heap[0]);
    return new DamageError({
      what: 'inconsistent',
      message: t('The events of {count, plural, one {{shown} thread} other {{shown} threads}} cannot be put in order: each waits for another. The earliest is {event}.', { count: size, shown: size, event: anEvent(this.#cursors.typeOf(heap[0])) }),
      offset,
    });
  }

  #tooTangled(): DamageError {
    return new DamageError({
      what: 'inconsistent',
      message: t('The events of this trace are so far out of order that putting them in order would take too long.'),
      offset: this.#cursors.offset(this.#frontier.heap[0]),
    });
  }
}
