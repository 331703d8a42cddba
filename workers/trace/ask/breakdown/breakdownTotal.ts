// Parts of a range put together into what is answered.

import { type Breakdown, type LatencySummary, type Ns, STRETCH_KINDS, type TimeRange } from '../../../api.ts';
import { type NearestRank, nearestRank } from '../../../stats/nearestRank.ts';
import { PackedRanks } from '../../../stats/packedRanks.ts';
import { GO } from '../../columns.ts';
import { type BreakdownPart, FUNCTION, FUNCTION_VALUES, REASON, REASON_VALUES } from '../../closeup/breakdownPart.ts';
import { stateOfKind } from '../../closeup/drawn.ts';
import { type KeyedColumns, KeyedSums } from '../../closeup/keyedSums.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { displayText } from '../../text.ts';
import { creationsIn } from '../latency.ts';
import { latencySummary, waitSummary } from '../waitSummary.ts';
import { untoldTimes } from './untoldTime.ts';

/** Rows of each table that are told. */
const MOST_ROWS = 50;
/** `functions` beside the parts' FUNCTION values. */
const GOROUTINES = 0;

export type BreakdownTimes = Pick<Breakdown, 'goroutines' | 'kinds' | 'functions' | 'reasons' | 'sampled' | 'samples' | 'startLatency' | 'schedLatency'>;

export class BreakdownTotal {
  readonly kindNs = new Float64Array(STRETCH_KINDS.length);
  readonly #kindCount = new Float64Array(STRETCH_KINDS.length);
  /** By text: goroutines, then as FUNCTION from runningNs on. */
  readonly #functions = new KeyedSums(FUNCTION_VALUES);
  readonly #reasons = new KeyedSums(REASON_VALUES);
  readonly #sampled = new KeyedSums(1);
  readonly #waits = new PackedRanks();
  readonly #creations: Uint32Array[] = [];
  readonly #ran = new Set<number>();
  readonly #index: TraceIndex;
  #goroutines = 0;
  #samples = 0;

  constructor(index: TraceIndex) {
    this.#index = index;
  }

