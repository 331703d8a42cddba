// Where waits begin and end, all of a stretch that the walk in the order of time needs side by side: stretches lie by goroutine, so each
// column that is looked into then is a miss in the processor's cache; with columns as they are the walk took twice as long.

import { GO, NONE } from '../columns.ts';
import type { CloseGeneration } from '../closeup/breakdownRows.ts';
import type { FoundGoroutines } from '../closeup/foundGoroutines.ts';

/** Places in WAIT_KINDS. */
const KIND = { created: 0, unblocked: 1, preempted: 2, yielded: 3, syscall: 4 } as const;
/** Places in WAKERS. */
const WAKER = { goroutine: 0, itself: 1, byProc: 2, noProc: 5 } as const;
/** What a reason says: to be added to WAKER.byProc and WAKER.noProc; or why a goroutine stopped. */
const REASON = { network: 0, timer: 1, other: 2, preempted: 3, none: 4 } as const;
const REASON_OF: ReadonlyMap<string, number> = new Map([
  ['network', REASON.network],
  ['sleep', REASON.timer],
  ['preempted', REASON.preempted],
  ['', REASON.none],
]);

/** Layout of WaitEvents.words: a row a stretch; the first two words are its time. */
export const EVENT = 4;
export const EVENT_TIMES = EVENT / 2;
export const E_GOROUTINE = 2;
export const E_CODE = 3;

/** A wait ends, in a start; one begins; it counts; it began before the generation. Above: kind, waker, P plus one. */
export const ENDS = 1;
export const RUNS = 2;
export const BEGINS = 4;
export const COUNTS = 8;
export const IS_HEAD = 16;
const KIND_SHIFT = 5;
const WAKER_SHIFT = 8;
const PROC_SHIFT = 16;
const THREE_BITS = 7;

/** Valid until the next are made: memory is used again, as touching fresh memory costs more than writing to it. */
export interface WaitEvents {
  /** Row r begins at times[r * EVENT_TIMES]. */
  readonly times: Float64Array;
  readonly words: Int32Array;
  /** Waits that end in a start. */
  readonly count: number;
  /** Rows of goroutines that wait when the generation begins, or are found waiting in it. */
  readonly heads: readonly number[];
}

let scratchTimes = new Float64Array(0);

export function kindOf(code: number): number {
  return (code >> KIND_SHIFT) & THREE_BITS;
}

export function wakerOf(code: number): number {
  return (code >> WAKER_SHIFT) & THREE_BITS;
}

/** Local; -1: not told. */
export function procOf(code: number): number {
  return (code >>> PROC_SHIFT) - 1;
}

/** `counted`: by row of the stretch that a wait ends with; undefined: all count. */
export function waitEvents({ index, generation, closeup }: CloseGeneration, found: FoundGoroutines, counted: Uint8Array | undefined): WaitEvents {
  const { first, startNs, state, reason, cause, proc } = closeup.stretches;
  const { texts } = index.tables;
  const reasonOf = Uint8Array.from(generation.maps.texts, (text) => REASON_OF.get(texts[text]) ?? REASON.other);
  if (scratchTimes.length < state.length * EVENT_TIMES) scratchTimes = new Float64Array(Math.ceil(state.length * EVENT_TIMES * 1.5));
  const times = scratchTimes;
  const words = new Int32Array(times.buffer);
  const heads: number[] = [];
  let count = 0;
  for (let g = 0; g < first.length - 1; g++) {
    let before: number = GO.notExist;
    for (let row = first[g]; row < first[g + 1]; row++) {
      const now = state[row];
      let code = 0;
      if (before === GO.runnable) {
        const runs = now === GO.running;
        code = (runs ? ENDS | RUNS : ENDS) | ((proc[row] + 1) << PROC_SHIFT);
        count += Number(runs);
      }
      if (now === GO.runnable) {
        const isHead = startNs[row] !== startNs[row];
        const how = isHead ? headOf(found, g, REASON_OF.get(texts[found.reason[g]]) ?? REASON.other, generation.fromNs) : howOf(before, reasonOf, reason, row, cause[row], proc[row]);
        const counts = row + 1 < first[g + 1] && state[row + 1] === GO.running && (counted === undefined || counted[row + 1] === 1);
        code = (code & ENDS) | BEGINS | (counts ? COUNTS : 0) | how;
        if (isHead) heads.push(row);
      }
      times[row * EVENT_TIMES] = startNs[row];
      words[row * EVENT + E_GOROUTINE] = g;
      words[row * EVENT + E_CODE] = code;
      before = now;
    }
  }
  return { times, words, count, heads };
}

/** Kind and waker of a wait that begins after a stretch in state `before`. */
function howOf(before: number, reasonOf: Uint8Array, reason: Uint32Array, row: number, cause: number, proc: number): number {
  switch (before) {
    case GO.running:
      return codeOf(reasonOf[reason[row]] === REASON.preempted ? KIND.preempted : KIND.yielded, WAKER.itself);
    case GO.syscall:
      return codeOf(KIND.syscall, WAKER.itself);
    default: {
      const kind = before === GO.waiting ? KIND.unblocked : KIND.created;
      if (cause !== NONE) return codeOf(kind, WAKER.goroutine);
      const why = before === GO.waiting ? Math.min(REASON.other, reasonOf[reason[row - 1]]) : REASON.other;
      return codeOf(kind, (proc === NONE ? WAKER.noProc : WAKER.byProc) + why);
    }
  }
}

/** Of one that the generation finds waiting, by the reason that is kept of it. */
function headOf(found: FoundGoroutines, g: number, reason: number, fromNs: number): number {
  const isEarlier = found.sinceNs[g] < fromNs || found.known[g] === 1 ? IS_HEAD : 0;
  if (found.createdNs(g) === found.sinceNs[g]) return isEarlier | codeOf(KIND.created, WAKER.byProc + REASON.other);
  if (reason === REASON.none) return isEarlier | codeOf(KIND.unblocked, WAKER.byProc + REASON.other);
  return isEarlier | codeOf(reason === REASON.preempted ? KIND.preempted : KIND.yielded, WAKER.itself);
}

function codeOf(kind: number, waker: number): number {
  return (kind << KIND_SHIFT) | (waker << WAKER_SHIFT);
}
