// Profiles that are no protobuf, told by their content: Go's text forms, older ones of C++, goroutine dumps, folded stacks. In the order in
// which `go tool pprof` tries them; what it does not read comes last.
import type { Bytes } from '../units.ts';

export type TextForm = 'legacy CPU' | 'heap' | 'count' | 'contention' | 'goroutine dump' | 'folded';

const LF = 0x0a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
/** Of a first line; the forms' own are shorter, but for comments before them. */
const LONGEST_TITLE = 1024;

/** By the first line that is neither blank nor a comment. @param head the first few KiB. */
export function titledForm(head: Uint8Array): TextForm | undefined {
  const text = new TextDecoder('latin1').decode(head.subarray(0, LONGEST_TITLE * 4)).replace(/^\u00ef\u00bb\u00bf/, '');
  const [title = ''] = /^(?!\s*(?:#|$)).+/m.exec(text) ?? [];
  const line = title.trimEnd().slice(0, LONGEST_TITLE);
  if (/heap profile: *\d+: *\d+ *\[ *\d+: *\d+ *\] *@ *(?:heap|growth|fragmentation)/.test(line)) return 'heap';
  if (/^\S+ profile: total \d+$/.test(line)) return 'count';
  return /^--- (?:contentionz |mutex:|contention:)/.test(line) ? 'contention' : undefined;
}

export interface CpuWords {
  readonly bytesEach: 4 | 8;
  readonly littleEndian: boolean;
}

const CPU_HEADER_WORDS = 5;
const CPU_WORDS: readonly CpuWords[] = [
  { bytesEach: 4, littleEndian: true },
  { bytesEach: 4, littleEndian: false },
  { bytesEach: 8, littleEndian: true },
  { bytesEach: 8, littleEndian: false },
];

/** How the machine words of an old CPU profile are written: 0, 3, 0 (1: Java), period, 0. undefined: these bytes are none. */
export function legacyCpuWords(bytes: Uint8Array): CpuWords | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return CPU_WORDS.find(({ bytesEach, littleEndian }) => {
    if (bytes.length < CPU_HEADER_WORDS * bytesEach) return false;
    const word = (i: number): number => (bytesEach === 4 ? view.getUint32(4 * i, littleEndian) : Number(view.getBigUint64(8 * i, littleEndian)));
    return word(0) === 0 && word(1) === 3 && word(2) <= 1 && word(3) > 0 && word(4) === 0;
  });
}

/** There is the head of a goroutine: a line like `goroutine 17 [select, 5 minutes]:`. */
export function holdsGoroutine(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(LF, at);
    const end = found < 0 ? bytes.length : found;
    if (bytes[at] === 0x67 && isGoroutineHead(bytes, at, end)) return true;
    at = end + 1;
  }
  return false;
}

const GOROUTINE = 'goroutine ';

function isGoroutineHead(bytes: Uint8Array, start: Bytes, end: Bytes): boolean {
  for (let i = 0; i < GOROUTINE.length; i++) if (bytes[start + i] !== GOROUTINE.charCodeAt(i)) return false;
  const digit = bytes[start + GOROUTINE.length];
  if (!(digit >= 0x30 && digit <= 0x39)) return false;
  let last = end - 1;
  while (last > start && bytes[last] <= 0x20) last--;
  if (bytes[last] !== 0x3a) return false;
  let bracket = start + GOROUTINE.length;
  while (bracket < last && bytes[bracket] !== OPEN_BRACKET) bracket++;
  while (bracket < last && bytes[bracket] !== CLOSE_BRACKET) bracket++;
  return bracket < last;
}

/** The same of a text that passes in pieces. */
export class PassingGoroutines {
  #rest: Uint8Array = new Uint8Array(0);

  /** There is one in the lines that end in this piece. */
  push(piece: Uint8Array): boolean {
    const firstBreak = piece.indexOf(LF);
    if (firstBreak < 0) {
      // Heads are short; the end of a long line is none.
      if (this.#rest.length < LONGEST_TITLE) this.#rest = joined(this.#rest, piece.subarray(0, LONGEST_TITLE));
      return false;
    }
    const first = joined(this.#rest, piece.subarray(0, Math.min(firstBreak, LONGEST_TITLE)));
    const lastBreak = piece.lastIndexOf(LF);
    this.#rest = piece.slice(lastBreak + 1, lastBreak + 1 + LONGEST_TITLE);
    return holdsGoroutine(first) || holdsGoroutine(piece.subarray(firstBreak + 1, lastBreak));
  }

  /** There is one in what is left. */
  end(): boolean {
    return holdsGoroutine(this.#rest);
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Most lines are stacks that end in a number. @param whole nothing comes after these bytes. */
export function isFolded(head: Uint8Array, whole: boolean): boolean {
  const lines = new TextDecoder('latin1').decode(head).split(/\r?\n/);
  // The last one may go on, or be empty.
  if (!whole) lines.pop();
  const told = lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const stacks = told.filter((line) => /\S\s+-?\d+(?:\.\d+)?\s*$/.test(line));
  return stacks.length > 0 && stacks.length >= 0.8 * told.length && stacks.some((line) => line.includes(';'));
}
