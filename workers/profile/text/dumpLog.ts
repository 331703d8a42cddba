// A goroutine dump for the report: what its lines say, as records, and the lines that say nothing. Read again from the bytes when the
// report is made, since nothing else needs arguments, offsets and frame pointers.
import type { Bytes } from '../../units.ts';
import { DumpLines, PIECE } from './dumpLines.ts';
import { GoroutineState } from './goroutineState.ts';
import { readLabels } from './printedLabels.ts';
import { TextStrings } from './textStrings.ts';

export interface DumpFrame {
  readonly func: string;
  /** As printed; absent: "...", the function was inlined. */
  readonly args?: string;
  readonly inlined?: true;
  readonly file?: string;
  readonly line?: number;
  /** Hexadecimal, as printed. */
  readonly off?: string;
  readonly fp?: string;
  readonly sp?: string;
  readonly pc?: string;
}

export interface DumpCreator {
  readonly func: string;
  readonly goroutine?: string;
  readonly file?: string;
  readonly line?: number;
  readonly off?: string;
}

export interface DumpRecord {
  /** Line of the head. */
  readonly at_line: number;
  readonly id: string;
  readonly gp?: string;
  readonly m?: string;
  readonly mp?: string;
  readonly state: string;
  readonly minutes?: number;
  readonly locked_to_thread?: true;
  readonly attrs?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly stack: readonly DumpFrame[];
  readonly creator?: DumpCreator;
  readonly ancestors?: readonly { readonly id: string; readonly stack: readonly DumpFrame[]; readonly creator?: DumpCreator }[];
}

export interface LogReport {
  readonly records: readonly DumpRecord[];
  /** Goroutines beyond those in `records`; 0 as a rule. */
  readonly records_left_out: number;
  /** Frames and creators beyond those in `records`; 0 as a rule. */
  readonly frames_left_out: number;
  readonly skipped: readonly { readonly line: number; readonly text: string; readonly why: string }[];
  readonly skipped_left_out: number;
}

/** Each record takes about a KB as JSON; a string has room for half a million. */
const MOST_RECORDS = 100_000;
/** Frames and creators of all records together. */
const MOST_PIECES = 2_000_000;
const MOST_SKIPPED = 1000;
const LONGEST_TEXT = 200;

export class DumpLog {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  report(): LogReport {
    return new RecordReader(this.#bytes).read();
  }
}

type Growing<T> = { -readonly [K in keyof T]: T[K] };
interface OpenStack {
  readonly stack: DumpFrame[];
  creator?: DumpCreator;
}

class RecordReader {
  readonly #bytes: Uint8Array;
  readonly #lines: DumpLines;
  readonly #strings: TextStrings;
  readonly #state = new GoroutineState();
  readonly #decoder = new TextDecoder();
  readonly #records: DumpRecord[] = [];
  readonly #skipped: { line: number; text: string; why: string }[] = [];
  #leftOut = 0;
  #pieces = 0;
  #piecesLeftOut = 0;
  #skippedLeftOut = 0;
  #open: OpenStack | undefined;
  /** Of the goroutine that is open. */
  #ancestors: (OpenStack & { readonly id: string })[] | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#lines = new DumpLines(bytes);
    this.#strings = new TextStrings(bytes);
  }

