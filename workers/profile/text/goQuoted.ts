// Strings as Go's %q and strconv.Quote write them.
import type { Bytes } from '../../units.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Where the closing quote of the string that begins at `at` stands; −1: it has none before `end`. */
export function closingQuote(bytes: Uint8Array, at: Bytes, end: Bytes): number {
  for (let i = at + 1; i < end; i++) {
    if (bytes[i] === BACKSLASH) i++;
    else if (bytes[i] === QUOTE) return i;
  }
  return -1;
}

export function hasEscapes(bytes: Uint8Array, start: Bytes, end: Bytes): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === BACKSLASH) return true;
  return false;
}

const NAMED: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** What stands between the quotes, escapes undone. Bytes that are no UTF-8 become replacement characters. */
export function unescaped(quoted: string): string {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const [part] of quoted.matchAll(/\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|[^])|[^\\]+|\\/g)) {
    if (part.startsWith('\\x')) bytes.push(Number.parseInt(part.slice(2), 16));
    else if (part.length > 2 && (part.startsWith('\\u') || part.startsWith('\\U'))) {
      const point = Number.parseInt(part.slice(2), 16);
      bytes.push(...encoder.encode(point <= 0x10_ffff ? String.fromCodePoint(point) : '\ufffd'));
    } else if (/^\\[0-7]{3}$/.test(part)) bytes.push(Number.parseInt(part.slice(1), 8) & 0xff);
    else if (part.startsWith('\\') && part.length === 2) bytes.push(...(NAMED[part[1]] === undefined ? encoder.encode(part[1]) : [NAMED[part[1]]]));
    else for (const byte of encoder.encode(part)) bytes.push(byte);
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}
