// The task that a goroutine works on when it begins to wait: that of its innermost open region, else the one it began last and that has
// not ended. Regions and tasks that were open when the generation began are not looked for.

import { ANNOTATION } from '../closeup/closeup.ts';
import type { CloseGeneration } from '../closeup/breakdownRows.ts';

/** Place 0: no task. */
export interface TaskColumns {
  /** Text of the type; 0: the task began in an earlier generation, see the id. */
  readonly type: Uint32Array;
  readonly idLo: Uint32Array;
  readonly idHi: Uint32Array;
}

export interface GenerationTasks extends TaskColumns {
  /** By wait. */
  readonly of: Uint32Array;
}

interface Changes {
  readonly timeNs: number[];
  readonly task: number[];
}

interface Working {
  readonly changes: Changes;
  readonly regions: number[];
  readonly own: number[];
}

const NO_TASK = 0;

/** undefined: the generation has no tasks. */
export function generationTasks({ generation, closeup }: CloseGeneration, startNs: Float64Array, goroutine: Uint32Array | Int32Array, count: number): GenerationTasks | undefined {
  const { what, timeNs, goroutine: who, taskLo, taskHi, type } = closeup.annotations;
  if (what.length === 0) return undefined;
  const kinds = new TaskKinds();
  const working = new Map<number, Working>();
  const owner = new Map<number, Working>();
  for (let row = 0; row < what.length; row++) {
    if (what[row] === ANNOTATION.log) continue;
    const worker = who[row] < 0 ? undefined : workingOf(working, who[row]);
    const id = kinds.id(taskLo[row], taskHi[row]);
    let changed = worker;
    switch (what[row]) {
      case ANNOTATION.taskBegin:
        kinds.began(id, generation.maps.texts[type[row]]);
        worker?.own.push(id);
        if (worker !== undefined) owner.set(id, worker);
        break;
      case ANNOTATION.taskEnd:
        changed = owner.get(id);
        if (changed !== undefined) remove(changed.own, id);
        break;
      case ANNOTATION.regionBegin:
        worker?.regions.push(id);
        break;
      default:
        worker?.regions.pop();
    }
    if (changed === undefined) continue;
    const region = changed.regions.findLast((task) => task !== NO_TASK);
    changed.changes.timeNs.push(timeNs[row]);
    changed.changes.task.push(region ?? changed.own.at(-1) ?? NO_TASK);
  }
  const of = new Uint32Array(count);
  for (let row = 0; row < count; row++) {
    const changes = working.get(goroutine[row])?.changes;
    if (changes !== undefined) of[row] = taskAt(changes, startNs[row]);
  }
  return { ...kinds.columns(of), of };
}

function workingOf(working: Map<number, Working>, goroutine: number): Working {
  let one = working.get(goroutine);
  if (one === undefined) {
    one = { changes: { timeNs: [], task: [] }, regions: [], own: [] };
    working.set(goroutine, one);
  }
  return one;
}

function remove(tasks: number[], id: number): void {
  const at = tasks.lastIndexOf(id);
  if (at >= 0) tasks.splice(at, 1);
}

function taskAt({ timeNs, task }: Changes, atNs: number): number {
  let low = 0;
  let high = timeNs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeNs[middle] <= atNs) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? NO_TASK : task[low - 1];
}

/** Tasks by number, 0: none; and by type, where it is told. */
class TaskKinds {
  readonly #numbers = new Map<string, number>();
  readonly #lo: number[] = [0];
  readonly #hi: number[] = [0];
  readonly #type: number[] = [0];

  id(lo: number, hi: number): number {
    // The background task is none.
    if (lo === 0 && hi === 0) return NO_TASK;
    const key = `${hi}:${lo}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#lo.push(lo) - 1;
      this.#hi.push(hi);
      this.#type.push(0);
      this.#numbers.set(key, number);
    }
    return number;
  }

  began(number: number, type: number): void {
    if (number !== NO_TASK) this.#type[number] = type;
  }

  /** One place for all tasks of a type; `of` is changed to places. */
  columns(of: Uint32Array): TaskColumns {
    const type: number[] = [0];
    const idLo: number[] = [0];
    const idHi: number[] = [0];
    const placeOfType = new Map<number, number>();
    const places = new Map<number, number>([[NO_TASK, 0]]);
    for (let row = 0; row < of.length; row++) {
      let place = places.get(of[row]);
      if (place === undefined) {
        const told = this.#type[of[row]];
        place = told === 0 ? undefined : placeOfType.get(told);
        if (place === undefined) {
          place = type.push(told) - 1;
          idLo.push(told === 0 ? this.#lo[of[row]] : 0);
          idHi.push(told === 0 ? this.#hi[of[row]] : 0);
          if (told !== 0) placeOfType.set(told, place);
        }
        places.set(of[row], place);
      }
      of[row] = place;
    }
    return { type: Uint32Array.from(type), idLo: Uint32Array.from(idLo), idHi: Uint32Array.from(idHi) };
  }
}
