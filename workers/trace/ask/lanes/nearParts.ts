// What is made from a generation's closeup when somebody looks at it closely: in the background, and kept for the few generations
// that were looked at last.

import { nextTask } from '../../../nextTask.ts';
import type { TimeRange } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import type { GenerationCloseup } from '../../closeup/closeup.ts';
import type { IndexedGeneration } from '../../index/indexedGeneration.ts';
import { RestingWindows } from './restingWindow.ts';

/** A window is drawn from at most so many; so many closeups are held whatever their size. */
export const MOST_NEAR = 4;

/** Of a generation that has its detail. */
type Make<Part> = (trace: CloseTrace, generation: IndexedGeneration, number: number, closeup: GenerationCloseup) => Part;

export class NearParts<Part> {
  readonly #make: Make<Part>;
  readonly #of = new WeakMap<CloseTrace, PartsOfTrace<Part>>();

  constructor(make: Make<Part>) {
    this.#make = make;
  }

  /**
   * By number of the generation; undefined: not there yet, and begun once the window rests. Throws what went wrong before: a
   * DamageError if the file is not what it was.
   */
  get(trace: CloseTrace, number: number, window: TimeRange): Part | undefined {
    let parts = this.#of.get(trace);
    if (parts === undefined) {
      parts = new PartsOfTrace(trace, this.#make);
      this.#of.set(trace, parts);
    }
    return parts.get(number, window);
  }
}

class PartsOfTrace<Part> {
  readonly #trace: CloseTrace;
  readonly #make: Make<Part>;
  /** Least recently used first. */
  readonly #held = new Map<number, Part>();
  readonly #making = new Set<number>();
  readonly #windows = new RestingWindows();
  #failure: { readonly error: unknown } | undefined;

  constructor(trace: CloseTrace, make: Make<Part>) {
    this.#trace = trace;
    this.#make = make;
  }

  get(number: number, window: TimeRange): Part | undefined {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure.error;
    const part = this.#held.get(number);
    if (part !== undefined) this.#hold(number, part);
    else if (this.#windows.rests(window)) this.#begin(number);
    return part;
  }

  #begin(number: number): void {
    if (this.#making.has(number)) return;
    this.#making.add(number);
    // After the answer to whoever asks.
    nextTask()
      .then(() => this.#trace.each([number], (generation, closeup) => this.#hold(number, this.#make(this.#trace, generation, number, closeup))))
      .catch((error: unknown) => {
        this.#failure = { error };
      })
      .finally(() => this.#making.delete(number));
  }

  #hold(number: number, part: Part): void {
    this.#held.delete(number);
    this.#held.set(number, part);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= MOST_NEAR) return;
      this.#held.delete(oldest);
    }
  }
}
