// When a real cycle did what: the times that drive the animation. Made of two answers about a trace: the cycle from near, and what
// its Ps did meanwhile.
import type { GcCycleDetail, Ns, ProcStrips, SpanKind, TimeRange } from '../../../workers/api.ts';

/** A stretch of marking on a P: by the collector's workers, or by a goroutine that has to help before it may allocate. */
export interface MarkingWork {
  readonly by: 'worker' | 'assist';
  readonly startNs: Ns;
  readonly endNs: Ns;
}

/** All ns on the trace's axis, each no earlier than the one before it. */
export interface CycleCourse {
  /** The world is asked to stop for sweep termination. */
  readonly startNs: Ns;
  /** It goes on, and marking with it. */
  readonly markStartNs: Ns;
  /** It is asked to stop for mark termination. */
  readonly markEndNs: Ns;
  readonly endNs: Ns;
  /** The last sweep before the next cycle; `endNs` if none was seen. */
  readonly sweptNs: Ns;
  /** In order of their starts; at least one. */
  readonly work: readonly MarkingWork[];
}

/** What to ask `procStrips` for. */
export function markingRange({ cycle }: GcCycleDetail): TimeRange {
  return { startNs: cycle.startNs, endNs: cycle.endNs };
}

/** undefined: the recording began or ended within the cycle, or its phases are not told. */
export function cycleCourse({ cycle, turns }: GcCycleDetail, procs: ProcStrips): CycleCourse | undefined {
  const { startNs, endNs, sweepTerminationNs, markTerminationNs, sweepNs, cut } = cycle;
  if (cut !== undefined || sweepTerminationNs === undefined || markTerminationNs === undefined) return undefined;
  const markStartNs = startNs + sweepTerminationNs;
  const markEndNs = Math.max(markStartNs, endNs - markTerminationNs);
  const within = (work: MarkingWork): readonly MarkingWork[] => {
    const from = Math.max(work.startNs, markStartNs);
    const to = Math.min(work.endNs, markEndNs);
    return from < to ? [{ ...work, startNs: from, endNs: to }] : [];
  };
  const byWorkers = turns.map((turn): MarkingWork => ({ by: 'worker', startNs: turn.startNs, endNs: turn.endNs }));
  const work = [...byWorkers, ...assistsIn(procs)].flatMap(within).toSorted((a, b) => a.startNs - b.startNs);
  return { startNs, markStartNs, markEndNs, endNs, sweptNs: endNs + Math.max(0, sweepNs ?? 0), work: work.length > 0 ? work : [{ by: 'worker', startNs: markStartNs, endNs: markEndNs }] };
}

/** Of SPAN_KINDS. */
const MARK_ASSIST: SpanKind = 3;

function assistsIn(procs: ProcStrips): readonly MarkingWork[] {
  const found: MarkingWork[] = [];
  for (const [span, kind] of procs.kind.entries()) {
    if (kind === MARK_ASSIST) found.push({ by: 'assist', startNs: procs.startNs[span] ?? 0, endNs: procs.endNs[span] ?? 0 });
  }
  return found;
}
