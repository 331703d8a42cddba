// A goroutine's life, generation by generation: which rows of which closeups are its own, and what it was in when each began. Told in
// pieces, not stretch by stretch: whoever sums or draws loops over the columns.

import type { Ns, TimeRange } from '../../api.ts';
import { GO } from '../columns.ts';
import { generationOf } from '../index/goroutineStory.ts';
import { type IndexedGeneration, outlivedPlace } from '../index/indexedGeneration.ts';
import { generationAfter } from '../index/laneSlices.ts';
import { STANDING_ENDED, STANDING_STATE } from '../index/standing.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import type { CloseTrace } from './closeTrace.ts';
import type { GenerationCloseup } from './closeup.ts';
import { DRAWN, stretchKinds } from './stretchKind.ts';

const NONE = -1;

export interface Life {
  /** Number in the trace. */
  readonly goroutine: number;
  /** Row in `index.outlived`; -1: it was created and ended within one generation. */
  readonly outlived: number;
  /** Numbers of the generations in which it began, or was first told of, and in which it ended (or the last one). */
  readonly first: number;
  readonly last: number;
  /** Where it began or the trace did, and where it ended or the trace does; one that lived in one generation: that one's bounds. */
  readonly startNs: Ns;
  readonly endNs: Ns;
}

/** Of a life within one generation. */
export interface LifePiece {
  readonly number: number;
  readonly generation: IndexedGeneration;
  /** undefined: it is not in memory, and what happened in the generation unknown. */
  readonly closeup: GenerationCloseup | undefined;
  /** Local goroutine; -1: the generation tells nothing of it, it stayed as it was. */
  readonly local: number;
  /** Stretches that began here: rows [from, to); the last one ends with the piece. */
  readonly from: number;
  readonly to: number;
  /** DRAWN kind from `startNs` until row `from` begins, and, where it waits, the trace's text of the reason (0: not told). */
  readonly before: number;
  readonly beforeReason: number;
  readonly startNs: Ns;
  readonly endNs: Ns;
}

/** undefined: there is no such goroutine, or only a CPU sample mentions it. */
export function lifeOf(index: TraceIndex, goroutine: number): Life | undefined {
  const generation = generationOf(index, goroutine);
  if (generation === undefined) return undefined;
  const first = index.generations.indexOf(generation);
  const place = outlivedPlace(generation, goroutine - generation.firstGoroutine);
  if (place < 0) return { goroutine, outlived: NONE, first, last: first, startNs: generation.fromNs, endNs: generation.lastNs };
  const { outlived } = index;
  const row = generation.outlived[place];
  const createdNs = outlived.createdNs[row];
  const endNs = outlived.endNs[row];
  const ended = !Number.isNaN(endNs);
  return {
    goroutine,
    outlived: row,
    first,
    last: ended ? generationAt(index, endNs) : index.generations.length - 1,
    startNs: Number.isNaN(createdNs) ? generation.syncNs : createdNs,
    endNs: ended ? endNs : index.lastNs,
  };
}

/** Number of the generation in which an event of that time lies. */
export function generationAt(index: TraceIndex, ns: Ns): number {
  return Math.min(index.generations.length - 1, generationAfter(index, ns - 1));
}

/** A goroutine's own index in a generation; -1: the generation does not tell of it. */
export function localGoroutine({ generations }: TraceIndex, life: Life, number: number): number {
  const generation = generations[number];
  if (life.outlived === NONE) return number === life.first ? life.goroutine - generation.firstGoroutine : NONE;
  const place = placeOf(generation, life.outlived);
  return place < 0 ? NONE : generation.outlivedLocal[place];
}

/** Numbers of the generations that hold a goroutine's life within `range`. */
export function generationsOf(index: TraceIndex, life: Life, { startNs, endNs }: TimeRange): readonly number[] {
  const { generations } = index;
  const numbers: number[] = [];
  for (let number = Math.max(life.first, generationAfter(index, startNs)); number <= life.last; number++) {
    if (generations[number].fromNs >= endNs) break;
    numbers.push(number);
  }
  // The recording's last moment lies behind its last event.
  if (numbers.length === 0 && startNs >= index.lastNs - 1 && life.last === generations.length - 1) numbers.push(life.last);
  return numbers;
}

