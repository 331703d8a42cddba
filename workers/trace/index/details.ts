// The detail of generations comes and goes: beyond a budget the least recently used is let go, and read again from the file when
// a question needs it. Whoever answers a question has all of its generations at once, for as long as the answer takes.

import type { Bytes } from '../../api.ts';
import { DamageError } from '../../damage.ts';
import { changed } from '../readAgain.ts';
import { giveBack } from '../../transfer.ts';
import type { GenerationDetail } from './generationIndex.ts';
import { type GenerationSummary, type SummedTrace, generationSummary } from './generationSummary.ts';
import { type IndexedGeneration, bytesOfDetail } from './indexedGeneration.ts';
import type { TraceIndex } from './traceIndex.ts';

export class Details implements SummedTrace {
  readonly index: TraceIndex;
  readonly summaries: GenerationSummary[] = [];
  #budgetBytes: Bytes;
  readonly #reload: (generation: IndexedGeneration) => Promise<GenerationDetail>;
  /** Generations whose detail may be let go, least recently used first. */
  readonly #held = new Set<IndexedGeneration>();
  readonly #kept = new WeakSet<IndexedGeneration>();
  readonly #loading = new Map<IndexedGeneration, Promise<void>>();
  /** How many questions need a generation now. */
  readonly #needed = new Map<IndexedGeneration, number>();
  #heldBytes: Bytes = 0;

  /**
   * `budgetBytes`: of all details together; one question that needs more gets more, while it is answered. `reload` makes a
   * generation's detail again, the same as before.
   */
  constructor(index: TraceIndex, budgetBytes: Bytes, reload: (generation: IndexedGeneration) => Promise<GenerationDetail>) {
    this.index = index;
    this.#budgetBytes = budgetBytes;
    this.#reload = reload;
  }

  /** Of details that are in memory. */
  get heldBytes(): Bytes {
    return this.#heldBytes;
  }

  /** A new budget. */
  limitTo(budgetBytes: Bytes): void {
    this.#budgetBytes = budgetBytes;
    this.#letGo(0);
  }

  /** It cannot be read again, so it stays; before it is `added`. */
  keep(generation: IndexedGeneration): void {
    this.#kept.add(generation);
  }

  /** The generation was just joined. */
  added(generation: IndexedGeneration): void {
    this.summaries.push(generationSummary(this.index, generation));
    this.#heldBytes += generation.detailBytes;
    if (!this.#kept.has(generation)) this.#held.add(generation);
    this.#letGo(0);
  }

  /**
   * What `answer` returns, called when all of `needed` have their detail; nothing is let go before it returns. `needed` is asked
   * again whenever time has passed, as the trace may have grown. Rejects with a DamageError if the file cannot be read again.
   */
  async holding<T>(needed: () => readonly IndexedGeneration[], answer: () => T): Promise<T> {
    const mine = new Set<IndexedGeneration>();
    try {
      for (;;) {
        const generations = needed();
        for (const generation of generations) {
          if (!mine.has(generation)) this.need(generation);
          mine.add(generation);
          this.#used(generation);
        }
        const missing = generations.filter(({ detail }) => detail === undefined);
        if (missing.length === 0) return answer();
        await this.#loadAll(missing);
      }
    } finally {
      for (const generation of mine) this.release(generation);
    }
  }

  /** Once it has its detail, that stays until it is released as often. */
  need(generation: IndexedGeneration): void {
    this.#needed.set(generation, (this.#needed.get(generation) ?? 0) + 1);
  }

  release(generation: IndexedGeneration): void {
    const others = (this.#needed.get(generation) ?? 1) - 1;
    if (others === 0) this.#needed.delete(generation);
    else this.#needed.set(generation, others);
    this.#letGo(0);
  }

  /** What was made on the way: it need not be made again if it is needed now. Throws a DamageError if it is of another file. */
  take(generation: IndexedGeneration, detail: GenerationDetail): void {
    if (generation.detail === undefined) this.#hold(generation, detail);
  }

  #used(generation: IndexedGeneration): void {
    if (this.#held.delete(generation)) this.#held.add(generation);
  }

  /** All end before a failure is told, so that none comes later, to nobody. */
  async #loadAll(missing: readonly IndexedGeneration[]): Promise<void> {
    this.#letGo(missing.reduce((sum, generation) => sum + (this.#loading.has(generation) ? 0 : generation.detailBytes), 0));
    const ends = await Promise.allSettled(missing.map((generation) => this.#load(generation)));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  #load(generation: IndexedGeneration): Promise<void> {
    let loading = this.#loading.get(generation);
    if (loading === undefined) {
      loading = this.#loadOnce(generation).finally(() => this.#loading.delete(generation));
      this.#loading.set(generation, loading);
    }
    return loading;
  }

  async #loadOnce(generation: IndexedGeneration): Promise<void> {
    let detail: GenerationDetail;
    try {
      detail = await this.#reload(generation);
    } catch (error) {
      if (error instanceof DamageError || error instanceof DOMException) throw changed(generation.startOffset);
      throw error;
    }
    if (generation.detail === undefined) this.#hold(generation, detail);
  }

  #hold(generation: IndexedGeneration, detail: GenerationDetail): void {
    if (!this.#fits(generation, detail)) throw changed(generation.startOffset);
    generation.detail = detail;
    generation.detailBytes = bytesOfDetail(detail);
    this.#held.add(generation);
    this.#heldBytes += generation.detailBytes;
  }

  /** Another file under the same name would give other numbers of everything. */
  #fits(generation: IndexedGeneration, { goroutines, creations, slices, heap }: GenerationDetail): boolean {
    const { slices: sliceCount, heapLive, heapGoal } = this.summaries[this.index.generations.indexOf(generation)];
    return (
      goroutines.count === generation.goroutines &&
      creations.count === generation.creations &&
      slices.startNs.length === sliceCount &&
      heap.liveNs.length === heapLive.points &&
      heap.goalNs.length === heapGoal.points
    );
  }

  /** Makes room for so many more bytes within the budget, as far as nobody needs what there is. */
  #letGo(moreBytes: Bytes): void {
    for (const generation of this.#held) {
      if (this.#heldBytes + moreBytes <= this.#budgetBytes) return;
      if (this.#needed.has(generation)) continue;
      this.#held.delete(generation);
      this.#heldBytes -= generation.detailBytes;
      if (generation.detail !== undefined) free(generation.detail);
      generation.detail = undefined;
    }
  }
}

/** Heap figures may be shared with the summary that stays. */
function free({ goroutines, creations, slices }: GenerationDetail): void {
  giveBack([goroutines, creations, slices]);
}
