// A goroutine dump, piece by piece: what each line is, as places in the bytes. No string and no object is made of a line.
import type { Bytes } from '../../units.ts';
import { decimalAt, matchesAt, TextLines } from './textLines.ts';

/** What `DumpLines.next` came upon. */
export const PIECE = {
  end: 0,
  /** goroutine 17 gp=0x… m=5 mp=0x… [select, 5 minutes, locked to thread] {user: 7}: */
  head: 1,
  /** A function and its file. */
  frame: 2,
  /** created by main.work in goroutine 1 */
  creator: 3,
  /** …50 frames elided… */
  elided: 4,
  /** non-Go function at pc=… */
  foreign: 5,
  /** goroutine running on other thread; stack unavailable */
  unavailable: 6,
  /** [originating from goroutine 5]: whose stack follows, and whose creator */
  ancestor: 7,
  /** Stands in a stack or between two, and is neither. */
  skipped: 8,
} as const;

/** Why a function is skipped that nothing says the file of. */
export const NO_PLACE = 'a function without a place';

const TAB = 0x09;
const SPACE = 0x20;
const COLON = 0x3a;
const OPEN = 0x28;
const CLOSE = 0x29;
const HEAD = 'goroutine ';
const CREATED = 'created by ';
const IN_GOROUTINE = ' in goroutine ';
const FOREIGN = 'non-Go function';
const ORIGIN = '[originating from goroutine ';

export class DumpLines {
  readonly lines: TextLines;
  /** Where the piece begins. */
  lineNumber = 0;
  lineStart: Bytes = 0;
  lineEnd: Bytes = 0;
  // Frames and creators: function, arguments, file.
  nameStart: Bytes = 0;
  nameEnd: Bytes = 0;
  argsStart: Bytes = 0;
  argsEnd: Bytes = 0;
  fileStart: Bytes = 0;
  fileEnd: Bytes = 0;
  line = 0;
  /** What stands behind the line: +0x… fp=… sp=… pc=… */
  restStart: Bytes = 0;
  restEnd: Bytes = 0;
  // Heads, creators and ancestors: the goroutine they name.
  idStart: Bytes = 0;
  idEnd: Bytes = 0;
  /** Heads: what stands between the number and the bracket, in the bracket, and behind it. */
  stateStart: Bytes = 0;
  stateEnd: Bytes = 0;
  labelsStart: Bytes = 0;
  labelsEnd: Bytes = 0;
  /** Why a line was skipped. */
  why = '';
  /** A stack is being read; until a line is empty. */
  isInStack = false;

  constructor(bytes: Uint8Array) {
    this.lines = new TextLines(bytes);
  }

  /** One of PIECE. */
  next(): number {
    for (;;) {
      if (!this.lines.next()) return PIECE.end;
      const { lines } = this;
      this.lineNumber = lines.number;
      this.lineStart = lines.start;
      this.lineEnd = lines.end;
      if (lines.isBlank) {
        this.isInStack = false;
        continue;
      }
      if (lines.startsWith(HEAD) && this.#readHead()) {
        this.isInStack = true;
        return PIECE.head;
      }
      if (!this.isInStack) return this.#skip('not in a stack');
      if (lines.bytes[lines.start] === TAB) {
        return lines.startsWith('goroutine running on other thread', lines.start + 1) ? PIECE.unavailable : this.#skip('a place without a function');
      }
      if (lines.startsWith(CREATED)) return this.#readCreator();
      if (lines.startsWith('...')) return this.#isElided() ? PIECE.elided : this.#skip('not a frame');
      if (lines.startsWith(FOREIGN)) return this.#readForeign();
      if (lines.startsWith(ORIGIN)) return this.#readAncestor();
      return this.#readFrame();
    }
  }

