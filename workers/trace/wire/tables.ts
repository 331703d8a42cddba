// A generation's own tables: clock, strings, stacks and CPU samples (go-trace.md, sections 3.4 to 3.7). They may stand after
// the events that use them, so they are read first. Entries are made unique by content; ids never leave the generation.

import { DamageError } from '../../damage.ts';
import type { FilePart } from '../../open/filePart.ts';
import type { BatchColumns, GenerationFrame } from './framing.ts';
import { TableIndex, grown } from './ids.ts';
import { EXACT_LIMIT, readVarint, varintEnd, varintHi, varintLo } from './varint.ts';
import { t } from '../../../language/t.ts';

const MAX_STRING_BYTES = 1024;
const MAX_FRAMES = 128;

export interface ClockSnapshot {
  /** Trace clock in ns, absolute. */
  readonly traceNs: number;
  /** OS monotonic clock in ns, as 64-bit halves. */
  readonly monoLo: number;
  readonly monoHi: number;
  readonly wallUnixSeconds: number;
  readonly wallNanoseconds: number;
}

export interface Clock {
  readonly nsPerTick: number;
  readonly snapshot: ClockSnapshot | undefined;
}

/** Texts as binary strings: one char per byte, so that bytes that are not UTF-8 survive. Index 0 is the empty text. */
export interface StringTable {
  readonly texts: readonly string[];
  readonly byId: TableIndex;
}

/** Stacks as ranges of frame indexes, innermost frame first. Index 0 is "no stack". */
export interface StackTable {
  /** Stack i has frames `frames[start[i]] … frames[start[i + 1]]`. */
  readonly start: Uint32Array;
  readonly frames: Uint32Array;
  readonly frameTable: FrameColumns;
  readonly byId: TableIndex;
}

export interface FrameColumns {
  readonly count: number;
  readonly pcLo: Uint32Array;
  readonly pcHi: Uint32Array;
  readonly lineLo: Uint32Array;
  readonly lineHi: Uint32Array;
  /** Index into StringTable.texts. */
  readonly func: Uint32Array;
  readonly file: Uint32Array;
}

/** In time order. Ids as 64-bit halves; `value` beside them the double. Times in ns, absolute. */
export interface SampleColumns {
  readonly count: number;
  readonly timeNs: Float64Array;
  readonly m: Float64Array;
  readonly mLo: Uint32Array;
  readonly mHi: Uint32Array;
  readonly p: Float64Array;
  readonly pLo: Uint32Array;
  readonly pHi: Uint32Array;
  readonly g: Float64Array;
  readonly gLo: Uint32Array;
  readonly gHi: Uint32Array;
  /** Index into StackTable; 0 where the id is not in the table. */
  readonly stack: Uint32Array;
}

/** ns = trunc(float64(ticks) × nsPerTick), toward zero. */
export function ticksToNs(ticks: number, nsPerTick: number): number {
  return Math.trunc(ticks * nsPerTick);
}

/** Absolute ns of a trace's first event, which is its first generation's start. At least 1: the reference's clock before it stands at 0. */
export function epochOf({ minTicks }: GenerationFrame, { nsPerTick }: Clock): number {
  return Math.max(ticksToNs(minTicks, nsPerTick), 1);
}

export function readClock(part: FilePart, frame: GenerationFrame, minor: number): Clock {
  let frequency = 0;
  let dt = 0;
  let snapshot: Omit<ClockSnapshot, 'traceNs'> | undefined;
  let snapshotTicks = 0;
  for (let batch = 0; batch < frame.syncBatches.count; batch++) {
    const reader = new BatchReader(part, frame.syncBatches, batch);
    if (minor >= 25) reader.expect(50, 'sync'); // EvSync
    while (!reader.done) {
      const type = reader.entry();
      const at = reader.entryOffset;
      if (type === 8) {
        if (frequency !== 0) throw damagedTable(at, t('The clock frequency of a generation is given twice.'));
        frequency = reader.number();
        if (frequency === 0) throw damagedTable(at, t('The clock frequency of a generation is zero.'));
      } else if (type === 51 && minor >= 25) {
        if (snapshot !== undefined) throw damagedTable(at, t('A generation has two clock snapshots.'));
        dt = reader.number();
        reader.number();
        const monoLo = varintLo;
        const monoHi = varintHi;
        const wallUnixSeconds = reader.number();
        const wallNanoseconds = reader.number();
        snapshot = { monoLo, monoHi, wallUnixSeconds, wallNanoseconds };
        snapshotTicks = frame.syncBatches.ticks[batch] + dt;
      } else throw damagedTable(at, t('A sync batch holds event type {type}, which does not belong there.', { type }));
    }
  }
  if (frequency === 0) {
    // In these formats it comes late, so that a file which is cut off lacks it.
    const late = minor < 25;
    throw new DamageError({
      what: late ? 'cut-off' : 'damaged',
      message: late
        ? t('Generation {gen} has no clock frequency, which stands near its end: the file is probably cut off.', { gen: frame.gen })
        : t('Generation {gen} has no clock frequency.', { gen: frame.gen }),
      offset: frame.endOffset,
    });
  }
  if (minor >= 25 && snapshot === undefined) {
    throw new DamageError({ what: 'damaged', message: t('Generation {gen} has no clock snapshot.', { gen: frame.gen }), offset: frame.endOffset });
  }
  // Two roundings, in this order, as the reference does.
  const nsPerTick = 1 / (frequency / 1e9);
  return { nsPerTick, snapshot: snapshot && { ...snapshot, traceNs: ticksToNs(snapshotTicks, nsPerTick) } };
}

