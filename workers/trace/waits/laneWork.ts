// What the Ps of a generation did: their slices within it, and which of them a thread had when it began.

import type { Ns } from '../../api.ts';
import { NONE } from '../columns.ts';
import { laneProcs } from '../ask/laneProcs.ts';
import { FOUND_NOT } from '../closeup/procTransitions.ts';
import type { CloseGeneration } from '../closeup/breakdownRows.ts';
import type { FoundGoroutines } from '../closeup/foundGoroutines.ts';
import type { GenerationDetail } from '../index/generationIndex.ts';
import { localProc } from '../index/laneSlices.ts';
import { KIND_MASK, SPAN } from '../index/slice.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { holderKey } from './holderSums.ts';

/** What a P does. */
export const DOES = { noThread: 0, looking: 1, syscall: 2, gc: 3, program: 4 } as const;

/** Layout of GenerationWork.words: a row a slice, its begin and end in the first four; then HolderSums' key and DOES. */
export const SLICE = 6;
/** A slice's begin in GenerationWork.times stands at its row times this, its end behind it. */
export const SLICE_TIMES = SLICE / 2;
export const SLICE_KEY = 4;
export const SLICE_DOES = 5;

/** Slices of all Ps within a generation, cut at its edges: by lane, then time; what is asked of one lies together. */
export interface GenerationWork {
  /** Slices of lane l are rows first[l] to first[l + 1]. */
  readonly first: Uint32Array;
  readonly times: Float64Array;
  readonly words: Int32Array;
  /** By local P (NONE: it did nothing in the trace). */
  readonly laneOfLocal: Int32Array;
  /** By lane: 1: a thread has the P when the generation begins. */
  readonly held: Uint8Array;
}

/** Of a lane, slices that do not lie within the generation: one through it all, or one from before, and one that goes on. */
const SINGLES = 3;

/** The generation has its detail. */
export function generationWork(close: CloseGeneration, found: FoundGoroutines): GenerationWork {
  const { index, generation, number } = close;
  const transitions = close.closeup.procTransitions;
  const procs = laneProcs(index);
  const laneOfLocal = new Int32Array(generation.maps.procs.length).fill(NONE);
  const first = new Uint32Array(procs.length + 1);
  const held = new Uint8Array(procs.length);
  const { slices } = found.detail;
  const most = slices.startNs.length + procs.length * SINGLES;
  const rows = new SliceRows(new Float64Array(most * SLICE_TIMES), index.outlived.name);
  const names = Int32Array.from(found.row, (_, local) => found.name(local));
  for (const [lane, { proc }] of procs.entries()) {
    const local = generation.localProc[proc] ?? NONE;
    if (local >= 0) laneOfLocal[local] = lane;
    const whole = generation.through.get(proc);
    if (whole !== undefined) rows.single(generation.fromNs, generation.lastNs, whole.kind, whole.outlived);
    if (local >= 0) {
      const head = generation.heads[local];
      if (head !== undefined) rows.single(generation.fromNs, Math.min(generation.lastNs, head.endNs), head.kind, head.outlived);
      rows.slices(slices, slices.first[local], slices.first[local + 1], generation.fromNs, names);
    }
    const open = whole === undefined ? openAtEnd(index, number, proc) : undefined;
    if (open !== undefined) rows.single(Math.max(generation.fromNs, open.startNs), generation.lastNs, open.kind, open.outlived);
    first[lane + 1] = rows.count;
    const told = local < 0 ? FOUND_NOT : (transitions.found[local] ?? FOUND_NOT);
    const began = first[lane] < rows.count && rows.times[first[lane] * SLICE_TIMES] <= generation.fromNs;
    held[lane] = told === FOUND_NOT ? Number(began) : told;
  }
  return { first, times: rows.times, words: rows.words, laneOfLocal, held };
}

function doesOf(kind: number): number {
  if (kind === SPAN.running) return DOES.program;
  return kind === SPAN.syscall ? DOES.syscall : DOES.gc;
}

class SliceRows {
  count = 0;
  readonly times: Float64Array;
  readonly words: Int32Array;
  readonly #outlivedName: ArrayLike<number>;

  constructor(times: Float64Array, outlivedName: ArrayLike<number>) {
    this.times = times;
    this.words = new Int32Array(times.buffer);
    this.#outlivedName = outlivedName;
  }

  single(startNs: Ns, endNs: Ns, kind: number, outlived: number): void {
    const at = this.count++;
    this.times[at * SLICE_TIMES] = startNs;
    this.times[at * SLICE_TIMES + 1] = endNs;
    this.words[at * SLICE + SLICE_KEY] = holderKey(this.#outlivedName[outlived], kind);
    this.words[at * SLICE + SLICE_DOES] = doesOf(kind);
  }

  /** `names`: by local goroutine. */
  slices({ startNs, endNs, kindAndThread, goroutine }: GenerationDetail['slices'], from: number, to: number, fromNs: Ns, names: Int32Array): void {
    const { times, words } = this;
    let at = this.count;
    for (let row = from; row < to; row++, at++) {
      const kind = kindAndThread[row] & KIND_MASK;
      times[at * SLICE_TIMES] = Math.max(fromNs, startNs[row]);
      times[at * SLICE_TIMES + 1] = endNs[row];
      words[at * SLICE + SLICE_KEY] = holderKey(names[goroutine[row]], kind);
      words[at * SLICE + SLICE_DOES] = doesOf(kind);
    }
    this.count = at;
  }
}

/** A slice that began in the generation and went on after it. */
function openAtEnd({ generations, openSlices }: TraceIndex, number: number, proc: number): { readonly startNs: Ns; readonly kind: number; readonly outlived: number } | undefined {
  const { fromNs, lastNs } = generations[number];
  const began = (startNs: Ns): boolean => startNs >= fromNs && startNs < lastNs;
  for (let later = number + 1; later < generations.length; later++) {
    const local = localProc(generations[later], proc);
    if (local < 0 || generations[later].touched[local] === 0) continue;
    const head = generations[later].heads[local];
    return head !== undefined && began(head.startNs) ? head : undefined;
  }
  const open = openSlices[proc];
  return open !== undefined && began(open.sinceNs) ? { startNs: open.sinceNs, kind: open.kind, outlived: open.outlived } : undefined;
}
