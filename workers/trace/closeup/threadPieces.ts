// What each thread of a generation ran, or waited for in system calls: its stretches by thread.

import type { Ns } from '../../api.ts';
import { GO, NONE } from '../columns.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { grown } from '../wire/ids.ts';
import type { GenerationCloseup, StretchRows } from './closeup.ts';
import { FoundGoroutines } from './foundGoroutines.ts';
import { GcCuts } from './gcCuts.ts';
import { gcWorkers } from './pieceSpans.ts';
import { STATE_BITS, STATE_MASK, ownersAndStates } from './rowOwners.ts';
import { DRAWN } from './stretchKind.ts';

/** Spans of local thread m are [first[m], first[m + 1]), in the order of time. */
export interface ThreadPieces {
  readonly first: Uint32Array;
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  /** DRAWN. */
  readonly kind: Uint8Array;
  /** Text of the entry function, and number, of the goroutine. */
  readonly text: Uint32Array;
  readonly goroutine: Uint32Array;
}

/** The generation, the trace's `number`th, has its detail. */
export function threadPieces(index: TraceIndex, generation: IndexedGeneration, number: number, closeup: GenerationCloseup): ThreadPieces {
  const { stretches, markWorker } = closeup;
  const { first, startNs, inTime } = stretches;
  const found = new FoundGoroutines(index, generation, number);
  const states = ownersAndStates(stretches);
  const cut = gcWorkers(closeup);
  const cuts = new GcCuts(closeup);
  const pieces = new PieceColumns(inTime.length);
  for (const row of inTime) {
    const packed = states[row];
    const state = packed & STATE_MASK;
    if (state !== GO.running && state !== GO.syscall) continue;
    const isRunning = state === GO.running;
    const g = packed >>> STATE_BITS;
    const on = threadOf(stretches, row, first[g + 1]);
    if (on === NONE) continue;
    const fromNs = Number.isNaN(startNs[row]) ? Math.max(generation.fromNs, found.sinceNs[g]) : startNs[row];
    const endNs = row + 1 < first[g + 1] ? startNs[row + 1] : generation.lastNs;
    const kind = isRunning ? (markWorker[g] === 1 ? DRAWN.markWorker : DRAWN.running) : DRAWN.syscall;
    if (!isRunning || cut[g] === 0) {
      if (endNs > fromNs) pieces.push(on, g, kind, fromNs, endNs);
      continue;
    }
    for (let atNs = fromNs; atNs < endNs; atNs = cuts.untilNs) {
      const cutKind = cuts.at(g, kind, atNs, endNs);
      pieces.push(on, g, cutKind, atNs, cuts.untilNs);
    }
  }
  return pieces.byThread(generation.maps.threads.length, goroutineTexts(found), goroutineNumbers(generation, index));
}

/** By local goroutine: text of its entry function. */
function goroutineTexts(found: FoundGoroutines): Uint32Array {
  return Uint32Array.from(found.row, (_, local) => found.name(local));
}

/** By local goroutine: its number in the trace. */
function goroutineNumbers({ firstGoroutine, outlivedLocal, outlived, goroutines }: IndexedGeneration, index: TraceIndex): Uint32Array {
  const numbers = Uint32Array.from({ length: goroutines }, (_, local) => firstGoroutine + local);
  outlivedLocal.forEach((local, i) => (numbers[local] = index.outlived.goroutine[outlived[i]]));
  return numbers;
}

/** One that runs from before, of which a status does not tell where, ends in the context of its thread. */
function threadOf({ thread, state, startNs }: StretchRows, row: number, end: number): number {
  if (thread[row] !== NONE || !Number.isNaN(startNs[row]) || state[row] !== GO.running || row + 1 >= end) return thread[row];
  return thread[row + 1];
}

/** Pieces in the order of time, then counted out by thread. */
class PieceColumns {
  #count = 0;
  #thread: Uint32Array;
  #goroutine: Uint32Array;
  #kind: Uint8Array;
  #startNs: Float64Array;
  #endNs: Float64Array;

  constructor(length: number) {
    const room = Math.max(16, length);
    this.#thread = new Uint32Array(room);
    this.#goroutine = new Uint32Array(room);
    this.#kind = new Uint8Array(room);
    this.#startNs = new Float64Array(room);
    this.#endNs = new Float64Array(room);
  }

  push(thread: number, goroutine: number, kind: number, startNs: Ns, endNs: Ns): void {
    const at = this.#count++;
    if (at === this.#kind.length) this.#grow(at * 2);
    this.#thread[at] = thread;
    this.#goroutine[at] = goroutine;
    this.#kind[at] = kind;
    this.#startNs[at] = startNs;
    this.#endNs[at] = endNs;
  }

  byThread(threads: number, texts: Uint32Array, numbers: Uint32Array): ThreadPieces {
    const count = this.#count;
    const first = new Uint32Array(threads + 1);
    for (let i = 0; i < count; i++) first[this.#thread[i] + 1]++;
    for (let m = 0; m < threads; m++) first[m + 1] += first[m];
    const next = first.slice();
    const startNs = new Float64Array(count);
    const endNs = new Float64Array(count);
    const kind = new Uint8Array(count);
    const text = new Uint32Array(count);
    const goroutine = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      const to = next[this.#thread[i]]++;
      const g = this.#goroutine[i];
      startNs[to] = this.#startNs[i];
      endNs[to] = this.#endNs[i];
      kind[to] = this.#kind[i];
      text[to] = texts[g];
      goroutine[to] = numbers[g];
    }
    return { first, startNs, endNs, kind, text, goroutine };
  }

  #grow(length: number): void {
    this.#thread = grown(this.#thread, length);
    this.#goroutine = grown(this.#goroutine, length);
    this.#kind = grown(this.#kind, length);
    this.#startNs = grown(this.#startNs, length);
    this.#endNs = grown(this.#endNs, length);
  }
}
