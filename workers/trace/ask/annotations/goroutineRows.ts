// Every goroutine of a trace with its figures, for tables of them: those that lived within a generation as columns made when
// somebody first asks (shortGoroutines.ts), those that outlived one from `index.outlived`, where they are anyway.

import type { GroupBy, Ns } from '../../../api.ts';
import { outlivedGroup } from '../../closeup/densityGroups.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { GO } from '../../columns.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { signedDecimal } from '../../wire/ids.ts';
import { type ShortGoroutines, TIMED_STATES, shortGoroutines } from './shortGoroutines.ts';

/** Goroutines taken in while one question is answered; the rest with the next ones. */
const ROWS_A_QUESTION = 500_000;

/** NaN: not in the recording. */
export interface RowStory {
  /** Number in the trace. */
  readonly goroutine: number;
  readonly id: string;
  /** Text. */
  readonly entry: number;
  readonly createdNs: Ns;
  readonly endNs: Ns;
  /** Runnable, running, waiting, in system calls; what is still open counted until now. */
  readonly stateNs: readonly Ns[];
}

/** Rows: first those of generations, as they were taken in, then those of `index.outlived`. */
export class GoroutineRows {
  readonly #index: TraceIndex;
  readonly #pieces: ShortGoroutines[] = [];
  /** First row of each piece. */
  readonly #firstRow: number[] = [];
  readonly #taken = new Set<number>();
  #shortCount = 0;
  #events = 0;
  #reading = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(index: TraceIndex) {
    this.#index = index;
  }

  get count(): number {
    return this.#shortCount + this.#index.outlived.count;
  }

  /** Tells one state of the rows from another. */
  get version(): string {
    return `${this.#events} ${this.#index.lastNs}`;
  }

  /** Takes in what is in memory, starts the reading of the rest, and returns the share of the recording that is known. */
  update(trace: CloseTrace): number {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure.error;
    const { generations } = this.#index;
    const most = this.#shortCount + ROWS_A_QUESTION;
    const missing: number[] = [];
    for (const [number, { detail }] of generations.entries()) {
      if (this.#taken.has(number)) continue;
      if (detail === undefined) missing.push(number);
      else if (this.#shortCount < most) this.#take(number);
    }
    if (missing.length > 0 && !this.#reading) this.#read(trace, missing);
    if (this.#taken.size === generations.length) return 1;
    return Math.min(this.#events / Math.max(1, this.#index.rows), 1 - Number.EPSILON);
  }

  /** Text of the name of each row's group. */
  groups(by: GroupBy): Uint32Array {
    const groups = new Uint32Array(this.count);
    this.#pieces.forEach((piece, i) => groups.set(by === 'entry' ? piece.entry : piece.creator, this.#firstRow[i]));
    for (let row = 0; row < this.#index.outlived.count; row++) groups[this.#shortCount + row] = outlivedGroup(this.#index, by, row);
    return groups;
  }

  /** Number in the trace of each row. */
  numbers(): Uint32Array {
    const numbers = new Uint32Array(this.count);
    this.#pieces.forEach(({ goroutine }, i) => numbers.set(goroutine, this.#firstRow[i]));
    numbers.set(this.#index.outlived.goroutine.subarray(0, this.#index.outlived.count), this.#shortCount);
    return numbers;
  }

  /** ns of each row in a GO state, what is still open counted until now. */
  stateNs(state: number): Float64Array {
    const values = new Float64Array(this.count);
    this.#pieces.forEach(({ count, stateNs }, i) => {
      const first = this.#firstRow[i];
      for (let row = 0, at = state - GO.runnable; row < count; row++, at += TIMED_STATES) values[first + row] = stateNs[at];
    });
    const { outlived, lastNs } = this.#index;
    for (let row = 0; row < outlived.count; row++) values[this.#shortCount + row] = outlived.stateNs(row, state, lastNs);
    return values;
  }

  /** NaN: not in the recording. */
  createdNs(): Float64Array {
    const values = new Float64Array(this.count);
    this.#pieces.forEach(({ createdNs }, i) => values.set(createdNs, this.#firstRow[i]));
    values.set(this.#index.outlived.createdNs.subarray(0, this.#index.outlived.count), this.#shortCount);
    return values;
  }

  /** ns from creation to end; NaN: one of them is not in the recording. */
  lifeNs(): Float64Array {
    const values = new Float64Array(this.count);
    this.#pieces.forEach(({ count }, i) => {
      for (let row = 0; row < count; row++) values[this.#firstRow[i] + row] = lifeOf(this.#pieces[i], row);
    });
    const { outlived } = this.#index;
    for (let row = 0; row < outlived.count; row++) values[this.#shortCount + row] = outlived.endNs[row] - outlived.createdNs[row];
    return values;
  }

  /** All of one row. */
  story(row: number): RowStory {
    if (row >= this.#shortCount) return outlivedStory(this.#index, row - this.#shortCount);
    let piece = this.#firstRow.length - 1;
    while (this.#firstRow[piece] > row) piece--;
    return shortStory(this.#pieces[piece], row - this.#firstRow[piece]);
  }

  /** Rows of goroutines of that id, halves of 64 bits. */
  withId(lo: number, hi: number): readonly number[] {
    const rows: number[] = [];
    this.#pieces.forEach(({ idLo, idHi }, i) => {
      for (let at = idLo.indexOf(lo); at >= 0; at = idLo.indexOf(lo, at + 1)) if ((idHi?.[at] ?? 0) === hi) rows.push(this.#firstRow[i] + at);
    });
    const { live, count } = this.#index.outlived;
    for (let row = 0; row < count; row++) if (live.lo[row] === lo && live.hi[row] === hi) rows.push(this.#shortCount + row);
    return rows;
  }

  /** The generation has its detail. */
  #take(number: number): void {
    const generation = this.#index.generations[number];
    const piece = shortGoroutines(this.#index, generation);
    this.#taken.add(number);
    this.#events += generation.events;
    if (piece.count === 0) return;
    this.#pieces.push(piece);
    this.#firstRow.push(this.#shortCount);
    this.#shortCount += piece.count;
  }

  #read(trace: CloseTrace, missing: readonly number[]): void {
    this.#reading = true;
    trace
      .each(missing, (_generation, _closeup, number) => {
        if (!this.#taken.has(number)) this.#take(number);
      })
      .catch((error: unknown) => (this.#failure = { error }))
      .finally(() => (this.#reading = false));
  }
}

function shortStory(piece: ShortGoroutines, row: number): RowStory {
  const createdNs = piece.createdNs[row];
  return {
    goroutine: piece.goroutine[row],
    id: signedDecimal(piece.idLo[row], piece.idHi?.[row] ?? 0),
    entry: piece.entry[row],
    createdNs,
    endNs: createdNs + lifeOf(piece, row),
    stateNs: Array.from(piece.stateNs.subarray(row * TIMED_STATES, (row + 1) * TIMED_STATES)),
  };
}

function outlivedStory({ outlived, lastNs }: TraceIndex, row: number): RowStory {
  return {
    goroutine: outlived.goroutine[row],
    id: signedDecimal(outlived.live.lo[row], outlived.live.hi[row]),
    entry: outlived.name[row],
    createdNs: outlived.createdNs[row],
    endNs: outlived.endNs[row],
    stateNs: Array.from({ length: TIMED_STATES }, (_, state) => outlived.stateNs(row, state + GO.runnable, lastNs)),
  };
}

function lifeOf({ stateNs }: ShortGoroutines, row: number): Ns {
  const at = row * TIMED_STATES;
  return stateNs[at] + stateNs[at + 1] + stateNs[at + 2] + stateNs[at + 3];
}

const rowsOf = new WeakMap<TraceIndex, GoroutineRows>();

export interface KnownGoroutines {
  readonly rows: GoroutineRows;
  /** Share of the recording whose goroutines are in them, 0…1. */
  readonly known: number;
}

/** As far as they are known now; starts the reading of the rest. */
export function knownGoroutines(trace: CloseTrace): KnownGoroutines {
  let rows = rowsOf.get(trace.index);
  if (rows === undefined) {
    rows = new GoroutineRows(trace.index);
    rowsOf.set(trace.index, rows);
  }
  return { rows, known: rows.update(trace) };
}
