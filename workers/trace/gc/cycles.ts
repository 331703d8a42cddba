// GC cycles of a whole trace: what the index tells of each, and the sums of its generations' parts, as far as they have become known.

import type { GcCpu, GcCycle, GcHeap, GoroutineRef, Ns, TimeRange } from '../../api.ts';
import { gcCpuNs } from '../../gc/gcTable.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { displayText } from '../text.ts';
import { CYCLE_SUM, CYCLE_VALUE, type ValueSince } from './cyclePart.ts';
import { type CycleSpan, cycleSpans } from './cycleSpans.ts';
import { type JoinedParts, joinParts } from './joinCycles.ts';
import { meanUtilisation } from './utilisationLoss.ts';
import { knownUtilisation } from './utilisationRows.ts';

export interface TraceCycles {
  /** In time order. */
  readonly cycles: readonly GcCycle[];
  /** What was assisted before the first of them began, and swept before the first ended marking. */
  readonly before: { readonly assists: AssistSums; readonly sweep: NonNullable<GcCycle['sweep']> };
  /** By cycle; `ns` held up. */
  readonly assists: readonly AssistSums[];
  /** GOMAXPROCS, where it changes. */
  readonly procs: readonly ValueSince[];
  readonly known: number;
}

export interface AssistSums {
  readonly count: number;
  readonly heldUpNs: Ns;
}

interface Made {
  readonly lastNs: Ns;
  readonly known: number;
  readonly cycles: TraceCycles;
}

const MADE = new WeakMap<CloseTrace, Made>();

/** What is not known yet is read in the background. */
export function traceCycles(trace: CloseTrace): TraceCycles {
  const { index } = trace;
  const { generations, lastNs } = index;
  const spans = cycleSpans(index);
  // Without marking there is nothing to be found.
  const read = spans.length === 0 ? 1 : trace.known;
  if (read < 1) trace.want(Array.from(generations.keys()).filter((number) => trace.collector(number) === undefined));
  const utilised = spans.length === 0 || read < 1 ? undefined : knownUtilisation(trace);
  const known = Math.min(read, utilised?.known ?? 1);
  const made = MADE.get(trace);
  if (made !== undefined && made.lastNs === lastNs && made.known === known) return made.cycles;
  const joined = joinParts(trace);
  const utilisation = utilised === undefined || utilised.known < 1 ? [] : meanUtilisation(utilised.rows, spans);
  const cycles: TraceCycles = {
    cycles: spans.map((span) => cycleOf(index, span, joined, utilisation[span.index])),
    before: { assists: assistsOf(joined, -1), sweep: sweepOf(joined, -1) },
    assists: spans.map((span) => assistsOf(joined, span.index)),
    procs: joined.procs,
    known,
  };
  MADE.set(trace, { lastNs, known, cycles });
  return cycles;
}

/** CPU that there was in a range, as far as GOMAXPROCS is known in it; undefined: it is not. */
export function availableCpuNs(procs: readonly ValueSince[], { startNs, endNs }: TimeRange): Ns | undefined {
  if (procs.length === 0) return undefined;
  let ns = 0;
  for (const [i, { timeNs, value }] of procs.entries()) {
    // What it was before it was first told is taken to be the same.
    const fromNs = Math.max(startNs, i === 0 ? -Infinity : timeNs);
    const toNs = Math.min(endNs, procs[i + 1]?.timeNs ?? Infinity);
    if (toNs > fromNs) ns += value * (toNs - fromNs);
  }
  return ns;
}

function cycleOf(index: TraceIndex, span: CycleSpan, joined: JoinedParts, utilisation: number | undefined): GcCycle {
  const { stw } = index.ranges;
  const { startNs, endNs, cut, sweepTermination, markTerminations } = span;
  const procs = joined.value(span.index, CYCLE_VALUE.procs);
  const lengthOf = (stop: number): Ns => (stw[stop].endNs ?? index.lastNs) - stw[stop].startNs;
  const sweepTerminationNs = sweepTermination === undefined ? undefined : lengthOf(sweepTermination);
  const markTerminationNs = markTerminations.length === 0 ? undefined : markTerminations.reduce((ns, stop) => ns + lengthOf(stop), 0);
  const cpu = cpuOf(joined, span.index, procs, sweepTerminationNs, markTerminationNs);
  const availableNs = procs === undefined ? 0 : procs * (endNs - startNs);
  // A goroutine in an assist counts as running while another has stopped the world, so parts may overlap.
  const share = availableNs > 0 ? Math.min(1, gcCpuNs(cpu) / availableNs) : undefined;
  const sweepEndNs = joined.value(span.index, CYCLE_VALUE.sweepEndNs);
  const { count } = assistsOf(joined, span.index);
  return {
    index: span.index,
    number: undefined,
    startNs,
    endNs,
    cut,
    trigger: span.trigger,
    by: byOf(index, span, joined),
    sweepTerminationNs,
    markNs: concurrentNs(index, span),
    markTerminationNs,
    markTerminations: markTerminations.length,
    stoppedNs: sweepTerminationNs === undefined && markTerminationNs === undefined ? undefined : (sweepTerminationNs ?? 0) + (markTerminationNs ?? 0),
    sweepNs: sweepEndNs === undefined ? undefined : Math.max(0, sweepEndNs - endNs),
    cpu,
    heap: heapOf(index, span, joined),
    procs,
    cpuShare: share,
    sinceStartPercent: undefined,
    utilisation,
    assists: { count, goroutines: joined.assistingGoroutines(span.index) },
    sweep: sweepOf(joined, span.index),
  };
}

