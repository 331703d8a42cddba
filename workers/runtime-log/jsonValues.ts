// JSON values in a stream of bytes that holds other text, too: from the `{` at the beginning of a line to its `}`, over as many lines as it
// takes. Of an array of objects each object is a value. It is told by brackets and strings only; what is not JSON is given back as it was.
import type { Bytes } from '../units.ts';

/** A larger value is given back as text: no MemStats and no page of expvar is as large. */
const MOST_VALUE_BYTES: Bytes = 32 * 2 ** 20;
const FIRST_BYTES: Bytes = 2 ** 14;

const LF = 0x0a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;

/** What may stand outside of strings, by byte: 1 brackets and quotes, 2 the rest; 0 may not. */
const CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => ('{}[]"'.includes(String.fromCharCode(byte)) ? 1 : ' \t\r\n,:+-.0123456789eEINaflnrstuy'.includes(String.fromCharCode(byte)) ? 2 : 0));

export interface JsonPart {
  /** Owned by the collector; good until it is fed again. */
  readonly bytes: Uint8Array;
  /** Lines that end within it. */
  readonly lineEnds: number;
}

export interface JsonTaker {
  /** A whole value. */
  readonly value: (part: JsonPart) => void;
  /** Brackets, commas and blanks of an array, between its values. */
  readonly between: (lineEnds: number, bytes: Bytes) => void;
  /** It was no JSON: text, as it was. */
  readonly text: (part: JsonPart) => void;
}

export class JsonValues {
  isOpen = false;
  readonly #taker: JsonTaker;
  #held = new Uint8Array(FIRST_BYTES);
  #length: Bytes = 0;
  #lineEnds = 0;
  #depth = 0;
  /** Objects end at this depth: 1 in an array of them, 0 alone. */
  #base = 0;
  #inString = false;
  #escaped = false;
  /** It was no JSON, and its line has not come to its end. */
  #isBroken = false;

  constructor(taker: JsonTaker) {
    this.#taker = taker;
  }

  /**
   * What may be JSON begins at a place: an object with a name, an empty one, or an array of objects. undefined: more bytes are needed
   * to tell.
   */
  static beginsAt(bytes: Uint8Array, at: number): boolean | undefined {
    const first = blanksPassed(bytes, at);
    if (first === bytes.length) return undefined;
    const isArray = bytes[first] === OPEN_BRACKET;
    const brace = isArray ? blanksPassed(bytes, first + 1) : first;
    if (brace >= bytes.length) return undefined;
    if (bytes[brace] !== OPEN_BRACE) return false;
    const inner = blanksPassed(bytes, brace + 1);
    if (inner === bytes.length) return undefined;
    return bytes[inner] === QUOTE || bytes[inner] === CLOSE_BRACE;
  }

  /** From a place where `beginsAt` is true. */
  open(): void {
    this.isOpen = true;
    this.#length = 0;
    this.#lineEnds = 0;
    this.#depth = 0;
    this.#base = 0;
    this.#inString = false;
    this.#escaped = false;
    this.#isBroken = false;
  }

  /** Takes bytes from a place on while it is open; returns where it stopped. */
  feed(bytes: Uint8Array, from: number): number {
    if (this.#isBroken) return this.#giveBack(bytes, from, from);
    let start = from;
    let at = from;
    let depth = this.#depth;
    let inString = this.#inString;
    let escaped = this.#escaped;
    for (; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === LF) {
        // A string does not go over lines.
        if (inString) return this.#giveBack(bytes, start, at);
        this.#lineEnds++;
        continue;
      }
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
        continue;
      }
      const kind = CLASSES[byte];
      if (kind === 2) continue;
      if (kind === 0) return this.#giveBack(bytes, start, at);
      if (byte === QUOTE) inString = true;
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        if (depth === 0 && byte === OPEN_BRACKET) this.#base = 1;
        if (depth === this.#base && byte === OPEN_BRACE) {
          // What came before it belongs to the array.
          this.#hold(bytes, start, at);
          if (this.#length > 0) this.#taker.between(this.#lineEnds, this.#length);
          this.#length = 0;
          this.#lineEnds = 0;
          start = at;
        }
        depth++;
      } else {
        depth--;
        if (depth === this.#base && byte === CLOSE_BRACE) {
          this.#hold(bytes, start, at + 1);
          start = at + 1;
          this.#taker.value({ bytes: this.#held.subarray(0, this.#length), lineEnds: this.#lineEnds });
          this.#length = 0;
          this.#lineEnds = 0;
        }
        if (depth <= 0) {
          this.isOpen = false;
          if (this.#base === 1 && at >= start) {
            this.#hold(bytes, start, at + 1);
            this.#taker.between(this.#lineEnds, this.#length);
          }
          return at + 1;
        }
      }
    }
    this.#hold(bytes, start, at);
    this.#depth = depth;
    this.#inString = inString;
    this.#escaped = escaped;
    if (this.#length > MOST_VALUE_BYTES) this.#endAsText();
    return at;
  }

  /** Nothing comes any more. */
  end(): void {
    if (this.isOpen) this.#endAsText();
  }

  /** With the rest of the line, so that it stays in one piece. */
  #giveBack(bytes: Uint8Array, start: number, at: number): number {
    const found = bytes.indexOf(LF, at);
    const lineEnd = found < 0 ? bytes.length : found;
    this.#hold(bytes, start, lineEnd);
    this.#isBroken = found < 0 && this.#length < MOST_VALUE_BYTES;
    if (!this.#isBroken) this.#endAsText();
    return lineEnd;
  }

  #endAsText(): void {
    this.isOpen = false;
    if (this.#length > 0) this.#taker.text({ bytes: this.#held.subarray(0, this.#length), lineEnds: this.#lineEnds });
    if (this.#held.length > 2 ** 20) this.#held = new Uint8Array(FIRST_BYTES);
  }

  #hold(bytes: Uint8Array, from: number, to: number): void {
    const needed = this.#length + to - from;
    if (needed > this.#held.length) {
      const grown = new Uint8Array(Math.max(needed, 2 * this.#held.length));
      grown.set(this.#held.subarray(0, this.#length));
      this.#held = grown;
    }
    this.#held.set(bytes.subarray(from, to), this.#length);
    this.#length = needed;
  }
}

function blanksPassed(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0d || bytes[at] === LF)) at++;
  return at;
}

