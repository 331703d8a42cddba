// Strings and stacks of a v1 trace. They belong to the whole file and may stand after the events that use them, so events
// keep slots and ids, which are resolved when the file is read.

import type { FrameColumns } from '../wire/tables.ts';
import { IdTable, TableIndex, grown } from '../wire/ids.ts';
import { EXACT_LIMIT } from '../wire/varint.ts';

/** The string table has no such entry, or the stack not all of its names. */
export const UNDEFINED = -1;

/** Texts as binary strings, unique by content; text 0 is the empty one. A slot stands for a string id of the file. */
export class V1Texts {
  readonly texts: string[] = [''];
  readonly #ids = new IdTable();
  readonly #index = new Map<string, number>([['', 0]]);
  /** Slot 0 is id 0, which is always the empty text. */
  readonly #textOfSlot: number[] = [];

  constructor() {
    this.define(this.slot(0, 0, 0), '');
  }

  slot(id: number, lo: number, hi: number): number {
    const slot = this.#ids.intern(id, lo, hi);
    if (slot === this.#textOfSlot.length) this.#textOfSlot.push(UNDEFINED);
    return slot;
  }

  isDefined(slot: number): boolean {
    return this.#textOfSlot[slot] !== UNDEFINED;
  }

  define(slot: number, text: string): void {
    this.#textOfSlot[slot] = this.intern(text);
  }

  /** UNDEFINED if the file has no string of that id. */
  ofSlot(slot: number): number {
    return this.#textOfSlot[slot];
  }

  intern(text: string): number {
    let index = this.#index.get(text);
    if (index === undefined) {
      index = this.texts.length;
      this.texts.push(text);
      this.#index.set(text, index);
    }
    return index;
  }
}

export interface V1Stacks {
  /** Stack i has frames `frames[start[i]] … frames[start[i + 1]]`, innermost first; stack 0 is none. */
  readonly start: Uint32Array;
  readonly frames: Uint32Array;
  readonly frameTable: FrameColumns;
  /** Index of the stack with an id of the file; 0: there is none. */
  readonly find: (id: number) => number;
  /** 1: a frame's function or file is a string that the file does not define. */
  readonly nameless: Uint8Array;
}

/** Collects stacks as they come. One description per PC, the first: what the reference keeps. */
export class StackBuilder {
  readonly #texts: V1Texts;
  readonly #frameOfPc = new Map<number | string, number>();
  readonly #ids: number[] = [];
  #start = new Uint32Array(256);
  #frames = new Uint32Array(4096);
  #used = 0;
  #count = 0;
  /** pcLo, pcHi, slot of the function, slot of the file, lineLo, lineHi. */
  #descriptions = new Uint32Array(6 * 256);

  constructor(texts: V1Texts) {
    this.#texts = texts;
  }

  frame(pc: number, pcLo: number, pcHi: number, func: number, file: number, lineLo: number, lineHi: number): void {
    const key = pc < EXACT_LIMIT ? pc : `${pcHi}:${pcLo}`;
    let frame = this.#frameOfPc.get(key);
    if (frame === undefined) {
      frame = this.#count++;
      const at = frame * 6;
      if (at === this.#descriptions.length) this.#descriptions = grown(this.#descriptions, at * 2);
      this.#descriptions.set([pcLo, pcHi, func, file, lineLo, lineHi], at);
      this.#frameOfPc.set(key, frame);
    }
    if (this.#used === this.#frames.length) this.#frames = grown(this.#frames, this.#used * 2);
    this.#frames[this.#used++] = frame;
  }

  /** Ends a stack: its frames are those since the last end. A later stack of the same id takes its place. */
  end(id: number): void {
    this.#ids.push(id);
    if (this.#ids.length + 2 > this.#start.length) this.#start = grown(this.#start, this.#start.length * 2);
    this.#start[this.#ids.length + 1] = this.#used;
  }

  /** Call when all strings are known. */
  build(): V1Stacks {
    const column = (field: number): Uint32Array => Uint32Array.from({ length: this.#count }, (_, frame) => this.#descriptions[frame * 6 + field]);
    const unnamed = new Uint8Array(this.#count);
    const text = (slot: number, frame: number): number => {
      const index = this.#texts.ofSlot(slot);
      if (index !== UNDEFINED) return index;
      unnamed[frame] = 1;
      return 0;
    };
    const frameTable: FrameColumns = {
      count: this.#count,
      pcLo: column(0),
      pcHi: column(1),
      func: column(2).map(text),
      file: column(3).map(text),
      lineLo: column(4),
      lineHi: column(5),
    };
    const stacks = this.#ids.length + 1;
    const start = this.#start.slice(0, stacks + 1);
    const frames = this.#frames.slice(0, this.#used);
    const nameless = new Uint8Array(stacks);
    for (let stack = 1; stack < stacks; stack++) {
      for (let i = start[stack]; i < start[stack + 1]; i++) if (unnamed[frames[i]] === 1) nameless[stack] = 1;
    }
    const byId = new TableIndex(
      this.#ids,
      this.#ids.map((_, at) => at + 1),
    );
    return { start, frames, frameTable, nameless, find: (id) => Math.max(0, byId.find(id)) };
  }
}
