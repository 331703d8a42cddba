// How two clocks differ, from moments that both of them know only from one side.

export interface Offset {
  readonly ns: number;
  /** Give or take. */
  readonly precisionNs: number;
}

/** The difference is at least some values, and at most others. */
export class Bounds {
  #least = Number.NEGATIVE_INFINITY;
  #most = Number.POSITIVE_INFINITY;

  atLeast(ns: number): void {
    if (ns > this.#least) this.#least = ns;
  }

  atMost(ns: number): void {
    if (ns < this.#most) this.#most = ns;
  }

  get isKnown(): boolean {
    return Number.isFinite(this.#least) || Number.isFinite(this.#most);
  }

  /** The value within them that is nearest to a likely one; where they contradict each other (a logger took its time) their middle. */
  nearest(likelyNs: number): Offset {
    const { least, most } = this.#both(likelyNs);
    if (least > most) return { ns: (least + most) / 2, precisionNs: (least - most) / 2 };
    const ns = Math.min(most, Math.max(least, likelyNs));
    return { ns, precisionNs: Math.max(ns - least, most - ns) };
  }

  /** undefined: one side is not bounded. */
  middle(): Offset | undefined {
    if (!Number.isFinite(this.#least) || !Number.isFinite(this.#most)) return undefined;
    return { ns: (this.#least + this.#most) / 2, precisionNs: Math.abs(this.#most - this.#least) / 2 };
  }

  #both(likelyNs: number): { readonly least: number; readonly most: number } {
    return { least: Number.isFinite(this.#least) ? this.#least : likelyNs, most: Number.isFinite(this.#most) ? this.#most : likelyNs };
  }
}
