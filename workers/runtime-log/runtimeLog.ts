// Bytes of a log, piece by piece → the runtime's records in it, as they stand; ./axis.ts brings them onto one axis. Everything else is
// counted, and what only begins like a record is told with the reason why it is none. No text of the file is kept.
import type { Bytes } from '../units.ts';
import { readFinalizersLine, readPacerLine, readScanLine, readScavengerLine } from './gcNeighbours.ts';
import { GcTable } from './gctrace.ts';
import { InitTable } from './inittrace.ts';
import { JsonValues } from './jsonValues.ts';
import type { MemSnapshot } from './memStats.ts';
import { MemStatsTable } from './memStatsTable.ts';
import { PrometheusReader } from './prometheus.ts';
import { looksOurs, readJson } from './readJson.ts';
import type { SkippedLine } from './records.ts';
import { BEGINS, RecordBegins, withoutEscapes } from './recordBegins.ts';
import { FINALIZER_COLUMNS, ORDER_COLUMNS, PACER_COLUMNS, RECORD_KINDS, type RecordKind, SCAN_COLUMNS, SCAVENGER_COLUMNS } from './runtimeRecords.ts';
import { SchedTable } from './schedtrace.ts';
import { ScrapeTable } from './scrapeTable.ts';
import { GrowingTable, PLACED, placed, type TextPlace } from './tables.ts';
import { type Stamp, stampIn } from './wallClock.ts';
import { marked, t } from '../../language/t.ts';

const MOST_SKIPPED = 200;
const MOST_TEXT = 200;
/** Of a longer line only the beginning is looked at: no record of the runtime is as long, but for those of a thousand Ps, and JSON. */
const MOST_LINE_BYTES: Bytes = 2 ** 16;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;
const BRACE = 0x7b;

const WHY = {
  gc: marked('It begins as a line of gctrace=1 does, and does not go on as one.'),
  scav: marked('It begins as a line of scavtrace=1 does, and does not go on as one.'),
  scan: marked('It begins as a line of gctrace=2 does, and does not go on as one.'),
  finalizers: marked('It begins as a line of checkfinalizers=1 does, and does not go on as one.'),
  init: marked('It begins as a line of inittrace=1 does, and does not go on as one.'),
  sched: marked('It begins as a line of schedtrace does, and lacks what such a line has.'),
  detail: marked('It begins as a line of scheddetail=1 does, and does not go on as one.'),
  json: marked('It begins as JSON of MemStats or of runtime/metrics does, and does not go on as such.'),
  prometheus: marked('It begins as a metric of Prometheus does, and does not go on as one.'),
} as const;
const CUT = marked('The file ends in it.');

export class RuntimeLogReader {
  readonly gc = new GcTable();
  readonly gcByTime = new GrowingTable(PLACED);
  readonly scavenger = new GrowingTable(SCAVENGER_COLUMNS);
  readonly pacer = new GrowingTable(PACER_COLUMNS);
  readonly scans = new GrowingTable(SCAN_COLUMNS);
  readonly finalizers = new GrowingTable(FINALIZER_COLUMNS);
  readonly inits = new InitTable();
  readonly sched = new SchedTable();
  readonly memStats = new MemStatsTable();
  readonly metrics = new ScrapeTable();
  readonly prometheus = new ScrapeTable();
  readonly order = new GrowingTable(ORDER_COLUMNS);
  readonly skipped: SkippedLine[] = [];
  skippedLines = 0;
  otherLines = 0;
  lines = 0;
  bytes: Bytes = 0;
  /** The coarsest time stamp in front of a record is cut to this; 0: there are none. */
  stampUnitMs = 0;

