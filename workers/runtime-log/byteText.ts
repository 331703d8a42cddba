// Words and numbers in the bytes of a line, without making a string of it.

const ZERO = 0x30;
const NINE = 0x39;
const POINT = 0x2e;
const POWERS = Float64Array.from({ length: 10 }, (_, power) => 10 ** power);

export function literal(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The bytes at a place are these. */
export function isAt(bytes: Uint8Array, at: number, end: number, word: Uint8Array): boolean {
  if (at + word.length > end) return false;
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false;
  return true;
}

export function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

/** Part of a word: letters, digits, `_` and `.`. */
export function isWord(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || isDigit(byte) || byte === 0x5f || byte === POINT;
}

/** Reads on from a place: words that must be there, and decimal numbers. After the first that is missing `ok` stays false. */
export class ByteCursor {
  bytes: Uint8Array = new Uint8Array(0);
  at = 0;
  end = 0;
  ok = true;

  begin(bytes: Uint8Array, at: number, end: number): void {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
    this.ok = true;
  }

  word(word: Uint8Array): void {
    if (this.ok && isAt(this.bytes, this.at, this.end, word)) this.at += word.length;
    else this.ok = false;
  }

  /** Whether it is there; then it is passed. */
  optional(word: Uint8Array): boolean {
    if (!this.ok || !isAt(this.bytes, this.at, this.end, word)) return false;
    this.at += word.length;
    return true;
  }

  /** One of two. */
  either(one: Uint8Array, other: Uint8Array): void {
    if (!this.optional(one)) this.word(other);
  }

  /**
   * Digits, and up to `places` after a point; times 10^places, so that it is a whole number without a rounding error. Digits beyond
   * `places` are dropped. Written into an array: a number that is returned is an object, and there are ten of them in a gc line.
   */
  decimal(places: number, to: Float64Array, slot: number): void {
    const { bytes, end } = this;
    let at = this.at;
    let value = 0;
    while (at < end && isDigit(bytes[at])) value = value * 10 + bytes[at++] - ZERO;
    if (at === this.at) this.ok = false;
    let left = places;
    if (at + 1 < end && bytes[at] === POINT && isDigit(bytes[at + 1])) {
      at++;
      for (; at < end && isDigit(bytes[at]); at++) {
        if (left === 0) continue;
        value = value * 10 + bytes[at] - ZERO;
        left--;
      }
    }
    this.at = at;
    to[slot] = value * POWERS[left];
  }

  /** Digits only. */
  whole(): number {
    const { bytes, end } = this;
    let at = this.at;
    let value = 0;
    while (at < end && isDigit(bytes[at])) value = value * 10 + bytes[at++] - ZERO;
    if (at === this.at) this.ok = false;
    this.at = at;
    return value;
  }
}
