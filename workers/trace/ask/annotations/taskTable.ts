// All tasks of a recording, one row each: those that began or ended in it, and those that were only mentioned.

import { DoubleColumn } from '../../index/series.ts';
import { IdTable, unsignedDecimal } from '../../wire/ids.ts';
import { NOBODY } from '../../closeup/marks.ts';
import { WordColumn } from './wordColumn.ts';

/** "None" in the column of parents. */
export const NO_TASK = 0xffffffff;
const ALL_BITS = 0xffffffff;

export class TaskTable {
  readonly #ids = new IdTable();
  /** Row; NO_TASK: none. */
  readonly parent = new WordColumn();
  /** Text; 0 where the beginning is not in the recording. */
  readonly type = new WordColumn();
  /** NaN: not in the recording. */
  readonly startNs = new DoubleColumn();
  readonly endNs = new DoubleColumn();
  /** Who began and ended it: rows of the people; NOBODY: not in the recording. */
  readonly startWho = new WordColumn();
  readonly endWho = new WordColumn();
  readonly regions = new WordColumn();
  readonly logs = new WordColumn();
  readonly children = new WordColumn();
  /** Pairs of a task and who marked something in its name; the same pair may come again. */
  readonly workTask = new WordColumn();
  readonly workWho = new WordColumn();
  /** By row of the people: the task of their last pair. */
  readonly #lastOf: number[] = [];

  get count(): number {
    return this.#ids.count;
  }

  /** The task's row, made if there is none. */
  row(lo: number, hi: number): number {
    const row = this.#ids.intern(hi * 4294967296 + lo, lo, hi);
    if (row < this.type.count) return row;
    this.parent.push(NO_TASK);
    this.type.push(0);
    this.startNs.push(NaN);
    this.endNs.push(NaN);
    this.startWho.push(NOBODY);
    this.endWho.push(NOBODY);
    this.regions.push(0);
    this.logs.push(0);
    this.children.push(0);
    return row;
  }

  /** As Go prints it. */
  id(row: number): string {
    return unsignedDecimal(this.#ids.lo[row], this.#ids.hi[row]);
  }

  /** By what `id` gives; -1: there is none. */
  find(id: string): number {
    if (!/^\d{1,20}$/.test(id)) return -1;
    const exact = BigInt(id);
    if (exact > 0xffffffffffffffffn) return -1;
    const lo = Number(exact & 0xffffffffn);
    const hi = Number(exact >> 32n);
    return this.#ids.find(hi * 4294967296 + lo, lo, hi);
  }

  /** An id that comes again, which Go gives to none, is the later task. */
  begins(row: number, nowNs: number, who: number, type: number): void {
    this.startNs.values[row] = nowNs;
    this.endNs.values[row] = NaN;
    this.endWho.values[row] = NOBODY;
    this.startWho.values[row] = who;
    this.type.values[row] = type;
  }

  ends(row: number, nowNs: number, who: number): void {
    this.endNs.values[row] = nowNs;
    this.endWho.values[row] = who;
  }

  /** The first parent that is told stays. */
  childOf(row: number, parentLo: number, parentHi: number): void {
    if ((parentLo === ALL_BITS && parentHi === ALL_BITS) || this.parent.values[row] !== NO_TASK) return;
    const parent = this.row(parentLo, parentHi);
    this.parent.values[row] = parent;
    this.children.values[parent]++;
  }

  worked(row: number, who: number): void {
    if (who === NOBODY || this.#lastOf[who] === row) return;
    this.#lastOf[who] = row;
    this.workTask.push(row);
    this.workWho.push(who);
  }
}
