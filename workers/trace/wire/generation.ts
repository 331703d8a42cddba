// Decodes one generation of a v2 trace: bytes and the state before it → ordered columns, a chunk at a time, and the state
// after it. It depends on nothing else, so that it can run anywhere.

import { DamageError, type Damage } from '../../damage.ts';
import type { Ns } from '../../api.ts';
import { type Chunk, KIND, NONE } from '../columns.ts';
import type { GenerationEnd } from '../decode/job.ts';
import type { Carry } from './carry.ts';
import { Cursors } from './cursors.ts';
import type { FilePart } from '../../open/filePart.ts';
import type { GenerationFrame } from './framing.ts';
import type { IdTable } from './ids.ts';
import { Ordering, type PlacedSample } from './ordering.ts';
import { restatedOf } from './restated.ts';
import { AT_NS, EventRows, type RowStorage } from './rows.ts';
import { Scheduler } from './scheduler.ts';
import { SchedulerState } from './state.ts';
import { type SampleColumns, type StackTable, epochOf, readClock, readSamples, readStacks, readStrings, ticksToNs } from './tables.ts';
import { TextTable } from './texts.ts';
import { EXACT_LIMIT } from './varint.ts';
import { t } from '../../../language/t.ts';

export interface GenerationInput {
  /** The generation's own bytes; kept until its last chunk. */
  readonly part: FilePart;
  readonly frame: GenerationFrame;
  readonly minor: number;
  readonly begins: GenerationBegins;
  /** Absolute ns of the trace's first event; undefined: this generation defines it. */
  readonly epochNs: number | undefined;
  /** See Cursors: for whoever decodes a faulty generation a second time. */
  readonly trusting?: boolean;
  /** Lends its memory to the chunks' event columns. */
  readonly storage: RowStorage;
}

/**
 * `trace start`: the first generation read; statuses introduce things. `carry`: with the state that the generation before left.
 * `restated`: without it, as a generation tells of all that it uses; its end says what it took for granted. `lastNs`: when the
 * generation before is taken to end.
 */
export type GenerationBegins = { readonly at: 'trace start' } | { readonly at: 'carry'; readonly carry: Carry } | { readonly at: 'restated'; readonly lastNs: Ns };

export type GenerationStep =
  /** The next events, in columns that hold until the next step. */
  | { readonly step: 'chunk'; readonly chunk: Chunk }
  | { readonly step: 'end'; readonly end: GenerationEnd }
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
  readonly #begins: GenerationBegins;
  /** Of the sync event, unadjusted; ns since the epoch. */
  readonly #startNs: Ns;
  readonly #stacks: StackTable;
  readonly #state: SchedulerState;
  readonly #ordering: Ordering;
  #ended = false;
  #broken: Damage | undefined;
  #continues = false;

  /** Reads the tables and stands before the first event. Throws an UnreadableGeneration. */
  constructor(input: GenerationInput) {
    const { part, frame, minor, begins, storage } = input;
    let inTables = true;
    try {
      const clock = readClock(part, frame, minor);
      const strings = readStrings(part, frame);
      this.#stacks = readStacks(part, frame, strings);
      const samples = readSamples(part, frame, clock.nsPerTick, this.#stacks);
      const startNs = ticksToNs(frame.minTicks, clock.nsPerTick);
      this.epochNs = input.epochNs ?? epochOf(frame, clock);
      if (startNs - this.epochNs >= EXACT_LIMIT) {
        throw new DamageError({ what: 'damaged', message: t('Generation {gen} starts more than 104 days after the trace.', { gen: frame.gen }), offset: frame.startOffset });
      }
      inTables = false;
      this.#startNs = startNs - this.epochNs;
      const cursors = new Cursors(part, frame.eventBatches, clock.nsPerTick, this.epochNs, input.trusting);
      const rows = new EventRows(lastNsBefore(begins, this.epochNs), CHUNK_ROWS + MOST_ROWS_AN_EVENT, storage);
      this.#frame = frame;
      this.#begins = begins;
      this.#state = new SchedulerState(new TextTable(strings), frame.threads, begins.at, begins.at === 'carry' ? begins.carry : undefined);
      this.#ordering = new Ordering(cursors, rows, new Scheduler(cursors, rows, this.#state, this.#stacks.byId), placeSamples(samples, this.#state, this.epochNs));
      rows.syncs.push({ snapshot: clock.snapshot, allocFreeBatches: frame.allocFreeBatches });
      rows.clock[AT_NS] = this.#startNs;
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
    if (this.#ended) return this.#end();
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

  #end(): GenerationStep {
    const begins = this.#begins;
    if (begins.at !== 'restated') return { step: 'end', end: { known: 'whole', carry: this.#state.carry(this.lastNs) } };
    if (this.#state.claims?.untaken.size !== 0) return { step: 'broken', damage: neverTaken(this.#frame) };
    return { step: 'end', end: { known: 'restated', restated: restatedOf(this.#state, { assumedLastNs: begins.lastNs, startNs: this.#startNs, lastNs: this.lastNs }) } };
  }
}

/** Time of the last event before the generation, ns since the epoch. */
function lastNsBefore(begins: GenerationBegins, epochNs: number): number {
  switch (begins.at) {
    case 'trace start':
      return -epochNs;
    case 'carry':
      return begins.carry.lastNs;
    case 'restated':
      return begins.lastNs;
  }
}

/** Only the theft would say whose P it was: alone, the generation does not tell enough. */
function neverTaken({ gen, startOffset }: GenerationFrame): Damage {
  return { what: 'inconsistent', message: t('A P is about to be taken in generation {gen}, but never is.', { gen }), offset: startOffset, advice: t('Decode it with the state that the generation before left.') };
}

/** A chunk of nothing but the sync event that closes a trace, one tick after the last event. */
export function closingChunk(gen: number, offset: number, lastNs: number): Chunk {
  const rows = new EventRows(lastNs, 1);
  rows.syncs.push({ snapshot: undefined, allocFreeBatches: 0 });
  rows.clock[AT_NS] = lastNs;
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
