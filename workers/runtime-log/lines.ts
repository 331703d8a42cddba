// Bytes → lines, piece by piece: a log of hundreds of megabytes is never in memory as text.
import type { Bytes } from '../units.ts';

export interface Line {
  /** Without its line end; invalid UTF-8 is U+FFFD. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** Of its first byte. */
  readonly offset: Bytes;
}

/** Longer lines are cut there: no record of the runtime is as long, but for those of a thousand Ps. */
const MOST_LINE_BYTES: Bytes = 2 ** 16;
const LF = 10;
const CR = 13;

export class LineSplitter {
  readonly #take: (line: Line) => void;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: false });
  /** Of a line that is not at its end yet: its beginning, and how long it is so far. */
  #held: Uint8Array = new Uint8Array(0);
  #heldBytes: Bytes = 0;
  #line = 1;
  #offset: Bytes = 0;

  /** @param take called for every line, in order. */
  constructor(take: (line: Line) => void) {
    this.#take = take;
  }

  /** The bytes may be used again afterwards. */
  push(bytes: Uint8Array): void {
    let from = 0;
    for (;;) {
      const end = bytes.indexOf(LF, from);
      if (end < 0) break;
      this.#emit(bytes.subarray(from, end), end - from + 1);
      from = end + 1;
    }
    this.#hold(bytes.subarray(from));
  }

  end(): void {
    if (this.#heldBytes > 0) this.#emit(new Uint8Array(0), 0);
  }

  /** Of a line without an end only the beginning is kept. */
  #hold(rest: Uint8Array): void {
    this.#heldBytes += rest.length;
    const room = MOST_LINE_BYTES - this.#held.length;
    if (rest.length === 0 || room <= 0) return;
    this.#held = joined(this.#held, rest.subarray(0, room));
  }

  /** `rest`: of the line, without its end; `bytes`: with it. */
  #emit(rest: Uint8Array, bytes: Bytes): void {
    const whole = this.#held.length === 0 ? rest : joined(this.#held, rest);
    const length = whole.length > 0 && whole[whole.length - 1] === CR ? whole.length - 1 : whole.length;
    this.#take({ text: this.#decoder.decode(whole.subarray(0, Math.min(length, MOST_LINE_BYTES))), line: this.#line++, offset: this.#offset });
    this.#offset += this.#heldBytes + bytes;
    this.#held = new Uint8Array(0);
    this.#heldBytes = 0;
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
