// Finds the generations of a v2 trace by hopping over batch headers (go-trace.md, sections 3.2 and 5.2). Nothing inside a batch
// is read but its first byte. Works on what has been read so far, so that the first generation can be decoded while the
// rest is still being read.

import { DamageError, type Damage } from '../../damage.ts';
import type { FilePart } from '../../open/filePart.ts';
import { HEADER_BYTES } from './header.ts';
import { IdTable, grown } from './ids.ts';
import { readVarint, varintEnd, varintHi, varintLo } from './varint.ts';
import { t } from '../../../language/t.ts';

/** Largest `data` a batch may have. */
export const MAX_BATCH_BYTES = 65536;
/** A generation with more threads than this is refused: every thread costs a cursor, and honest programs stay far below. */
const MAX_THREADS = 1 << 16;

const EVENT_BATCH = 1;
const STACKS = 2;
const STRINGS = 4;
const CPU_SAMPLES = 6;
const FREQUENCY = 8;
const EXPERIMENTAL_BATCH = 49;
const SYNC = 50;
const END_OF_GENERATION = 52;
/** Of every trace. */
const HEADER_START = 'go 1.';
/** The only experiment there is: GODEBUG=traceallocfree=1. */
const ALLOC_FREE = 1;

/** Where a generation's batches are. Offsets are positions in the file; times are raw ticks. */
export interface GenerationFrame {
  readonly gen: number;
  readonly startOffset: number;
  readonly endOffset: number;
  /** Smallest batch time of any kind; its double, and 0 where none was read. */
  readonly minTicks: number;
  readonly threads: IdTable;
  readonly eventBatches: BatchColumns;
  readonly stringBatches: BatchColumns;
  readonly stackBatches: BatchColumns;
  readonly sampleBatches: BatchColumns;
  readonly syncBatches: BatchColumns;
  /** Batches of the AllocFree experiment (opaque; counted only). */
  readonly allocFreeBatches: number;
}

/** No object per batch: a hostile file may hold millions of tiny ones. `m` is an index into the frame's threads, -1 for none. */
export class BatchColumns {
  count = 0;
  /** Of the batch's data. */
  offset = new Float64Array(16);
  length = new Uint32Array(16);
  ticks = new Float64Array(16);
  m = new Int32Array(16);

  push(offset: number, length: number, ticks: number, m: number): void {
    const at = this.count++;
    if (at === this.offset.length) {
      this.offset = grown(this.offset, at * 2);
      this.length = grown(this.length, at * 2);
      this.ticks = grown(this.ticks, at * 2);
      this.m = grown(this.m, at * 2);
    }
    this.offset[at] = offset;
    this.length[at] = length;
    this.ticks[at] = ticks;
    this.m[at] = m;
  }
}

export type Framed =
  /** `after`: the generation is whole, but the file is damaged right behind it. */
  | { readonly found: 'generation'; readonly frame: GenerationFrame; readonly after: Damage | undefined }
  | { readonly found: 'end' }
  | { readonly found: 'damage'; readonly damage: Damage }
  /** What has been read ends inside a generation. */
  | { readonly found: 'more' };

type Batch =
  | { readonly at: 'batch' } // in the reader's fields
  | { readonly at: 'generation-end' }
  | { readonly at: 'file-end' };

/** Walks the file's generations in order; `next` again after `more` once more has been read. */
export class Framer {
  readonly #minor: number;
  #part: FilePart = { bytes: new Uint8Array(0), startOffset: 0 };
  #whole = false;
  #pos: number;
  #pending: Damage | undefined;
  // Fields of the batch last read.
  #gen = 0;
  #ticks = 0;
  #mValue = 0;
  #mLo = 0;
  #mHi = 0;
  #experiment = -1;
  #dataOffset = 0;
  #dataLength = 0;

  /** `startOffset`: where in the file the first generation to walk starts. */
  constructor(minor: number, startOffset = HEADER_BYTES) {
    this.#minor = minor;
    this.#pos = startOffset;
  }

  /** Position of the first byte that no finished generation covers. */
  get offset(): number {
    return this.#pos;
  }

  /** What has been read, from `offset` or earlier on; `whole`: to the end of the file. */
  feed(part: FilePart, whole: boolean): void {
    this.#part = part;
    this.#whole = whole;
  }

