// Tasks, regions and logs of a whole recording, joined generation after generation as they become known. Regions nest across the
// edges of generations, so a generation joins only when all before it have; what is known of later ones waits.

import type { Ns } from '../../../api.ts';
import { ANNOTATION } from '../../closeup/closeup.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { type GenerationMarks, type MarkRows, NOBODY } from '../../closeup/marks.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { LogTable } from './logTable.ts';
import { People } from './people.ts';
import { RegionTable } from './regionTable.ts';
import { TaskTable } from './taskTable.ts';

/** Events joined while one question is answered; the rest with the next ones. */
const EVENTS_A_QUESTION = 250_000;

export class MarkTables {
  readonly people = new People();
  readonly tasks = new TaskTable();
  readonly regions = new RegionTable();
  readonly logs = new LogTable();
  /** Generations that are joined whole. */
  #generations = 0;
  /** What is joined of the next one. */
  #joining: { readonly rowOf: Uint32Array; at: number } | undefined;
  /** In the tables. */
  #events = 0;
  #version = 0;

  /** Changes with the tables. */
  get version(): number {
    return this.#version;
  }

  /** Joins what has become known; what is missing is read in the background. Returns the share of the recording in the tables. */
  update(trace: CloseTrace): number {
    const { index } = trace;
    const { generations } = index;
    const most = this.#events + EVENTS_A_QUESTION;
    while (this.#generations < generations.length && this.#events < most) {
      // Nothing is read for marks that are not there.
      if (generations[this.#generations].marks > 0) {
        const summary = trace.summary(this.#generations);
        if (summary === undefined || !this.#joinSome(summary.marks, most)) break;
      }
      this.#generations++;
    }
    this.#endWithGoroutines(index, generations[this.#generations - 1]?.lastNs ?? 0);
    if (this.#generations === generations.length) return 1;
    const missing = Array.from(generations.keys()).filter((number) => number >= this.#generations && generations[number].marks > 0 && trace.summary(number) === undefined);
    trace.want(missing);
    const joinedRows = generations[this.#generations]?.firstRow ?? index.rows;
    // Less than 1: something is missing, however little.
    return Math.min(joinedRows / Math.max(1, index.rows), 1 - Number.EPSILON);
  }

  /** Of the next generation, until there are `most` events in the tables; returns whether that was all. */
  #joinSome(marks: GenerationMarks, most: number): boolean {
    const { rows } = marks;
    if (rows === undefined) return true;
    this.#joining ??= { rowOf: this.people.join(rows.people), at: 0 };
    const { rowOf, at } = this.#joining;
    const end = Math.min(marks.events, at + most - this.#events);
    this.#join(rows, rowOf, at, end);
    this.#events += end - at;
    this.#version++;
    this.#joining.at = end;
    if (end < marks.events) return false;
    const { count, endNs } = rows.people;
    for (let i = 0; i < count; i++) if (!Number.isNaN(endNs[i])) this.regions.goroutineEnds(rowOf[i], endNs[i]);
    this.#joining = undefined;
    marks.rows = undefined;
    return true;
  }

  #join(rows: MarkRows, rowOf: Uint32Array, from: number, to: number): void {
    const { tasks, regions, logs } = this;
    const { what, timeNs, taskLo, taskHi, parentLo, parentHi, type, message, stack } = rows;
    for (let i = from; i < to; i++) {
      const who = rows.who[i] === NOBODY ? NOBODY : rowOf[rows.who[i]];
      const task = tasks.row(taskLo[i], taskHi[i]);
      tasks.worked(task, who);
      switch (what[i]) {
        case ANNOTATION.taskBegin:
          tasks.begins(task, timeNs[i], who, type[i]);
          tasks.childOf(task, parentLo[i], parentHi[i]);
          break;
        case ANNOTATION.taskEnd:
          tasks.ends(task, timeNs[i], who);
          break;
        case ANNOTATION.regionBegin:
          if (who === NOBODY) break;
          regions.begins(type[i], task, who, timeNs[i], stack[i]);
          tasks.regions.values[task]++;
          break;
        case ANNOTATION.regionEnd:
          if (who !== NOBODY && !regions.ends(type[i], task, who, timeNs[i])) tasks.regions.values[task]++;
          break;
        default:
          logs.add(timeNs[i], task, who, type[i], message[i]);
          tasks.logs.values[task]++;
      }
    }
  }

  /** Regions of goroutines that ended in a generation where they marked nothing. All events up to `joinedNs` are in the tables. */
  #endWithGoroutines(index: TraceIndex, joinedNs: Ns): void {
    for (const who of this.regions.open) {
      const endNs = this.people.endNs(index, who);
      if (!(endNs <= joinedNs)) continue;
      this.regions.goroutineEnds(who, endNs);
      this.#version++;
    }
  }
}

const tablesOf = new WeakMap<TraceIndex, MarkTables>();

export interface KnownMarks {
  readonly tables: MarkTables;
  /** Share of the recording that is in them, 0…1. */
  readonly known: number;
}

/** As far as they are known now; starts the reading of the rest. */
export function knownMarks(trace: CloseTrace): KnownMarks {
  let tables = tablesOf.get(trace.index);
  if (tables === undefined) {
    tables = new MarkTables();
    tablesOf.set(trace.index, tables);
  }
  return { tables, known: tables.update(trace) };
}
