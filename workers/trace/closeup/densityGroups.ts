// Which group each goroutine of a generation belongs to: by its entry function, or by the function that created it.

import type { GroupBy } from '../../api.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';

export interface GenerationGroups {
  /** See groupKey. */
  readonly keys: Int32Array;
  /** By local goroutine: place in `keys`. */
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

/** Of more, those whose name may be told later are not told apart. */
const MOST_UNNAMED = 1024;

/**
 * What stands for a group in what is kept of a generation: the text of its name, or, for a goroutine whose entry function no
 * generation has told so far, -1 - its row in `index.outlived`.
 */
export function groupKey(index: TraceIndex, by: GroupBy, row: number): number {
  const text = outlivedGroup(index, by, row);
  return text === 0 && by === 'entry' && row < MOST_UNNAMED ? -1 - row : text;
}

/** Text of the name that a key stands for by now. */
export function textOfKey(index: TraceIndex, key: number): number {
  return key < 0 ? index.outlived.name[-1 - key] : key;
}

/** `generation` has its detail. */
export function generationGroups(index: TraceIndex, generation: IndexedGeneration, by: GroupBy): GenerationGroups {
  const { detail, maps, outlivedLocal, outlived } = generation;
  if (detail === undefined) throw new Error('Goroutines of a generation are grouped that has no detail.');
  const { count, name, creationStack } = detail.goroutines;
  const places = new Int32Array(index.tables.texts.length).fill(NOWHERE);
  const keys: number[] = [];
  const of = new Uint32Array(count);
  for (let local = 0, next = 0; local < count; local++) {
    let key: number;
    if (next < outlivedLocal.length && outlivedLocal[next] === local) key = groupKey(index, by, outlived[next++]);
    else key = by === 'entry' ? maps.texts[name[local]] : creatorText(index, maps.stacks[creationStack[local]]);
    if (key < 0) of[local] = keys.push(key) - 1;
    else {
      if (places[key] === NOWHERE) places[key] = keys.push(key) - 1;
      of[local] = places[key];
    }
  }
  return { keys: Int32Array.from(keys), of };
}
