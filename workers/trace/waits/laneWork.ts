// What the Ps of a generation did: their slices within it, and which of them a thread had when it began.

import type { Ns } from '../../api.ts';
import { NONE } from '../columns.ts';
import { laneProcs } from '../ask/laneProcs.ts';
import { FOUND_NOT } from '../closeup/procTransitions.ts';
import type { CloseGeneration } from '../closeup/breakdownRows.ts';
import type { FoundGoroutines } from '../closeup/foundGoroutines.ts';
import { localProc } from '../index/laneSlices.ts';
import { KIND_MASK, SPAN } from '../index/slice.ts';
import type { TraceIndex } from '../index/traceIndex.ts';

/** What a P does. */
export const DOES = { noThread: 0, looking: 1, syscall: 2, gc: 3, program: 4 } as const;

/** Slices of one P within a generation, cut at its edges, in time order. */
export interface LaneWork {
  readonly count: number;
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  /** SPAN. */
  readonly kind: Uint8Array;
  /** Text of the entry function of the goroutine; 0: not told. */
  readonly name: Int32Array;
}

/** By lane, with the local number of its P (NONE: the generation has no events of it). */
export interface GenerationWork {
  readonly lanes: readonly LaneWork[];
  readonly laneOfLocal: Int32Array;
  /** By lane: 1: a thread has the P when the generation begins. */
  readonly held: Uint8Array;
}

export function doesOf(kind: number): number {
  if (kind === SPAN.running) return DOES.program;
  return kind === SPAN.syscall ? DOES.syscall : DOES.gc;
}

/** The generation has its detail. */
export function generationWork(close: CloseGeneration, found: FoundGoroutines): GenerationWork {
  const { index, generation } = close;
  const transitions = close.closeup.procTransitions;
  const procs = laneProcs(index);
  const laneOfLocal = new Int32Array(generation.maps.procs.length).fill(NONE);
  const held = new Uint8Array(procs.length);
  const names = Int32Array.from(found.row, (_, local) => found.name(local));
  const lanes = procs.map(({ proc }, lane) => {
    const local = generation.localProc[proc] ?? NONE;
    if (local >= 0) laneOfLocal[local] = lane;
    const told = local < 0 ? FOUND_NOT : (transitions.found[local] ?? FOUND_NOT);
    const work = laneWork(close, found, names, proc, local);
    held[lane] = told === FOUND_NOT ? Number(work.count > 0 && work.startNs[0] <= generation.fromNs) : told;
    return work;
  });
  return { lanes, laneOfLocal, held };
}

function laneWork({ index, generation, number }: CloseGeneration, found: FoundGoroutines, names: Int32Array, proc: number, local: number): LaneWork {
  const { slices } = found.detail;
  const { fromNs, lastNs, through, heads } = generation;
  const whole = through.get(proc);
  const head = local < 0 ? undefined : heads[local];
  const from = local < 0 ? 0 : slices.first[local];
  const rows = local < 0 ? 0 : slices.first[local + 1] - from;
  const open = whole === undefined ? openAtEnd(index, number, proc) : undefined;
  const count = rows + [whole, head, open].filter((one) => one !== undefined).length;
  const work = { count, startNs: new Float64Array(count), endNs: new Float64Array(count), kind: new Uint8Array(count), name: new Int32Array(count) };
  let at = 0;
  const single = (startNs: Ns, endNs: Ns, kind: number, outlived: number): void => {
    work.startNs[at] = startNs;
    work.endNs[at] = endNs;
    work.kind[at] = kind;
    work.name[at++] = index.outlived.name[outlived];
  };
  if (whole !== undefined) single(fromNs, lastNs, whole.kind, whole.outlived);
  if (head !== undefined) single(fromNs, Math.min(lastNs, head.endNs), head.kind, head.outlived);
  for (let row = from; row < from + rows; row++, at++) {
    work.startNs[at] = Math.max(fromNs, slices.startNs[row]);
    work.endNs[at] = slices.endNs[row];
    work.kind[at] = slices.kindAndThread[row] & KIND_MASK;
    work.name[at] = names[slices.goroutine[row]];
  }
  if (open !== undefined) single(Math.max(fromNs, open.startNs), lastNs, open.kind, open.outlived);
  return work;
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
