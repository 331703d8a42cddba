// The three digests of a trace's events that the report prints with --hash. They need every event as text and Node's crypto,
// so they are no part of the page.
import { createHash, hash } from 'node:crypto';
import type { CanonicalLine } from '../workers/trace/canonical.ts';

export interface EventDigests {
  /** SHA-256 over all lines, as bytes (one a char), each ended by a newline; hexadecimal. */
  readonly events_sha256: string;
  /** The same over the stack forms. */
  readonly events_stacks_sha256: string;
  /**
   * Independent of the order: the sum mod 2^128 of the first 16 bytes (big-endian) of each line's own SHA-256, taken from
   * after its first space (so without the time) to its newline, inclusive; 32 hexadecimal digits.
   */
  readonly events_unordered_sum: string;
}

const charsPerUpdate = 1 << 20;

/** SHA-256 of a text of one char per byte, as the stack digests within a line use it; hexadecimal. */
export function sha256Hex(text: string): string {
  return hash('sha256', Buffer.from(text, 'latin1'), 'hex');
}

/** Takes lines as they come: a trace's events are never all in memory as text. */
export class EventDigester {
  readonly #plain = lineHash();
  readonly #withStacks = lineHash();
  readonly #sum = new Sum128();

  add(lines: Iterable<CanonicalLine>): void {
    for (const { line, stackLine } of lines) {
      this.#plain.add(line);
      this.#withStacks.add(stackLine);
      this.#sum.add(hash('sha256', Buffer.from(`${line.slice(line.indexOf(' ') + 1)}\n`, 'latin1'), 'buffer'));
    }
  }

  /** Of all lines so far; ends the digester. */
  digests(): EventDigests {
    return { events_sha256: this.#plain.hex(), events_stacks_sha256: this.#withStacks.hex(), events_unordered_sum: this.#sum.hex() };
  }
}

/** Feeds lines to a SHA-256 in large pieces: a call a line would cost more than the hashing. */
function lineHash(): { add(line: string): void; hex(): string } {
  const sha = createHash('sha256');
  let pending = '';
  const flush = () => {
    sha.update(pending, 'latin1');
    pending = '';
  };
  return {
    add(line) {
      pending += `${line}\n`;
      if (pending.length >= charsPerUpdate) flush();
    },
    hex() {
      flush();
      return sha.digest('hex');
    },
  };
}

/** Sum of 128-bit numbers, mod 2^128, in four 32-bit words; a double holds 2^20 of them before its carry must be moved on. */
class Sum128 {
  readonly #words = new Float64Array(4);
  #added = 0;

  /** The first 16 bytes of the digest, big-endian. */
  add(digest: Buffer): void {
    for (let w = 0; w < 4; w++) this.#words[w] += digest.readUInt32BE(w * 4);
    if (++this.#added % (1 << 20) === 0) this.#carry();
  }

  hex(): string {
    this.#carry();
    return Array.from(this.#words, (word) => word.toString(16).padStart(8, '0')).join('');
  }

  #carry(): void {
    for (let w = 3; w >= 0; w--) {
      const over = Math.floor(this.#words[w] / 2 ** 32);
      this.#words[w] -= over * 2 ** 32;
      if (w > 0) this.#words[w - 1] += over;
    }
  }
}
