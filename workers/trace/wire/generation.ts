// Decodes one generation of a v2 trace: bytes and the state before it → ordered columns and the state after it. A pure
// function, so that it can run anywhere; nothing is kept between calls but what the carry says.

import { DamageError, type Damage } from '../../damage.ts';
import { type Chunk, KIND, NONE } from '../columns.ts';
import type { Carry } from './carry.ts';
import { Cursors } from './cursors.ts';
import type { GenerationFrame } from './framing.ts';
import { Frontier } from './frontier.ts';
import type { IdTable } from './ids.ts';
import { EventRows } from './rows.ts';
import { Scheduler } from './scheduler.ts';
import { type SampleColumns, type StackTable, readClock, readSamples, readStacks, readStrings, ticksToNs } from './tables.ts';
import { TextTable } from './texts.ts';

export interface GenerationInput {
  /** The file, or a prefix that holds the generation: offsets in `frame` are positions in it. */
  readonly bytes: Uint8Array;
  readonly frame: GenerationFrame;
  readonly minor: number;
  /** State at the end of the generation before; undefined: this is the first one read. */
  readonly carry: Carry | undefined;
  /** Absolute ns of the trace's first event; undefined: this generation defines it. */
  readonly epochNs: number | undefined;
}

export type DecodedGeneration =
  | { readonly outcome: 'whole'; readonly chunk: Chunk; readonly carry: Carry; readonly epochNs: number }
  /** Broke off: `chunk` has the events before the damage. */
  | { readonly outcome: 'broken'; readonly chunk: Chunk; readonly lastNs: number; readonly damage: Damage; readonly epochNs: number }
  /**
   * No event of it can be delivered. `tables`: the reference closes the stream with a sync event before it reports the damage,
   * which it does not where an event itself cannot be decoded.
   */
  | { readonly outcome: 'unreadable'; readonly tables: boolean; readonly damage: Damage };

/** Fallback tries allowed per event, beyond a fixed allowance; an honest trace needs a handful in a million. */
const TRIES_PER_EVENT = 64;
const FREE_TRIES = 50_000_000;

export function decodeGeneration(input: GenerationInput): DecodedGeneration {
  const { bytes, frame, minor, carry } = input;
  let tables = true;
  try {
    const clock = readClock(bytes, frame, minor);
    const strings = readStrings(bytes, frame);
    const stacks = readStacks(bytes, frame, strings);
    const samples = readSamples(bytes, frame, clock.nsPerTick, stacks);
    const startNs = ticksToNs(frame.minTicks, clock.nsPerTick);
    // Delivered times start at 1: the reference's clock before the first event stands at 0.
    const epochNs = input.epochNs ?? Math.max(startNs, 1);
    tables = false;
    const cursors = new Cursors(bytes, frame.eventBatches, clock.nsPerTick, epochNs);
    const frontier = new Frontier(cursors.count, cursors.timeNs);
    for (let cursor = 0; cursor < cursors.count; cursor++) if (cursors.next(cursor)) frontier.insert(cursor);
    const rows = new EventRows(carry?.lastNs ?? -epochNs, Math.ceil((frame.endOffset - frame.startOffset) / 5));
    const texts = new TextTable(strings);
    const scheduler = new Scheduler(cursors, rows, texts, stacks, frame.threads, carry);
    rows.syncs.push({ snapshot: clock.snapshot, allocFreeBatches: frame.allocFreeBatches });
    rows.push(startNs - epochNs, KIND.sync, 0, NONE, NONE, NONE, NONE, 0, 0);
    const damage = order(cursors, frontier, scheduler, rows, samples, epochNs);
    const chunk = finish(frame, rows, scheduler, texts, stacks);
    if (damage !== undefined) return { outcome: 'broken', chunk, lastNs: rows.lastNs, damage, epochNs };
    return { outcome: 'whole', chunk, carry: scheduler.carry(rows.lastNs), epochNs };
  } catch (error) {
    if (!(error instanceof DamageError)) throw error;
    return { outcome: 'unreadable', tables, damage: error.damage };
  }
}

/** A chunk of nothing but the sync event that closes a trace, one tick after the last event. */
export function closingChunk(gen: number, offset: number, lastNs: number): Chunk {
  const rows = new EventRows(lastNs, 1);
  rows.syncs.push({ snapshot: undefined, allocFreeBatches: 0 });
  rows.push(lastNs, KIND.sync, 0, NONE, NONE, NONE, NONE, 0, 0);
  const none = new Uint32Array(0);
  return {
    gen,
    startOffset: offset,
    endOffset: offset,
    events: rows.events(),
    amounts: rows.amounts(),
    annotations: rows.annotations(),
    syncs: rows.syncs,
    goroutines: { count: 0, idLo: none, idHi: none, origin: new Uint8Array(0), ended: new Uint8Array(0) },
    procs: { count: 0, idLo: none, idHi: none },
    threads: { count: 0, idLo: none, idHi: none },
    texts: [''],
    stackStart: new Uint32Array(2),
    stackFrames: none,
    frames: { count: 0, pcLo: none, pcHi: none, lineLo: none, lineHi: none, func: none, file: none },
  };
}