export function readStrings(part: FilePart, frame: GenerationFrame): StringTable {
  const texts = [''];
  const unique = new Map<string, number>([['', 0]]);
  const ids: number[] = [];
  const indexOf: number[] = [];
  const seen = new Set<number>();
  for (let batch = 0; batch < frame.stringBatches.count; batch++) {
    const reader = new BatchReader(part, frame.stringBatches, batch);
    reader.expect(4, 'string');
    while (!reader.done) {
      reader.expect(5, 'string');
      const at = reader.entryOffset;
      const id = reader.number();
      const length = reader.number();
      if (length > MAX_STRING_BYTES) throw damagedTable(at, t('A string claims {length} bytes; the most is {most}.', { length, most: MAX_STRING_BYTES }));
      const text = reader.text(length);
      if (id === 0 || seen.has(id)) throw damagedTable(at, id === 0 ? t('A string has number 0, which stands for the empty one.') : t('String {id} is defined twice.', { id }));
      seen.add(id);
      let index = unique.get(text);
      if (index === undefined) {
        index = texts.length;
        texts.push(text);
        unique.set(text, index);
      }
      ids.push(id);
      indexOf.push(index);
    }
  }
  return { texts, byId: new TableIndex(ids, indexOf) };
}

export function readStacks(part: FilePart, frame: GenerationFrame, strings: StringTable): StackTable {
  const frames = new FrameBuilder();
  const ids: number[] = [];
  const indexOf: number[] = [];
  const seen = new Set<number>();
  let start = new Uint32Array(256);
  let frameList = new Uint32Array(1024);
  let stackCount = 1; // stack 0: none
  let used = 0;
  for (let batch = 0; batch < frame.stackBatches.count; batch++) {
    const reader = new BatchReader(part, frame.stackBatches, batch);
    reader.expect(2, 'stack');
    while (!reader.done) {
      reader.expect(3, 'stack');
      const at = reader.entryOffset;
      const id = reader.number();
      const depth = reader.number();
      if (depth > MAX_FRAMES) throw damagedTable(at, t('A stack claims {depth} frames; the most is {most}.', { depth, most: MAX_FRAMES }));
      if (used + depth > frameList.length) frameList = grown(frameList, frameList.length * 2);
      for (let i = 0; i < depth; i++) frameList[used++] = frames.read(reader);
      if (id === 0 || seen.has(id)) throw damagedTable(at, id === 0 ? t('A stack has number 0, which stands for none.') : t('Stack {id} is defined twice.', { id }));
      seen.add(id);
      ids.push(id);
      indexOf.push(stackCount++);
      if (stackCount + 1 > start.length) start = grown(start, start.length * 2);
      start[stackCount] = used;
    }
  }
  return {
    start: start.slice(0, stackCount + 1),
    frames: frameList.slice(0, used),
    frameTable: frames.resolve(strings),
    byId: new TableIndex(ids, indexOf),
  };
}

/**
 * One description per PC and generation, the first in file order: what the reference keeps, so that odd traces (several frames
 * with PC 0) come out alike.
 */
class FrameBuilder {
  readonly #byPc = new Map<number | string, number>();
  #count = 0;
  #pcLo = new Uint32Array(256);
  #pcHi = new Uint32Array(256);
  #lineLo = new Uint32Array(256);
  #lineHi = new Uint32Array(256);
  readonly #func: number[] = [];
  readonly #file: number[] = [];
  /** Where the stack is that describes it. */
  readonly #offset: number[] = [];

  read(reader: BatchReader): number {
    const pc = reader.number();
    const pcLo = varintLo;
    const pcHi = varintHi;
    const func = reader.number();
    const file = reader.number();
    reader.number();
    const key = pc < EXACT_LIMIT ? pc : `${pcHi}:${pcLo}`;
    const known = this.#byPc.get(key);
    if (known !== undefined) return known;
    const index = this.#count++;
    if (index === this.#pcLo.length) {
      this.#pcLo = grown(this.#pcLo, index * 2);
      this.#pcHi = grown(this.#pcHi, index * 2);
      this.#lineLo = grown(this.#lineLo, index * 2);
      this.#lineHi = grown(this.#lineHi, index * 2);
    }
    this.#pcLo[index] = pcLo;
    this.#pcHi[index] = pcHi;
    this.#lineLo[index] = varintLo;
    this.#lineHi[index] = varintHi;
    this.#func.push(func);
    this.#file.push(file);
    this.#offset.push(reader.entryOffset);
    this.#byPc.set(key, index);
    return index;
  }

