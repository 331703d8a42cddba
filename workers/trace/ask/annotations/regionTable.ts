// All regions of a recording, by beginning; those that began before it, where they end. Regions of a goroutine nest: what ends is
// the innermost one that is open, and those still open when the goroutine ends, end with it.

import { DoubleColumn } from '../../index/series.ts';
import { WordColumn } from './wordColumn.ts';

/** "None" for rows. */
const NONE = 0xffffffff;

export class RegionTable {
  readonly type = new WordColumn();
  /** Row of the tasks. */
  readonly task = new WordColumn();
  /** Row of the people. */
  readonly who = new WordColumn();
  /** NaN: not in the recording. */
  readonly startNs = new DoubleColumn();
  readonly endNs = new DoubleColumn();
  /** Where it began; 0: not told. */
  readonly stack = new WordColumn();
  /** Row of the region it lies in; NONE: in no other. */
  readonly #outer = new WordColumn();
  /** By row of the people: their innermost open region. */
  readonly #innermost = new Map<number, number>();

  get count(): number {
    return this.type.count;
  }

  /** Who has open regions. */
  get open(): readonly number[] {
    return [...this.#innermost.keys()];
  }

  begins(type: number, task: number, who: number, nowNs: number, stack: number): void {
    const row = this.#add(type, task, who, nowNs, stack);
    this.#outer.values[row] = this.#innermost.get(who) ?? NONE;
    this.#innermost.set(who, row);
  }

  /** Returns whether its beginning is in the recording. */
  ends(type: number, task: number, who: number, nowNs: number): boolean {
    const row = this.#innermost.get(who);
    if (row === undefined) {
      this.endNs.values[this.#add(type, task, who, NaN, 0)] = nowNs;
      return false;
    }
    this.endNs.values[row] = nowNs;
    this.#leave(who, row);
    return true;
  }

  goroutineEnds(who: number, nowNs: number): void {
    for (let row = this.#innermost.get(who); row !== undefined; row = this.#innermost.get(who)) {
      this.endNs.values[row] = nowNs;
      this.#leave(who, row);
    }
  }

  #leave(who: number, row: number): void {
    const outer = this.#outer.values[row];
    if (outer === NONE) this.#innermost.delete(who);
    else this.#innermost.set(who, outer);
  }

  #add(type: number, task: number, who: number, startNs: number, stack: number): number {
    this.type.push(type);
    this.task.push(task);
    this.who.push(who);
    this.startNs.push(startNs);
    this.endNs.push(NaN);
    this.stack.push(stack);
    this.#outer.push(NONE);
    return this.type.count - 1;
  }
}