/** Marking while the program runs: what is left of the time from sweep termination to the last mark termination when stops are taken away. */
function concurrentNs({ ranges: { stw }, lastNs }: TraceIndex, { startNs, endNs, markEndNs, sweepTermination, markTerminations }: CycleSpan): Ns | undefined {
  const fromNs = sweepTermination === undefined ? startNs : (stw[sweepTermination].endNs ?? lastNs);
  const last = markTerminations.at(-1);
  const toNs = last === undefined || markEndNs === undefined ? Math.min(endNs, markEndNs ?? lastNs) : stw[last].startNs;
  let ns = toNs - fromNs;
  for (const stop of markTerminations) if (stw[stop].startNs < toNs) ns -= (stw[stop].endNs ?? lastNs) - stw[stop].startNs;
  return Math.max(0, ns);
}

/** Stops as gctrace counts them: all Ps, for as long as the world is stopped. */
function cpuOf(joined: JoinedParts, cycle: number, procs: number | undefined, sweepTerminationNs: Ns | undefined, markTerminationNs: Ns | undefined): GcCpu {
  const times = (ns: Ns | undefined): Ns | undefined => (procs === undefined || ns === undefined ? undefined : procs * ns);
  const dedicatedNs = joined.sum(cycle, CYCLE_SUM.dedicated);
  const fractionalNs = joined.sum(cycle, CYCLE_SUM.fractional);
  return {
    sweepTerminationNs: times(sweepTerminationNs),
    assistNs: joined.sum(cycle, CYCLE_SUM.assistRunning),
    // Of those whose label came before the recording nobody knows what they are.
    backgroundNs: dedicatedNs + fractionalNs + joined.sum(cycle, CYCLE_SUM.other),
    dedicatedNs,
    fractionalNs,
    idleNs: joined.sum(cycle, CYCLE_SUM.idle),
    markTerminationNs: times(markTerminationNs),
  };
}

/**
 * The trace has one figure of the heap, bytes of live objects as the allocator counts them. Marking ends with the runtime setting it to what
 * was marked, in the last stop, shortly before the trace says that marking is over: the last value before that is what is live.
 */
function heapOf({ ranges: { stw } }: TraceIndex, { index: cycle, markTerminations }: CycleSpan, joined: JoinedParts): GcHeap {
  const last = markTerminations.at(-1);
  const markedNs = joined.value(cycle, CYCLE_VALUE.markedNs);
  const isMarked = last !== undefined && markedNs !== undefined && markedNs >= stw[last].startNs;
  return {
    startBytes: joined.value(cycle, CYCLE_VALUE.startBytes),
    peakBytes: joined.value(cycle, CYCLE_VALUE.highestBytes),
    liveBytes: isMarked ? joined.value(cycle, CYCLE_VALUE.markedBytes) : undefined,
    goalBytes: joined.value(cycle, CYCLE_VALUE.goalBytes),
    stackBytes: undefined,
    globalBytes: undefined,
  };
}

function byOf({ ranges: { stw }, tables }: TraceIndex, { by, sweepTermination, index }: CycleSpan, joined: JoinedParts): GoroutineRef | undefined {
  if (by === undefined || sweepTermination === undefined) return undefined;
  return { goroutine: by, id: stw[sweepTermination].goroutineId, name: displayText(tables.texts[joined.value(index, CYCLE_VALUE.byName) ?? 0]) };
}

function assistsOf(joined: JoinedParts, cycle: number): AssistSums {
  return { count: joined.sum(cycle, CYCLE_SUM.assists), heldUpNs: joined.sum(cycle, CYCLE_SUM.assistHeldUp) };
}

function sweepOf(joined: JoinedParts, cycle: number): NonNullable<GcCycle['sweep']> {
  return {
    count: joined.sum(cycle, CYCLE_SUM.sweeps),
    ns: joined.sum(cycle, CYCLE_SUM.sweep),
    sweptBytes: joined.sum(cycle, CYCLE_SUM.sweptBytes),
    reclaimedBytes: joined.sum(cycle, CYCLE_SUM.reclaimedBytes),
  };
}
