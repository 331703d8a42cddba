import { grown } from '../wire/ids.ts';

/** Counts by text index. */
export class TextCounts {
  total = 0;
  #counts = new Float64Array(64);

  add(text: number, count = 1): void {
    this.total += count;
    if (text >= this.#counts.length) this.#counts = grown(this.#counts, Math.max(text + 1, this.#counts.length * 2));
    this.#counts[text] += count;
  }

  /** Counts by a generation's texts. */
  addAll(counts: Float64Array, textOf: Uint32Array): void {
    for (let local = 0; local < textOf.length; local++) if (counts[local] > 0) this.add(textOf[local], counts[local]);
  }

  count(text: number): number {
    return this.#counts[text] ?? 0;
  }

  /** Texts that occurred, ascending by index. */
  *[Symbol.iterator](): Generator<readonly [text: number, count: number]> {
    for (let text = 0; text < this.#counts.length; text++) if (this.#counts[text] > 0) yield [text, this.#counts[text]];
  }
}
