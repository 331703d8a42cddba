import { DamageError } from '../damage.ts';
import type { Bytes } from '../units.ts';
import { t } from '../../language/t.ts';

/** What may be collected before a file is refused as too large. */
export interface ByteLimit {
  /** Most bytes to hold. */
  readonly bytes: Bytes;
  /** What to say when there are more: one plain sentence. */
  readonly sentence: string;
}

/** First buffer at most; a recording that is read piece by piece never needs more at once than its largest piece. */
const FIRST_BYTES: Bytes = 8 * 2 ** 20;
/** Less than this is not worth moving the rest for. */
const LEAST_RELEASE_BYTES: Bytes = 2 ** 20;
/** A larger buffer is not held on to. */
const MOST_REUSED_BYTES: Bytes = 64 * 2 ** 20;

/**
 * One growing run of bytes, whose beginning can be let go. A small file of known size is one buffer from the first byte to the
 * last; otherwise it grows by half, so that at no time more than about two and a half times the bytes are held, and some MiB.
 */
export class ByteSink {
  /** The buffer; only the first `length` bytes mean something. Replaced when it has to grow. */
  buffer: Uint8Array<ArrayBuffer>;
  length: Bytes = 0;
  /** Bytes that were let go before those in the buffer. */
  startOffset: Bytes = 0;
  readonly #limit: ByteLimit;
  /** The buffer before this one, and where what stood in it ended. Fresh memory costs more than the copying into it. */
  #before: { readonly buffer: Uint8Array<ArrayBuffer>; readonly endOffset: Bytes } | undefined;

  constructor(expectedBytes: Bytes | undefined, limit: ByteLimit) {
    this.#limit = limit;
    if (expectedBytes !== undefined && expectedBytes > limit.bytes) throw this.#tooLarge();
    this.buffer = this.#allocate(Math.min(expectedBytes ?? 64 * 1024, FIRST_BYTES));
  }

  add(chunk: Uint8Array): void {
    const needed = this.length + chunk.length;
    if (needed > this.#limit.bytes) throw this.#tooLarge();
    if (needed > this.buffer.length) {
      const grown = this.#allocate(Math.min(this.#limit.bytes, Math.max(needed, Math.ceil(this.buffer.length * 1.5))));
      grown.set(this.buffer.subarray(0, this.length));
      this.buffer = grown;
    }
    this.buffer.set(chunk, this.length);
    this.length = needed;
  }

  /**
   * Lets go of what came before a position, if that is at least half of what is held: the rest has to be moved. Nobody may look at
   * what was let go any more: its memory is used again.
   */
  release(before: Bytes): void {
    const drop = before - this.startOffset;
    const rest = this.length - drop;
    if (drop < LEAST_RELEASE_BYTES || drop < rest) return;
    const { buffer } = this;
    const endOffset = this.startOffset + this.length;
    // About as much again comes before the next release: room for it now is cheaper than to grow for it.
    const used = this.#before;
    const fits = used !== undefined && used.endOffset <= before && used.buffer.length >= rest * 1.5 + LEAST_RELEASE_BYTES;
    const kept = fits ? used.buffer : this.#allocate(Math.min(this.#limit.bytes, rest * 2 + FIRST_BYTES));
    kept.set(buffer.subarray(drop, this.length));
    this.buffer = kept;
    this.length = rest;
    this.startOffset = before;
    this.#before = buffer.length <= MOST_REUSED_BYTES ? { buffer, endOffset } : undefined;
  }

  /** The bytes so far; a view, not a copy. */
  taken(): Uint8Array<ArrayBuffer> {
    return this.buffer.length === this.length ? this.buffer : this.buffer.subarray(0, this.length);
  }

  #allocate(size: number): Uint8Array<ArrayBuffer> {
    try {
      return new Uint8Array(size);
    } catch {
      throw new DamageError({
        what: 'too-large',
        message: t('This machine has no room for {size} MiB in one piece.', { size: Math.ceil(size / 2 ** 20) }),
        advice: t('Close other tabs, or record for a shorter time.'),
      });
    }
  }

  #tooLarge(): DamageError {
    return new DamageError({ what: 'too-large', message: this.#limit.sentence, offset: this.#limit.bytes });
  }
}
