// Evidence from single GC cycles, whatever they are known from: gctrace lines or a trace.
import type { Ns } from '../units.ts';
import type { CostEvidence, HeapEvidence, LiveEvidence, SettledHeap, Where } from './evidence.ts';
import { largestOf } from './largestOf.ts';
import { medianNs } from './ofPauses.ts';
import { type CycleSizes, type Settled, settledFrom } from './settled.ts';

/** Columns in time order; NaN: not told. */
export interface CycleColumns extends CycleSizes {
  readonly startBytes: Float64Array;
  readonly peakBytes: Float64Array;
  readonly goalBytes: Float64Array;
  /** 1: the program asked for it. */
  readonly forced: Uint8Array;
  /** CPU: assists; all work of the cycle but idle marking, stops as clock × Ps; marking by anyone, idle marking included. */
  readonly assistNs: Float64Array;
  readonly gcNs: Float64Array;
  readonly markNs: Float64Array;
  readonly whereOf: (cycle: number) => Where;
}

export interface CyclesOf {
  readonly cycles: CycleColumns;
  readonly fromNs: Ns;
  readonly toNs: Ns;
  readonly procs: number | undefined;
  /** ns in which goroutines ran between two times, assists among it; undefined: not told. */
  readonly runningNs: ((fromNs: Ns, toNs: Ns) => Ns) | undefined;
  /** The first cycle is the program's first. */
  readonly fromStart: boolean;
}

const MOST_PLACES = 3;

export function evidenceOfCycles(of: CyclesOf): { readonly heap: HeapEvidence; readonly cost: CostEvidence; readonly live: LiveEvidence | undefined } {
  const { cycles, fromNs, toNs } = of;
  const settled = settledFrom(cycles, fromNs, toNs);
  const last = cycles.count - 1;
  return {
    heap: {
      cycles: cycles.count,
      forced: sumOf(cycles.forced, 0, cycles.count),
      settled: settled === undefined ? undefined : settledHeap(cycles, settled, toNs),
      liveBytes: told(cycles.liveBytes[last]),
      goalBytes: told(cycles.goalBytes[last]),
    },
    cost: costOf(of, settled),
    live: liveOf(of),
  };
}

function settledHeap(cycles: CycleColumns, { cycle, fromNs }: Settled, toNs: Ns): SettledHeap {
  const { count, startBytes, peakBytes, liveBytes, forced } = cycles;
  const first = cycle + 1;
  let reclaimedBytes = 0;
  let worst = -1;
  let worstShare = 0;
  for (let i = first; i < count; i++) {
    const reclaimed = Math.max(0, Math.max(startBytes[i], peakBytes[i]) - liveBytes[i]);
    reclaimedBytes += reclaimed;
    const share = i === 0 ? 0 : (liveBytes[i] - liveBytes[i - 1]) / Math.max(1, reclaimed);
    if (share > worstShare) {
      worst = i;
      worstShare = share;
    }
  }
  // The first of all has nothing before it to have grown from.
  const before = Math.max(0, cycle);
  return {
    fromNs,
    ns: toNs - fromNs,
    cycles: count - first,
    automatic: count - first - sumOf(forced, first, count),
    grownBytes: count > before ? (told(liveBytes[count - 1] - liveBytes[before]) ?? 0) : 0,
    reclaimedBytes,
    worst: worst < 0 ? undefined : cycles.whereOf(worst),
  };
}

function costOf({ cycles, procs, runningNs, ...of }: CyclesOf, settled: Settled | undefined): CostEvidence {
  const first = settled === undefined ? 0 : settled.cycle + 1;
  const fromNs = settled?.fromNs ?? of.fromNs;
  const ns = of.toNs - fromNs;
  const { count } = cycles;
  const available = procs === undefined || ns <= 0 ? undefined : procs * ns;
  const ofAvailable = (column: Float64Array): number | undefined => (available === undefined ? undefined : told(sumOf(column, first, count) / available));
  const running = runningNs?.(fromNs, of.toNs);
  return {
    over: settled === undefined ? 'whole' : 'settled',
    fromNs,
    ns,
    cycles: count - first,
    gcShare: ofAvailable(cycles.gcNs),
    markShare: ofAvailable(cycles.markNs),
    assistShare: running === undefined ? ofAvailable(cycles.assistNs) : running === 0 ? 0 : sumOf(cycles.assistNs, first, count) / running,
    assistOf: running === undefined ? 'available' : 'running',
    runningShare: running === undefined || available === undefined ? undefined : running / available,
    markNsPerCycle: medianNs(cycles.markNs.slice(first, count).filter((mark) => !Number.isNaN(mark))),
    markPerCycleIs: 'median',
    costliest: largestOf(cycles.markNs.subarray(0, count), first, MOST_PLACES).map(cycles.whereOf),
    assisting: [],
  };
}

/** By bytes: what was live at the last cycle's end of what had been allocated until then. */
function liveOf({ cycles, fromStart }: CyclesOf): LiveEvidence | undefined {
  const { count, startBytes, peakBytes, liveBytes } = cycles;
  if (count === 0) return undefined;
  let allocated = Math.max(startBytes[0], peakBytes[0]);
  for (let i = 1; i < count; i++) allocated += Math.max(0, Math.max(startBytes[i], peakBytes[i]) - liveBytes[i - 1]);
  const live = liveBytes[count - 1];
  if (Number.isNaN(allocated) || Number.isNaN(live) || allocated <= 0) return undefined;
  return { unit: 'bytes', live, allocated: Math.max(live, allocated), bound: fromStart ? 'exact' : 'upper', at: cycles.whereOf(count - 1) };
}

function sumOf(column: Float64Array | Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += column[i];
  return sum;
}

function told(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}