/** The loop of go-trace.md, section 5.4. Returns the damage where the stream breaks; `rows` then end before it. */
function order(
  cursors: Cursors,
  frontier: Frontier,
  scheduler: Scheduler,
  rows: EventRows,
  samples: SampleColumns,
  epochNs: number,
): Damage | undefined {
  const { heap } = frontier;
  const { timeNs } = cursors;
  let nextSample = 0;
  let tries = 0;
  let sampleNs = samples.count > 0 ? samples.timeNs[0] - epochNs : Infinity;
  try {
    rows.commit();
    while (frontier.size > 0 || nextSample < samples.count) {
      if (frontier.size === 0 || sampleNs < timeNs[heap[0]]) {
        deliverSample(scheduler, samples, nextSample, sampleNs);
        rows.commit();
        nextSample++;
        sampleNs = nextSample < samples.count ? samples.timeNs[nextSample] - epochNs : Infinity;
        continue;
      }
      let at = 0;
      if (!scheduler.advance(heap[0])) {
        // The earliest may not go yet: sort, and let the first other one go that can.
        frontier.sort();
        at = 1;
        while (at < frontier.size && !scheduler.advance(heap[at])) at++;
        tries += frontier.size;
        if (at >= frontier.size) return stuck(cursors, frontier);
        if (tries > FREE_TRIES + rows.count * TRIES_PER_EVENT) return tooTangled(cursors, heap[0]);
      }
      const cursor = heap[at];
      if (cursors.next(cursor)) frontier.update(at);
      else frontier.remove(at);
      rows.commit();
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof DamageError)) throw error;
    rows.rollBack();
    return error.damage;
  }
}

function deliverSample(scheduler: Scheduler, samples: SampleColumns, i: number, timeNs: number): void {
  const allBits = 0xffffffff;
  const isNone = (lo: Uint32Array, hi: Uint32Array): boolean => lo[i] === allBits && hi[i] === allBits;
  const noGoroutine = samples.g[i] === 0 || isNone(samples.gLo, samples.gHi);
  scheduler.sample(
    timeNs,
    {
      m: isNone(samples.mLo, samples.mHi) ? NONE : scheduler.thread(samples.m[i], samples.mLo[i], samples.mHi[i]),
      p: isNone(samples.pLo, samples.pHi) ? NONE : scheduler.proc(samples.p[i], samples.pLo[i], samples.pHi[i]),
      g: noGoroutine ? NONE : scheduler.mention(samples.g[i], samples.gLo[i], samples.gHi[i]),
    },
    samples.stack[i],
  );
}

function stuck(cursors: Cursors, frontier: Frontier): Damage {
  const first = frontier.heap[0];
  return {
    what: 'inconsistent',
    message: `The events of ${frontier.size} threads cannot be put in order: each waits for another (the earliest stands at byte ${cursors.offset[first]}).`,
    offset: cursors.offset[first],
  };
}

function tooTangled(cursors: Cursors, cursor: number): Damage {
  return {
    what: 'inconsistent',
    message: 'The events of this trace are so far out of order that sorting them would not end in reasonable time.',
    offset: cursors.offset[cursor],
  };
}

function finish(frame: GenerationFrame, rows: EventRows, scheduler: Scheduler, texts: TextTable, stacks: StackTable): Chunk {
  return {
    gen: frame.gen,
    startOffset: frame.startOffset,
    endOffset: frame.endOffset,
    events: rows.events(),
    amounts: rows.amounts(),
    annotations: rows.annotations(),
    syncs: rows.syncs,
    goroutines: { ...idColumns(scheduler.goroutines), origin: scheduler.origins(), ended: scheduler.ended() },
    procs: idColumns(scheduler.procs),
    threads: idColumns(scheduler.threads),
    texts: texts.texts,
    stackStart: stacks.start,
    stackFrames: stacks.frames,
    frames: stacks.frameTable,
  };
}

function idColumns(table: Pick<IdTable, 'count' | 'lo' | 'hi'>): { count: number; idLo: Uint32Array; idHi: Uint32Array } {
  return { count: table.count, idLo: table.lo.slice(0, table.count), idHi: table.hi.slice(0, table.count) };
}
