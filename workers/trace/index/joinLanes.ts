// Joins a generation's lanes to the trace's: what was open on each P before it, and how it went on.

import type { Ns } from '../../api.ts';
import { NONE } from '../columns.ts';
import { CARRIED, type GenerationIndex, HEAD } from './generationIndex.ts';
import { type HeadSlice, type IndexedGeneration, outlivedPlace } from './indexedGeneration.ts';
import { SPAN } from './slice.ts';
import type { TableMaps } from './traceTables.ts';
import { addToZoom } from './zoom.ts';

/** A slice that is open after a generation's last event. Trace-wide indexes. */
export interface OpenSlice {
  /** Row among the goroutines that outlived a generation. */
  readonly outlived: number;
  readonly kind: number;
  readonly sinceNs: Ns;
  readonly stack: number;
}

export interface LaneJoin {
  /** By the trace's P; brought up to date. */
  readonly open: (OpenSlice | undefined)[];
  readonly index: GenerationIndex;
  readonly maps: TableMaps;
  readonly outlivedLocal: Uint32Array;
  readonly outlived: Uint32Array;
  /** Row of the live goroutine of a local one's id; -1: none. */
  readonly live: (local: number) => number;
  readonly fromNs: Ns;
  /** Ps of the trace so far. */
  readonly procs: number;
}

export function joinLanes({ open, index, maps, outlivedLocal, outlived, live, fromNs, procs }: LaneJoin): Pick<IndexedGeneration, 'heads' | 'through'> {
  const { laneEnds: ends, zoom, syncNs } = index;
  const rowOf = (local: number): number => {
    const place = outlivedPlace({ outlivedLocal }, local);
    // One without a transition here is known from before, or lived in this generation only.
    return place < 0 ? live(local) : outlived[place];
  };
  while (open.length < procs) open.push(undefined);
  const heads: (HeadSlice | undefined)[] = [];
  const touched = new Uint8Array(procs);
  maps.procs.forEach((proc, local) => {
    heads.push(undefined);
    const isWorker = (ends.headFlags[local] & HEAD.worker) !== 0;
    const carried = isWorker ? asWorker(open[proc]) : open[proc];
    if (ends.touched[local] === 0) {
      open[proc] = carried;
      return;
    }
    touched[proc] = 1;
    const seen = ends.headGoroutine[local];
    const began = carried ?? foundInSyscall(index, local, rowOf(seen), syncNs);
    const endNs = ends.headEndNs[local];
    // Whoever the events saw there is who it was; a trace that says otherwise is damaged, and nothing is drawn.
    if (began !== undefined && endNs > began.sinceNs && (seen < 0 || rowOf(seen) === began.outlived)) {
      const stack = maps.stacks[ends.headStack[local]];
      heads[local] = {
        startNs: began.sinceNs,
        endNs,
        outlived: began.outlived,
        kind: began.kind,
        why: ends.headWhy[local],
        stack: stack === 0 ? began.stack : stack,
        thread: ends.headThread[local] === 0 ? NONE : maps.threads[ends.headThread[local] - 1],
      };
      addToZoom(zoom, local, Math.max(fromNs, began.sinceNs), endNs, began.kind, (CARRIED | began.outlived) >>> 0);
    }
    const goroutine = ends.openGoroutine[local];
    const row = goroutine < 0 ? -1 : rowOf(goroutine);
    open[proc] = row < 0 ? undefined : { outlived: row, kind: ends.openKind[local], sinceNs: ends.openSinceNs[local], stack: maps.stacks[ends.openStack[local]] };
  });
  const through = new Map<number, { readonly kind: number; readonly outlived: number }>();
  open.forEach((slice, proc) => {
    if (slice !== undefined && touched[proc] === 0) through.set(proc, { kind: slice.kind, outlived: slice.outlived });
  });
  return { heads, through };
}

/** It said that it is a mark worker: all along. */
function asWorker(slice: OpenSlice | undefined): OpenSlice | undefined {
  return slice?.kind === SPAN.running ? { ...slice, kind: SPAN.markWorker } : slice;
}

/** A goroutine that comes out of a system call on a P of which nothing was known: it has been in it since the trace began. */
function foundInSyscall({ laneEnds }: GenerationIndex, local: number, outlived: number, syncNs: Ns): OpenSlice | undefined {
  if ((laneEnds.headFlags[local] & HEAD.syscall) === 0 || outlived < 0) return undefined;
  return { outlived, kind: SPAN.syscall, sinceNs: syncNs, stack: 0 };
}
