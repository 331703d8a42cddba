// Lanes by P, folded to pixels; the overview strip of the whole recording; and what a P ran at one moment.

import { SPAN_KINDS, type Minimap, type ProcSpanDetail, type ProcStrips, type SpanKind, type TimeRange } from '../../api.ts';
import { NONE } from '../columns.ts';
import { END, type Lane, type SliceEnd } from '../index/lane.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { displayText } from '../text.ts';
import { signedDecimal } from '../wire/ids.ts';
import { goroutineRef } from './goroutine.ts';
import { stackFrames } from './stack.ts';

/** Ps that did anything in the trace, ascending by number: one lane each. */
export function laneProcs(index: TraceIndex): readonly { readonly proc: number; readonly number: number; readonly lane: Lane | undefined }[] {
  const { lo, hi, count } = index.trace.procs;
  const procs = [];
  for (let proc = 0; proc < count; proc++) {
    if (index.tally.procs.has(proc)) procs.push({ proc, number: hi[proc] * 4294967296 + lo[proc], lane: index.lanes.lanes[proc] });
  }
  return procs.toSorted((a, b) => a.number - b.number);
}

export function askProcStrips(index: TraceIndex, range: TimeRange, widthPx: number): ProcStrips {
  const procs = laneProcs(index);
  const spans = new SpanRows(index);
  const pixelNs = (range.endNs - range.startNs) / Math.max(1, widthPx);
  procs.forEach(({ lane }, at) => {
    if (lane === undefined) return;
    foldLane(lane, range, pixelNs, at, spans);
    if (lane.openGoroutine >= 0 && lane.openSinceNs < range.endNs && index.lastNs > range.startNs) {
      spans.push(at, lane.openSinceNs, index.lastNs, lane.openKind, lane.openGoroutine, 1, 1);
    }
  });
  return { range, procs: Float64Array.from(procs, ({ number }) => number), ...spans.columns() };
}

function foldLane(lane: Lane, range: TimeRange, pixelNs: number, laneAt: number, spans: SpanRows): void {
  const sums = new Float64Array(SPAN_KINDS.length);
  let slice = lane.firstEndingAfter(range.startNs);
  const to = lane.firstStartingFrom(range.endNs, slice);
  while (slice < to) {
    const start = lane.startNs(slice);
    const end = lane.endNs(slice);
    if (end - start >= pixelNs) {
      spans.push(laneAt, start, end, lane.kind(slice), lane.goroutine(slice), 1, 1);
      slice++;
      continue;
    }
    let next = Math.min(to, lane.firstStartingFrom(start + pixelNs, slice + 1));
    // Slices are disjoint: only the last one in the pixel can be a long one, and it stands for itself.
    if (next - slice > 1 && lane.endNs(next - 1) - lane.startNs(next - 1) >= pixelNs) next--;
    const foldEnd = lane.endNs(next - 1);
    lane.sums(slice, next, sums);
    let busy = 0;
    let kind = 0;
    for (let k = 0; k < sums.length; k++) {
      busy += sums[k];
      if (sums[k] > sums[kind]) kind = k;
    }
    const longest = longestOf(lane, slice, next, kind);
    spans.push(laneAt, start, foldEnd, kind as SpanKind, lane.goroutine(longest), foldEnd > start ? busy / (foldEnd - start) : 1, next - slice);
    slice = next;
  }
}

/** Of a fold's slices, the longest of the kind that is drawn; of a large fold only the first are looked at. */
function longestOf(lane: Lane, from: number, to: number, kind: number): number {
  let longest = from;
  let length = -1;
  for (let slice = from; slice < Math.min(to, from + 64); slice++) {
    const ns = lane.endNs(slice) - lane.startNs(slice);
    if (lane.kind(slice) === kind && ns > length) {
      longest = slice;
      length = ns;
    }
  }
  return longest;
}

class SpanRows {
  readonly #index: TraceIndex;
  readonly #lane: number[] = [];
  readonly #start: number[] = [];
  readonly #end: number[] = [];
  readonly #kind: SpanKind[] = [];
  readonly #goroutine: number[] = [];
  readonly #busy: number[] = [];
  readonly #count: number[] = [];

  constructor(index: TraceIndex) {
    this.#index = index;
  }

  push(lane: number, startNs: number, endNs: number, kind: SpanKind, goroutine: number, busy: number, count: number): void {
    this.#lane.push(lane);
    this.#start.push(startNs);
    this.#end.push(endNs);
    this.#kind.push(kind);
    this.#goroutine.push(goroutine);
    this.#busy.push(busy);
    this.#count.push(count);
  }