/** In order of time, without gaps: what the goroutine did within `range`; the first and last piece reach beyond it. */
export function lifePieces(trace: CloseTrace, life: Life, range: TimeRange): readonly LifePiece[] {
  return generationsOf(trace.index, life, range).flatMap((number) => lifePiece(trace, life, number) ?? []);
}

/** undefined: it was not there yet, or nothing but a CPU sample tells of it. */
export function lifePiece(trace: Pick<CloseTrace, 'index' | 'closeup'>, life: Life, number: number): LifePiece | undefined {
  const { index } = trace;
  const generation = index.generations[number];
  const local = localGoroutine(index, life, number);
  const closeup = trace.closeup(number);
  const isLast = number === life.last;
  let startNs = Math.max(generation.fromNs, life.startNs);
  let endNs = isLast ? life.endNs : generation.lastNs;
  let from = 0;
  let to = 0;
  const standing = standingBefore(index, life, number);
  let before = standing === undefined ? DRAWN.unknown : index.standings.kind(standing);
  if (closeup !== undefined && local >= 0) {
    const { first, startNs: starts, state } = closeup.stretches;
    from = first[local];
    to = first[local + 1];
    if (from === to && life.outlived === NONE) return undefined;
    const found = from < to && Number.isNaN(starts[from]);
    if (before === DRAWN.running && closeup.markWorker[local] === 1) before = DRAWN.markWorker;
    if (found) {
      if (before === DRAWN.unknown) before = kindFound(index, generation, closeup, local);
      from++;
    } else if (from < to && number === life.first) startNs = starts[from];
    if (to > from && state[to - 1] === GO.notExist) endNs = starts[--to];
  }
  const beforeReason = standing === undefined ? 0 : index.standings.reason(standing);
  return { number, generation, closeup, local, from, to, before, beforeReason, startNs, endNs };
}

/** DRAWN kind of the stretch at one of a generation's rows. `row` is one of `piece`'s. */
export function kindOfRow(index: TraceIndex, { generation, closeup, local }: LifePiece, row: number): number {
  if (closeup === undefined) return DRAWN.unknown;
  const { state, reason, first } = closeup.stretches;
  return stretchKinds(index).of(state[row], generation.maps.texts[reason[row]], row === first[local], closeup.markWorker[local] === 1);
}

/** DRAWN kind that it was left in by the generations before: by the last one that tells of it. */
export function kindAtBeginning(index: TraceIndex, life: Life, number: number): number {
  const standing = standingBefore(index, life, number);
  return standing === undefined ? DRAWN.unknown : index.standings.kind(standing);
}

/** A state of `index.standings`; undefined: nothing before tells of it. */
export function standingBefore(index: TraceIndex, life: Life, number: number): number | undefined {
  if (life.outlived === NONE) return undefined;
  for (let before = number - 1; before >= life.first; before--) {
    const generation = index.generations[before];
    const place = placeOf(generation, life.outlived);
    if (place < 0) continue;
    const state = generation.standing[place] & STANDING_STATE;
    return state === STANDING_ENDED ? undefined : state;
  }
  return undefined;
}

/** What it was found in, where nothing came before; for what it waits, nothing tells. */
function kindFound(index: TraceIndex, { maps }: IndexedGeneration, { stretches, markWorker }: GenerationCloseup, local: number): number {
  const row = stretches.first[local];
  return stretchKinds(index).of(stretches.state[row], maps.texts[stretches.reason[row]], false, markWorker[local] === 1);
}

const BY_ROW = new WeakMap<IndexedGeneration, Uint32Array>();

/** Place in `outlived` of a row in `index.outlived`; -1: it is not there. */
export function placeOf(generation: IndexedGeneration, row: number): number {
  const { outlived } = generation;
  const places = byRow(generation);
  let low = 0;
  let high = places.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = outlived[places[middle]];
    if (at === row) return places[middle];
    if (at < row) low = middle + 1;
    else high = middle - 1;
  }
  return NONE;
}

/** Places in order of their rows, made once. */
function byRow(generation: IndexedGeneration): Uint32Array {
  let places = BY_ROW.get(generation);
  if (places === undefined) {
    // Sorted as doubles: a comparator is called back some twenty times an entry.
    const keys = Float64Array.from(generation.outlived, (row, place) => row * 4294967296 + place).toSorted();
    places = Uint32Array.from(keys, (key) => key % 4294967296);
    BY_ROW.set(generation, places);
  }
  return places;
}
