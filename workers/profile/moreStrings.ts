import type { ProfileStrings } from './columns.ts';

/** A table of strings that takes more: texts of its own, after those of another table or from nothing. One text, one position. */
export class MoreStrings implements ProfileStrings {
  readonly #before: ProfileStrings;
  readonly #more: string[] = [];
  /** Made at the first text that is asked for: it decodes all of the table before. */
  #positions: Map<string, number> | undefined;

  constructor(before: ProfileStrings = { size: 1, get: () => '' }) {
    this.#before = before;
  }

  get size(): number {
    return this.#before.size + this.#more.length;
  }

  get(index: number): string {
    return index < this.#before.size ? this.#before.get(index) : this.#more[index - this.#before.size];
  }

  /** Position of a text, which is added if it is new. */
  of(text: string): number {
    this.#positions ??= firstPositions(this.#before);
    const known = this.#positions.get(text);
    if (known !== undefined) return known;
    const position = this.size;
    this.#more.push(text);
    this.#positions.set(text, position);
    return position;
  }
}

function firstPositions(strings: ProfileStrings): Map<string, number> {
  const positions = new Map<string, number>();
  for (let i = 0; i < strings.size; i++) {
    const text = strings.get(i);
    if (!positions.has(text)) positions.set(text, i);
  }
  return positions;
}
