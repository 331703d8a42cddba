import { type LaneList, type LaneRow, laneKey } from '../../../api.ts';
import { ZOOM_KINDS } from '../../index/generationIndex.ts';
import { localProc } from '../../index/laneSlices.ts';
import { SPAN } from '../../index/slice.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { type LaneProc, laneProcs } from '../laneProcs.ts';
import { laneKeys, procLabel } from './laneNames.ts';
import type { LaneSource } from './rankedList.ts';

/** Lanes of Ps. By time: what they ran, or kept for a system call; the other times are none of a P's. */
export function procLanes(index: TraceIndex, { order, hidden }: LaneList): LaneSource {
  const procs = laneProcs(index);
  const isHidden = laneKeys(hidden);
  return {
    count: procs.length,
    known: 1,
    label: (row) => procLabel(procs[row].number),
    isHidden: (row) => isHidden.has(laneKey({ lane: 'proc', proc: procs[row].number })),
    keys: () => Float64Array.from(procs, (proc, row) => (order === 'running time' || order === 'system call time' ? -timeOf(index, proc, order) : row)),
    rows: (those) => Array.from(those, (row): LaneRow => ({ ref: { lane: 'proc', proc: procs[row].number }, label: procLabel(procs[row].number), depth: 0, goroutines: 0 })),
  };
}

/** ns; from the coarsest buckets. */
function timeOf({ generations }: TraceIndex, { proc }: LaneProc, order: 'running time' | 'system call time'): number {
  let ns = 0;
  for (const generation of generations) {
    const local = localProc(generation, proc);
    const through = generation.through.get(proc);
    if (through !== undefined) ns += (through.kind === SPAN.syscall) === (order === 'system call time') ? generation.lastNs - generation.fromNs : 0;
    if (local < 0) continue;
    const { zoom } = generation;
    const level = zoom.levels - 1;
    const row0 = zoom.levelStart[level] + local * zoom.buckets[level];
    for (let row = row0; row < row0 + zoom.buckets[level]; row++) {
      for (let kind = 0; kind < ZOOM_KINDS; kind++) if ((kind === SPAN.syscall) === (order === 'system call time')) ns += zoom.kindNs[row * ZOOM_KINDS + kind];
    }
  }
  return ns;
}
