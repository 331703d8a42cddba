// A trace's own dense indexes for Ps, Ms, texts, frames and stacks, one for all generations, and for each generation the maps
// from its indexes to these.

import { IdTable, grown } from '../wire/ids.ts';
import type { GenerationTables, IdPairs } from './generationIndex.ts';

/** Local index → the trace's. */
export interface TableMaps {
  readonly procs: Uint32Array;
  readonly threads: Uint32Array;
  readonly texts: Uint32Array;
  readonly stacks: Uint32Array;
}

export class TraceTables {
  readonly procs = new IdTable();
  readonly threads = new IdTable();
  /** Binary strings (one char per byte); 0 is the empty text. */
  readonly texts: string[] = [''];
  readonly stacks = new StackStore();
  readonly #textIndex = new Map<string, number>([['', 0]]);

  add(tables: GenerationTables): TableMaps {
    const texts = Uint32Array.from(tables.texts, (text) => this.text(text));
    return { procs: idMap(this.procs, tables.procs), threads: idMap(this.threads, tables.threads), texts, stacks: this.stacks.add(tables, texts) };
  }

  /** undefined: it does not occur. */
  find(text: string): number | undefined {
    return this.#textIndex.get(text);
  }

  /** Index of a text. */
  text(text: string): number {
    let index = this.#textIndex.get(text);
    if (index === undefined) {
      index = this.texts.length;
      this.texts.push(text);
      this.#textIndex.set(text, index);
    }
    return index;
  }
}

function idMap(table: IdTable, { count, lo, hi }: IdPairs): Uint32Array {
  const map = new Uint32Array(count);
  for (let i = 0; i < count; i++) map[i] = table.intern(hi[i] * 4294967296 + lo[i], lo[i], hi[i]);
  return map;
}

const NO_FRAME = -1;
/** So many with one hash are looked at; more than a few only a hostile file has. Beyond them the same may stand twice. */
const MOST_ALIKE = 64;

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

  /** Trace-wide stack of each of the generation's stacks. */
  add({ frameFunc, frameFile, frameLine, stackStart, stackFrames }: GenerationTables, textOf: Uint32Array): Uint32Array {
    const frameOf = new Uint32Array(frameLine.length);
    for (let frame = 0; frame < frameLine.length; frame++) frameOf[frame] = this.#frame(textOf[frameFunc[frame]], textOf[frameFile[frame]], frameLine[frame]);
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
    for (let known = first, seen = 0; known !== NO_FRAME && seen < MOST_ALIKE; known = this.#sameFrameHash[known], seen++) {
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
    for (let known = first ?? 0, seen = 0; known !== 0 && seen < MOST_ALIKE; known = this.#sameHash[known], seen++) {
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
