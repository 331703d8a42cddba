import { DamageError } from '../damage.ts';
import type { Bytes } from '../units.ts';

/** What may be collected before a file is refused as too large. */
export interface ByteLimit {
  /** Most bytes to hold. */
  readonly bytes: Bytes;
  /** What to say when there are more: one plain sentence. */
  readonly sentence: string;
}

/**
 * One growing run of bytes. With a good size guess it is one buffer from the first byte to the last; without one it grows by
 * half, so that at no time more than about two and a half times the bytes are held.
 */
export class ByteSink {
  /** The buffer; only the first `length` bytes mean something. Replaced when it has to grow. */
  buffer: Uint8Array<ArrayBuffer>;
  length: Bytes = 0;
  readonly #limit: ByteLimit;

  constructor(expectedBytes: Bytes | undefined, limit: ByteLimit) {
    this.#limit = limit;
    if (expectedBytes !== undefined && expectedBytes > limit.bytes) throw this.#tooLarge();
    this.buffer = this.#allocate(expectedBytes ?? 64 * 1024);
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
        message: `This machine has no room for ${Math.ceil(size / 2 ** 20)} MiB in one piece.`,
        advice: 'Close other tabs, or record for a shorter time.',
      });
    }
  }

  #tooLarge(): DamageError {
    return new DamageError({ what: 'too-large', message: this.#limit.sentence, offset: this.#limit.bytes });
  }
}
