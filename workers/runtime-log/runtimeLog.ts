// A program's standard error → the runtime's records in it. Everything else is counted, and what only begins like a record is told
// with the reason why it is none.
import type { Bytes } from '../units.ts';
import { gcLineAt, parseGcLine, parseScavengerLine } from './gctrace.ts';
import { parseInitLine } from './inittrace.ts';
import { type Line, LineSplitter } from './lines.ts';
import type { LogRecord, Place, SkippedLine } from './records.ts';
import { type OpenSched, parseSchedLine } from './schedtrace.ts';
import { wallMsIn } from './wallClock.ts';

export interface RuntimeLog {
  readonly records: readonly LogRecord[];
  /** The first MOST_SKIPPED of `skippedLines`. */
  readonly skipped: readonly SkippedLine[];
  readonly skippedLines: number;
  /** Lines that are the program's own. */
  readonly otherLines: number;
  readonly lines: number;
  readonly bytes: Bytes;
}

const MOST_SKIPPED = 200;
const MOST_TEXT = 200;
/** More than anybody reads; a log that goes on is cut there, and says so. */
export const MOST_RECORDS = 2_000_000;

export class RuntimeLogReader {
  readonly #records: LogRecord[] = [];
  readonly #skipped: SkippedLine[] = [];
  readonly #splitter = new LineSplitter((line) => this.#take(line));
  #skippedLines = 0;
  #otherLines = 0;
  #lines = 0;
  #bytes: Bytes = 0;
  #open: OpenSched | undefined;

  /** The bytes may be used again afterwards. */
  push(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    this.#splitter.push(bytes);
  }

  end(): RuntimeLog {
    this.#splitter.end();
    this.#close();
    return { records: this.#records, skipped: this.#skipped, skippedLines: this.#skippedLines, otherLines: this.#otherLines, lines: this.#lines, bytes: this.#bytes };
  }

  #take(line: Line): void {
    this.#lines++;
    const { text } = line;
    const found = begins(text);
    if (found === undefined) {
      if (this.#open?.take(text) === true) return;
      if (text.trim() !== '') this.#otherLines++;
      return;
    }
    this.#close();
    const { kind, at } = found;
    const place: Place = { line: line.line, offset: line.offset, wallMs: wallMsIn(text.slice(0, at)) };
    const rest = text.slice(at);
    switch (kind) {
      case 'gc':
        this.#keep(parseGcLine(rest, place), line, 'It begins as a line of gctrace=1 does, and does not go on as one.');
        return;
      case 'scav':
        this.#keep(parseScavengerLine(rest, place), line, 'It begins as a line of scavtrace=1 does, and does not go on as one.');
        return;
      case 'init':
        this.#keep(parseInitLine(rest, place), line, 'It begins as a line of inittrace=1 does, and does not go on as one.');
        return;
      case 'pacer':
        this.#keep({ record: 'pacer', ...place, text: rest.slice('pacer: '.length) }, line, '');
        return;
      case 'gc by time':
        this.#keep({ record: 'gc by time', ...place }, line, '');
        return;
      case 'sched':
        this.#open = parseSchedLine(rest, place);
        if (this.#open === undefined) this.#skip(line, 'It begins as a line of schedtrace does, and lacks what such a line has.');
    }
  }

  #close(): void {
    if (this.#open !== undefined) this.#add(this.#open.done());
    this.#open = undefined;
  }

  #keep(record: LogRecord | undefined, line: Line, why: string): void {
    if (record === undefined) this.#skip(line, why);
    else this.#add(record);
  }

  #add(record: LogRecord): void {
    if (this.#records.length < MOST_RECORDS) this.#records.push(record);
  }

  #skip({ text, line, offset }: Line, why: string): void {
    this.#skippedLines++;
    if (this.#skipped.length < MOST_SKIPPED) this.#skipped.push({ line, offset, text: text.slice(0, MOST_TEXT), why });
  }
}

interface Beginning {
  readonly kind: LogRecord['record'];
  readonly at: number;
}

/** What a line may be a record of, and where in the line that begins; undefined: the program's own text. */
function begins(text: string): Beginning | undefined {
  const gc = gcLineAt(text);
  if (gc >= 0) return { kind: 'gc', at: gc };
  const at = text.search(/\b(?:SCHED \d+ms: |scav \d+ KiB |init \S+ @\d|pacer: |GC forced$)/);
  if (at < 0) return undefined;
  const rest = text.slice(at);
  if (rest.startsWith('SCHED')) return { kind: 'sched', at };
  if (rest.startsWith('scav')) return { kind: 'scav', at };
  if (rest.startsWith('init')) return { kind: 'init', at };
  if (rest.startsWith('pacer')) return { kind: 'pacer', at };
  return { kind: 'gc by time', at };
}