  #skip(why: string): number {
    this.why = why;
    return PIECE.skipped;
  }

  #readHead(): boolean {
    const { lines } = this;
    const { bytes, start } = lines;
    const end = trimmedEnd(bytes, start, lines.end);
    if (bytes[end - 1] !== COLON) return false;
    this.idStart = start + HEAD.length;
    this.idEnd = endOfDigits(bytes, this.idStart, end);
    const open = lines.indexOf(0x5b, this.idEnd);
    if (this.idEnd === this.idStart || bytes[this.idEnd] !== SPACE || open < 0) return false;
    const close = lines.indexOf(0x5d, open);
    if (close < 0) return false;
    this.stateStart = open + 1;
    this.stateEnd = close;
    this.labelsStart = close + 1;
    this.labelsEnd = end - 1;
    return true;
  }

  /** `func(args)`, and on the line after it, behind a tab, `file:line` and more. */
  #readFrame(): number {
    const { lines } = this;
    const { bytes, start } = lines;
    const end = trimmedEnd(bytes, start, lines.end);
    const open = bytes[end - 1] === CLOSE ? lines.lastIndexOf(OPEN, end) : -1;
    if (open <= start) return this.#skip('not a frame');
    this.nameStart = start;
    this.nameEnd = open;
    this.argsStart = open + 1;
    this.argsEnd = end - 1;
    return this.#readPlace() ? PIECE.frame : this.#skip(NO_PLACE);
  }

  #readCreator(): number {
    const { lines } = this;
    const { bytes } = lines;
    const end = trimmedEnd(bytes, lines.start, lines.end);
    this.nameStart = lines.start + CREATED.length;
    this.nameEnd = end;
    this.idStart = end;
    this.idEnd = end;
    // From the end, since the name comes first and may hold anything.
    const digits = startOfDigits(bytes, this.nameStart, end);
    const before = digits - IN_GOROUTINE.length;
    if (digits < end && before > this.nameStart && matchesAt(bytes, before, IN_GOROUTINE)) {
      this.nameEnd = before;
      this.idStart = digits;
    }
    this.#readPlace();
    return PIECE.creator;
  }

  #readForeign(): number {
    this.nameStart = this.lines.start;
    this.nameEnd = this.lines.start + FOREIGN.length;
    this.#readPlace();
    return PIECE.foreign;
  }

  #readAncestor(): number {
    this.idStart = this.lines.start + ORIGIN.length;
    this.idEnd = endOfDigits(this.lines.bytes, this.idStart, this.lines.end);
    return PIECE.ancestor;
  }

  #isElided(): boolean {
    const text = this.lines.text(60);
    return /^\.\.\.(?:additional|\d+) frames elided\.\.\.$/.test(text);
  }

  /** The line after this one, if a tab begins it; else there is no place, and false. */
  #readPlace(): boolean {
    const { lines } = this;
    const { bytes } = lines;
    this.fileStart = lines.end;
    this.fileEnd = lines.end;
    this.restStart = lines.end;
    this.restEnd = lines.end;
    this.line = 0;
    if (lines.followedBy !== TAB) return false;
    lines.next();
    const end = trimmedEnd(bytes, lines.start, lines.end);
    this.fileStart = lines.start + 1;
    this.restEnd = end;
    const colon = lines.lastIndexOf(COLON, end);
    const digitsEnd = colon < 0 ? 0 : endOfDigits(bytes, colon + 1, end);
    const line = colon < 0 ? Number.NaN : decimalAt(bytes, colon + 1, digitsEnd);
    if (line <= 0xffff_ffff && (digitsEnd === end || bytes[digitsEnd] === SPACE)) {
      this.fileEnd = colon;
      this.line = line;
      this.restStart = digitsEnd;
      return true;
    }
    // A foreign function may have an address only.
    this.fileEnd = this.fileStart;
    this.restStart = this.fileStart;
    return false;
  }
}

function trimmedEnd(bytes: Uint8Array, start: Bytes, end: Bytes): Bytes {
  let place = end;
  while (place > start && (bytes[place - 1] === SPACE || bytes[place - 1] === TAB)) place--;
  return place;
}

function endOfDigits(bytes: Uint8Array, at: Bytes, end: Bytes): Bytes {
  let place = at;
  while (place < end && bytes[place] >= 0x30 && bytes[place] <= 0x39) place++;
  return place;
}

function startOfDigits(bytes: Uint8Array, start: Bytes, end: Bytes): Bytes {
  let place = end;
  while (place > start && bytes[place - 1] >= 0x30 && bytes[place - 1] <= 0x39) place--;
  return place;
}
