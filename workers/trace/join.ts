// Joins chunks to one trace: the trace's own dense indexes for goroutines (one an incarnation), Ps, Ms, texts, frames and
// stacks, and for each chunk the maps from its indexes to these. Columns are never rewritten, and not kept: what is asked of a
// trace is answered from the index that the walk over them leaves behind.

import { type AmountColumns, type AnnotationColumns, type Chunk, type EventColumns, type GoroutineColumns, ORIGIN, type SyncRow } from './columns.ts';
import { IdTable, LiveGoroutines, grown } from './wire/ids.ts';

/**
 * A chunk with the maps from its indexes to the trace's. A class, not a spread of the chunk: the walk over its events is
 * compiled for one shape, and was thrown away and compiled again with every chunk otherwise.
 */
export class JoinedChunk {
  readonly events: EventColumns;
  readonly amounts: AmountColumns;
  readonly annotations: AnnotationColumns;
  readonly syncs: readonly SyncRow[];
  readonly goroutines: GoroutineColumns;
  readonly threadCount: number;
  /** Row number in the trace of the chunk's first event. */
  readonly firstRow: number;
  /** Chunk index → trace index. */
  readonly goroutineOf: Uint32Array;
  readonly procOf: readonly number[];
  readonly threadOf: readonly number[];
  readonly textOf: Uint32Array;
  readonly stackOf: Uint32Array;

  constructor(chunk: Chunk, firstRow: number, maps: IndexMaps) {
    this.events = chunk.events;
    this.amounts = chunk.amounts;
    this.annotations = chunk.annotations;
    this.syncs = chunk.syncs;
    this.goroutines = chunk.goroutines;
    this.threadCount = chunk.threads.count;
    this.firstRow = firstRow;
    this.goroutineOf = maps.goroutines.of;
    this.procOf = maps.procs;
    this.threadOf = maps.threads;
    this.textOf = maps.texts;
    this.stackOf = maps.stacks;
  }
}

export class JoinedTrace {
  rows = 0;
  #maps: IndexMaps | undefined;
  readonly goroutines = new LiveGoroutines();
  readonly procs = new IdTable();
  readonly threads = new IdTable();
  /** Binary strings (one char per byte); 0 is the empty text. */
  readonly texts: string[] = [''];
  readonly stacks = new StackStore();
  readonly #textIndex = new Map<string, number>([['', 0]]);

  add(chunk: Chunk): JoinedChunk {
    const maps = chunk.continues && this.#maps !== undefined ? this.#maps : this.#newMaps(chunk);
    this.#maps = maps;
    maps.goroutines.extend(chunk.goroutines, this.goroutines);
    extendIds(maps.procs, this.procs, chunk.procs);
    extendIds(maps.threads, this.threads, chunk.threads);
    const joined = new JoinedChunk(chunk, this.rows, maps);
    this.rows += chunk.events.count;
    return joined;
  }

  #newMaps(chunk: Chunk): IndexMaps {
    const texts = Uint32Array.from(chunk.texts, (text) => this.#text(text));
    return { goroutines: new GoroutineMap(), procs: [], threads: [], texts, stacks: this.stacks.add(chunk, texts) };
  }

  #text(text: string): number {
    let index = this.#textIndex.get(text);
    if (index === undefined) {
      index = this.texts.length;
      this.texts.push(text);
      this.#textIndex.set(text, index);
    }
    return index;
  }
}

/** Chunk index → trace index, extended while a generation's chunks come. */
interface IndexMaps {
  readonly goroutines: GoroutineMap;
  readonly procs: number[];
  readonly threads: number[];
  readonly texts: Uint32Array;
  readonly stacks: Uint32Array;
}

class GoroutineMap {
  of = new Uint32Array(256);
  #count = 0;
  /** All before it are gone. */
  #oldest = 0;
  /** 1: its end is in the live table already. */
  #gone = new Uint8Array(256);

