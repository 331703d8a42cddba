// What stays of a generation's tasks, regions and logs when its closeup is let go: every event of them, in the trace's own indexes,
// until it is joined to those of the generations before (ask/annotations/markJoin.ts), which takes it over.

import { signedDecimal } from '../wire/ids.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
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
  /** As Go prints it. */
  readonly id: readonly string[];
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
  const { idLo, idHi, name, endNs } = detail.goroutines;
  const placeOf = new Int32Array(generation.goroutines).fill(-1);
  const locals: number[] = [];
  const who = Uint32Array.from(goroutine, (local) => {
    if (local < 0) return NOBODY;
    if (placeOf[local] < 0) placeOf[local] = locals.push(local) - 1;
    return placeOf[local];
  });
  const people: MarkPeople = {
    count: locals.length,
    goroutine: Uint32Array.from(locals, (local) => index.goroutineNumber(generation, local)),
    id: locals.map((local) => signedDecimal(idLo[local], idHi[local])),
    name: Uint32Array.from(locals, (local) => maps.texts[name[local]]),
    endNs: Float64Array.from(locals, (local) => endNs[local]),
  };
  return { people, who };
}
