// What one goroutine did with its time: the figures that Go's own tool prints of a goroutine, and, over a region's range, of a region.

import type { GoroutineTimes, Ns, TimeRange } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import type { RangeRows } from '../../closeup/rangeRows.ts';
import type { StretchRows } from '../../closeup/closeup.ts';
import { GO } from '../../columns.ts';
import { generationOf } from '../../index/goroutineStory.ts';
import { type IndexedGeneration, outlivedPlace } from '../../index/indexedGeneration.ts';
import { KIND_MASK, SPAN } from '../../index/slice.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { displayText } from '../../text.ts';
import { goroutineRef } from '../goroutine.ts';

const NOWHERE = -1;
const MARK_ASSIST = 'GC mark assist';
const SWEEP = 'GC incremental sweep';

/** Resolves when all generations it lived in, within the range, are read. undefined: no such goroutine. */
export async function goroutineTimes(trace: CloseTrace, goroutine: number, range: TimeRange | undefined): Promise<GoroutineTimes | undefined> {
  const { index } = trace;
  const life = lifeOf(index, goroutine);
  if (life === undefined) return undefined;
  const sums = new TimeSums(index, life, range ?? { startNs: -Infinity, endNs: Infinity });
  const within = generationsWithin(index, life, range);
  await trace.each(within, (generation, closeup, number) => {
    const local = life.row === NOWHERE ? goroutine - generation.firstGoroutine : generation.outlivedLocal[generation.outlived.indexOf(life.row)];
    sums.addStretches(closeup.stretches, generation, number, local, number === within.at(-1));
    sums.addRanges(MARK_ASSIST, closeup.assists, generation, local);
    sums.addRanges(SWEEP, closeup.sweeps, generation, local);
    sums.addSyscalls(generation, local);
  });
  return trace.holding(life.generations.slice(0, 1), () => ({ goroutine: goroutineRef(index, goroutine), ...sums.finish(goroutine) }));
}

interface Life {
  /** In `index.outlived`; NOWHERE: it was created and ended within a generation. */
  readonly row: number;
  /** Numbers of the generations it lived in. */
  readonly generations: readonly number[];
}

function lifeOf(index: TraceIndex, goroutine: number): Life | undefined {
  const generation = generationOf(index, goroutine);
  if (generation === undefined || goroutine >= generation.firstGoroutine + generation.goroutines) return undefined;
  const first = index.generations.indexOf(generation);
  const place = outlivedPlace(generation, goroutine - generation.firstGoroutine);
  if (place < 0) return { row: NOWHERE, generations: [first] };
  const row = generation.outlived[place];
  const numbers = Array.from(index.generations.keys());
  return { row, generations: numbers.filter((number) => number >= first && index.generations[number].outlived.includes(row)) };
}

/** Those that tell what it did in the range: where none of it names the goroutine, the last one before that does. */
function generationsWithin({ generations }: TraceIndex, life: Life, range: TimeRange | undefined): readonly number[] {
  if (range === undefined) return life.generations;
  const begun = life.generations.filter((number) => generations[number].fromNs <= range.endNs);
  const overlapping = begun.filter((number) => generations[number].lastNs >= range.startNs);
  return overlapping.length > 0 ? overlapping : begun.slice(-1);
}

class TimeSums {
  readonly #index: TraceIndex;
  readonly #life: Life;
  readonly #range: TimeRange;
  /** By GO state. */
  readonly #stateNs = new Float64Array(GO.syscall + 1);
  /** By text of the reason. */
  readonly #waits = new Map<number, Ns>();
  readonly #ranges = new Map<string, Ns>();
  /** By name, since when. */
  readonly #open = new Map<string, Ns>();
  #keptProcNs = 0;

  constructor(index: TraceIndex, life: Life, range: TimeRange) {
    this.#index = index;
    this.#life = life;
    this.#range = range;
  }

