// Test only: what all cycles of a trace, and what came before the first, come to, beside the totals of its report.

import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { cycleSpans } from '../cycleSpans.ts';
import { traceCycles } from '../cycles.ts';

export interface Sums {
  readonly marks: unknown;
  readonly stops: unknown;
  /** Count, ns; of sweeps bytes swept and reclaimed besides. Texts, as sums may be beyond what a double holds. */
  readonly assists: readonly string[];
  readonly sweeps: readonly string[];
}

export function sumsOfCycles(trace: CloseTrace): Sums {
  const spans = cycleSpans(trace.index);
  const { cycles, before, assists } = traceCycles(trace);
  const everyAssist = [before.assists, ...assists];
  const everySweep = [before.sweep, ...cycles.flatMap(({ sweep }) => sweep ?? [])];
  return {
    marks: spans.map(({ markStartNs, markEndNs }) => [markStartNs, markEndNs]),
    stops: spans.flatMap(({ sweepTermination, markTerminations }) => [...(sweepTermination === undefined ? [] : [sweepTermination]), ...markTerminations]),
    assists: [sum(everyAssist.map(({ count }) => count)), sum(everyAssist.map(({ heldUpNs }) => heldUpNs))],
    sweeps: [
      sum(everySweep.map(({ count }) => count)),
      sum(everySweep.map(({ ns }) => ns)),
      sum(everySweep.map(({ sweptBytes }) => sweptBytes)),
      sum(everySweep.map(({ reclaimedBytes }) => reclaimedBytes)),
    ],
  };
}

export function sumsOfTrace({ index: { ranges, lastNs } }: CloseTrace): Sums {
  const assists = ranges.assists(lastNs);
  const sweeps = ranges.sweeps(lastNs);
  return {
    marks: ranges.marks.map(({ startNs, endNs }) => [startNs, endNs]),
    stops: Array.from(ranges.stw.keys()).filter((stop) => ranges.stw[stop].kind < 2),
    assists: [String(assists.count), String(assists.totalNs)],
    sweeps: [String(sweeps.count), String(sweeps.totalNs), ranges.bytesSwept.toString(), ranges.bytesReclaimed.toString()],
  };
}

function sum(values: readonly number[]): string {
  return String(values.reduce((all, value) => all + value, 0));
}