  columns(): Omit<ProcStrips, 'range' | 'procs'> {
    const { goroutines, trace } = this.#index;
    const names: string[] = [];
    const nameAt = new Map<number, number>();
    const nameOf = Uint32Array.from(this.#goroutine, (goroutine) => {
      const text = goroutines.name[goroutine] ?? 0;
      let at = nameAt.get(text);
      if (at === undefined) {
        at = names.length;
        names.push(displayText(trace.texts[text]));
        nameAt.set(text, at);
      }
      return at;
    });
    return {
      lane: Uint16Array.from(this.#lane),
      startNs: Float64Array.from(this.#start),
      endNs: Float64Array.from(this.#end),
      kind: Uint8Array.from(this.#kind),
      goroutine: Uint32Array.from(this.#goroutine),
      busy: Float32Array.from(this.#busy),
      count: Uint32Array.from(this.#count),
      nameOf,
      names,
      goroutineId: Float64Array.from(this.#goroutine, (g) => trace.goroutines.hi[g] * 4294967296 + trace.goroutines.lo[g]),
    };
  }
}

export function askMinimap(index: TraceIndex, widthPx: number): Minimap {
  const durationNs = index.lastNs;
  const width = Math.max(1, Math.floor(widthPx));
  const columnNs = Math.max(1, durationNs) / width;
  const busy = new Float32Array(width);
  const lanes = laneProcs(index).flatMap(({ lane }) => (lane === undefined ? [] : [lane]));
  for (let x = 0; x < width; x++) {
    let ns = 0;
    for (const lane of lanes) ns += lane.busyNs(x * columnNs, (x + 1) * columnNs);
    busy[x] = lanes.length > 0 ? ns / (lanes.length * columnNs) : 0;
  }
  const worstWaitNs = new Float64Array(width);
  const { creations, creationNs, creationWaitNs } = index.goroutines;
  const column = (ns: number): number => Math.min(width - 1, Math.max(0, Math.floor(ns / columnNs)));
  for (let creation = 0; creation < creations; creation++) {
    const x = column(creationNs.values[creation]);
    // A wait that has not ended compares false.
    if (creationWaitNs[creation] > worstWaitNs[x]) worstWaitNs[x] = creationWaitNs[creation];
  }
  const marks = new Uint8Array(width);
  const mark = (startNs: number, endNs: number, bit: number): void => {
    for (let x = column(startNs); x <= column(endNs); x++) marks[x] |= bit;
  };
  for (const stop of index.ranges.stw) mark(stop.startNs, stop.endNs ?? durationNs, 1);
  for (const range of index.ranges.marks) mark(range.startNs, range.endNs ?? durationNs, 2);
  return { durationNs, busy, worstWaitNs, marks };
}

/** `procNumber`: as Go numbers it. */
export function askProcSpan(index: TraceIndex, procNumber: number, atNs: number): ProcSpanDetail | undefined {
  const found = laneProcs(index).find(({ number }) => number === procNumber);
  if (found === undefined) return undefined;
  const { lane } = found;
  if (lane === undefined) return undefined;
  const slice = lane.firstEndingAfter(atNs);
  if (slice < lane.count && lane.startNs(slice) <= atNs) {
    return {
      proc: procNumber,
      kind: lane.kind(slice),
      goroutine: goroutineRef(index, lane.goroutine(slice)),
      startNs: lane.startNs(slice),
      endNs: lane.endNs(slice),
      ...endOf(index, lane.end(slice)),
    };
  }
  if (lane.openGoroutine < 0 || lane.openSinceNs > atNs || atNs > index.lastNs) return undefined;
  return {
    proc: procNumber,
    kind: lane.openKind,
    goroutine: goroutineRef(index, lane.openGoroutine),
    startNs: lane.openSinceNs,
    endNs: index.lastNs,
    ...endOf(index, { why: END.stillOpen, stack: 0, thread: NONE }),
  };
}

function endOf(index: TraceIndex, { why, stack, thread }: SliceEnd): Pick<ProcSpanDetail, 'thread' | 'endStack' | 'endReason'> {
  const { threads, texts } = index.trace;
  return {
    thread: thread === NONE ? undefined : signedDecimal(threads.lo[thread], threads.hi[thread]),
    endStack: stackFrames(index.trace, stack),
    endReason: END_REASONS.get(why) ?? displayText(texts[why] ?? ''),
  };
}

const END_REASONS: ReadonlyMap<number, string> = new Map([
  [END.stillOpen, 'still open when the trace ends'],
  [END.goroutineEnded, 'ended'],
  [END.syscall, 'system call'],
  [END.syscallOver, 'back from the system call'],
  [END.lostProc, 'lost its P in the system call'],
  [END.procGone, 'its P was stopped or taken'],
  [END.gcWorkBegins, 'GC work begins'],
  [END.gcWorkOver, 'GC work done, it runs on'],
  [END.coroutine, 'switched to a coroutine'],
]);
