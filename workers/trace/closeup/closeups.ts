// Closeups come and go under a budget of their own: made when a question needs them, or in the background once something of the
// trace is wanted, and let go when others were used later. What is summed up of each stays.

import { buffersIn, giveBack } from '../../transfer.ts';
import type { Bytes } from '../../units.ts';
import type { CloseupSource, JobAgain } from '../decode/job.ts';
import type { Details } from '../index/details.ts';
import type { GenerationSummary } from '../index/generationSummary.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import type { ReadCloseup } from './closeupReader.ts';
import type { CloseTrace } from './closeTrace.ts';
import type { GenerationCloseup } from './closeup.ts';
import { markWorkersByName } from './markWorkers.ts';
import { type CloseupSummary, closeupSummary, type CollectorSummary, collectorSummary } from './summary.ts';

export interface CloseupsOptions {
  readonly details: Details;
  /** Of all closeups together; one question that needs more gets more, while it is answered. */
  readonly budgetBytes: Bytes;
  /** Made at a time. */
  readonly threads: number;
  /** What is summed up; a report is about the collector only, and takes two thirds of the time then. */
  readonly summary: 'all' | 'collector';
  /** Makes the closeup again, the same as before, and the detail if that was let go. Rejects with a DamageError if the file is not what it was. */
  readonly read: (generation: IndexedGeneration, again: JobAgain) => Promise<ReadCloseup>;
}

/** Whoever wants the few that a picture is drawn from must find them all when it asks again: so many stay, of large ones fewer. */
const LEAST_HELD = 4;
const LEAST_LARGE_HELD = 2;
/** More than this and the budget together: they are large. */
const LARGE_BYTES: Bytes = 128 * 2 ** 20;

interface Held {
  readonly closeup: GenerationCloseup;
  readonly bytes: Bytes;
  /** It cannot be made again. */
  readonly stays: boolean;
}

