// When threads took Ps and gave them up, or lost them: a tenth of the events of an idle program, few of a busy one.

import { type EventColumns, PROC, ROW, R_DETAIL, R_RESOURCE } from '../columns.ts';
import { grown } from '../wire/ids.ts';

/** In time order. */
export interface ProcTransitionRows {
  readonly timeNs: Float64Array;
  /** Local. */
  readonly proc: Int16Array;
  /** 1: a thread took the P from then on; 0: it gave it up, or it was taken away. */
  readonly works: Uint8Array;
  /** By local P: what the generation found it in, by its first event: 1 with a thread, 0 without; FOUND_NOT: nothing tells. */
  readonly found: Int8Array;
}

export const FOUND_NOT = -1;

export class ProcTransitions {
  #count = 0;
  #timeNs = new Float64Array(256);
  #proc = new Int16Array(256);
  #works = new Uint8Array(256);
  #found = new Int8Array(0);

  /** A transition of a P, or its state where a generation begins. */
  add({ timeNs, fields }: EventColumns, row: number): void {
    const of = row * ROW;
    const before = fields[of + R_DETAIL] >> 4;
    const after = fields[of + R_DETAIL] & 15;
    const proc = fields[of + R_RESOURCE];
    if (proc >= this.#found.length) {
      const known = this.#found.length;
      this.#found = grown(this.#found, (proc + 1) * 2);
      this.#found.fill(FOUND_NOT, known);
    }
    const told = before === after || before === PROC.undetermined;
    if (this.#found[proc] === FOUND_NOT) this.#found[proc] = Number((told ? after : before) === PROC.running);
    if (told) return;
    if (this.#count === this.#proc.length) this.#grow(this.#count * 2);
    this.#timeNs[this.#count] = timeNs[row];
    this.#proc[this.#count] = proc;
    this.#works[this.#count++] = Number(after === PROC.running);
  }

  rows(): ProcTransitionRows {
    const count = this.#count;
    return { timeNs: this.#timeNs.slice(0, count), proc: this.#proc.slice(0, count), works: this.#works.slice(0, count), found: this.#found.slice() };
  }

  #grow(length: number): void {
    this.#timeNs = grown(this.#timeNs, length);
    this.#proc = grown(this.#proc, length);
    this.#works = grown(this.#works, length);
  }
}
