// Lanes of goroutines that lived within one generation, folded: made when somebody looks at them, from a closeup that may go again.

import { nextTask } from '../../../nextTask.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { type FoldedLanes, foldedPiece } from '../../closeup/foldedLanes.ts';
import { type Life, lifeOf, lifePiece } from '../../closeup/lives.ts';
import type { FoldedLane } from './goroutineSpans.ts';

/** Some screens full, of a few hundred spans each at most. */
const MOST_LANES = 2048;

class ShortLanes {
  readonly #trace: CloseTrace;
  /** By number of the goroutine; least recently used first. */
  readonly #held = new Map<number, FoldedLanes>();
  /** To be made: by number of the generation. */
  readonly #wanted = new Map<number, Set<number>>();
  #isReading = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(trace: CloseTrace) {
    this.#trace = trace;
  }

  get({ goroutine, first }: Life): FoldedLane | undefined {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure.error;
    let lanes = this.#held.get(goroutine);
    if (lanes !== undefined) this.#hold(goroutine, lanes);
    else if (this.#trace.closeup(first) !== undefined) lanes = this.#make(goroutine);
    else this.#want(first, goroutine);
    return lanes === undefined ? undefined : { lanes, at: 0 };
  }

  #make(goroutine: number): FoldedLanes | undefined {
    const life = lifeOf(this.#trace.index, goroutine);
    const piece = life === undefined ? undefined : lifePiece(this.#trace, life, life.first);
    const lanes = piece === undefined ? undefined : foldedPiece(this.#trace.index, piece, goroutine);
    if (lanes !== undefined) this.#hold(goroutine, lanes);
    return lanes;
  }

  #hold(goroutine: number, lanes: FoldedLanes): void {
    this.#held.delete(goroutine);
    this.#held.set(goroutine, lanes);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= MOST_LANES) return;
      this.#held.delete(oldest);
    }
  }

  #want(generation: number, goroutine: number): void {
    const wanted = this.#wanted.get(generation) ?? new Set<number>();
    wanted.add(goroutine);
    this.#wanted.set(generation, wanted);
    if (this.#isReading) return;
    this.#isReading = true;
    // Once the question is answered, and all that it wants is known.
    nextTask()
      .then(() => this.#read())
      .catch((error: unknown) => {
        this.#failure = { error };
        this.#wanted.clear();
      })
      .finally(() => {
        this.#isReading = false;
      });
  }

  async #read(): Promise<void> {
    while (this.#wanted.size > 0) {
      const generations = [...this.#wanted.keys()].toSorted((a, b) => a - b);
      // oxlint-disable-next-line eslint/no-await-in-loop -- what was wanted meanwhile is read next
      await this.#trace.each(generations, (_generation, _closeup, number) => {
        for (const goroutine of this.#wanted.get(number) ?? []) this.#make(goroutine);
        this.#wanted.delete(number);
      });
    }
  }
}

const kept = new WeakMap<CloseTrace, ShortLanes>();

/** undefined: not known yet, but its reading has begun; or there is nothing to draw of it. */
export function shortLane(trace: CloseTrace, life: Life): FoldedLane | undefined {
  let lanes = kept.get(trace);
  if (lanes === undefined) {
    lanes = new ShortLanes(trace);
    kept.set(trace, lanes);
  }
  return lanes.get(life);
}

