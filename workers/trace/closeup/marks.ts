// What stays of a generation's tasks, regions and logs when its closeup is let go: every event of them, in the trace's own indexes,
// until it is joined to those of the generations before (ask/annotations/markJoin.ts), which takes it over.

import { type IndexedGeneration, outlivedPlace } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { ANNOTATION, type GenerationCloseup } from './closeup.ts';

/** "None" in `MarkRows.who`. */
export const NOBODY = 0xffffffff;

export interface GenerationMarks {
  /** Task, region and log events, in time order; undefined: taken over. */
  rows: MarkRows | undefined;
  readonly events: number;
}

/** 64-bit ids as halves. Texts and stacks are the trace's. */
export interface MarkRows {
  /** ANNOTATION. */
  readonly what: Uint8Array;
  readonly timeNs: Float64Array;
  /** Row of `people`; NOBODY: none. */
  readonly who: Uint32Array;
  readonly taskLo: Uint32Array;
  readonly taskHi: Uint32Array;
  /** Task begins; all bits set: none. */
  readonly parentLo: Uint32Array;
  readonly parentHi: Uint32Array;
  /** Task or region type, log category. */
  readonly type: Uint32Array;
  readonly message: Uint32Array;
  /** Of region begins; else 0. */
  readonly stack: Uint32Array;
  readonly people: MarkPeople;
}

/** Goroutines that marked anything in the generation, so that they can be told without its detail. */
export interface MarkPeople {
  readonly count: number;
  /** In the trace. */
  readonly goroutine: Uint32Array;
  readonly idLo: Uint32Array;
  readonly idHi: Uint32Array;
  /** 1: it was there before the generation, or is still there after it, so others may name it, too. */
  readonly outlived: Uint8Array;
  /** Text of the entry function, as far as this generation tells. */
  readonly name: Uint32Array;
  /** NaN: it did not end in this generation. */
  readonly endNs: Float64Array;
}

/** `generation` has its detail. */
export function generationMarks(index: TraceIndex, generation: IndexedGeneration, { annotations }: GenerationCloseup): GenerationMarks {
  const { what, timeNs, goroutine, taskLo, taskHi, parentLo, parentHi, type, message, stack } = annotations;
  const events = what.length;
  if (events === 0) return { rows: undefined, events };
  const { texts, stacks } = generation.maps;
  const { people, who } = peopleOf(index, generation, goroutine);
  const rows: MarkRows = {
    what: what.slice(),
    timeNs: timeNs.slice(),
    who,
    taskLo: taskLo.slice(),
    taskHi: taskHi.slice(),
    parentLo: parentLo.slice(),
    parentHi: parentHi.slice(),
    type: type.map((text) => texts[text]),
    message: message.map((text) => texts[text]),
    stack: stack.map((entry, row) => (what[row] === ANNOTATION.regionBegin ? stacks[entry] : 0)),
    people,
  };
  return { rows, events };
}

function peopleOf(index: TraceIndex, generation: IndexedGeneration, goroutine: Int32Array): { readonly people: MarkPeople; readonly who: Uint32Array } {
  const { detail, maps } = generation;
  if (detail === undefined) throw new Error('Marks are kept of a generation whose detail is not held.');
  const { locals, who } = numbered(goroutine, generation.goroutines);
  const { goroutines } = detail;
  const count = locals.length;
  const people: MarkPeople = {
    count,
    goroutine: new Uint32Array(count),
    idLo: new Uint32Array(count),
    idHi: new Uint32Array(count),
    outlived: new Uint8Array(count),
    name: new Uint32Array(count),
    endNs: new Float64Array(count),
  };
  for (let row = 0; row < count; row++) {
    const local = locals[row];
    people.goroutine[row] = index.goroutineNumber(generation, local);
    people.idLo[row] = goroutines.idLo[local];
    people.idHi[row] = goroutines.idHi[local];
    people.outlived[row] = Number(outlivedPlace(generation, local) >= 0);
    people.name[row] = maps.texts[goroutines.name[local]];
    people.endNs[row] = goroutines.endNs[local];
  }
  return { people, who };
}

/** Goroutines in the order in which they come, and by event which of them; NOBODY: none. */
function numbered(goroutine: Int32Array, goroutines: number): { readonly locals: Uint32Array; readonly who: Uint32Array } {
  const placeOf = new Int32Array(goroutines).fill(-1);
  const locals = new Uint32Array(Math.min(goroutines, goroutine.length));
  const who = new Uint32Array(goroutine.length).fill(NOBODY);
  let count = 0;
  for (let row = 0; row < goroutine.length; row++) {
    const local = goroutine[row];
    if (local < 0) continue;
    if (placeOf[local] < 0) {
      placeOf[local] = count;
      locals[count++] = local;
    }
    who[row] = placeOf[local];
  }
  return { locals: locals.subarray(0, count), who };
}
