// Waits for mutexes by the place in the program where they are waited for: how many, how long, and how many of them were ended by a
// goroutine that had itself just waited there. The trace names no mutex; one place waits for one mutex as a rule.

import type { GoroutineRef, Ns } from '../../api.ts';
import type { GenerationCloseup } from '../closeup/closeup.ts';
import { GO } from '../columns.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { type FoundPlaces, WorstPlaces } from './places.ts';

/** A generation's waits at one stack of the trace. */
export interface MutexStack {
  readonly stack: number;
  readonly waits: FoundPlaces;
  readonly firstNs: Ns;
  readonly lastNs: Ns;
  /** Of so many waits it was looked who ended them, and so many had been ended by one that had just waited there. */
  readonly looked: number;
  readonly handedOn: number;
}

/** Innermost functions of a wait for a mutex, whichever Go version. */
const MUTEX = /^(?:internal\/)?sync\.\(\*(?:RW)?Mutex\)\./;
/** How deep they may stand: beneath them are the runtime's own. */
const DEPTH = 6;
/** Of so many waits, one is looked at closely. */
const EVERY = 4;
/** How far back to what the one that ended it had waited for before. */
const STEPS_BACK = 8;

/** 1 by local stack. */
export function mutexStacks({ tables: { stacks, texts } }: TraceIndex, { maps }: IndexedGeneration): Uint8Array {
  const funcs = new Map<number, boolean>();
  const isMutex = (frame: number): boolean => {
    const func = stacks.func[frame];
    const known = funcs.get(func) ?? MUTEX.test(texts[func]);
    funcs.set(func, known);
    return known;
  };
  return Uint8Array.from(maps.stacks, (stack) => Number(stacks.frames.subarray(stacks.start[stack], Math.min(stacks.start[stack] + DEPTH, stacks.start[stack + 1])).some(isMutex)));
}

class Stack {
  readonly waits = new WorstPlaces();
  firstNs: Ns = Infinity;
  lastNs: Ns = -Infinity;
  looked = 0;
  handedOn = 0;
}

export class MutexWaits {
  /** By local stack. */
  readonly #stacks: (Stack | undefined)[] = [];
  readonly #generation: IndexedGeneration;
  readonly #closeup: GenerationCloseup;
  readonly #ref: (local: number) => GoroutineRef;
  #count = 0;

  constructor(generation: IndexedGeneration, closeup: GenerationCloseup, ref: (local: number) => GoroutineRef) {
    this.#generation = generation;
    this.#closeup = closeup;
    this.#ref = ref;
  }

  /** The wait of a row of StretchRows. */
  add(goroutine: number, row: number, startNs: Ns, endNs: Ns): void {
    const local = this.#closeup.stretches.stack[row];
    const stack = (this.#stacks[local] ??= new Stack());
    if (startNs < stack.firstNs) stack.firstNs = startNs;
    if (endNs > stack.lastNs) stack.lastNs = endNs;
    if (this.#count++ % EVERY === 0) {
      stack.looked++;
      if (this.#isHandedOn(row, local)) stack.handedOn++;
    }
    if (!stack.waits.counts(endNs - startNs)) return;
    stack.waits.keep({ startNs, endNs, goroutine: this.#ref(goroutine), proc: undefined, label: 'sync', valueNs: endNs - startNs, stack: this.#generation.maps.stacks[local] });
  }

  stacks(): readonly MutexStack[] {
    return this.#stacks.flatMap((stack, local) => {
      if (stack === undefined) return [];
      const { waits, firstNs, lastNs, looked, handedOn } = stack;
      return [{ stack: this.#generation.maps.stacks[local], waits: waits.found(), firstNs, lastNs, looked, handedOn }];
    });
  }

  /** Who ended the wait had waited at the same stack before, and for nothing else since. */
  #isHandedOn(row: number, local: number): boolean {
    const { first, startNs, state, stack, cause } = this.#closeup.stretches;
    const by = cause[row + 1];
    if (by < 0) return false;
    const nowNs = startNs[row + 1];
    let low = first[by];
    let high = first[by + 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (startNs[middle] > nowNs) high = middle;
      else low = middle + 1;
    }
    for (let at = low - 1, steps = 0; at >= first[by] && steps < STEPS_BACK; at--, steps++) {
      if (state[at] === GO.waiting) return stack[at] === local;
    }
    return false;
  }
}
