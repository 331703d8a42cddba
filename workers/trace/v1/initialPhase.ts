// The start of a v1 trace: until the first Gomaxprocs the runtime lists the goroutines that exist.

import type { GoroutineIds } from './ids.ts';

export class InitialPhase {
  active = true;
  readonly #ids: GoroutineIds;
  /** Listed, and in which state not yet told. */
  readonly #untold = new Set<number>();

  constructor(ids: GoroutineIds) {
    this.#ids = ids;
  }

  exists(g: number): void {
    this.#untold.add(g);
  }

  /** The trace says what state the goroutine is in. */
  told(g: number): void {
    if (this.active) this.#untold.delete(g);
  }

  /** Ends it; returns the goroutines of untold state, in ascending id order (signed, as Go has them). */
  end(): readonly number[] {
    this.active = false;
    const { lo, hi } = this.#ids;
    return [...this.#untold].toSorted((a, b) => (hi[a] | 0) - (hi[b] | 0) || lo[a] - lo[b]);
  }
}