  read(): LogReport {
    for (let piece = this.#lines.next(); piece !== PIECE.end; piece = this.#lines.next()) this.#add(piece);
    return { records: this.#records, records_left_out: this.#leftOut, frames_left_out: this.#piecesLeftOut, skipped: this.#skipped, skipped_left_out: this.#skippedLeftOut };
  }

  #add(piece: number): void {
    const lines = this.#lines;
    if (piece === PIECE.skipped) {
      if (this.#skipped.length === MOST_SKIPPED) this.#skippedLeftOut++;
      else this.#skipped.push({ line: lines.lineNumber, text: this.#text(lines.lineStart, Math.min(lines.lineEnd, lines.lineStart + LONGEST_TEXT)), why: lines.why });
      return;
    }
    if (piece === PIECE.head) {
      this.#open = undefined;
      this.#ancestors = undefined;
      if (this.#records.length < MOST_RECORDS && this.#pieces < MOST_PIECES) this.#readHead();
      else this.#leftOut++;
      return;
    }
    if (this.#open === undefined) return;
    if (++this.#pieces > MOST_PIECES) {
      this.#piecesLeftOut++;
      return;
    }
    switch (piece) {
      case PIECE.frame:
        this.#open.stack.push(this.#frame());
        return;
      case PIECE.foreign:
        this.#open.stack.push({ func: this.#text(lines.nameStart, lines.nameEnd), ...this.#place() });
        return;
      case PIECE.creator:
        this.#open.creator = this.#creator();
        return;
      case PIECE.ancestor: {
        const ancestor = { id: this.#text(lines.idStart, lines.idEnd), stack: [] };
        if (this.#ancestors === undefined) {
          this.#ancestors = [];
          (this.#records[this.#records.length - 1] as Growing<DumpRecord>).ancestors = this.#ancestors;
        }
        this.#ancestors.push(ancestor);
        this.#open = ancestor;
        return;
      }
      default:
        this.#open.stack.push({ func: this.#text(lines.lineStart, lines.lineEnd).trim() });
    }
  }

  #readHead(): void {
    const lines = this.#lines;
    const state = this.#state;
    state.read(this.#bytes, lines.stateStart, lines.stateEnd);
    const between = this.#text(lines.idEnd, lines.stateStart - 1);
    const labels = this.#labels();
    const record = {
      at_line: lines.lineNumber,
      id: this.#text(lines.idStart, lines.idEnd),
      ...wordsOf(between, HEAD_WORDS),
      state: this.#text(state.start, state.end),
      ...(state.minutes > 0 ? { minutes: state.minutes } : {}),
      ...(state.isLocked ? { locked_to_thread: true as const } : {}),
      ...(state.moreEnd > state.moreStart ? { attrs: [this.#text(state.moreStart, state.moreEnd)] } : {}),
      ...(labels === undefined ? {} : { labels }),
      stack: [],
    };
    this.#records.push(record);
    this.#open = record;
  }

  #labels(): Readonly<Record<string, string>> | undefined {
    const { labelsStart, labelsEnd } = this.#lines;
    const brace = this.#text(labelsStart, labelsEnd).indexOf('{');
    if (brace < 0) return undefined;
    const labels: [string, string][] = [];
    readLabels(this.#bytes, labelsStart + brace, labelsEnd, this.#strings, (key, text) => labels.push([this.#strings.get(key), this.#strings.get(text)]));
    return Object.fromEntries(labels);
  }

  #frame(): DumpFrame {
    const { nameStart, nameEnd, argsStart, argsEnd } = this.#lines;
    const args = this.#text(argsStart, argsEnd);
    return { func: this.#text(nameStart, nameEnd), ...(args === '...' ? { inlined: true } : { args }), ...this.#place() };
  }

  #creator(): DumpCreator {
    const { nameStart, nameEnd, idStart, idEnd } = this.#lines;
    return { func: this.#text(nameStart, nameEnd), ...(idEnd > idStart ? { goroutine: this.#text(idStart, idEnd) } : {}), ...this.#place() };
  }

  #place(): Omit<DumpFrame, 'func' | 'args'> {
    const { fileStart, fileEnd, line, restStart, restEnd } = this.#lines;
    const rest = this.#text(restStart, restEnd);
    const offset = /^ \+(0x[0-9a-f]+)/.exec(rest);
    return {
      ...(fileEnd > fileStart ? { file: this.#text(fileStart, fileEnd), line } : {}),
      ...(offset === null ? {} : { off: offset[1] }),
      ...wordsOf(rest, FRAME_WORDS),
    };
  }

  #text(start: Bytes, end: Bytes): string {
    return this.#decoder.decode(this.#bytes.subarray(start, end));
  }
}

const HEAD_WORDS = new Set(['gp', 'm', 'mp']);
const FRAME_WORDS = new Set(['fp', 'sp', 'pc']);

/** "name=value" words. */
function wordsOf(text: string, names: ReadonlySet<string>): Readonly<Record<string, string>> {
  const found: [string, string][] = [];
  for (const [, name, value] of text.matchAll(/(\w+)=(\w+)/g)) if (names.has(name)) found.push([name, value]);
  return Object.fromEntries(found);
}
