// A trace as its chunks, in order: framing and decoding of whatever part of the file is there. Feed it what has been
// read, take chunks until it wants more. Delivers exactly the events that Go's reader delivers, closing sync events included.

import type { Damage } from '../damage.ts';
import type { Chunk } from './columns.ts';
import { type Carry, CarryBudget } from './wire/carry.ts';
import { type FilePart, cut } from '../open/filePart.ts';
import { Framer, type GenerationFrame } from './wire/framing.ts';
import { GenerationDecoder, UnreadableGeneration, closingChunk } from './wire/generation.ts';
import { V1Trace } from './v1/v1Trace.ts';
import { HEADER_BYTES, type TraceHeader, readHeader } from './wire/header.ts';
import { RowStorage } from './wire/rows.ts';

export type StreamStep =
  /** `generation` is false for the chunk that only closes the trace. */
  | { readonly step: 'chunk'; readonly chunk: Chunk; readonly generation: boolean }
  /** More of the file is needed. */
  | { readonly step: 'more' }
  /** `damage`: what stands behind the last chunk, if the file is not whole. `brokeOff`: within the generation of that chunk. */
  | { readonly step: 'end'; readonly damage: Damage | undefined; readonly brokeOff: boolean };

export class TraceStream {
  #header: TraceHeader | undefined;
  #framer: Framer | undefined;
  /** Of the generation whose chunks are being delivered. */
  #decoder: GenerationDecoder | undefined;
  #v1: V1Trace | undefined;
  #part: FilePart = { bytes: new Uint8Array(0), startOffset: 0 };
  #whole = false;
  #carry: Carry | undefined;
  readonly #carryBudget = new CarryBudget();
  readonly #storage = new RowStorage();
  #epochNs: number | undefined;
  #lastNs: number | undefined;
  #gen = 0;
  #closed = false;
  #damage: Damage | undefined;
  #brokeOff = false;
  /** The file is damaged right behind the generation that is being read. */
  #behind: Damage | undefined;

  /** `go 1.NN` of the header, once read. */
  get minor(): number | undefined {
    return this.#header?.minor;
  }

  /** Absolute ns of the first event (1 where the trace broke before it; older formats start at -1, see v1Trace.ts). */
  get epochNs(): number {
    return this.#epochNs ?? 1;
  }

  /** What has been read so far, from `neededFrom` or earlier on; `whole`: to the end of the file. */
  feed(part: FilePart, whole: boolean): void {
    this.#part = part;
    this.#whole = whole;
    this.#framer?.feed(part, whole);
  }

  /** Where the bytes start that it will ask for again: all before them may be let go. */
  get neededFrom(): number {
    return this.#framer?.offset ?? 0;
  }

  /** Throws a DamageError if the header is not that of a trace we read, or a trace of an older format is damaged. */
  next(): StreamStep {
    if (this.#closed) return this.#end();
    if (this.#header === undefined) {
      if (this.#part.bytes.length < HEADER_BYTES && !this.#whole) return { step: 'more' };
      this.#header = readHeader(this.#part.bytes);
    }
    return this.#header.wire === 'v1' ? this.#nextOfV1(this.#header.minor) : this.#nextGeneration(this.#header.minor);
  }

  #nextGeneration(minor: number): StreamStep {
    if (this.#decoder === undefined) {
      const started = this.#startGeneration(minor);
      if (started !== undefined) return started;
    }
    const decoder = this.#decoder;
    if (decoder === undefined) return this.#end();
    const step = decoder.step();
    switch (step.step) {
      case 'chunk':
        this.#lastNs = decoder.lastNs;
        return { step: 'chunk', chunk: step.chunk, generation: !step.chunk.continues };
      case 'end':
        this.#carry = step.carry;
        this.#decoder = undefined;
        return this.#nextGeneration(minor);
      case 'broken':
        this.#closed = true;
        this.#brokeOff = true;
        this.#damage = this.#causeOf(step.damage);
        return this.#end();
    }
  }

  /** Stands before the next generation's first event; a step where there is none (yet). */
  #startGeneration(minor: number): StreamStep | undefined {
    if (this.#framer === undefined) {
      this.#framer = new Framer(minor);
      this.#framer.feed(this.#part, this.#whole);
    }
    const framed = this.#framer.next();
    switch (framed.found) {
      case 'more':
        return { step: 'more' };
      case 'end':
        return this.#close(undefined);
      case 'damage':
        return this.#close(framed.damage);
      case 'generation':
        break;
    }
    this.#gen = framed.frame.gen;
    this.#behind = framed.after;
    const { startOffset, endOffset } = framed.frame;
    if (this.#carry !== undefined && !this.#carryBudget.allows(this.#carry, endOffset - startOffset)) return this.#close(tooLittleInIt(framed.frame));
    try {
      this.#decoder = new GenerationDecoder({
        part: cut(this.#part, framed.frame.startOffset, framed.frame.endOffset),
        frame: framed.frame,
        minor,
        carry: this.#carry,
        epochNs: this.#epochNs,
        storage: this.#storage,
      });
    } catch (error) {
      if (!(error instanceof UnreadableGeneration)) throw error;
      const damage = this.#causeOf(error.damage);
      if (error.inTables) return this.#close(damage);
      this.#closed = true;
      this.#damage = damage;
      return this.#end();
    }
    this.#epochNs = this.#decoder.epochNs;
    return undefined;
  }

  /** These have to be read whole before anything is known; their chunks count as one generation. */
  #nextOfV1(minor: number): StreamStep {
    if (!this.#whole) return { step: 'more' };
    const first = this.#v1 === undefined;
    this.#v1 ??= new V1Trace(this.#part.bytes, minor);
    this.#epochNs = this.#v1.epochNs;
    if (this.#v1.done) {
      this.#v1 = undefined; // it holds the whole file as columns
      return this.#close(undefined);
    }
    const { chunk, damage } = this.#v1.next();
    this.#gen = chunk.gen;
    this.#lastNs = this.#v1.lastNs;
    if (damage !== undefined) {
      this.#v1 = undefined;
      this.#closed = true;
      this.#brokeOff = true;
      this.#damage = damage;
    }
    return { step: 'chunk', chunk, generation: first };
  }

  /** A generation that the end of the file cuts off lacks something nearly always: then that is the news, not what it lacks. */
  #causeOf(damage: Damage): Damage {
    return this.#behind?.what === 'cut-off' ? this.#behind : damage;
  }

  #end(): StreamStep {
    return { step: 'end', damage: this.#damage, brokeOff: this.#brokeOff };
  }

  /** The reference ends every stream, whole or not, with one more sync event. */
  #close(damage: Damage | undefined): StreamStep {
    this.#closed = true;
    this.#damage = damage;
    const offset = this.#framer?.offset ?? HEADER_BYTES;
    // Before any event the clock stands one tick before the epoch.
    return { step: 'chunk', chunk: closingChunk(this.#gen, offset, this.#lastNs ?? -1), generation: false };
  }
}

function tooLittleInIt({ gen, startOffset }: GenerationFrame): Damage {
  return {
    what: 'too-large',
    message: `Generation ${gen} is too small for all that it continues: thousands like it would take too long to read.`,
    offset: startOffset,
    advice: 'No Go program writes such a trace; look at where the file comes from.',
  };
}