export class Closeups implements CloseTrace {
  readonly index: TraceIndex;
  readonly #details: Details;
  readonly #budgetBytes: Bytes;
  readonly #threads: number;
  readonly #summary: CloseupsOptions['summary'];
  readonly #read: CloseupsOptions['read'];
  // By number of the generation.
  readonly #again: (JobAgain | undefined)[] = [];
  readonly #summaries: (CloseupSummary | undefined)[] = [];
  readonly #collectors: (CollectorSummary | undefined)[] = [];
  /** Least recently used first. */
  readonly #held = new Map<number, Held>();
  readonly #loading = new Map<number, Promise<void>>();
  /** How many questions need a closeup now. */
  readonly #needed = new Map<number, number>();
  #heldBytes: Bytes = 0;
  #events = 0;
  #summedEvents = 0;
  /** To be read in the background, in this order, and how many are. */
  #wanted: readonly number[] = [];
  #inBackground = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor({ details, budgetBytes, threads, summary, read }: CloseupsOptions) {
    this.index = details.index;
    this.#details = details;
    this.#budgetBytes = budgetBytes;
    this.#threads = threads;
    this.#summary = summary;
    this.#read = read;
  }

  get summaries(): readonly GenerationSummary[] {
    return this.#details.summaries;
  }

  get known(): number {
    return this.#events === 0 ? 1 : this.#summedEvents / this.#events;
  }

  /** The generation was just joined, and has its detail, which stays until this returns. `source` undefined: nobody will ask for its closeup. */
  added(source: CloseupSource | undefined): void {
    const number = this.#again.length;
    this.#again.push(source?.job);
    this.#summaries.push(undefined);
    this.#collectors.push(undefined);
    this.#events += this.index.generations[number].events;
    if (source?.from !== 'decoding') return;
    markWorkersByName(this.index, this.index.generations[number], source.closeup);
    this.#sumUp(number, source.closeup);
    this.#hold(number, source.closeup, source.job === undefined);
  }

  closeup(generation: number): GenerationCloseup | undefined {
    const held = this.#held.get(generation);
    if (held === undefined) return undefined;
    this.#held.delete(generation);
    this.#held.set(generation, held);
    return held.closeup;
  }

  summary(generation: number): CloseupSummary | undefined {
    return this.#summaries[generation];
  }

  collector(generation: number): CollectorSummary | undefined {
    return this.#collectors[generation];
  }

  want(generations: readonly number[]): void {
    const lacking = new Set(generations.filter((number) => !this.#held.has(number) && this.#again[number] !== undefined));
    // What was wanted before is read for its summary only: nobody asks for it any more.
    const earlier = this.#wanted.filter((number) => !lacking.has(number) && this.#collectors[number] === undefined);
    this.#wanted = [...lacking, ...earlier];
    this.#readOn();
  }

  /** What went wrong in the background and was not told yet: a DamageError if the file is not what it was. */
  takeFailure(): { readonly error: unknown } | undefined {
    const failure = this.#failure;
    this.#failure = undefined;
    return failure;
  }

  async holding<T>(generations: readonly number[], answer: () => T): Promise<T> {
    const numbers = [...new Set(generations)];
    for (const number of numbers) this.#need(number);
    try {
      await this.#loadAll(numbers);
      const needed = numbers.map((number) => this.index.generations[number]);
      return await this.#details.holding(() => needed, answer);
    } finally {
      for (const number of numbers) this.#release(number);
    }
  }

  async each(generations: readonly number[], visit: (generation: IndexedGeneration, closeup: GenerationCloseup, number: number) => void): Promise<void> {
    const ahead: number[] = [];
    let next = 0;
    try {
      for (const number of generations) {
        // While one is visited, others are read.
        for (; ahead.length < this.#threads && next < generations.length; next++) {
          ahead.push(generations[next]);
          this.#need(generations[next]);
          this.#load(generations[next]).catch(() => undefined);
        }
        await this.holding([number], () => visit(this.index.generations[number], this.#closeupOf(number), number));
        ahead.shift();
        this.#release(number);
      }
    } finally {
      for (const number of ahead) this.#release(number);
    }
  }

  #readOn(): void {
    while (this.#inBackground < this.#threads && this.#wanted.length > 0) {
      const [number, ...rest] = this.#wanted;
      this.#wanted = rest;
      if (this.#held.has(number) || this.#loading.has(number)) continue;
      this.#inBackground++;
      this.#load(number)
        .catch((error: unknown) => {
          this.#failure = { error };
          this.#wanted = [];
        })
        .finally(() => {
          this.#inBackground--;
          this.#letGo();
          this.#readOn();
        });
    }
  }

  /** All end before a failure is told, so that none comes later, to nobody. */
  async #loadAll(numbers: readonly number[]): Promise<void> {
    const ends = await Promise.allSettled(numbers.map((number) => this.#load(number)));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  #load(number: number): Promise<void> {
    if (this.closeup(number) !== undefined) return Promise.resolve();
    let loading = this.#loading.get(number);
    if (loading === undefined) {
      loading = this.#loadOnce(number).finally(() => this.#loading.delete(number));
      this.#loading.set(number, loading);
    }
    return loading;
  }

  async #loadOnce(number: number): Promise<void> {
    const again = this.#again[number];
    if (again === undefined) throw new Error('The closeup of a generation is asked for that has none.');
    const generation = this.index.generations[number];
    this.#details.need(generation);
    try {
      const { closeup, detail } = await this.#read(generation, again);
      markWorkersByName(this.index, generation, closeup);
      if (detail !== undefined) this.#details.take(generation, detail);
      if (this.#collectors[number] === undefined) {
        await this.#details.holding(
          () => [generation],
          () => this.#sumUp(number, closeup),
        );
      }
      this.#hold(number, closeup, false);
    } finally {
      this.#details.release(generation);
    }
  }

  /** Its detail is held. */
  #sumUp(number: number, closeup: GenerationCloseup): void {
    const generation = this.index.generations[number];
    if (this.#summary === 'all') this.#summaries[number] = closeupSummary(this, generation, closeup);
    this.#collectors[number] = this.#summaries[number] ?? collectorSummary(this, generation, closeup);
    this.#summedEvents += generation.events;
  }

  #hold(number: number, closeup: GenerationCloseup, stays: boolean): void {
    const bytes = buffersIn(closeup).reduce((sum, { byteLength }) => sum + byteLength, 0);
    this.#held.set(number, { closeup, bytes, stays });
    this.#heldBytes += bytes;
    this.#letGo();
  }

  #closeupOf(number: number): GenerationCloseup {
    const closeup = this.closeup(number);
    if (closeup === undefined) throw new Error('A closeup was let go while it was needed.');
    return closeup;
  }

  #need(number: number): void {
    this.#details.need(this.index.generations[number]);
    this.#needed.set(number, (this.#needed.get(number) ?? 0) + 1);
  }

  #release(number: number): void {
    const others = (this.#needed.get(number) ?? 1) - 1;
    if (others === 0) this.#needed.delete(number);
    else this.#needed.set(number, others);
    this.#details.release(this.index.generations[number]);
    this.#letGo();
  }

  #letGo(): void {
    for (const [number, { closeup, bytes, stays }] of this.#held) {
      const least = this.#heldBytes > this.#budgetBytes + LARGE_BYTES ? LEAST_LARGE_HELD : LEAST_HELD;
      if (this.#heldBytes <= this.#budgetBytes || this.#held.size <= least) return;
      if (stays || this.#needed.has(number)) continue;
      this.#held.delete(number);
      this.#heldBytes -= bytes;
      // Summaries may share the rest.
      giveBack(closeup.stretches);
    }
  }
}