  /** `isFirst`: of those of the range; what was there when it began counts. */
  add(part: BreakdownPart, isFirst: boolean): void {
    const { outlived } = this.#index;
    for (let kind = 0; kind < part.kindNs.length; kind++) {
      this.kindNs[kind] += part.kindNs[kind];
      this.#kindCount[kind] += part.kindBegun[kind] + (isFirst ? part.kindFound[kind] : 0);
    }
    this.#addFunctions(part.functions, isFirst, (text) => text);
    this.#addFunctions(part.unnamed, isFirst, (row) => outlived.name[row]);
    for (let i = 0; i < part.reasons.keys.length; i++) {
      const from = i * REASON_VALUES;
      const { values } = part.reasons;
      this.#addReason(part.reasons.keys[i], values[from + REASON.ns], values[from + REASON.begun] + (isFirst ? values[from + REASON.found] : 0));
    }
    this.#sampled.addAll(part.sampled);
    this.#samples += part.samples;
    this.#waits.add(part.waits);
    for (const ns of part.longWaits) this.#waits.addOne(ns);
    if (part.creations.length > 0) this.#creations.push(part.creations);
    for (let i = 0; i < part.ran.length; i++) {
      if (this.#ran.has(part.ran[i])) continue;
      this.#ran.add(part.ran[i]);
      this.#addGoroutines(part.ranName[i], 1);
    }
  }

  /** What no generation's rows have, of those goroutines (rows in `index.outlived`) that are `meant`; undefined: of all. */
  addUntold(range: TimeRange, meant: ((row: number) => boolean) | undefined): void {
    for (const { fromNs, toNs, name, kind, reason, count } of untoldTimes(this.#index, meant)) {
      const ns = count * (Math.min(toNs, range.endNs) - Math.max(fromNs, range.startNs));
      if (ns <= 0) continue;
      this.kindNs[kind] += ns;
      const state = stateOfKind(kind);
      if (state === GO.waiting) this.#addReason(reason, ns, 0);
      const at = this.#functions.at(name);
      this.#functions.values[at + OF_STATE[state]] += ns;
    }
  }

  /** `all`: of everybody; start waits are in one row then, else those that came with the parts. */
  times(range: TimeRange, all: boolean): BreakdownTimes {
    const text = (t: number): string => displayText(this.#index.tables.texts[t]);
    const functions = rowsOf(this.#functions, FUNCTION_VALUES, (name, at, values) => ({
      name: text(name),
      goroutines: values[at + GOROUTINES],
      runningNs: values[at + FUNCTION.runningNs],
      runnableNs: values[at + FUNCTION.runnableNs],
      waitingNs: values[at + FUNCTION.waitingNs],
      syscallNs: values[at + FUNCTION.syscallNs],
    }));
    const reasons = rowsOf(this.#reasons, REASON_VALUES, (reason, at, values) => ({ reason: text(reason), totalNs: values[at + REASON.ns], count: values[at + REASON.begun] }));
    const sampled = rowsOf(this.#sampled, 1, (name, at, values) => ({ name: text(name), samples: values[at] }));
    return {
      goroutines: this.#goroutines,
      kinds: STRETCH_KINDS.map((kind, i) => ({ kind, totalNs: this.kindNs[i], count: this.#kindCount[i] }))
        .filter(({ totalNs, count }) => totalNs > 0 || count > 0)
        .toSorted((a, b) => b.totalNs - a.totalNs),
      functions: functions.toSorted((a, b) => notWaitingNs(b) - notWaitingNs(a) || b.waitingNs - a.waitingNs).slice(0, MOST_ROWS),
      reasons: reasons.toSorted((a, b) => b.totalNs - a.totalNs || b.count - a.count).slice(0, MOST_ROWS),
      sampled: sampled.toSorted((a, b) => b.samples - a.samples).slice(0, MOST_ROWS),
      samples: this.#samples,
      startLatency: all ? waitSummary(this.#index.startWaits, ...creationsIn(this.#index.startWaits, range), Infinity).startLatency : this.#startLatency(),
      schedLatency: latencySummary(this.#waits.ranks()),
    };
  }

  #startLatency(): LatencySummary {
    const { startWaits } = this.#index;
    const waits = this.#creations.flatMap((creations) => Array.from(creations, (creation) => startWaits.waitNs(creation)));
    const ranks: NearestRank = nearestRank(Float64Array.from(waits.filter((ns) => !Number.isNaN(ns))).toSorted());
    return latencySummary(ranks);
  }

  #addFunctions({ keys, values }: KeyedColumns, isFirst: boolean, textOf: (key: number) => number): void {
    for (let i = 0; i < keys.length; i++) {
      const from = i * FUNCTION_VALUES;
      const name = textOf(keys[i]);
      this.#addGoroutines(name, values[from + FUNCTION.begun] + (isFirst ? values[from + FUNCTION.found] : 0));
      const at = this.#functions.at(name);
      const sums = this.#functions.values;
      for (let value = FUNCTION.runningNs; value < FUNCTION_VALUES; value++) sums[at + value] += values[from + value];
    }
  }

  #addGoroutines(name: number, count: number): void {
    const at = this.#functions.at(name);
    this.#functions.values[at + GOROUTINES] += count;
    this.#goroutines += count;
  }

  #addReason(reason: number, ns: Ns, count: number): void {
    const at = this.#reasons.at(reason);
    this.#reasons.values[at + REASON.ns] += ns;
    this.#reasons.values[at + REASON.begun] += count;
  }
}

/** FUNCTION value of a GO state. */
const OF_STATE: readonly number[] = [FUNCTION.waitingNs, FUNCTION.waitingNs, FUNCTION.runnableNs, FUNCTION.runningNs, FUNCTION.waitingNs, FUNCTION.syscallNs];

function notWaitingNs({ runningNs, runnableNs, syscallNs }: Breakdown['functions'][number]): Ns {
  return runningNs + runnableNs + syscallNs;
}

function rowsOf<Row>(sums: KeyedSums, width: number, row: (key: number, at: number, values: Float64Array) => Row): Row[] {
  return Array.from({ length: sums.count }, (_, place) => row(sums.key(place), place * width, sums.values));
}
