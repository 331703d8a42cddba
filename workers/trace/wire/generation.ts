// Decodes one generation of a v2 trace: bytes and the state before it → ordered columns, a chunk at a time, and the state
// after it. It depends on nothing else, so that it can run anywhere.

import { DamageError, type Damage } from '../../damage.ts';
import { type Chunk, KIND, NONE } from '../columns.ts';
import type { Carry } from './carry.ts';
import { Cursors } from './cursors.ts';
import type { FilePart } from '../../open/filePart.ts';
import type { GenerationFrame } from './framing.ts';
import type { IdTable } from './ids.ts';
import { Ordering, type PlacedSample } from './ordering.ts';
import { EventRows, type RowStorage } from './rows.ts';
import { Scheduler } from './scheduler.ts';
import { SchedulerState } from './state.ts';
import { type SampleColumns, type StackTable, readClock, readSamples, readStacks, readStrings, ticksToNs } from './tables.ts';
import { TextTable } from './texts.ts';
import { EXACT_LIMIT } from './varint.ts';

export interface GenerationInput {
  /** The generation's own bytes; kept until its last chunk. */
  readonly part: FilePart;
  readonly frame: GenerationFrame;
  readonly minor: number;
  /** State at the end of the generation before; undefined: this is the first one read. */
  readonly carry: Carry | undefined;
  /** Absolute ns of the trace's first event; undefined: this generation defines it. */
  readonly epochNs: number | undefined;
  /** Lends its memory to the chunks' event columns. */
  readonly storage: RowStorage;
}

export type GenerationStep =
  /** The next events, in columns that hold until the next step. */
  | { readonly step: 'chunk'; readonly chunk: Chunk }
  | { readonly step: 'end'; readonly carry: Carry }
  /** It broke off behind the chunks so far. */
  | { readonly step: 'broken'; readonly damage: Damage };

/** Events in a chunk: few enough that its columns stay in the processor's cache until they are indexed. */
const CHUNK_ROWS = 1 << 14;
/** A coroutine switch is three. */
const MOST_ROWS_AN_EVENT = 3;

/**
 * Damage in what comes before any event: nothing of the generation can be delivered. `inTables`: the reference then closes the
 * stream with a sync event before it reports it, which it does not where the first event of a thread cannot be decoded.
 */
export class UnreadableGeneration extends Error {
  readonly damage: Damage;
  readonly inTables: boolean;

  constructor(damage: Damage, inTables: boolean) {
    super(damage.message);
    this.name = 'UnreadableGeneration';
    this.damage = damage;
    this.inTables = inTables;
  }
}

export class GenerationDecoder {
  readonly epochNs: number;
  readonly #frame: GenerationFrame;
  readonly #stacks: StackTable;
  readonly #state: SchedulerState;
  readonly #ordering: Ordering;
  #ended = false;
  #broken: Damage | undefined;
  #continues = false;

  /** Reads the tables and stands before the first event. Throws an UnreadableGeneration. */
  constructor(input: GenerationInput) {
    const { part, frame, minor, carry, storage } = input;
    let inTables = true;
    try {
      const clock = readClock(part, frame, minor);
      const strings = readStrings(part, frame);
      this.#stacks = readStacks(part, frame, strings);
      const samples = readSamples(part, frame, clock.nsPerTick, this.#stacks);
      const startNs = ticksToNs(frame.minTicks, clock.nsPerTick);
      // Delivered times start at 1: the reference's clock before the first event stands at 0.
      this.epochNs = input.epochNs ?? Math.max(startNs, 1);
      if (startNs - this.epochNs >= EXACT_LIMIT) {
        throw new DamageError({ what: 'damaged', message: `Generation ${frame.gen} starts more than 104 days after the trace.`, offset: frame.startOffset });
      }
      inTables = false;
      const cursors = new Cursors(part, frame.eventBatches, clock.nsPerTick, this.epochNs);
      const rows = new EventRows(carry?.lastNs ?? -this.epochNs, CHUNK_ROWS + MOST_ROWS_AN_EVENT, storage);
      this.#frame = frame;
      this.#state = new SchedulerState(new TextTable(strings), frame.threads, carry);
      this.#ordering = new Ordering(cursors, rows, new Scheduler(cursors, rows, this.#state, this.#stacks.byId), placeSamples(samples, this.#state, this.epochNs));
      rows.syncs.push({ snapshot: clock.snapshot, allocFreeBatches: frame.allocFreeBatches });
      rows.atNs = startNs - this.epochNs;
      rows.push(KIND.sync, 0, NONE, NONE, NONE, NONE, 0, 0);
    } catch (error) {
      if (!(error instanceof DamageError)) throw error;
      throw new UnreadableGeneration(error.damage, inTables);
    }
  }

  /** Time of the last event delivered. */
  get lastNs(): number {
    return this.#ordering.rows.lastNs;
  }

  step(): GenerationStep {
    const { rows } = this.#ordering;
    if (this.#broken !== undefined) return { step: 'broken', damage: this.#broken };
    if (this.#ended) return { step: 'end', carry: this.#state.carry(rows.lastNs) };
    if (this.#continues) this.#ordering.startBlock();
    try {
      this.#ended = this.#ordering.run(CHUNK_ROWS);
    } catch (error) {
      if (!(error instanceof DamageError)) throw error;
      this.#broken = error.damage;
    }
    const chunk = chunkOf(this.#frame, rows, this.#state, this.#stacks, this.#continues);
    this.#continues = true;
    return { step: 'chunk', chunk };
  }
}

/** A chunk of nothing but the sync event that closes a trace, one tick after the last event. */
export function closingChunk(gen: number, offset: number, lastNs: number): Chunk {
  const rows = new EventRows(lastNs, 1);
  rows.syncs.push({ snapshot: undefined, allocFreeBatches: 0 });
  rows.atNs = lastNs;
  rows.push(KIND.sync, 0, NONE, NONE, NONE, NONE, 0, 0);
  const none = new Uint32Array(0);
  return {
    gen,
    continues: false,
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

/** All bits set. */
function isNone(lo: Uint32Array, hi: Uint32Array, i: number): boolean {
  return lo[i] === 0xffffffff && hi[i] === 0xffffffff;
}

/** CPU samples with the indexes of their M, P and goroutine, times since the epoch. */
function* placeSamples(samples: SampleColumns, state: SchedulerState, epochNs: number): Generator<PlacedSample> {
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

function chunkOf(frame: GenerationFrame, rows: EventRows, state: SchedulerState, stacks: StackTable, continues: boolean): Chunk {
  return {
    gen: frame.gen,
    continues,
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

/** Views that hold until the table grows. */
function idColumns(table: Pick<IdTable, 'count' | 'lo' | 'hi'>): { count: number; idLo: Uint32Array; idHi: Uint32Array } {
  return { count: table.count, idLo: table.lo.subarray(0, table.count), idHi: table.hi.subarray(0, table.count) };
}
