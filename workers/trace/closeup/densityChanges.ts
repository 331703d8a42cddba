// What every goroutine of a generation changes to and when, in the order of time, in the states that densities are told by.

import type { Ns } from '../../api.ts';
import { GO } from '../columns.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import type { GenerationCloseup } from './closeup.ts';
import { stateOfKind } from './drawn.ts';
import type { RangeRows } from './rangeRows.ts';
import { STATE_BITS, STATE_MASK, ownersAndStates } from './rowOwners.ts';
import { DRAWN } from './stretchKind.ts';

/** Places in DENSITY_STATES. */
export const DENSITY = { running: 0, gcWork: 1, runnable: 2, syscall: 3, waiting: 4, unknown: 5 } as const;
/** In no state: it does not exist, or not yet, or the generation does not mention it. */
export const ABSENT = 15;

/** By DRAWN kind. */
export function densityOfKind(kind: number): number {
  switch (kind) {
    case DRAWN.markWorker:
    case DRAWN.markAssist:
    case DRAWN.sweep:
      return DENSITY.gcWork;
    default:
      return DENSITY_OF[stateOfKind(kind)];
  }
}

/** By GO state. */
export const DENSITY_OF = Uint8Array.of(DENSITY.unknown, ABSENT, DENSITY.runnable, DENSITY.running, DENSITY.waiting, DENSITY.syscall);

export interface DensityChanges {
  /** By local goroutine: what it does when the generation begins, and whether the generation tells anything of it (1). */
  readonly before: Uint8Array;
  readonly told: Uint8Array;
  readonly timeNs: Float64Array;
  readonly goroutine: Uint32Array;
  /** From << 4 | to. */
  readonly change: Uint8Array;
}

export function densityChanges(index: TraceIndex, generation: IndexedGeneration, closeup: GenerationCloseup): DensityChanges {
  return new Telling(index, generation, closeup).changes();
}

/** Goes through stretches, and through what cuts them, at once. */
class Telling {
  readonly #closeup: GenerationCloseup;
  readonly #edges: GcEdges;
  readonly #now: GoroutineStates;
  readonly #before: Uint8Array;
  readonly #told: Uint8Array;
  /** Found here by a trace that did not know them: they are there since the generation's sync event. */
  #arriving: readonly number[];
  readonly #arriveNs: Ns;
  readonly #fromNs: Ns;
  #edge = 0;
  /** When the next of these cuts in. */
  #nextNs: Ns = -Infinity;
  #count = 0;
  readonly #shown: Uint8Array;
  readonly #timeNs: Float64Array;
  readonly #goroutine: Uint32Array;
  readonly #change: Uint8Array;

