// Where in a line a record of the runtime may begin. Every byte of a log passes here: a table of the bytes that may be a first one, and
// few comparisons behind it; 200 MB take some 0.3 s.
import { beginsGcLine } from './gctrace.ts';
import { isAt, isDigit, isWord, literal } from './byteText.ts';

/** What a line may be. */
export const BEGINS = { nothing: 0, gc: 1, gcByTime: 2, scavenger: 3, pacer: 4, scan: 5, finalizers: 6, init: 7, sched: 8, json: 9 } as const;

const MAY_BEGIN = 1;
const LINE_END = 2;
const COLOUR = 3;
/** What a byte may mean, so that one look-up is enough for nearly all of them. */
const MEANING = Uint8Array.from({ length: 256 }, (_, byte) => (byte === 0x0a ? LINE_END : byte === 0x1b ? COLOUR : 'gGspcSi{'.includes(String.fromCharCode(byte)) ? MAY_BEGIN : 0));
const G = 0x67;
const C = 0x63;
const BRACE = 0x7b;
const QUOTE = 0x22;
const ESCAPE = 0x1b;
const LF = 0x0a;

const BY_TIME = literal('GC forced');
const SCAVENGER = literal('scav ');
const PACER = literal('pacer: ');
const SCAN_TOTAL = literal('scan: total ');
const SCAN_CLASS = literal('scan: class ');
const FINALIZERS = literal('checkfinalizers: queue: ');
const INIT = literal('init ');
const SCHED = literal('SCHED ');
const MS = literal('ms: ');
const KIB = literal(' KiB ');
const AT = literal(' @');

export class RecordBegins {
  /** One of BEGINS. */
  kind: number = BEGINS.nothing;
  at = 0;
  /** A word stands right before it: a record only if it reads as one to its end. */
  isGlued = false;
  /** There are colours in it; the bytes have to be freed of them first. */
  hasEscapes = false;

  /** Of the line: where it ends. */
  end = 0;

  /** Looks at a line from a place on, up to its end or to `most`; the result stands in the fields. */
  find(bytes: Uint8Array, from: number, most: number): void {
    this.kind = BEGINS.nothing;
    this.hasEscapes = false;
    let json = -1;
    let at = from;
    for (; at < most; at++) {
      const byte = bytes[at];
      const meaning = MEANING[byte];
      if (meaning === 0) continue;
      if (meaning === LINE_END) break;
      if (meaning === COLOUR) this.hasEscapes = true;
      else if (byte === G) {
        if (bytes[at + 1] !== C || !beginsGcLine(bytes, at, most)) continue;
        this.#found(BEGINS.gc, bytes, from, at, most);
        return;
      } else if (byte === BRACE) {
        // A gc line may stand within JSON.
        if (json < 0 && bytes[at + 1] === QUOTE && at + 1 < most) json = at;
      } else if (at === from || !isWord(bytes[at - 1])) {
        const kind = kindOf(bytes, at, most);
        if (kind === BEGINS.nothing) continue;
        this.#found(kind, bytes, from, at, most);
        return;
      }
    }
    this.end = at;
    if (json < 0) return;
    this.kind = BEGINS.json;
    this.at = json;
    this.isGlued = false;
  }

  #found(kind: number, bytes: Uint8Array, from: number, at: number, most: number): void {
    this.kind = kind;
    this.at = at;
    this.isGlued = at > from && isWord(bytes[at - 1]);
    const found = bytes.indexOf(LF, at);
    this.end = found < 0 || found > most ? most : found;
  }
}

/** Of a byte that may begin one, but for `g` and `{`. */
function kindOf(bytes: Uint8Array, at: number, end: number): number {
  switch (bytes[at]) {
    case 0x47:
      return isAt(bytes, at, end, BY_TIME) && !(at + BY_TIME.length < end && isWord(bytes[at + BY_TIME.length])) && isBlankBehind(bytes, at + BY_TIME.length, end) ? BEGINS.gcByTime : BEGINS.nothing;
    case 0x53:
      return isNumbered(bytes, at, end, SCHED, MS) ? BEGINS.sched : BEGINS.nothing;
    case 0x73:
      if (isNumbered(bytes, at, end, SCAVENGER, KIB)) return BEGINS.scavenger;
      return isAt(bytes, at, end, SCAN_TOTAL) || isAt(bytes, at, end, SCAN_CLASS) ? BEGINS.scan : BEGINS.nothing;
    case 0x70:
      return isAt(bytes, at, end, PACER) ? BEGINS.pacer : BEGINS.nothing;
    case 0x63:
      return isAt(bytes, at, end, FINALIZERS) ? BEGINS.finalizers : BEGINS.nothing;
    default:
      return isInit(bytes, at, end) ? BEGINS.init : BEGINS.nothing;
  }
}

/** A word, a number, and another word. */
function isNumbered(bytes: Uint8Array, at: number, end: number, before: Uint8Array, behind: Uint8Array): boolean {
  if (!isAt(bytes, at, end, before)) return false;
  let digit = at + before.length;
  while (digit < end && isDigit(bytes[digit])) digit++;
  return digit > at + before.length && isAt(bytes, digit, end, behind);
}

/** "init PATH @1": a path without blanks. */
function isInit(bytes: Uint8Array, at: number, end: number): boolean {
  if (!isAt(bytes, at, end, INIT)) return false;
  let blank = at + INIT.length;
  while (blank < end && bytes[blank] > 0x20) blank++;
  return blank > at + INIT.length && isAt(bytes, blank, end, AT) && isDigit(bytes[blank + AT.length]);
}

/** Nothing but blanks, or the end of a quoted text. */
function isBlankBehind(bytes: Uint8Array, from: number, end: number): boolean {
  return from >= end || bytes[from] <= 0x20 || bytes[from] === QUOTE || bytes[from] === 0x5c;
}

/** Without colours and other escape sequences of a terminal. */
export function withoutEscapes(bytes: Uint8Array, from: number, end: number): Uint8Array {
  const out = new Uint8Array(end - from);
  let length = 0;
  for (let at = from; at < end; at++) {
    if (bytes[at] !== ESCAPE) out[length++] = bytes[at];
    else if (bytes[at + 1] === 0x5b) {
      // ESC [ … up to a letter.
      at += 2;
      while (at < end && (bytes[at] < 0x40 || bytes[at] > 0x7e)) at++;
    }
  }
  return out.subarray(0, length);
}
