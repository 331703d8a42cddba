import { DamageError } from '../damage.ts';
import type { Bytes } from '../units.ts';
import type { ByteLimit } from './byteSink.ts';
import type { Stored } from './read.ts';
import { t } from '../../language/t.ts';

export interface InflateBudget {
  /** Most bytes to inflate to, whatever the file's size. */
  readonly bytes: Bytes;
  /** Past `freeBytes`, the most inflated bytes for one stored byte. Recordings reach 30; a bomb reaches 1000. */
  readonly ratio: number;
  /** Up to here any ratio is fine. */
  readonly freeBytes: Bytes;
}

export const DEFAULT_BUDGET: InflateBudget = { bytes: 2 * 2 ** 30, ratio: 100, freeBytes: 64 * 2 ** 20 };

export function inflatedLimit({ bytes }: InflateBudget): ByteLimit {
  return { bytes, sentence: t('Unpacked, this file is larger than {size} MiB, more than is taken in.', { size: Math.round(bytes / 2 ** 20) }) };
}

/** Counts what is unpacked, holds it until it is taken, and stops a bomb. */
export class OutputGuard {
  bytes: Bytes = 0;
  platformEnded = false;
  readonly #stored: Stored;
  readonly #budget: InflateBudget;
  readonly #what: string;
  #waiting: Uint8Array<ArrayBuffer>[] = [];

  /** @param what the file is called in a sentence. */
  constructor(stored: Stored, budget: InflateBudget, what: string) {
    this.#stored = stored;
    this.#budget = budget;
    this.#what = what;
  }

  count(chunk: Uint8Array): void {
    const { bytes, ratio, freeBytes } = this.#budget;
    if (this.bytes + chunk.length > bytes) throw new DamageError({ what: 'too-large', message: inflatedLimit(this.#budget).sentence, offset: bytes });
    this.bytes += chunk.length;
    if (this.bytes > freeBytes && this.bytes > ratio * (this.#stored.bytesTotal ?? this.#stored.size)) {
      throw new DamageError({
        what: 'too-large',
        message: t('This {what} unpacks to more than {ratio} times its size; no recording does. It is not read any further.', { what: this.#what, ratio }),
        offset: this.bytes,
      });
    }
  }

  add(chunk: Uint8Array<ArrayBuffer>): void {
    this.count(chunk);
    this.#waiting.push(chunk);
  }

  /** What waits, from a position of the output on. */
  *taken(from: Bytes): Generator<Uint8Array<ArrayBuffer>> {
    const waiting = this.#waiting;
    this.#waiting = [];
    let at = this.bytes;
    for (const chunk of waiting) at -= chunk.length;
    for (const chunk of waiting) {
      const skip = Math.max(0, from - at);
      at += chunk.length;
      if (skip < chunk.length) yield chunk.subarray(skip);
    }
  }
}
