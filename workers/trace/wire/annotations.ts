// Open user tasks and regions, and the rows of task, region and log events (go-trace.md, section 5.6). Names are compared as
// text: their ids change with the generation.

import { DamageError } from '../../damage.ts';
import type { Carry, CarriedRegion, CarriedTask } from './carry.ts';
import { type Cursors, MAX_ARGUMENTS } from './cursors.ts';
import type { EventRows } from './rows.ts';
import type { TextTable } from './texts.ts';
import { EXACT_LIMIT } from './varint.ts';

const ALL_BITS = 0xffffffff;

interface OpenTask {
  readonly taskLo: number;
  readonly taskHi: number;
  readonly parentLo: number;
  readonly parentHi: number;
  readonly type: number;
}

interface OpenRegion {
  readonly taskLo: number;
  readonly taskHi: number;
  readonly type: number;
}

export class Annotations {
  readonly #texts: TextTable;
  readonly #tasks = new Map<string, OpenTask>();
  /** By goroutine index; outermost region first. */
  readonly #regions = new Map<number, OpenRegion[]>();

  constructor(texts: TextTable) {
    this.#texts = texts;
  }

  /** Every method below that takes a cursor returns the row of the event's annotation. */
  taskBegin(cursors: Cursors, cursor: number, rows: EventRows): number {
    const [taskLo, taskHi] = halves(cursors, cursor, 0);
    const key = `${taskHi}:${taskLo}`;
    if (this.#tasks.has(key)) throw fault(cursors, cursor, 'inconsistent', 'a task begins that is open already');
    let [parentLo, parentHi] = halves(cursors, cursor, 1);
    // Parent 0 means none; the background task is no parent.
    if (parentLo === 0 && parentHi === 0) {
      parentLo = ALL_BITS;
      parentHi = ALL_BITS;
    }
    const type = this.#text(cursors, cursor, 2);
    this.#tasks.set(key, { taskLo, taskHi, parentLo, parentHi, type });
    return rows.annotation(taskLo, taskHi, parentLo, parentHi, type, 0);
  }

  /** Ends without a begin, and repeated ends, are normal: no parent, no name. */
  taskEnd(cursors: Cursors, cursor: number, rows: EventRows): number {
    const [taskLo, taskHi] = halves(cursors, cursor, 0);
    const key = `${taskHi}:${taskLo}`;
    const open = this.#tasks.get(key);
    if (open === undefined) return rows.annotation(taskLo, taskHi, ALL_BITS, ALL_BITS, 0, 0);
    this.#tasks.delete(key);
    return rows.annotation(taskLo, taskHi, open.parentLo, open.parentHi, open.type, 0);
  }

  regionBegin(cursors: Cursors, cursor: number, goroutine: number, rows: EventRows): number {
    const [taskLo, taskHi] = halves(cursors, cursor, 0);
    const type = this.#text(cursors, cursor, 1);
    const open = this.#regions.get(goroutine);
    const region = { taskLo, taskHi, type };
    if (open === undefined) this.#regions.set(goroutine, [region]);
    else open.push(region);
    return rows.annotation(taskLo, taskHi, 0, 0, type, 0);
  }

  regionEnd(cursors: Cursors, cursor: number, goroutine: number, rows: EventRows): number {
    const [taskLo, taskHi] = halves(cursors, cursor, 0);
    const type = this.#text(cursors, cursor, 1);
    // Nothing open: the region began before the trace.
    const innermost = this.#regions.get(goroutine)?.pop();
    if (innermost !== undefined && (innermost.taskLo !== taskLo || innermost.taskHi !== taskHi || innermost.type !== type)) {
      throw fault(cursors, cursor, 'inconsistent', 'a region ends that is not the innermost open one of its goroutine');
    }
    return rows.annotation(taskLo, taskHi, 0, 0, type, 0);
  }

  log(cursors: Cursors, cursor: number, rows: EventRows): number {
    const [taskLo, taskHi] = halves(cursors, cursor, 0);
    return rows.annotation(taskLo, taskHi, 0, 0, this.#text(cursors, cursor, 1), this.#text(cursors, cursor, 2));
  }

  /** The goroutine ended: its open regions end with it. */
  end(goroutine: number): void {
    this.#regions.delete(goroutine);
  }

  openRegions(goroutine: number): readonly CarriedRegion[] {
    return (this.#regions.get(goroutine) ?? []).map(({ taskLo, taskHi, type }) => ({ taskLo, taskHi, type: this.#texts.text(type) }));
  }

  openTasks(): readonly CarriedTask[] {
    return Array.from(this.#tasks.values(), (task) => ({ ...task, type: this.#texts.text(task.type) }));
  }

  restore(carry: Carry): void {
    for (const task of carry.tasks) this.#tasks.set(`${task.taskHi}:${task.taskLo}`, { ...task, type: this.#texts.intern(task.type) });
    // Carried goroutines take the first indexes, in order.
    carry.goroutines.forEach(({ regions }, goroutine) => {
      if (regions.length > 0) this.#regions.set(goroutine, regions.map((region) => ({ ...region, type: this.#texts.intern(region.type) })));
    });
  }

  #text(cursors: Cursors, cursor: number, argument: number): number {
    const id = cursors.args[cursor * MAX_ARGUMENTS + argument];
    const text = this.#texts.find(id);
    if (text < 0) throw fault(cursors, cursor, 'damaged', `an event refers to text ${id}, which its generation does not define`);
    return text;
  }
}

export function openAnnotations(texts: TextTable, carry: Carry | undefined): Annotations {
  const annotations = new Annotations(texts);
  if (carry !== undefined) annotations.restore(carry);
  return annotations;
}

function halves(cursors: Cursors, cursor: number, argument: number): [lo: number, hi: number] {
  const slot = cursor * MAX_ARGUMENTS + argument;
  const value = cursors.args[slot];
  return value < EXACT_LIMIT ? [value >>> 0, Math.floor(value / 4294967296)] : [cursors.wideLo[slot], cursors.wideHi[slot]];
}

function fault(cursors: Cursors, cursor: number, what: 'damaged' | 'inconsistent', message: string): DamageError {
  const offset = cursors.offset[cursor];
  return new DamageError({ what, message: `The trace contradicts itself at byte ${offset}: ${message}.`, offset });
}