  extend(chunk: GoroutineColumns, live: LiveGoroutines): void {
    const { count, idLo, idHi, origin, ended } = chunk;
    if (count > this.of.length) {
      this.of = grown(this.of, count * 2);
      this.#gone = grown(this.#gone, count * 2);
    }
    // First those that ended since: their ids may come back below.
    for (let g = this.#oldest; g < this.#count; g++) if (ended[g] === 1) this.#remove(g, live);
    while (this.#oldest < this.#count && this.#gone[this.#oldest] === 1) this.#oldest++;
    for (let g = this.#count; g < count; g++) {
      const lo = idLo[g];
      const hi = idHi[g];
      const id = hi * 4294967296 + lo;
      const known = origin[g] === ORIGIN.created ? -1 : live.find(id, lo, hi);
      if (known >= 0) this.of[g] = known;
      else this.of[g] = origin[g] === ORIGIN.mentioned ? live.addDead(lo, hi) : live.add(id, lo, hi);
      if (ended[g] === 1) this.#remove(g, live);
    }
    this.#count = count;
  }

  #remove(g: number, live: LiveGoroutines): void {
    if (this.#gone[g] === 1) return;
    this.#gone[g] = 1;
    live.remove(this.of[g]);
  }
}

const NO_FRAME = -1;

/** Frames and stacks, unique by content over the whole trace. Stack 0 is "none". */
export class StackStore {
  /** Stack i has frames `frames[start[i]] … frames[start[i + 1]]`, innermost first. */
  start = new Uint32Array(1024);
  frames = new Uint32Array(8192);
  count = 1;
  frameCount = 0;
  /** By frame: texts and line. */
  func = new Uint32Array(1024);
  file = new Uint32Array(1024);
  line = new Float64Array(1024);
  readonly #frameByHash = new Map<number, number>();
  /** Next frame with the same hash, or NO_FRAME. */
  #sameFrameHash = new Int32Array(1024);
  readonly #byHash = new Map<number, number>();
  /** Next stack with the same hash, 0: none. */
  #sameHash = new Uint32Array(1024);

  /** Trace-wide stack of each of the chunk's stacks. */
  add(chunk: Chunk, textOf: Uint32Array): Uint32Array {
    const { frames, stackStart, stackFrames } = chunk;
    const frameOf = new Uint32Array(frames.count);
    for (let frame = 0; frame < frames.count; frame++) {
      frameOf[frame] = this.#frame(textOf[frames.func[frame]], textOf[frames.file[frame]], frames.lineHi[frame] * 4294967296 + frames.lineLo[frame]);
    }
    const stacks = stackStart.length - 1;
    const map = new Uint32Array(Math.max(1, stacks));
    for (let stack = 1; stack < stacks; stack++) map[stack] = this.#stack(stackFrames, stackStart[stack], stackStart[stack + 1], frameOf);
    return map;
  }

  /** Entry function: text of the outermost frame; 0 if the stack has no frames. */
  entry(stack: number): number {
    const end = this.start[stack + 1];
    return stack === 0 || end === this.start[stack] ? 0 : this.func[this.frames[end - 1]];
  }

  isEmpty(stack: number): boolean {
    return stack === 0 || this.start[stack + 1] === this.start[stack];
  }

  /** Frames are told apart by what is shown of them; PCs of one line are one frame. */
  #frame(func: number, file: number, line: number): number {
    const hash = Math.imul(func, 0x9e3779b1) ^ Math.imul(file, 0x85ebca6b) ^ Math.imul(line, 0xc2b2ae35);
    const first = this.#frameByHash.get(hash) ?? NO_FRAME;
    for (let known = first; known !== NO_FRAME; known = this.#sameFrameHash[known]) {
      if (this.func[known] === func && this.file[known] === file && this.line[known] === line) return known;
    }
    const index = this.frameCount++;
    if (index === this.func.length) {
      this.#sameFrameHash = grown(this.#sameFrameHash, index * 2);
      this.func = grown(this.func, index * 2);
      this.file = grown(this.file, index * 2);
      this.line = grown(this.line, index * 2);
    }
    this.func[index] = func;
    this.file[index] = file;
    this.line[index] = line;
    this.#sameFrameHash[index] = first;
    this.#frameByHash.set(hash, index);
    return index;
  }

  #stack(local: Uint32Array, from: number, to: number, frameOf: Uint32Array): number {
    const depth = to - from;
    if (depth === 0) return 0;
    let hash = 0x811c9dc5;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ frameOf[local[i]], 0x01000193);
    const first = this.#byHash.get(hash);
    for (let known = first ?? 0; known !== 0; known = this.#sameHash[known]) {
      if (this.#equals(known, local, from, depth, frameOf)) return known;
    }
    const index = this.count++;
    if (index + 1 >= this.start.length) {
      this.start = grown(this.start, this.start.length * 2);
      this.#sameHash = grown(this.#sameHash, this.start.length);
    }
    const begin = this.start[index];
    while (begin + depth > this.frames.length) this.frames = grown(this.frames, this.frames.length * 2);
    for (let i = 0; i < depth; i++) this.frames[begin + i] = frameOf[local[from + i]];
    this.start[index + 1] = begin + depth;
    this.#sameHash[index] = first ?? 0;
    this.#byHash.set(hash, index);
    return index;
  }

  #equals(stack: number, local: Uint32Array, from: number, depth: number, frameOf: Uint32Array): boolean {
    const begin = this.start[stack];
    if (this.start[stack + 1] - begin !== depth) return false;
    for (let i = 0; i < depth; i++) if (this.frames[begin + i] !== frameOf[local[from + i]]) return false;
    return true;
  }
}

function extendIds(map: number[], table: IdTable, ids: Chunk['procs']): void {
  for (let i = map.length; i < ids.count; i++) map.push(table.intern(ids.idHi[i] * 4294967296 + ids.idLo[i], ids.idLo[i], ids.idHi[i]));
}