  resolve(strings: StringTable): FrameColumns {
    const text = (id: number, frame: number, what: string): number => {
      const index = strings.byId.find(id);
      if (index < 0) throw damagedTable(this.#offset[frame], t('The {what} of a stack\'s frame is string {id}, which the generation does not define.', { what, id }));
      return index;
    };
    return {
      count: this.#count,
      pcLo: this.#pcLo.slice(0, this.#count),
      pcHi: this.#pcHi.slice(0, this.#count),
      lineLo: this.#lineLo.slice(0, this.#count),
      lineHi: this.#lineHi.slice(0, this.#count),
      func: Uint32Array.from(this.#func, (id, frame) => text(id, frame, 'function')),
      file: Uint32Array.from(this.#file, (id, frame) => text(id, frame, 'file')),
    };
  }
}

export function readSamples(part: FilePart, frame: GenerationFrame, nsPerTick: number, stacks: StackTable): SampleColumns {
  const rows: number[][] = [];
  const startNs = ticksToNs(frame.minTicks, nsPerTick);
  for (let batch = 0; batch < frame.sampleBatches.count; batch++) {
    const reader = new BatchReader(part, frame.sampleBatches, batch);
    reader.expect(6, 'CPU sample');
    while (!reader.done) {
      reader.expect(7, 'CPU sample');
      const timeNs = ticksToNs(reader.number(), nsPerTick);
      if (timeNs - startNs >= EXACT_LIMIT) throw damagedTable(reader.entryOffset, 'A CPU sample lies more than 104 days after the start of its generation.');
      const row = [timeNs];
      for (let id = 0; id < 3; id++) row.push(reader.number(), varintLo, varintHi);
      row.push(Math.max(0, stacks.byId.find(reader.number())));
      rows.push(row);
    }
  }
  // Samples come in no order; equal times keep the file's.
  rows.sort((a, b) => a[0] - b[0]);
  const column = <T extends Float64Array | Uint32Array>(into: T, field: number): T => {
    rows.forEach((row, i) => (into[i] = row[field]));
    return into;
  };
  const count = rows.length;
  return {
    count,
    timeNs: column(new Float64Array(count), 0),
    m: column(new Float64Array(count), 1),
    mLo: column(new Uint32Array(count), 2),
    mHi: column(new Uint32Array(count), 3),
    p: column(new Float64Array(count), 4),
    pLo: column(new Uint32Array(count), 5),
    pHi: column(new Uint32Array(count), 6),
    g: column(new Float64Array(count), 7),
    gLo: column(new Uint32Array(count), 8),
    gHi: column(new Uint32Array(count), 9),
    stack: column(new Uint32Array(count), 10),
  };
}

/** Reads one structural batch; every fault names the byte of the file at which the entry at fault starts. */
class BatchReader {
  readonly #bytes: Uint8Array;
  readonly #startOffset: number;
  // Positions in `#bytes`.
  readonly #end: number;
  #pos: number;
  #entry: number;

  constructor(part: FilePart, batches: BatchColumns, index: number) {
    this.#bytes = part.bytes;
    this.#startOffset = part.startOffset;
    this.#pos = batches.offset[index] - part.startOffset;
    this.#end = this.#pos + batches.length[index];
    this.#entry = this.#pos;
  }

  get done(): boolean {
    return this.#pos >= this.#end;
  }

  /** Where the entry that is being read starts. */
  get entryOffset(): number {
    return this.#startOffset + this.#entry;
  }

  /** Starts an entry: its type. */
  entry(): number {
    this.#entry = this.#pos;
    return this.#bytes[this.#pos++];
  }

  expect(type: number, table: string): void {
    const found = this.entry();
    if (found !== type) throw damagedTable(this.entryOffset, t('A {table} table holds event type {found}, which does not belong there.', { table, found }));
  }

  /** The number as a double; its exact halves stay in varintLo and varintHi until the next call. */
  number(): number {
    const value = readVarint(this.#bytes, this.#pos);
    if (varintEnd < 0 || varintEnd > this.#end) throw damagedTable(this.entryOffset, t('A table entry is cut off by the end of its batch, or holds a bad number.'));
    this.#pos = varintEnd;
    return value;
  }

  text(length: number): string {
    const start = this.#pos;
    if (start + length > this.#end) throw damagedTable(this.entryOffset, t('A string is cut off by the end of its batch.'));
    this.#pos = start + length;
    // At most MAX_STRING_BYTES arguments: safe to spread.
    return String.fromCharCode(...this.#bytes.subarray(start, start + length));
  }
}

function damagedTable(offset: number, message: string): DamageError {
  return new DamageError({ what: 'damaged', message, offset });
}
