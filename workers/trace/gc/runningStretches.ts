// When a goroutine worked for the GC within a generation, from its closeup: how long it ran while a cycle lasted, without the time for
// which it had stopped the world itself, which is told with the stop. Who ends marking, in a mark worker's turn or in a mark assist, goes
// on with what comes after the cycle before it is done.

import type { Ns } from '../../api.ts';
import type { GenerationCloseup } from '../closeup/closeup.ts';
import { GO } from '../columns.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { StwRange } from '../index/ranges.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { type CycleSpan, cycleSpans, lastNotAfter } from './cycleSpans.ts';

/** `proc` local; `row` its stretch. `untilNs` is where it ceased to run, `ns` how long it ran until the cycle's end that was not its own stop. */
export type RunVisitor = (row: number, proc: number, fromNs: Ns, untilNs: Ns, ns: Ns) => void;

export class RunningStretches {
  readonly #generation: IndexedGeneration;
  readonly #closeup: GenerationCloseup;
  readonly #spans: readonly CycleSpan[];
  /** GC stops that overlap the generation, by the number of the goroutine that stopped the world. */
  readonly #stops = new Map<number, StwRange[]>();

  constructor(index: TraceIndex, generation: IndexedGeneration, closeup: GenerationCloseup) {
    const { stw } = index.ranges;
    this.#spans = cycleSpans(index);
    this.#generation = generation;
    this.#closeup = closeup;
    for (let at = firstEndingAfter(stw, generation.fromNs); at < stw.length && stw[at].startNs <= generation.lastNs; at++) {
      const stop = stw[at];
      if (stop.kind === 2) continue;
      const others = this.#stops.get(stop.goroutine);
      if (others === undefined) this.#stops.set(stop.goroutine, [stop]);
      else others.push(stop);
    }
  }

  /** Stretches of a local goroutine in GO.running within [fromNs, toNs], cut to it. `number`: the goroutine's in the trace. */
  visit(goroutine: number, number: number, fromNs: Ns, toNs: Ns, visitor: RunVisitor): void {
    const { stretches } = this.#closeup;
    const { first, startNs, state, proc } = stretches;
    const end = first[goroutine + 1];
    const stops = this.#stops.get(number);
    for (let row = stretchAt(stretches, goroutine, fromNs); row < end && !(startNs[row] >= toNs); row++) {
      if (state[row] !== GO.running) continue;
      const start = Number.isNaN(startNs[row]) ? this.#generation.fromNs : startNs[row];
      const from = Math.max(start, fromNs);
      const until = Math.min(row + 1 < end ? startNs[row + 1] : this.#generation.lastNs, toNs);
      if (until <= from) continue;
      const countedTo = Math.max(from, Math.min(until, this.#cycleEndNs(from)));
      visitor(row, proc[row], from, until, countedTo - from - stoppedNs(stops, from, countedTo));
    }
  }

  /** Of the cycle whose marking has begun last. */
  #cycleEndNs(atNs: Ns): Ns {
    const cycle = lastNotAfter(this.#spans, atNs, ({ markStartNs }) => markStartNs);
    return cycle < 0 ? Infinity : this.#spans[cycle].endNs;
  }

  /** Its running time within [fromNs, toNs]. */
  ns(goroutine: number, number: number, fromNs: Ns, toNs: Ns): Ns {
    let sum = 0;
    this.visit(goroutine, number, fromNs, toNs, (_row, _proc, _from, _until, ns) => (sum += ns));
    return sum;
  }
}

/** Row of the stretch a goroutine is in at a time; its first row if none is told yet. */
function stretchAt({ first, startNs }: GenerationCloseup['stretches'], goroutine: number, atNs: Ns): number {
  let low = first[goroutine];
  let high = first[goroutine + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startNs[middle] > atNs) high = middle;
    else low = middle + 1;
  }
  return Math.max(first[goroutine], low - 1);
}

function stoppedNs(stops: readonly StwRange[] | undefined, fromNs: Ns, toNs: Ns): Ns {
  let ns = 0;
  for (const stop of stops ?? []) ns += Math.max(0, Math.min(stop.endNs ?? Infinity, toNs) - Math.max(stop.startNs, fromNs));
  return ns;
}

/** Stops follow each other: the first that ends after a time, or is open. */
function firstEndingAfter(stw: readonly StwRange[], timeNs: Ns): number {
  let low = 0;
  let high = stw.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stw[middle].endNs ?? Infinity) > timeNs) high = middle;
    else low = middle + 1;
  }
  return low;
}
