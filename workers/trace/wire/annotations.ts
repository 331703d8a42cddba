// Open user tasks and regions, and the rows of task, region and log events (go-trace.md, section 5.6). Names are compared as
// text: their ids change with the generation.

import { KIND, NONE } from '../columns.ts';
import { displayText } from '../text.ts';
import type { CarriedRegion, CarriedTask, Carry } from './carry.ts';
import type { EndedRegion } from './claims.ts';
import { type Attempt, MUST } from './context.ts';
import { unsignedDecimal } from './ids.ts';
import type { TextTable } from './texts.ts';
import { marked, t } from '../../../language/t.ts';

const ALL_BITS = 0xffffffff;
const REGION_ADVICE =
  marked('This is a fault of the traced program, not of the file: it ends regions in another order than it began them, and neither Go\'s own reader nor this one can go on. Look at its uses of trace.StartRegion and Region.End.');
const TASK_ADVICE =
  marked('This is a fault of what wrote the trace, not of the file: a task\'s number is given out twice, and neither Go\'s own reader nor this one can go on.');

interface OpenTask {
  readonly taskLo: number;
  readonly taskHi: number;
  readonly parentLo: number;
  readonly parentHi: number;
  readonly type: number;
}

function deliver(attempt: Attempt, kind: number, annotation: number, stackArgument: number): void {
  const { args, m, p, g } = attempt;
  attempt.rows.push(kind, 0, m, p, g, NONE, annotation, attempt.stack(args.values[stackArgument]));
}

export class Annotations {
  readonly #texts: TextTable;
  /** undefined: ended, where it must be known that the state before has no say in it. */
  readonly #tasks = new Map<string, OpenTask | undefined>();
  /** By goroutine index; outermost region first. */
  readonly #regions = new Map<number, EndedRegion[]>();

  constructor(texts: TextTable) {
    this.#texts = texts;
  }

