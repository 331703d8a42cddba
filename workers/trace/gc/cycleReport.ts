// The report's `gc_cycles`: GC cycles one by one, in time order. Times are ns, null: the trace does not tell.

import type { CloseTrace } from '../closeup/closeTrace.ts';
import { nextTask } from '../../nextTask.ts';
import { traceCycles } from './cycles.ts';

/** Needs every generation to have been read closely. */
export async function cycleReport(trace: CloseTrace): Promise<readonly Record<string, unknown>[]> {
  let known = traceCycles(trace);
  for (; known.known < 1; known = traceCycles(trace)) {
    // What is read is joined in steps.
    // oxlint-disable-next-line eslint/no-await-in-loop
    await nextTask();
  }
  return known.cycles.map((cycle) => {
    const { cpu, heap, assists, sweep } = cycle;
    const heldUpNs = known.assists[cycle.index].heldUpNs;
    return {
      start_ns: cycle.startNs,
      end_ns: cycle.endNs,
      cut: cycle.cut ?? null,
      trigger: cycle.trigger,
      g: cycle.by?.id ?? null,
      sweep_termination_ns: cycle.sweepTerminationNs ?? null,
      mark_ns: cycle.markNs ?? null,
      mark_termination_ns: cycle.markTerminationNs ?? null,
      mark_terminations: cycle.markTerminations,
      sweep_ns: cycle.sweepNs ?? null,
      procs: cycle.procs ?? null,
      cpu: {
        sweep_termination_ns: cpu.sweepTerminationNs ?? null,
        assist_ns: cpu.assistNs ?? null,
        background_ns: cpu.backgroundNs ?? null,
        dedicated_ns: cpu.dedicatedNs ?? null,
        fractional_ns: cpu.fractionalNs ?? null,
        idle_ns: cpu.idleNs ?? null,
        mark_termination_ns: cpu.markTerminationNs ?? null,
      },
      cpu_share: cycle.cpuShare ?? null,
      utilisation: cycle.utilisation ?? null,
      heap: { start_bytes: heap.startBytes ?? null, peak_bytes: heap.peakBytes ?? null, live_bytes: heap.liveBytes ?? null, goal_bytes: heap.goalBytes ?? null },
      mark_assist: { count: assists?.count ?? 0, goroutines: assists?.goroutines ?? 0, total_ns: heldUpNs },
      sweep: { count: sweep?.count ?? 0, total_ns: sweep?.ns ?? 0, bytes_swept: sweep?.sweptBytes ?? 0, bytes_reclaimed: sweep?.reclaimedBytes ?? 0 },
    };
  });
}
