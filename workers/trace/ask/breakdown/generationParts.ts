// What one question makes of each generation's closeup, kept so that no generation is looked at twice while others are read.

import type { CloseTrace } from '../../closeup/closeTrace.ts';
import type { CloseGeneration } from '../../closeup/breakdownRows.ts';

/** Time given to closeups in one asking, but for the first of them. */
const MOST_MS = 30;

export class GenerationParts<Part> {
  readonly #trace: CloseTrace;
  readonly #make: (close: CloseGeneration) => Part;
  readonly #parts = new Map<number, Part>();

  constructor(trace: CloseTrace, make: (close: CloseGeneration) => Part) {
    this.#trace = trace;
    this.#make = make;
  }

  /** How many were looked at. */
  get count(): number {
    return this.#parts.size;
  }

  has(number: number): boolean {
    return this.#parts.has(number);
  }

  part(number: number): Part | undefined {
    return this.#parts.get(number);
  }

  /** Makes parts of those generations whose closeups are in memory, for some time; starts the reading of the others. */
  async take(numbers: readonly number[]): Promise<void> {
    const lacking = numbers.filter((number) => !this.#parts.has(number));
    const untilMs = performance.now() + MOST_MS;
    for (const number of lacking) {
      if (this.#trace.closeup(number) === undefined) continue;
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other, as long as there is time
      await this.#trace.holding([number], () => this.#take(number));
      if (performance.now() > untilMs) break;
    }
    const unread = lacking.filter((number) => !this.#parts.has(number));
    if (unread.length > 0) this.#trace.want(unread);
  }

  #take(number: number): void {
    const closeup = this.#trace.closeup(number);
    const { index } = this.#trace;
    if (closeup !== undefined) this.#parts.set(number, this.#make({ index, generation: index.generations[number], number, closeup }));
  }
}
