// One goroutine makes another runnable: which rows of a closeup are that, and how they are told.

import type { GoroutineRef, Ns, Wake } from '../../../api.ts';
import type { GenerationCloseup, StretchRows } from '../../closeup/closeup.ts';
import { lifeOf, standingBefore } from '../../closeup/lives.ts';
import { GO, NONE } from '../../columns.ts';
import type { IndexedGeneration } from '../../index/indexedGeneration.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { displayText } from '../../text.ts';
import { goroutineRef } from '../goroutine.ts';
import { stackFrames } from '../stack.ts';

/** The `number`th generation, with its closeup and its detail. */
export interface CloseGeneration {
  readonly index: TraceIndex;
  readonly number: number;
  readonly generation: IndexedGeneration;
  readonly closeup: GenerationCloseup;
}

/** Row of the goroutine's creation, if it was created in the generation, or of its way from waiting to runnable. */
export function isWake({ first, startNs, state }: StretchRows, local: number, row: number): boolean {
  if (Number.isNaN(startNs[row])) return false;
  if (row === first[local]) return state[row] !== GO.notExist;
  return state[row] === GO.runnable && state[row - 1] === GO.waiting;
}

/** Of one of local goroutine `local`'s rows that `isWake`. */
export function wakeOf(close: CloseGeneration, local: number, row: number): Wake {
  const { index, generation, closeup } = close;
  const { first, startNs, cause, stack } = closeup.stretches;
  const isCreation = row === first[local];
  return {
    what: isCreation ? 'create' : 'unblock',
    atNs: startNs[row],
    by: cause[row] === NONE ? undefined : refOf(index, generation, cause[row]),
    woken: refOf(index, generation, local),
    reason: isCreation ? '' : displayText(index.tables.texts[reasonOf(close, local, row - 1)]),
    stack: stackFrames(index.tables, generation.maps.stacks[stack[row]]),
  };
}

/** Trace's text of the reason of a wait; 0: not told. */
function reasonOf({ index, number, generation, closeup }: CloseGeneration, local: number, row: number): number {
  const { startNs, reason } = closeup.stretches;
  if (!Number.isNaN(startNs[row])) return generation.maps.texts[reason[row]];
  // It began before the generation.
  const life = lifeOf(index, index.goroutineNumber(generation, local));
  const standing = life === undefined ? undefined : standingBefore(index, life, number);
  return standing === undefined ? 0 : index.standings.reason(standing);
}

/** Rows in which a goroutine wakes others within [startNs, endNs), in time order. */
export function rowsWokenBy({ stretches }: GenerationCloseup, local: number, startNs: Ns, endNs: Ns): readonly number[] {
  const { cause, first, startNs: starts } = stretches;
  const rows: number[] = [];
  for (let row = 0; row < cause.length; row++) {
    if (cause[row] !== local || !(starts[row] >= startNs && starts[row] < endNs)) continue;
    const woken = goroutineOfRow(first, row);
    if (woken !== local && isWake(stretches, woken, row)) rows.push(row);
  }
  return rows.toSorted((a, b) => starts[a] - starts[b]);
}

/** Local goroutine whose row it is: the last one whose rows begin there or before. */
export function goroutineOfRow(first: Uint32Array, row: number): number {
  let low = 0;
  let high = first.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (first[middle] > row) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

export function refOf(index: TraceIndex, generation: IndexedGeneration, local: number): GoroutineRef {
  return goroutineRef(index, index.goroutineNumber(generation, local));
}
