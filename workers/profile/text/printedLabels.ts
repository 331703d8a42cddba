// Labels of goroutines as Go prints them: `{"path":"/index", "user":"7"}` in profiles, `{path: "/index", user: 7}` in dumps.
import type { Bytes } from '../../units.ts';
import { closingQuote, hasEscapes, unescaped } from './goQuoted.ts';
import type { TextStrings } from './textStrings.ts';

const QUOTE = 0x22;
const BRACE = 0x7d;

/**
 * Reads from the opening brace at `at` to the closing one and calls `add` with string positions of each key and value.
 * Returns the place behind the closing brace; −1: it is not written like that.
 */
export function readLabels(bytes: Uint8Array, at: Bytes, end: Bytes, strings: TextStrings, add: (key: number, text: number) => void): number {
  let place = at + 1;
  while (place < end) {
    if (bytes[place] === BRACE) return place + 1;
    if (isOneOf(bytes[place], ', ')) {
      place++;
      continue;
    }
    const keyEnd = endOfWord(bytes, place, end, ':}');
    if (keyEnd < 0) return -1;
    const key = intern(bytes, place, keyEnd, strings);
    place = keyEnd;
    if (bytes[place] !== 0x3a) return -1;
    while (place < end && isOneOf(bytes[place], ': ')) place++;
    const valueEnd = endOfWord(bytes, place, end, ',}');
    if (valueEnd < 0) return -1;
    add(key, intern(bytes, place, valueEnd, strings));
    place = valueEnd;
  }
  return -1;
}

/** A quoted string, or all up to one of `stops`. */
function endOfWord(bytes: Uint8Array, at: Bytes, end: Bytes, stops: string): number {
  if (bytes[at] === QUOTE) {
    const close = closingQuote(bytes, at, end);
    return close < 0 ? -1 : close + 1;
  }
  for (let i = at; i < end; i++) if (isOneOf(bytes[i], stops)) return i;
  return -1;
}

function intern(bytes: Uint8Array, start: Bytes, end: Bytes, strings: TextStrings): number {
  if (bytes[start] !== QUOTE) return strings.intern(start, end);
  if (!hasEscapes(bytes, start, end)) return strings.intern(start + 1, end - 1);
  return strings.internText(unescaped(new TextDecoder().decode(bytes.subarray(start + 1, end - 1))));
}

function isOneOf(byte: number, characters: string): boolean {
  for (let i = 0; i < characters.length; i++) if (byte === characters.charCodeAt(i)) return true;
  return false;
}
