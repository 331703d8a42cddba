// Walks a text line by line without making strings of it.
import type { Bytes } from '../../units.ts';

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;

export class TextLines {
  readonly bytes: Uint8Array;
  /** The current line is [start, end), without its line break. */
  start: Bytes = 0;
  end: Bytes = 0;
  /** From 1. */
  number = 0;
  #nextAt: Bytes;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    // A byte order mark is no part of the first line.
    this.#nextAt = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  }

  /** To the next line; false: there is none. */
  next(): boolean {
    const { bytes } = this;
    if (this.#nextAt >= bytes.length) {
      this.start = bytes.length;
      this.end = bytes.length;
      return false;
    }
    const found = bytes.indexOf(LF, this.#nextAt);
    const stop = found < 0 ? bytes.length : found;
    this.start = this.#nextAt;
    this.end = stop > this.start && bytes[stop - 1] === CR ? stop - 1 : stop;
    this.#nextAt = stop + 1;
    this.number++;
    return true;
  }

  /** First byte of the line after this one; NaN: there is none. */
  get followedBy(): number {
    return this.#nextAt < this.bytes.length ? this.bytes[this.#nextAt] : Number.NaN;
  }

  /** The line is the last one and has no line break: more may have stood there. */
  get isOpen(): boolean {
    return this.#nextAt > this.bytes.length;
  }

  get isBlank(): boolean {
    for (let i = this.start; i < this.end; i++) if (this.bytes[i] !== SPACE && this.bytes[i] !== TAB) return false;
    return true;
  }

  /** Nothing but white space before a `#`, or at all. */
  get isBlankOrComment(): boolean {
    for (let i = this.start; i < this.end; i++) {
      const byte = this.bytes[i];
      if (byte !== SPACE && byte !== TAB) return byte === 0x23;
    }
    return true;
  }

  /** Where a byte stands on the line first; −1: nowhere. */
  indexOf(byte: number, at: Bytes = this.start): number {
    for (let i = at; i < this.end; i++) if (this.bytes[i] === byte) return i;
    return -1;
  }

  lastIndexOf(byte: number, before: Bytes = this.end): number {
    for (let i = before - 1; i >= this.start; i--) if (this.bytes[i] === byte) return i;
    return -1;
  }

  startsWith(text: string, at: Bytes = this.start): boolean {
    return at + text.length <= this.end && matchesAt(this.bytes, at, text);
  }

  /** For lines that are rare. Bytes that are no UTF-8 become replacement characters. */
  text(most = 4096): string {
    return new TextDecoder().decode(this.bytes.subarray(this.start, Math.min(this.end, this.start + most)));
  }
}

/** @param text ASCII. */
export function matchesAt(bytes: Uint8Array, at: Bytes, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Decimal digits in [start, end) as a number; NaN: there are none, or something else is among them. Rounded beyond 2⁵³. */
export function decimalAt(bytes: Uint8Array, start: Bytes, end: Bytes): number {
  let value = start < end ? 0 : Number.NaN;
  for (let i = start; i < end; i++) {
    const digit = bytes[i] - 0x30;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
