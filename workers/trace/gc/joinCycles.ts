// The sums of generations' parts (cyclePart.ts) by cycle of the trace, in the order of time, as far as they have become known.

import type { Ns } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import { CYCLE_SUM, CYCLE_SUMS, CYCLE_VALUE, CYCLE_VALUES, type CyclePart, type ValueSince, sumOfMode } from './cyclePart.ts';
import { type CycleSpan, cycleSpans } from './cycleSpans.ts';

/** What a generation leaves to the next: modes of workers that run on, and metrics. */
interface Carried {
  readonly modes: Map<number, number>;
  live: ValueSince | undefined;
  goal: ValueSince | undefined;
  procs: ValueSince | undefined;
}

export function joinParts(trace: CloseTrace): JoinedParts {
  const { index } = trace;
  const { generations } = index;
  const joined = new JoinedParts(cycleSpans(index));
  let carried: Carried = { modes: new Map(), live: undefined, goal: undefined, procs: undefined };
  for (const [number, generation] of generations.entries()) {
    const part = trace.collector(number)?.cycles;
    if (part === undefined) {
      carried = { modes: new Map(), live: undefined, goal: undefined, procs: undefined };
      continue;
    }
    joined.add(part, number === 0 ? { fromNs: -Infinity, lastNs: generation.lastNs } : generation, carried);
    // The trace may end a tick after its last event.
    if (number === generations.length - 1) joined.end(part, index.lastNs - generation.lastNs, carried);
  }
  return joined;
}

/** By place of the cycle in the trace; -1: before the first. */
export class JoinedParts {
  /** GOMAXPROCS, where it changes. */
  readonly procs: ValueSince[] = [];
  readonly #spans: readonly CycleSpan[];
  readonly #sums: Float64Array;
  readonly #values: Float64Array;
  /** By cycle, goroutines that assisted in more than one generation, or may have. */
  readonly #crossing = new Map<number, Set<number>>();

  constructor(spans: readonly CycleSpan[]) {
    this.#spans = spans;
    this.#sums = new Float64Array((spans.length + 1) * CYCLE_SUMS);
    this.#values = new Float64Array((spans.length + 1) * CYCLE_VALUES).fill(NaN);
  }

  /** `sum`: CYCLE_SUM. */
  sum(cycle: number, sum: number): number {
    return this.#sums[(cycle + 1) * CYCLE_SUMS + sum];
  }

  /** `column`: CYCLE_VALUE; undefined: not told. */
  value(cycle: number, column: number): number | undefined {
    const value = this.#values[(cycle + 1) * CYCLE_VALUES + column];
    return Number.isNaN(value) ? undefined : value;
  }

  assistingGoroutines(cycle: number): number {
    return this.sum(cycle, CYCLE_SUM.assistGoroutines) + (this.#crossing.get(cycle)?.size ?? 0);
  }

  add(part: CyclePart, generation: Pick<IndexedGeneration, 'fromNs' | 'lastNs'>, carried: Carried): void {
    const { firstCycle, cycles, sums, values, crossing } = part;
    for (let i = 0; i < cycles * CYCLE_SUMS; i++) this.#sums[(firstCycle + 1) * CYCLE_SUMS + i] += sums[i];
    for (const { cycle, goroutine, ns } of part.carried) this.#sums[(cycle + 1) * CYCLE_SUMS + sumOfMode(carried.modes.get(goroutine))] += ns;
    for (const { goroutine, mode } of part.leaves) carried.modes.set(goroutine, mode);
    for (let i = 0; i < crossing.cycle.length; i++) {
      const others = this.#crossing.get(crossing.cycle[i]);
      if (others === undefined) this.#crossing.set(crossing.cycle[i], new Set([crossing.goroutine[i]]));
      else others.add(crossing.goroutine[i]);
    }
    for (let cycle = Math.max(0, firstCycle); cycle < firstCycle + cycles; cycle++) {
      const from = (cycle - firstCycle) * CYCLE_VALUES;
      this.#addValues(this.#spans[cycle], values.subarray(from, from + CYCLE_VALUES), generation, carried);
    }
    for (const change of part.procs) if (this.procs.at(-1)?.value !== change.value) this.procs.push(change);
    carried.live = part.lastLive ?? carried.live;
    carried.goal = part.lastGoal ?? carried.goal;
    carried.procs = part.procs.at(-1) ?? carried.procs;
  }

  /** What is open when the trace ends counts until then. */
  end({ firstCycle, cycles, sums }: CyclePart, tickNs: Ns, carried: Carried): void {
    for (let row = 0; row < cycles; row++) {
      const at = (firstCycle + 1 + row) * CYCLE_SUMS;
      const from = row * CYCLE_SUMS;
      this.#sums[at + CYCLE_SUM.assists] += sums[from + CYCLE_SUM.openAssists];
      this.#sums[at + CYCLE_SUM.assistHeldUp] += sums[from + CYCLE_SUM.openAssists] * tickNs;
      this.#sums[at + CYCLE_SUM.sweeps] += sums[from + CYCLE_SUM.openSweeps];
      this.#sums[at + CYCLE_SUM.sweep] += sums[from + CYCLE_SUM.openSweeps] * tickNs;
    }
    const last = this.#spans.at(-1);
    if (last !== undefined && last.markEndNs === undefined) this.#set(last.index, CYCLE_VALUE.goalBytes, carried.goal?.value);
  }

  #addValues({ index: cycle, startNs, markEndNs }: CycleSpan, told: Float64Array, { fromNs, lastNs }: Pick<IndexedGeneration, 'fromNs' | 'lastNs'>, carried: Carried): void {
    const or = (column: number, before: number | undefined): number | undefined => (Number.isNaN(told[column]) ? before : told[column]);
    if (startNs > fromNs && startNs <= lastNs) {
      const bytes = or(CYCLE_VALUE.startBytes, carried.live?.value);
      this.#set(cycle, CYCLE_VALUE.startBytes, bytes);
      this.#atLeast(cycle, CYCLE_VALUE.highestBytes, bytes ?? NaN);
      this.#set(cycle, CYCLE_VALUE.procs, or(CYCLE_VALUE.procs, carried.procs?.value));
    }
    this.#atLeast(cycle, CYCLE_VALUE.highestBytes, told[CYCLE_VALUE.highestBytes]);
    this.#atLeast(cycle, CYCLE_VALUE.sweepEndNs, told[CYCLE_VALUE.sweepEndNs]);
    if (!Number.isNaN(told[CYCLE_VALUE.byName])) this.#set(cycle, CYCLE_VALUE.byName, told[CYCLE_VALUE.byName]);
    if (markEndNs === undefined || markEndNs <= fromNs || markEndNs > lastNs) return;
    this.#set(cycle, CYCLE_VALUE.markedBytes, or(CYCLE_VALUE.markedBytes, carried.live?.value));
    this.#set(cycle, CYCLE_VALUE.markedNs, or(CYCLE_VALUE.markedNs, carried.live?.timeNs));
    this.#set(cycle, CYCLE_VALUE.goalBytes, or(CYCLE_VALUE.goalBytes, carried.goal?.value));
  }

  #set(cycle: number, column: number, value: number | undefined): void {
    this.#values[(cycle + 1) * CYCLE_VALUES + column] = value ?? NaN;
  }

  #atLeast(cycle: number, column: number, value: number): void {
    const at = (cycle + 1) * CYCLE_VALUES + column;
    if (!(this.#values[at] >= value)) this.#values[at] = Number.isNaN(value) ? this.#values[at] : value;
  }
}