  constructor(index: TraceIndex, generation: IndexedGeneration, closeup: GenerationCloseup) {
    const { stretches, assists, sweeps, markWorker } = closeup;
    const { first, startNs, state, inTime } = stretches;
    const goroutines = first.length - 1;
    this.#closeup = closeup;
    this.#edges = gcEdges([assists, sweeps]);
    this.#fromNs = generation.fromNs;
    this.#arriveNs = Math.max(generation.fromNs, generation.syncNs);
    this.#now = new GoroutineStates(markWorker);
    this.#before = new Uint8Array(goroutines).fill(ABSENT);
    this.#told = new Uint8Array(goroutines);
    const arriving = arrivals(index, generation, goroutines);
    for (const goroutine of this.#edges.open) this.#now.gcWork[goroutine]++;
    for (let g = 0; g < goroutines; g++) {
      const row = first[g];
      this.#told[g] = Number(row < first[g + 1] || arriving[g] === OUTLIVES);
      const found = row < first[g + 1] && Number.isNaN(startNs[row]) && arriving[g] === 0;
      this.#now.state[g] = found ? state[row] : GO.notExist;
      this.#before[g] = this.#now.density(g);
    }
    this.#arriving = [...arriving.keys()].filter((g) => arriving[g] !== 0 && (first[g] === first[g + 1] ? arriving[g] === OUTLIVES : Number.isNaN(startNs[first[g]])));
    const most = inTime.length + this.#edges.timeNs.length + this.#arriving.length;
    this.#shown = this.#before.slice();
    this.#timeNs = new Float64Array(most);
    this.#goroutine = new Uint32Array(most);
    this.#change = new Uint8Array(most);
  }

  changes(): DensityChanges {
    const { stretches } = this.#closeup;
    const { startNs, inTime } = stretches;
    const states = ownersAndStates(stretches);
    const now = this.#now.state;
    for (const row of inTime) {
      const atNs = startNs[row];
      if (Number.isNaN(atNs)) continue;
      if (atNs >= this.#nextNs) this.#until(atNs);
      const packed = states[row];
      const g = packed >>> STATE_BITS;
      now[g] = packed & STATE_MASK;
      this.#put(g, atNs);
    }
    this.#until(Infinity);
    const count = this.#count;
    return {
      before: this.#before,
      told: this.#told,
      timeNs: this.#timeNs.slice(0, count),
      goroutine: this.#goroutine.slice(0, count),
      change: this.#change.slice(0, count),
    };
  }

  /** What else happens until then. */
  #until(atNs: Ns): void {
    if (this.#arriving.length > 0 && this.#arriveNs <= atNs) this.#arrive();
    const { timeNs, goroutine, by } = this.#edges;
    this.#nextNs = Infinity;
    for (; this.#edge < timeNs.length && timeNs[this.#edge] <= atNs; this.#edge++) {
      const g = goroutine[this.#edge];
      this.#now.gcWork[g] += by[this.#edge];
      this.#put(g, timeNs[this.#edge]);
    }
    if (this.#edge < timeNs.length) this.#nextNs = timeNs[this.#edge];
    if (this.#arriving.length > 0) this.#nextNs = Math.min(this.#nextNs, this.#arriveNs);
  }

  #arrive(): void {
    const { first, state } = this.#closeup.stretches;
    for (const g of this.#arriving) {
      if (this.#now.state[g] !== GO.notExist) continue;
      // One that only its label or a range tells of: in what state, nobody knows.
      this.#now.state[g] = first[g] < first[g + 1] ? state[first[g]] : GO.undetermined;
      this.#put(g, this.#arriveNs);
    }
    this.#arriving = [];
  }

  #put(g: number, atNs: Ns): void {
    const to = this.#now.density(g);
    const from = this.#shown[g];
    if (to === from) return;
    this.#timeNs[this.#count] = Math.max(this.#fromNs, atNs);
    this.#goroutine[this.#count] = g;
    this.#change[this.#count++] = (from << 4) | to;
    this.#shown[g] = to;
  }
}

/** It is there after the generation, too. */
const OUTLIVES = 2;

/** By local goroutine: 1 or OUTLIVES: this generation is the first to tell of it, or it was created here. */
function arrivals(index: TraceIndex, { outlivedLocal, outlived, firstGoroutine }: IndexedGeneration, goroutines: number): Uint8Array {
  const arriving = new Uint8Array(goroutines).fill(1);
  outlivedLocal.forEach((local, i) => (arriving[local] = index.outlived.goroutine[outlived[i]] >= firstGoroutine ? OUTLIVES : 0));
  return arriving;
}

/** What each goroutine does at one moment. */
class GoroutineStates {
  /** GO states. */
  readonly state: Uint8Array;
  /** Assists and sweeps it is in. */
  readonly gcWork: Uint8Array;
  readonly #markWorker: Uint8Array;

  constructor(markWorker: Uint8Array) {
    this.state = new Uint8Array(markWorker.length);
    this.gcWork = new Uint8Array(markWorker.length);
    this.#markWorker = markWorker;
  }

  density(goroutine: number): number {
    const state = this.state[goroutine];
    return state === GO.running && (this.gcWork[goroutine] > 0 || this.#markWorker[goroutine] === 1) ? DENSITY.gcWork : DENSITY_OF[state];
  }
}

interface GcEdges {
  /** Goroutines that were in such a range when the generation began. */
  readonly open: readonly number[];
  readonly timeNs: Float64Array;
  readonly goroutine: Uint32Array;
  /** 1: begins, -1: ends. */
  readonly by: Int8Array;
}

/** Beginnings and ends of ranges in the order of time; of one moment, ends first. */
function gcEdges(kinds: readonly RangeRows[]): GcEdges {
  const open: number[] = [];
  const most = kinds.reduce((sum, { goroutine }) => sum + 2 * goroutine.length, 0);
  const timeNs = new Float64Array(most);
  const of = new Uint32Array(most);
  const sign = new Int8Array(most);
  let count = 0;
  for (const { goroutine, startNs, endNs } of kinds) {
    for (let row = 0; row < goroutine.length; row++) {
      if (Number.isNaN(startNs[row])) open.push(goroutine[row]);
      else {
        of[count] = goroutine[row];
        sign[count] = 1;
        timeNs[count++] = startNs[row];
      }
      if (Number.isNaN(endNs[row])) continue;
      of[count] = goroutine[row];
      sign[count] = -1;
      timeNs[count++] = endNs[row];
    }
  }
  const order = Uint32Array.from({ length: count }, (_, i) => i).toSorted((a, b) => timeNs[a] - timeNs[b] || sign[a] - sign[b]);
  return { open, timeNs: Float64Array.from(order, (i) => timeNs[i]), goroutine: Uint32Array.from(order, (i) => of[i]), by: Int8Array.from(order, (i) => sign[i]) };
}
