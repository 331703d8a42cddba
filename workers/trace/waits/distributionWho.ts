// Who waits: goroutines of a generation by their entry function and the stack that created them, one dense number for each that occurs.

import { groupKey } from '../closeup/densityGroups.ts';
import type { CloseGeneration } from '../closeup/breakdownRows.ts';
import { MOST_GROUPS } from './distributionCells.ts';

/** Place 0 is for those beyond MOST_WHO. */
export interface WhoColumns {
  /** See groupKey. */
  readonly entry: Int32Array;
  /** The trace's stack; 0: not told. */
  readonly stack: Uint32Array;
}

export interface GenerationWho extends WhoColumns {
  /** By local goroutine. */
  readonly of: Uint32Array;
}

/** A program has some thousands; a hostile file as many as goroutines. */
const MOST_WHO = MOST_GROUPS / 8;

/** It has its detail. */
export function generationWho({ index, generation }: Pick<CloseGeneration, 'index' | 'generation'>): GenerationWho {
  const { detail, maps, outlivedLocal, outlived } = generation;
  if (detail === undefined) throw new Error('Waits of a generation are grouped that has no detail.');
  const { count, name, creationStack } = detail.goroutines;
  const placeOf = new Map<number, number>();
  const entries: number[] = [0];
  const stacks: number[] = [0];
  const of = new Uint32Array(count);
  let [lastEntry, lastStack, last] = [NaN, NaN, 0];
  for (let local = 0, next = 0; local < count; local++) {
    let entry = maps.texts[name[local]];
    let stack = maps.stacks[creationStack[local]];
    if (next < outlivedLocal.length && outlivedLocal[next] === local) {
      const row = outlived[next++];
      entry = groupKey(index, 'entry', row);
      stack = index.outlived.creationStack[row];
    }
    // Goroutines of a kind come in rows.
    if (entry !== lastEntry || stack !== lastStack) {
      const key = entry * 2 ** 26 + stack;
      last = placeOf.get(key) ?? (entries.length < MOST_WHO ? entries.push(entry) - 1 : 0);
      if (last === stacks.length) {
        stacks.push(stack);
        placeOf.set(key, last);
      }
      [lastEntry, lastStack] = [entry, stack];
    }
    of[local] = last;
  }
  return { entry: Int32Array.from(entries), stack: Uint32Array.from(stacks), of };
}