  /** Counts stretches where they end; in the `last` generation also the one that goes on. */
  addStretches({ first, startNs, state, reason }: StretchRows, generation: IndexedGeneration, number: number, local: number, last: boolean): void {
    const { lastNs, outlived } = this.#index;
    const place = outlivedPlace(generation, local);
    const end = first[local + 1];
    for (let row = first[local]; row < end; row++) {
      if (state[row] === GO.notExist || (row + 1 === end && !last)) continue;
      // What it was in when the generation began, the generation itself does not tell.
      const found = Number.isNaN(startNs[row]) && place >= 0;
      const since = found ? outlived.heads[number].sinceNs[place] : startNs[row];
      const ns = this.#within(since, row + 1 === end ? lastNs : startNs[row + 1]);
      this.#stateNs[state[row]] += ns;
      if (state[row] !== GO.waiting) continue;
      const why = found ? outlived.heads[number].reason[place] : generation.maps.texts[reason[row]];
      this.#waits.set(why, (this.#waits.get(why) ?? 0) + ns);
    }
  }

  /** A range that is open at a generation's end goes on until another tells its end, or to the goroutine's. */
  addRanges(name: string, { goroutine, startNs, endNs }: RangeRows, { fromNs }: IndexedGeneration, local: number): void {
    for (let row = goroutine.indexOf(local); row >= 0; row = goroutine.indexOf(local, row + 1)) {
      const since = Number.isNaN(startNs[row]) ? (this.#open.get(name) ?? fromNs) : startNs[row];
      this.#open.delete(name);
      if (Number.isNaN(endNs[row])) this.#open.set(name, since);
      else this.#addRange(name, since, endNs[row]);
    }
  }

  /** System calls that began and ended, or lost their P, in the generation, which has its detail. */
  addSyscalls({ detail }: IndexedGeneration, local: number): void {
    if (detail === undefined) throw new Error('System calls of a generation are looked for whose detail is not held.');
    const { goroutine, startNs, endNs, kindAndThread } = detail.slices;
    for (let row = goroutine.indexOf(local); row >= 0; row = goroutine.indexOf(local, row + 1)) {
      if ((kindAndThread[row] & KIND_MASK) === SPAN.syscall) this.#keptProcNs += this.#within(startNs[row], endNs[row]);
    }
  }

  finish(goroutine: number): Omit<GoroutineTimes, 'goroutine'> {
    this.#addLongSyscalls();
    const { ranges, tables, lastNs, outlived } = this.#index;
    const { row } = this.#life;
    for (const [name, since] of this.#open) this.#addRange(name, since, row === NOWHERE || Number.isNaN(outlived.endNs[row]) ? lastNs : outlived.endNs[row]);
    for (const stop of ranges.stw) {
      if (stop.goroutine === goroutine) this.#addRange(`stop-the-world (${displayText(tables.texts[stop.kindText])})`, stop.startNs, stop.endNs ?? lastNs);
    }
    const states = this.#stateNs;
    const syscallNs = Math.min(this.#keptProcNs, states[GO.syscall]);
    return {
      totalNs: states.reduce((sum, ns) => sum + ns, 0),
      runningNs: states[GO.running],
      runnableNs: states[GO.runnable],
      syscallNs,
      syscallBlockedNs: states[GO.syscall] - syscallNs,
      waits: longestFirst([...this.#waits].map(([text, totalNs]) => ({ reason: displayText(tables.texts[text]), totalNs }))),
      ranges: longestFirst([...this.#ranges].map(([name, totalNs]) => ({ name, totalNs }))),
    };
  }

  /** System calls that kept their P from one generation to another, or do to the end. */
  #addLongSyscalls(): void {
    const { row } = this.#life;
    if (row === NOWHERE) return;
    const { generations, openSlices, lastNs } = this.#index;
    for (const { heads } of generations) {
      for (const head of heads) if (head?.outlived === row && head.kind === SPAN.syscall) this.#keptProcNs += this.#within(head.startNs, head.endNs);
    }
    for (const open of openSlices) if (open?.outlived === row && open.kind === SPAN.syscall) this.#keptProcNs += this.#within(open.sinceNs, lastNs);
  }

  #addRange(name: string, startNs: Ns, endNs: Ns): void {
    const ns = this.#within(startNs, endNs);
    if (ns > 0) this.#ranges.set(name, (this.#ranges.get(name) ?? 0) + ns);
  }

  /** ns of [startNs, endNs] within the range. */
  #within(startNs: Ns, endNs: Ns): Ns {
    return Math.max(0, Math.min(endNs, this.#range.endNs) - Math.max(startNs, this.#range.startNs));
  }
}

function longestFirst<Row extends { readonly totalNs: Ns }>(rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ totalNs }) => totalNs > 0).toSorted((a, b) => b.totalNs - a.totalNs);
}
