// The overview of the whole recording. It changes only when a generation is joined: answers are kept until then.

import type { Minimap, Ns } from '../../api.ts';
import { ZOOM_KINDS } from '../index/generationIndex.ts';
import type { SummedTrace } from '../index/generationSummary.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import { type LanePiece, lanePieces, localProc } from '../index/laneSlices.ts';
import { LONG, type StartWaits } from '../index/startWaits.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { type LaneProc, laneProcs } from './laneProcs.ts';
import { drawnFromZoom, levelFor } from './zoomLevel.ts';

interface Known {
  readonly generations: number;
  readonly minimap: Minimap;
}

const known = new WeakMap<TraceIndex, Known>();

/** The answer known already for that width, if it still holds. */
export function knownMinimap(index: TraceIndex, widthPx: number): Minimap | undefined {
  const last = known.get(index);
  if (last === undefined || last.generations !== index.generations.length || last.minimap.busy.length !== columnsOf(widthPx)) return undefined;
  return last.minimap;
}

export function minimapColumnNs({ lastNs }: TraceIndex, widthPx: number): Ns {
  return Math.max(1, lastNs) / columnsOf(widthPx);
}

export function askMinimap(trace: SummedTrace, widthPx: number): Minimap {
  const { index } = trace;
  let minimap = knownMinimap(index, widthPx);
  if (minimap === undefined) {
    minimap = makeMinimap(trace, widthPx);
    known.set(index, { generations: index.generations.length, minimap });
  }
  // An answer's arrays are its own.
  const { durationNs, busy, worstWaitNs, marks } = minimap;
  return { durationNs, busy: busy.slice(), worstWaitNs: worstWaitNs.slice(), marks: marks.slice() };
}

function columnsOf(widthPx: number): number {
  return Math.max(1, Math.floor(widthPx));
}

function makeMinimap(trace: SummedTrace, widthPx: number): Minimap {
  const { index } = trace;
  const durationNs = index.lastNs;
  const width = columnsOf(widthPx);
  const columnNs = minimapColumnNs(index, widthPx);
  const procs = laneProcs(index);
  const busyNs = new BusyColumns(width, columnNs);
  for (const generation of index.generations) addGeneration(trace, generation, procs, busyNs);
  const column = (ns: Ns): number => Math.min(width - 1, Math.max(0, Math.floor(ns / columnNs)));
  const worstWaitNs = worstWaits(index.startWaits, width, columnNs);
  const marks = new Uint8Array(width);
  const mark = (startNs: Ns, endNs: Ns, bit: number): void => {
    for (let x = column(startNs); x <= column(endNs); x++) marks[x] |= bit;
  };
  for (const stop of index.ranges.stw) mark(stop.startNs, stop.endNs ?? durationNs, 1);
  for (const range of index.ranges.marks) mark(range.startNs, range.endNs ?? durationNs, 2);
  const allNs = procs.length * columnNs;
  return { durationNs, busy: Float32Array.from(busyNs.ns, (ns) => (allNs > 0 ? ns / allNs : 0)), worstWaitNs, marks };
}

function worstWaits(startWaits: StartWaits, width: number, columnNs: Ns): Float64Array {
  const worstNs = new Float64Array(width);
  const { shortNs } = startWaits;
  const created = startWaits.createdNs.view();
  for (let creation = 0; creation < created.length; creation++) {
    const short = shortNs[creation];
    const x = Math.min(width - 1, Math.floor(created[creation] / columnNs));
    if (short <= worstNs[x]) continue;
    const ns = short < LONG ? short : startWaits.waitNs(creation);
    // A wait that has not ended compares false.
    if (ns > worstNs[x]) worstNs[x] = ns;
  }
  return worstNs;
}

function addGeneration(trace: SummedTrace, generation: IndexedGeneration, procs: readonly LaneProc[], busyNs: BusyColumns): void {
  const { fromNs, lastNs, through } = generation;
  const zoomed = drawnFromZoom(generation, busyNs.columnNs);
  for (const { proc } of procs) {
    const local = localProc(generation, proc);
    if (through.has(proc)) busyNs.add(fromNs, lastNs, lastNs - fromNs);
    else if (local < 0) continue;
    else if (zoomed) addBuckets(generation, local, busyNs);
    else addSlices(lanePieces(trace, proc, fromNs, lastNs), generation, busyNs);
  }
}

function addBuckets({ zoom, fromNs, lastNs }: IndexedGeneration, local: number, busyNs: BusyColumns): void {
  const level = levelFor(zoom, busyNs.columnNs);
  const widthNs = 2 ** (zoom.baseBits + level);
  const row0 = zoom.levelStart[level] + local * zoom.buckets[level];
  for (let bucket = 0; bucket < zoom.buckets[level]; bucket++) {
    let ns = 0;
    for (let at = (row0 + bucket) * ZOOM_KINDS; at < (row0 + bucket + 1) * ZOOM_KINDS; at++) ns += zoom.kindNs[at];
    const bucketNs = (zoom.firstBucket[level] + bucket) * widthNs;
    if (ns > 0) busyNs.add(Math.max(fromNs, bucketNs), Math.min(lastNs, bucketNs + widthNs), ns);
  }
}

function addSlices(pieces: readonly LanePiece[], { fromNs, lastNs }: IndexedGeneration, busyNs: BusyColumns): void {
  for (const piece of pieces) {
    if (piece.what === 'single') {
      const startNs = Math.max(fromNs, piece.startNs);
      const endNs = Math.min(lastNs, piece.endNs);
      busyNs.add(startNs, endNs, endNs - startNs);
    } else {
      const { startNs, endNs } = piece.rows;
      for (let row = piece.from; row < piece.to; row++) busyNs.add(startNs[row], endNs[row], endNs[row] - startNs[row]);
    }
  }
}

class BusyColumns {
  readonly ns: Float64Array;
  readonly columnNs: Ns;

  constructor(width: number, columnNs: Ns) {
    this.ns = new Float64Array(width);
    this.columnNs = columnNs;
  }

  /** `ns` busy in [startNs, endNs), spread evenly over it. */
  add(startNs: Ns, endNs: Ns, ns: Ns): void {
    const { columnNs } = this;
    const last = this.ns.length - 1;
    const from = Math.min(last, Math.floor(startNs / columnNs));
    const to = Math.min(last, Math.floor(endNs / columnNs));
    if (from === to) {
      this.ns[from] += ns;
      return;
    }
    const density = ns / (endNs - startNs);
    for (let x = from; x <= to; x++) this.ns[x] += density * (Math.min(endNs, (x + 1) * columnNs) - Math.max(startNs, x * columnNs));
  }
}