  readonly #begins = new RecordBegins();
  readonly #decoder = new TextDecoder();
  readonly #latin1 = new TextDecoder('latin1');
  readonly #page = new PrometheusReader(this.prometheus);
  readonly #json = new JsonValues({
    value: ({ bytes, lineEnds }) => this.#takeValue(bytes, lineEnds),
    between: (lineEnds, bytes) => {
      this.lines += lineEnds;
      this.#offset += bytes;
    },
    text: ({ bytes, lineEnds }) => this.#takeBroken(bytes, lineEnds),
  });
  /** The beginning of a line whose end has not come. */
  #tail: Uint8Array = new Uint8Array(0);
  /** In the file, of what is looked at next. */
  #offset: Bytes = 0;
  /** Of a long line the rest is passed over. */
  #isInLongLine = false;
  #isEnd = false;
  #lastByte = LF;
  #lastOther = -1;
  #byTime = false;

  get goVersion(): string | undefined {
    return this.#page.goVersion;
  }

  /** Records so far. */
  get count(): number {
    return this.order.count;
  }

  /** The bytes may be used again afterwards. */
  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.bytes += bytes.length;
    this.#lastByte = bytes[bytes.length - 1];
    if (this.#tail.length === 0) this.#read(bytes);
    else {
      // What is left of the line; the others are looked at where they are.
      const lineEnd = bytes.indexOf(LF) + 1;
      const head = this.#joined(bytes.subarray(0, lineEnd === 0 ? bytes.length : lineEnd));
      this.#read(head);
      if (lineEnd === 0) return;
      const rest = bytes.subarray(lineEnd);
      this.#read(this.#tail.length === 0 ? rest : this.#joined(rest));
    }
  }

  /** A snapshot that is no JSON: the trailer of a heap profile. */
  addMemStats(snapshot: MemSnapshot, place: { readonly line: number; readonly offset: Bytes }): void {
    this.memStats.add(snapshot, place);
    this.#add('memstats', this.memStats.count);
  }

  end(): void {
    const tail = this.#tail;
    this.#tail = new Uint8Array(0);
    this.#isEnd = true;
    this.#read(tail);
    this.#json.end();
    this.#page.end();
    // A last line without an end counts as well.
    if (this.bytes > 0 && this.#lastByte !== LF) this.lines++;
  }

  /** With what was held before it. */
  #joined(bytes: Uint8Array): Uint8Array {
    const joined = new Uint8Array(this.#tail.length + bytes.length);
    joined.set(this.#tail);
    joined.set(bytes, this.#tail.length);
    this.#tail = new Uint8Array(0);
    return joined;
  }

  #read(bytes: Uint8Array): void {
    const lastBreak = bytes.lastIndexOf(LF);
    let at = 0;
    while (at < bytes.length) {
      if (this.#isInLongLine) {
        const end = bytes.indexOf(LF, at);
        const to = end < 0 ? bytes.length : end + 1;
        this.#offset += to - at;
        at = to;
        if (end < 0) return;
        this.#isInLongLine = false;
        this.lines++;
        continue;
      }
      if (this.#json.isOpen) {
        at = this.#json.feed(bytes, at);
        continue;
      }
      const isJson = mayBeginJson(bytes[at]) ? JsonValues.beginsAt(bytes, at) : false;
      if (isJson === true) {
        this.#json.open();
        continue;
      }
      // Behind it no line comes to its end.
      if (at > lastBreak && !this.#isEnd) {
        if (bytes.length - at <= MOST_LINE_BYTES) {
          this.#tail = bytes.slice(at);
          return;
        }
        this.#isInLongLine = true;
      }
      let end = this.#takeLine(bytes, at, Math.min(bytes.length, at + MOST_LINE_BYTES), this.#offset);
      if (end < bytes.length && bytes[end] !== LF) {
        const found = bytes.indexOf(LF, end);
        end = found < 0 ? bytes.length : found;
      }
      const isWhole = end < bytes.length;
      this.#offset += end - at + (isWhole ? 1 : 0);
      if (isWhole) this.lines++;
      at = end + 1;
    }
  }

  /** A line, or what is left of it behind JSON; up to its end or to `most`. Returns where that is. */
  #takeLine(bytes: Uint8Array, from: number, most: number, offset: Bytes): number {
    const begins = this.#begins;
    begins.find(bytes, from, most);
    const lineEnd = begins.end;
    let end = lineEnd;
    while (end > from && (bytes[end - 1] === CR || bytes[end - 1] === SPACE)) end--;
    if (end === from) return lineEnd;
    if (begins.hasEscapes && begins.kind === BEGINS.nothing) {
      const plain = withoutEscapes(bytes, from, end);
      begins.find(plain, 0, plain.length);
      this.#takeRecord(plain, 0, plain.length, offset);
    } else this.#takeRecord(bytes, from, end, offset);
    return lineEnd;
  }

  /** As `#begins` says. */
  #takeRecord(bytes: Uint8Array, from: number, end: number, offset: Bytes): void {
    const { kind, at, isGlued } = this.#begins;
    if (kind === BEGINS.nothing) {
      this.#takeOther(bytes, from, end, offset);
      return;
    }
    if (kind === BEGINS.gc) {
      if (this.gc.read(bytes, at, end)) {
        this.gc.place({ line: this.lines + 1, offset, wallMs: this.#stampMs(bytes, from, at, end), byTime: this.#byTime });
        this.#byTime = false;
        this.#add('gc', this.gc.count);
      } else if (isGlued) this.#other();
      else this.#skip(bytes, from, end, offset, WHY.gc);
      return;
    }
    const place: TextPlace = { line: this.lines + 1, offset, wallMs: this.#stampMs(bytes, from, at, end) };
    const text = this.#decoder.decode(bytes.subarray(at, end));
    switch (kind) {
      case BEGINS.gcByTime:
        placed(this.gcByTime, place);
        this.#byTime = true;
        this.#add('gc by time', this.gcByTime.count);
        return;
      case BEGINS.scavenger:
        this.#addIf(readScavengerLine(text, place, this.scavenger), 'scav', this.scavenger.count, bytes, from, end, offset, WHY.scav);
        return;
      case BEGINS.pacer:
        this.#addIf(readPacerLine(text, place, this.pacer), 'pacer', this.pacer.count, bytes, from, end, offset, '');
        return;
      case BEGINS.scan:
        this.#addIf(readScanLine(text, place, this.scans), 'scan', this.scans.count, bytes, from, end, offset, WHY.scan);
        return;
      case BEGINS.finalizers:
        this.#addIf(readFinalizersLine(text, place, this.finalizers), 'finalizers', this.finalizers.count, bytes, from, end, offset, WHY.finalizers);
        return;
      case BEGINS.init:
        this.#addIf(this.inits.read(text, place), 'init', this.inits.count, bytes, from, end, offset, WHY.init);
        return;
      case BEGINS.sched:
        this.#addIf(this.sched.read(text, place), 'sched', this.sched.count, bytes, from, end, offset, WHY.sched);
        return;
      default:
        // JSON behind a logger's prefix.
        if (!looksOurs(text)) this.#other();
        else if (!this.#readJson(text.slice(0, text.lastIndexOf('}') + 1), place)) this.#skip(bytes, from, end, offset, WHY.json);
    }
  }

  #takeOther(bytes: Uint8Array, from: number, end: number, offset: Bytes): void {
    if (this.sched.isOpen) {
      const detail = this.sched.readDetail(this.#decoder.decode(bytes.subarray(from, end)));
      if (detail === 'taken') return;
      if (detail === 'broken') {
        this.#skip(bytes, from, end, offset, WHY.detail);
        return;
      }
    }
    if (mayBeMetric(bytes, from, end)) {
      const place: TextPlace = { line: this.lines + 1, offset, wallMs: Number.NaN };
      const scrapes = this.prometheus.count;
      const metric = this.#page.read(this.#decoder.decode(bytes.subarray(from, end)), place);
      if (this.prometheus.count > scrapes) this.#add('prometheus', this.prometheus.count);
      if (metric === 'taken') return;
      if (metric === 'broken') {
        this.#skip(bytes, from, end, offset, WHY.prometheus);
        return;
      }
    }
    this.#other();
    if (mayBeStamp(bytes, from, end)) {
      const stamp = stampIn(`${this.#decoder.decode(bytes.subarray(from, end))} `);
      if (stamp !== undefined) this.#page.stamp(stamp.wallMs);
    }
  }

  /** A value of JSON at the beginning of a line. */
  #takeValue(bytes: Uint8Array, lineEnds: number): void {
    const offset = this.#offset;
    const isOurs = looksOurs(this.#latin1.decode(bytes));
    const isTaken = isOurs && this.#readJson(this.#decoder.decode(bytes), { line: this.lines + 1, offset, wallMs: Number.NaN });
    if (isTaken) {
      this.lines += lineEnds;
      this.#offset = offset + bytes.length;
    } else if (isOurs && !mayHoldGcLine(bytes)) {
      this.#skip(bytes, 0, bytes.length, offset, WHY.json);
      this.lines += lineEnds;
      this.#offset = offset + bytes.length;
    } else this.#takeLines(bytes);
  }

  /** What began as JSON does, and is none. */
  #takeBroken(bytes: Uint8Array, lineEnds: number): void {
    if (!looksOurs(this.#latin1.decode(bytes))) {
      this.#takeLines(bytes);
      return;
    }
    this.#skip(bytes, 0, bytes.length, this.#offset, WHY.json);
    this.lines += lineEnds;
    this.#offset += bytes.length;
  }

  /** Text that was held, the last line without its end. */
  #takeLines(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const found = bytes.indexOf(LF, at);
      const end = found < 0 ? bytes.length : found;
      this.#takeLine(bytes, at, Math.min(end, at + MOST_LINE_BYTES), this.#offset);
      this.#offset += end - at + (found < 0 ? 0 : 1);
      if (found >= 0) this.lines++;
      at = end + 1;
    }
  }

  #readJson(text: string, place: TextPlace): boolean {
    const snapshots = this.memStats.count;
    const scrapes = this.metrics.count;
    readJson(text, place, this.memStats, this.metrics);
    for (let row = snapshots; row < this.memStats.count; row++) this.#add('memstats', row + 1);
    for (let row = scrapes; row < this.metrics.count; row++) this.#add('metrics', row + 1);
    return this.memStats.count > snapshots || this.metrics.count > scrapes;
  }

  #addIf(isRecord: boolean, kind: RecordKind, count: number, bytes: Uint8Array, from: number, end: number, offset: Bytes, why: string): void {
    if (isRecord) this.#add(kind, count);
    else this.#skip(bytes, from, end, offset, why);
  }

  /** @param count rows of its table, this one included. */
  #add(kind: RecordKind, count: number): void {
    const at = this.order.add();
    this.order.columns.kind[at] = KIND_IDS[kind];
    this.order.columns.row[at] = count - 1;
  }

  #skip(bytes: Uint8Array, from: number, end: number, offset: Bytes, why: string): void {
    this.skippedLines++;
    if (this.skipped.length === MOST_SKIPPED) return;
    const text = this.#decoder.decode(bytes.subarray(from, Math.min(end, from + 4 * MOST_TEXT)));
    this.skipped.push({ line: this.lines + 1, offset, text: text.slice(0, MOST_TEXT), why: this.#isEnd ? `${t(why)} ${t(CUT)}` : t(why) });
  }

  /** Text of the program; once a line, whatever JSON stands in it. */
  #other(): void {
    if (this.#lastOther === this.lines) return;
    this.#lastOther = this.lines;
    this.otherLines++;
  }

  /** Of a time stamp in front of a record, or in the JSON around it. */
  #stampMs(bytes: Uint8Array, from: number, at: number, end: number): number {
    if (at === from) return Number.NaN;
    const stamp: Stamp | undefined = stampIn(this.#decoder.decode(bytes.subarray(from, bytes[from] === BRACE ? end : at)));
    if (stamp === undefined) return Number.NaN;
    this.stampUnitMs = Math.max(this.stampUnitMs, stamp.unitMs);
    return stamp.wallMs;
  }
}

