// Lines of `GODEBUG=gctrace=1`, of Go 1.19 and later (older ones lack stacks and globals): read from the bytes, since a log may have a
// million of them; 0.3 µs each, where a regular expression takes 2.
import { ByteCursor, isAt, isDigit, literal } from './byteText.ts';
import { GC_COLUMNS, type GcLines } from './runtimeRecords.ts';
import { GrowingTable } from './tables.ts';

const MIB = 2 ** 20;
/** Digits of a ms, and of a second, down to the ns. */
const MS_PLACES = 6;
const SECOND_PLACES = 9;
const PERCENT_MOST = 255;
/** 300 years. */
const MOST_NS = 1e19;

const GC = literal('gc ');
const AT = literal(' @');
const SECONDS = literal('s ');
const PERCENT = literal('%');
const LEAKS = literal(' (checking for goroutine leaks)');
const COLON = literal(': ');
const PLUS = literal('+');
const SLASH = literal('/');
const CLOCK = literal(' ms clock, ');
const CPU = literal(' ms cpu, ');
const ARROW = literal('->');
/** As JSON of Go has it. */
const ARROW_IN_JSON = literal(String.raw`-\u003e`);
const MB = literal(' MB, ');
const GOAL = literal(' MB goal');
const COMMA = literal(', ');
const STACKS = literal(' MB stacks, ');
const GLOBALS = literal(' MB globals, ');
const PROCS = literal(' P');
const FORCED = literal(' (forced)');

const SPACE = 0x20;
const AT_SIGN = 0x40;
/** So many digits has a cycle's number at most. */
const MOST_DIGITS = 10;

/** "gc 7 @": these bytes begin like a gc line. */
export function beginsGcLine(bytes: Uint8Array, at: number, end: number): boolean {
  if (!isAt(bytes, at, end, GC)) return false;
  let digit = at + GC.length;
  const most = Math.min(end, digit + MOST_DIGITS);
  while (digit < most && isDigit(bytes[digit])) digit++;
  return digit > at + GC.length && bytes[digit] === SPACE && bytes[digit + 1] === AT_SIGN;
}

export interface GcPlace {
  readonly line: number;
  readonly offset: number;
  readonly wallMs: number;
  readonly byTime: boolean;
}

export class GcTable {
  readonly #table = new GrowingTable(GC_COLUMNS);
  readonly #cursor = new ByteCursor();
  /** Of the line read last: its figures in the order of the columns. */
  readonly #figures = new Float64Array(18);

  get count(): number {
    return this.#table.count;
  }

  /** The line that begins at a place; false: it does not go on as one, and no row was added. */
  read(bytes: Uint8Array, at: number, end: number): boolean {
    const cursor = this.#cursor;
    const to = this.#figures;
    cursor.begin(bytes, at, end);
    cursor.word(GC);
    to[0] = cursor.whole();
    cursor.word(AT);
    cursor.decimal(SECOND_PLACES, to, 1);
    cursor.word(SECONDS);
    to[2] = cursor.whole();
    cursor.word(PERCENT);
    to[16] = cursor.optional(LEAKS) ? 1 : 0;
    cursor.word(COLON);
    cursor.decimal(MS_PLACES, to, 3);
    cursor.word(PLUS);
    cursor.decimal(MS_PLACES, to, 4);
    cursor.word(PLUS);
    cursor.decimal(MS_PLACES, to, 5);
    cursor.word(CLOCK);
    cursor.decimal(MS_PLACES, to, 6);
    cursor.word(PLUS);
    cursor.decimal(MS_PLACES, to, 7);
    cursor.word(SLASH);
    cursor.decimal(MS_PLACES, to, 8);
    cursor.word(SLASH);
    cursor.decimal(MS_PLACES, to, 9);
    cursor.word(PLUS);
    cursor.decimal(MS_PLACES, to, 10);
    cursor.word(CPU);
    to[11] = cursor.whole();
    cursor.either(ARROW, ARROW_IN_JSON);
    to[12] = cursor.whole();
    cursor.either(ARROW, ARROW_IN_JSON);
    to[13] = cursor.whole();
    cursor.word(MB);
    to[14] = cursor.whole();
    cursor.word(GOAL);
    cursor.word(COMMA);
    const last = cursor.whole();
    if (!cursor.ok) return false;
    let stacks = Number.NaN;
    let globals = Number.NaN;
    let procs = last;
    if (cursor.optional(STACKS)) {
      stacks = last * MIB;
      globals = cursor.whole() * MIB;
      cursor.word(GLOBALS);
      procs = cursor.whole();
    }
    cursor.word(PROCS);
    if (!cursor.ok) return false;
    // So many digits that they are no time.
    for (let i = 0; i < 15; i++) if (!(to[i] < MOST_NS)) return false;
    to[15] = procs;
    to[17] = cursor.optional(FORCED) ? 1 : 0;
    this.#add(stacks, globals);
    return true;
  }

  /** Says of the row read last where it stands. */
  place({ line, offset, wallMs, byTime }: GcPlace): void {
    const { columns } = this.#table;
    const row = this.#table.count - 1;
    columns.line[row] = line;
    columns.offset[row] = offset;
    columns.wallMs[row] = wallMs;
    columns.byTime[row] = byTime ? 1 : 0;
  }

  /** Times and processes are still those of the lines. */
  taken(): GcLines {
    return this.#table.taken();
  }

  #add(stackBytes: number, globalBytes: number): void {
    const row = this.#table.add();
    const { columns } = this.#table;
    const from = this.#figures;
    columns.cycle[row] = from[0];
    columns.startNs[row] = from[1];
    columns.timeNs[row] = from[1];
    columns.utilPercent[row] = Math.min(PERCENT_MOST, from[2]);
    columns.sweepTerminationNs[row] = from[3];
    columns.markNs[row] = from[4];
    columns.markTerminationNs[row] = from[5];
    columns.sweepTerminationCpuNs[row] = from[6];
    columns.assistCpuNs[row] = from[7];
    columns.backgroundCpuNs[row] = from[8];
    columns.idleCpuNs[row] = from[9];
    columns.markTerminationCpuNs[row] = from[10];
    columns.startBytes[row] = from[11] * MIB;
    columns.peakBytes[row] = from[12] * MIB;
    columns.liveBytes[row] = from[13] * MIB;
    columns.goalBytes[row] = from[14] * MIB;
    columns.stackBytes[row] = stackBytes;
    columns.globalBytes[row] = globalBytes;
    columns.procs[row] = from[15];
    columns.checksForLeaks[row] = from[16];
    columns.forced[row] = from[17];
    columns.process[row] = 0;
  }
}
