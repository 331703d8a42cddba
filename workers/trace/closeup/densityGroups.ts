// Which group each goroutine of a generation belongs to: by its entry function, or by the function that created it.

import type { GroupBy } from '../../api.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';

export interface GenerationGroups {
  /** Names, as texts of the trace. 0: the trace does not tell. */
  readonly texts: Uint32Array;
  /** By local goroutine: place in `texts`. */
  readonly of: Uint32Array;
}

const NOWHERE = -1;

/** Text of the function that has the `go` statement of a creation's stack; 0: not told. */
export function creatorText({ tables: { stacks } }: TraceIndex, creationStack: number): number {
  return stacks.isEmpty(creationStack) ? 0 : stacks.func[stacks.frames[stacks.start[creationStack]]];
}

/** Text of the name of the group of a goroutine that outlived a generation, by its row in `index.outlived`. */
export function outlivedGroup(index: TraceIndex, by: GroupBy, row: number): number {
  return by === 'entry' ? index.outlived.name[row] : creatorText(index, index.outlived.creationStack[row]);
}

/** `generation` has its detail. */
export function generationGroups(index: TraceIndex, generation: IndexedGeneration, by: GroupBy): GenerationGroups {
  const { detail, maps, outlivedLocal, outlived } = generation;
  if (detail === undefined) throw new Error('Goroutines of a generation are grouped that has no detail.');
  const { count, name, creationStack } = detail.goroutines;
  const places = new Int32Array(index.tables.texts.length).fill(NOWHERE);
  const texts: number[] = [];
  const of = new Uint32Array(count);
  for (let local = 0, next = 0; local < count; local++) {
    let text: number;
    if (next < outlivedLocal.length && outlivedLocal[next] === local) text = outlivedGroup(index, by, outlived[next++]);
    else text = by === 'entry' ? maps.texts[name[local]] : creatorText(index, maps.stacks[creationStack[local]]);
    if (places[text] === NOWHERE) places[text] = texts.push(text) - 1;
    of[local] = places[text];
  }
  return { texts: Uint32Array.from(texts), of };
}
