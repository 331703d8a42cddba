// A trace as its chunks, in order: framing and decoding of whatever part of the file is there. Feed it a growing prefix, take
// chunks until it wants more. Delivers exactly the events that Go's reader delivers, closing sync events included.

import type { Damage } from '../damage.ts';
import { DamageError } from '../damage.ts';
import type { Chunk } from './columns.ts';
import type { Carry } from './wire/carry.ts';
import { Framer } from './wire/framing.ts';
import { closingChunk, decodeGeneration } from './wire/generation.ts';
import { HEADER_BYTES, type TraceHeader, readHeader } from './wire/header.ts';

export type StreamStep =
  /** `generation` is false for the chunk that only closes the trace. */
  | { readonly step: 'chunk'; readonly chunk: Chunk; readonly generation: boolean }
  /** More of the file is needed. */
  | { readonly step: 'more' }
  /** `damage`: what stands behind the last chunk, if the file is not whole. */
  | { readonly step: 'end'; readonly damage: Damage | undefined };

export class TraceStream {
  #header: TraceHeader | undefined;
  #framer: Framer | undefined;
  #bytes: Uint8Array = new Uint8Array(0);
  #available = 0;
  #whole = false;
  #carry: Carry | undefined;
  #epochNs: number | undefined;
  #lastNs: number | undefined;
  #gen = 0;
  #closed = false;
  #damage: Damage | undefined;

  /** `go 1.NN` of the header, once read. */
  get minor(): number | undefined {
    return this.#header?.minor;
  }

  /** Absolute ns of the first event (1 where the trace broke before it). */
  get epochNs(): number {
    return this.#epochNs ?? 1;
  }

  /** `bytes[0 … available)` have been read so far; `whole`: that is the file. */
  feed(bytes: Uint8Array, available: number, whole: boolean): void {
    this.#bytes = bytes;
    this.#available = available;
    this.#whole = whole;
    this.#framer?.feed(bytes, available, whole);
  }

  /** Throws a DamageError if the header is not that of a trace we read. */
  next(): StreamStep {
    if (this.#closed) return { step: 'end', damage: this.#damage };
    if (this.#framer === undefined) {
      if (this.#available < HEADER_BYTES && !this.#whole) return { step: 'more' };
      this.#header = readHeader(this.#bytes.subarray(0, this.#available));
      if (this.#header.wire === 'v1') {
        throw new DamageError({
          what: 'unsupported',
          message: `This is an execution trace of Go 1.21 or older (format "go 1.${this.#header.minor}"), which Gopherscope does not read yet.`,
          offset: 0,
          advice: 'Open it with `go tool trace`, or record it again with Go 1.22 or later.',
        });
      }
      this.#framer = new Framer(this.#header.minor);
      this.#framer.feed(this.#bytes, this.#available, this.#whole);
    }
    const framed = this.#framer.next();
    switch (framed.found) {
      case 'more':
        return { step: 'more' };
      case 'end':
        return this.#close(undefined);
      case 'damage':
        return this.#close(framed.damage);
      case 'generation': {
        const { frame } = framed;
        this.#gen = frame.gen;
        const decoded = decodeGeneration({
          bytes: this.#bytes,
          frame,
          minor: this.#header?.minor ?? 0,
          carry: this.#carry,
          epochNs: this.#epochNs,
        });
        switch (decoded.outcome) {
          case 'whole':
            this.#carry = decoded.carry;
            this.#lastNs = decoded.carry.lastNs;
            this.#epochNs = decoded.epochNs;
            return { step: 'chunk', chunk: decoded.chunk, generation: true };
          case 'broken':
            this.#closed = true;
            this.#epochNs = decoded.epochNs;
            this.#damage = decoded.damage;
            return { step: 'chunk', chunk: decoded.chunk, generation: true };
          case 'unreadable':
            if (decoded.tables) return this.#close(decoded.damage);
            this.#closed = true;
            this.#damage = decoded.damage;
            return { step: 'end', damage: decoded.damage };
        }
      }
    }
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