  /** Delivers a task, region or log event. */
  annotate(attempt: Attempt): void {
    attempt.need(MUST, MUST, MUST);
    const { args, rows } = attempt;
    switch (attempt.type) {
      case 40: // UserTaskBegin
        deliver(attempt, KIND.taskBegin, this.#taskBegin(attempt), 3);
        break;
      case 41: // UserTaskEnd
        deliver(attempt, KIND.taskEnd, this.#taskEnd(attempt), 1);
        break;
      case 42: // UserRegionBegin
        deliver(attempt, KIND.regionBegin, this.#regionBegin(attempt), 2);
        break;
      case 43: // UserRegionEnd
        deliver(attempt, KIND.regionEnd, this.#regionEnd(attempt), 2);
        break;
      default: // UserLog
        deliver(attempt, KIND.log, rows.annotation(args.lo(0), args.hi(0), 0, 0, attempt.text(args.values[1]), attempt.text(args.values[2])), 3);
    }
  }

  #taskBegin(attempt: Attempt): number {
    const { args, rows, state } = attempt;
    const taskLo = args.lo(0);
    const taskHi = args.hi(0);
    const key = `${taskHi}:${taskLo}`;
    if (state.claims !== undefined && !this.#tasks.has(key)) state.claims.taskBegins.push(taskLo, taskHi);
    if (this.#tasks.get(key) !== undefined) throw attempt.contradiction(`task ${unsignedDecimal(taskLo, taskHi)} begins, but is open already`, t(TASK_ADVICE));
    // Parent 0 means none; the background task is no parent.
    const orphan = args.values[1] === 0;
    const parentLo = orphan ? ALL_BITS : args.lo(1);
    const parentHi = orphan ? ALL_BITS : args.hi(1);
    const type = attempt.text(args.values[2]);
    this.#tasks.set(key, { taskLo, taskHi, parentLo, parentHi, type });
    return rows.annotation(taskLo, taskHi, parentLo, parentHi, type, 0);
  }

  /** Ends without a begin, and repeated ends, are normal: no parent, no name. */
  #taskEnd({ args, rows, state }: Attempt): number {
    const taskLo = args.lo(0);
    const taskHi = args.hi(0);
    const key = `${taskHi}:${taskLo}`;
    const open = this.#tasks.get(key);
    if (state.claims === undefined) this.#tasks.delete(key);
    else {
      if (!this.#tasks.has(key)) state.claims.taskEnds.push(taskLo, taskHi);
      this.#tasks.set(key, undefined);
    }
    if (open === undefined) return rows.annotation(taskLo, taskHi, ALL_BITS, ALL_BITS, 0, 0);
    return rows.annotation(taskLo, taskHi, open.parentLo, open.parentHi, open.type, 0);
  }

  #regionBegin(attempt: Attempt): number {
    const { args, rows, g } = attempt;
    const region = { taskLo: args.lo(0), taskHi: args.hi(0), type: attempt.text(args.values[1]) };
    const open = this.#regions.get(g);
    if (open === undefined) this.#regions.set(g, [region]);
    else open.push(region);
    return rows.annotation(region.taskLo, region.taskHi, 0, 0, region.type, 0);
  }

  #regionEnd(attempt: Attempt): number {
    const { args, rows, state, g } = attempt;
    const taskLo = args.lo(0);
    const taskHi = args.hi(0);
    const type = attempt.text(args.values[1]);
    // Nothing open: the region began before the trace.
    const innermost = this.#regions.get(g)?.pop();
    if (innermost === undefined && state.isFound(g)) state.claims?.regionEnd(g, { taskLo, taskHi, type });
    if (innermost !== undefined && (innermost.taskLo !== taskLo || innermost.taskHi !== taskHi || innermost.type !== type)) {
      const text = (index: number): string => quoted(this.#texts.text(index));
      const claim = `${attempt.goroutine(g)} ends region ${text(type)} of task ${unsignedDecimal(taskLo, taskHi)}`;
      const open = `region ${text(innermost.type)} of task ${unsignedDecimal(innermost.taskLo, innermost.taskHi)}`;
      throw attempt.contradiction(`${claim}, but the one to end is ${open}`, t(REGION_ADVICE));
    }
    return rows.annotation(taskLo, taskHi, 0, 0, type, 0);
  }

  /** The goroutine ended: its open regions end with it. */
  end(goroutine: number): void {
    if (this.#regions.size > 0) this.#regions.delete(goroutine);
  }

  openRegions(goroutine: number): readonly CarriedRegion[] {
    return (this.#regions.get(goroutine) ?? []).map(({ taskLo, taskHi, type }) => ({ taskLo, taskHi, type: this.#texts.text(type) }));
  }

  /** Indexes of goroutines with open regions. */
  inRegions(): readonly number[] {
    const goroutines: number[] = [];
    for (const [goroutine, open] of this.#regions) if (open.length > 0) goroutines.push(goroutine);
    return goroutines;
  }

  openTasks(): readonly CarriedTask[] {
    const open: CarriedTask[] = [];
    for (const task of this.#tasks.values()) if (task !== undefined) open.push({ ...task, type: this.#texts.text(task.type) });
    return open;
  }

  restore(carry: Carry): void {
    for (const task of carry.tasks) this.#tasks.set(`${task.taskHi}:${task.taskLo}`, { ...task, type: this.#texts.intern(task.type) });
    // Carried goroutines take the first indexes, in order.
    carry.goroutines.forEach(({ regions }, goroutine) => {
      if (regions.length > 0) this.#regions.set(goroutine, regions.map((region) => ({ ...region, type: this.#texts.intern(region.type) })));
    });
  }
}

/** A name in a sentence: control characters escaped, long ones cut. */
function quoted(binary: string): string {
  const text = displayText(binary);
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
}

export function openAnnotations(texts: TextTable, carry: Carry | undefined): Annotations {
  const annotations = new Annotations(texts);
  if (carry !== undefined) annotations.restore(carry);
  return annotations;
}