  next(): Framed {
    if (this.#pending !== undefined) return { found: 'damage', damage: this.#pending };
    const start = this.#pos;
    try {
      const framed = this.#minor >= 26 ? this.#generationWithEndMark() : this.#generationUntilNext();
      if (framed.found === 'more') this.#pos = start;
      return framed;
    } catch (error) {
      if (!(error instanceof DamageError)) throw error;
      // A cut-off that more bytes may mend is no damage yet.
      if (!this.#whole && error.damage.what === 'cut-off') {
        this.#pos = start;
        return { found: 'more' };
      }
      return { found: 'damage', damage: error.damage };
    }
  }

  #generationWithEndMark(): Framed {
    const open = new OpenFrame(this.#pos);
    for (;;) {
      const batchStart = this.#pos;
      const batch = this.#readBatch();
      if (batch.at === 'generation-end') return { found: 'generation', frame: open.close(this.#pos), after: undefined };
      if (batch.at === 'file-end') {
        if (!this.#whole) return { found: 'more' };
        if (open.events.count === 0) return { found: 'end' };
        throw cutOff(batchStart, t('The file is cut off in generation {gen}: its end mark is missing.', { gen: open.gen }));
      }
      if (this.#gen === 0) throw broken(batchStart, t('A batch belongs to generation 0, which does not exist.'));
      if (open.gen !== 0 && this.#gen !== open.gen) {
        throw broken(batchStart, t('Generations are mixed up: a batch of generation {gen} stands inside generation {other}.', { gen: this.#gen, other: open.gen }));
      }
      this.#file(open, batchStart);
    }
  }

  #generationUntilNext(): Framed {
    const open = new OpenFrame(this.#pos);
    for (;;) {
      const batchStart = this.#pos;
      let batch: Batch;
      try {
        batch = this.#readBatch();
      } catch (error) {
        if (!(error instanceof DamageError) || open.gen === 0) throw error;
        if (!this.#whole && error.damage.what === 'cut-off') throw error;
        // What came before may be a whole generation: show it, then say what is wrong.
        this.#pending = error.damage;
        return { found: 'generation', frame: open.close(batchStart), after: error.damage };
      }
      if (batch.at === 'file-end') {
        if (!this.#whole) return { found: 'more' };
        if (open.gen !== 0) return { found: 'generation', frame: open.close(batchStart), after: undefined };
        if (open.startsFile) throw cutOff(batchStart, t('The file ends right after its header: it holds no events.'));
        return { found: 'end' };
      }
      if (batch.at === 'generation-end') throw broken(batchStart, t('An end-of-generation mark stands in a format that has none.'));
      if (this.#gen === 0) throw broken(batchStart, t('A batch belongs to generation 0, which does not exist.'));
      if (open.gen !== 0 && this.#gen === open.gen + 1) {
        this.#pos = batchStart;
        return { found: 'generation', frame: open.close(batchStart), after: undefined };
      }
      if (open.gen !== 0 && this.#gen !== open.gen) {
        throw broken(batchStart, t('Generations are out of order: {gen} after {other}.', { gen: this.#gen, other: open.gen }));
      }
      this.#file(open, batchStart);
    }
  }

  #readBatch(): Batch {
    const start = this.#pos;
    const { bytes, startOffset } = this.#part;
    // Positions in `bytes` from here on.
    let pos = start - startOffset;
    if (pos >= bytes.length) return { at: 'file-end' };
    const type = bytes[pos++];
    if (type === END_OF_GENERATION) {
      this.#pos = start + 1;
      return { at: 'generation-end' };
    }
    this.#experiment = -1;
    if (type === EXPERIMENTAL_BATCH) {
      if (pos >= bytes.length) throw cutOff(start, t('The file is cut off inside a batch.'));
      this.#experiment = bytes[pos++];
    } else if (type !== EVENT_BATCH) {
      throw this.#foreign(start);
    }
    this.#gen = this.#number(pos, start);
    this.#mValue = this.#number(varintEnd, start);
    this.#mLo = varintLo;
    this.#mHi = varintHi;
    this.#ticks = this.#number(varintEnd, start);
    const size = this.#number(varintEnd, start);
    pos = varintEnd;
    if (size > MAX_BATCH_BYTES) throw broken(start, t('A batch claims {size} bytes; the most a batch can have is {most}.', { size, most: MAX_BATCH_BYTES }));
    if (pos + size > bytes.length) throw cutOff(start, t('The file is cut off inside a batch.'));
    this.#dataOffset = startOffset + pos;
    this.#dataLength = size;
    this.#pos = startOffset + pos + size;
    return { at: 'batch' };
  }

  /** What stands where a batch should start. */
  #foreign(start: number): DamageError {
    const { bytes, startOffset } = this.#part;
    const at = start - startOffset;
    const begins = String.fromCharCode(...bytes.subarray(at, at + HEADER_START.length));
    if (begins === HEADER_START) {
      return new DamageError({
        what: 'damaged',
        message: t('A second trace starts here: two were written into one file, and only the first is shown.'),
        offset: start,
        advice: t('Cut the file in two at this byte to see the second one.'),
      });
    }
    return broken(start, t('A batch of events should start here, but byte {byte} starts none.', { byte: bytes[at] }));
  }

  #number(pos: number, batchStart: number): number {
    const { bytes, startOffset } = this.#part;
    const value = readVarint(bytes, pos);
    if (varintEnd < 0) {
      if (bytes.length - pos < 10) throw cutOff(batchStart, t('The file is cut off inside a batch header.'));
      throw broken(startOffset + pos, t('A batch header holds a bad number.'));
    }
    return value;
  }

  #file(open: OpenFrame, batchStart: number): void {
    open.gen = this.#gen;
    if (open.minTicks === 0 || this.#ticks < open.minTicks) open.minTicks = this.#ticks;
    if (this.#experiment >= 0) {
      if (this.#experiment === ALLOC_FREE) open.allocFree++;
      return;
    }
    if (this.#dataLength === 0) return;
    const { events, strings, stacks, samples, syncs } = open;
    const first = this.#part.bytes[this.#dataOffset - this.#part.startOffset];
    if (first === STRINGS) strings.push(this.#dataOffset, this.#dataLength, this.#ticks, -1);
    else if (first === STACKS) stacks.push(this.#dataOffset, this.#dataLength, this.#ticks, -1);
    else if (first === CPU_SAMPLES) samples.push(this.#dataOffset, this.#dataLength, this.#ticks, -1);
    else if (first === (this.#minor >= 25 ? SYNC : FREQUENCY)) syncs.push(this.#dataOffset, this.#dataLength, this.#ticks, -1);
    else {
      // All bits set: not owned by a thread.
      const none = this.#mLo === 0xffffffff && this.#mHi === 0xffffffff;
      const m = none ? -1 : open.threads.intern(this.#mValue, this.#mLo, this.#mHi);
      if (open.threads.count > MAX_THREADS) throw broken(batchStart, t('A generation names more than {most} threads.', { most: MAX_THREADS }));
      events.push(this.#dataOffset, this.#dataLength, this.#ticks, m);
    }
  }
}

class OpenFrame {
  gen = 0;
  minTicks = 0;
  allocFree = 0;
  readonly threads = new IdTable();
  readonly events = new BatchColumns();
  readonly strings = new BatchColumns();
  readonly stacks = new BatchColumns();
  readonly samples = new BatchColumns();
  readonly syncs = new BatchColumns();
  readonly #start: number;

  constructor(start: number) {
    this.#start = start;
  }

  get startsFile(): boolean {
    return this.#start === HEADER_BYTES;
  }

  close(end: number): GenerationFrame {
    return {
      gen: this.gen,
      startOffset: this.#start,
      endOffset: end,
      minTicks: this.minTicks,
      threads: this.threads,
      eventBatches: this.events,
      stringBatches: this.strings,
      stackBatches: this.stacks,
      sampleBatches: this.samples,
      syncBatches: this.syncs,
      allocFreeBatches: this.allocFree,
    };
  }
}

function broken(offset: number, message: string): DamageError {
  return new DamageError({ what: 'damaged', message, offset });
}

function cutOff(offset: number, message: string): DamageError {
  return new DamageError({ what: 'cut-off', message, offset });
}