const KIND_IDS = Object.fromEntries(RECORD_KINDS.map((kind, id) => [kind, id])) as Readonly<Record<RecordKind, number>>;

function mayBeginJson(byte: number): boolean {
  return byte === BRACE || byte === 0x5b || byte === SPACE || byte === 0x09;
}

/** `go_…`, `process_…`, or a comment. */
function mayBeMetric(bytes: Uint8Array, from: number, end: number): boolean {
  const first = bytes[from];
  if (first === HASH) return end - from > 2 && bytes[from + 1] === SPACE;
  return (first === 0x67 && bytes[from + 1] === 0x6f && bytes[from + 2] === 0x5f) || (first === 0x70 && bytes[from + 1] === 0x72 && bytes[from + 2] === 0x6f && bytes[from + 7] === 0x5f);
}

/** Short, and it begins with a digit, or with one behind `# `. */
function mayBeStamp(bytes: Uint8Array, from: number, end: number): boolean {
  const digit = bytes[from] === HASH ? from + 2 : from;
  return end - from <= 40 && end - from >= 10 && bytes[digit] >= 0x30 && bytes[digit] <= 0x39;
}

/** Anything with ` @`. */
function mayHoldGcLine(bytes: Uint8Array): boolean {
  return bytes.indexOf(0x40) >= 0;
}
