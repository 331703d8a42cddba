// Decodes one generation of a v2 trace: bytes and the state before it → ordered columns and the state after it. A pure
// function, so that it can run anywhere; nothing is kept between calls but what the carry says.

import { DamageError, type Damage } from '../../damage.ts';
import { type Chunk, KIND, NONE } from '../columns.ts';
import type { Carry } from './carry.ts';
import { Cursors } from './cursors.ts';
import type { GenerationFrame } from './framing.ts';
import type { IdTable } from './ids.ts';
import { Ordering, type PlacedSample } from './ordering.ts';
import { EventRows, type RowStorage } from './rows.ts';
import { Scheduler } from './scheduler.ts';
import { SchedulerState } from './state.ts';
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
  /** Lends its memory to the chunk's event columns, which hold until it is lent again. */
  readonly storage: RowStorage;
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
    const own = bytes.subarray(frame.startOffset, frame.endOffset);
    const cursors = new Cursors(own, frame.startOffset, frame.eventBatches, clock.nsPerTick, epochNs);
    const order = new Ordering(cursors, carry?.lastNs ?? -epochNs, Math.ceil(own.length / 5), input.storage);
    const texts = new TextTable(strings);
    const state = new SchedulerState(texts, frame.threads, carry);
    order.rows.syncs.push({ snapshot: clock.snapshot, allocFreeBatches: frame.allocFreeBatches });
    order.rows.push(startNs - epochNs, KIND.sync, 0, NONE, NONE, NONE, NONE, 0, 0);
    const damage = order.run(new Scheduler(cursors, order.rows, state, stacks.byId), placeSamples(samples, state, epochNs));
    // The first events of all threads are decoded before anything is delivered.
    if (damage !== undefined && order.rows.count === 0) return { outcome: 'unreadable', tables, damage };
    const chunk = finish(frame, order.rows, state, stacks);
    if (damage !== undefined) return { outcome: 'broken', chunk, lastNs: order.rows.lastNs, damage, epochNs };
    return { outcome: 'whole', chunk, carry: state.carry(order.rows.lastNs), epochNs };
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

/** CPU samples with the indexes of their M, P and goroutine, times since the epoch. */
function* placeSamples(samples: SampleColumns, state: SchedulerState, epochNs: number): Generator<PlacedSample> {
  const isNone = (lo: Uint32Array, hi: Uint32Array, i: number): boolean => lo[i] === 0xffffffff && hi[i] === 0xffffffff;
  for (let i = 0; i < samples.count; i++) {
    const noGoroutine = samples.g[i] === 0 || isNone(samples.gLo, samples.gHi, i);
    yield {
      timeNs: samples.timeNs[i] - epochNs,
      m: () => (isNone(samples.mLo, samples.mHi, i) ? NONE : state.thread(samples.m[i], samples.mLo[i], samples.mHi[i])),
      p: () => (isNone(samples.pLo, samples.pHi, i) ? NONE : state.proc(samples.p[i], samples.pLo[i], samples.pHi[i])),
      g: () => (noGoroutine ? NONE : state.mention(samples.g[i], samples.gLo[i], samples.gHi[i])),
      stack: samples.stack[i],
    };
  }
}

function finish(frame: GenerationFrame, rows: EventRows, state: SchedulerState, stacks: StackTable): Chunk {
  return {
    gen: frame.gen,
    startOffset: frame.startOffset,
    endOffset: frame.endOffset,
    events: rows.events(),
    amounts: rows.amounts(),
    annotations: rows.annotations(),
    syncs: rows.syncs,
    goroutines: { ...idColumns(state.goroutines), origin: state.origins(), ended: state.ended() },
    procs: idColumns(state.procs),
    threads: idColumns(state.threads),
    texts: state.texts.texts,
    stackStart: stacks.start,
    stackFrames: stacks.frames,
    frames: stacks.frameTable,
  };
}

function idColumns(table: Pick<IdTable, 'count' | 'lo' | 'hi'>): { count: number; idLo: Uint32Array; idHi: Uint32Array } {
  return { count: table.count, idLo: table.lo.slice(0, table.count), idHi: table.hi.slice(0, table.count) };
}
