// Time of goroutines that no generation's own rows have: generations that tell nothing of them, between others that do, and from the
// last one that tells of them to the recording's end. They are still in the state they were left in.

import type { Ns } from '../../../api.ts';
import { GO } from '../../columns.ts';
import { stretchKinds } from '../../closeup/stretchKind.ts';
import { STANDING_ENDED, STANDING_STATE } from '../../index/standing.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';

export interface UntoldTime {
  /** In `index.outlived`. */
  readonly row: number;
  readonly fromNs: Ns;
  readonly toNs: Ns;
  /** DRAWN. */
  readonly kind: number;
  /** Text of the trace: why it waits. */
  readonly reason: number;
}

const ENDED = -1;
const KNOWN = new WeakMap<TraceIndex, Untold>();

/** Found once, as the trace grows. */
export function untoldTimes(index: TraceIndex): readonly UntoldTime[] {
  let untold = KNOWN.get(index);
  if (untold === undefined) {
    untold = new Untold(index);
    KNOWN.set(index, untold);
  }
  return untold.times();
}

class Untold {
  readonly #index: TraceIndex;
  readonly #between: UntoldTime[] = [];
  /** By row: number of the generation that told of it last, plus one; 0: none yet. */
  #toldIn = new Int32Array(0);
  #standing = new Uint8Array(0);
  #generations = 0;
  #times: readonly UntoldTime[] = [];
  #lastNs: Ns = -1;

  constructor(index: TraceIndex) {
    this.#index = index;
  }

  times(): readonly UntoldTime[] {
    const { generations, lastNs } = this.#index;
    if (this.#generations === generations.length && this.#lastNs === lastNs) return this.#times;
    this.#grow();
    for (; this.#generations < generations.length; this.#generations++) this.#follow(this.#generations);
    this.#lastNs = lastNs;
    this.#times = [...this.#between, ...this.#open()];
    return this.#times;
  }

  #grow(): void {
    const { count } = this.#index.outlived;
    const toldIn = new Int32Array(count);
    toldIn.set(this.#toldIn);
    this.#toldIn = toldIn;
    const standing = new Uint8Array(count);
    standing.set(this.#standing);
    this.#standing = standing;
  }

  #follow(number: number): void {
    const { generations, standings } = this.#index;
    const { outlived, standing, fromNs } = generations[number];
    for (let i = 0; i < outlived.length; i++) {
      const row = outlived[i];
      const before = this.#toldIn[row] - 1;
      if (before >= 0 && before < number - 1) {
        const state = this.#standing[row];
        this.#between.push({ row, fromNs: generations[before].lastNs, toNs: fromNs, kind: standings.kind(state), reason: standings.reason(state) });
      }
      const state = standing[i] & STANDING_STATE;
      this.#toldIn[row] = state === STANDING_ENDED ? ENDED : number + 1;
      this.#standing[row] = state;
    }
  }

  /** Of those that are there when the recording ends. */
  *#open(): Generator<UntoldTime> {
    const { generations, outlived, lastNs } = this.#index;
    const kinds = stretchKinds(this.#index);
    for (let row = 0; row < this.#toldIn.length; row++) {
      const number = this.#toldIn[row] - 1;
      if (number < 0) continue;
      const state = outlived.state[row];
      const reason = state === GO.waiting ? outlived.reason[row] : 0;
      yield { row, fromNs: generations[number].lastNs, toNs: lastNs, kind: kinds.of(state, reason, outlived.createdNs[row] === outlived.sinceNs[row], false), reason };
    }
  }
}
