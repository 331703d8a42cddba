// GC cycles, one shape whether a trace, gctrace lines or MemStats tell of them.

import type { AskGc, GcCycle, TimeRange } from '../api.ts';
import { bool, float64, int64, type TableRows, utf8 } from './columns.ts';
import { writeEveryPage } from './everyPage.ts';

export const GC_CYCLE_COLUMNS = {
  cycle: int64('In this file, from 0, in time order'),
  number: int64('The runtime’s own number, from 1 since the program’s start'),
  start_ns: int64('Begin of sweep termination, on the file’s own axis'),
  end_ns: int64('End of mark termination'),
  cut: utf8('start, end: cut off by the beginning or the end of the recording'),
  trigger: utf8('heap, forced, by time, or unknown'),
  started_by: int64('Id of the goroutine that began it'),
  sweep_termination_ns: int64('First stop of the world'),
  mark_ns: int64('Concurrent marking'),
  mark_termination_ns: int64('Second stop of the world; of several the sum'),
  mark_terminations: int64('How many of those'),
  stopped_ns: int64('Both stops together'),
  sweep_ns: int64('Until the last sweep before the next cycle'),
  cpu_sweep_termination_ns: int64('CPU time of that phase: clock × Ps'),
  cpu_assist_ns: int64('CPU time of mark assists'),
  cpu_background_ns: int64('CPU time of dedicated and fractional workers'),
  cpu_dedicated_ns: int64('Of that, dedicated ones'),
  cpu_fractional_ns: int64('Of that, fractional ones'),
  cpu_idle_ns: int64('CPU time of idle workers'),
  cpu_mark_termination_ns: int64('CPU time of that phase'),
  heap_start_bytes: int64('Heap when the cycle began'),
  heap_peak_bytes: int64('Heap when marking ended'),
  heap_live_bytes: int64('Heap that was marked live'),
  heap_goal_bytes: int64('What the cycle aimed at'),
  stack_bytes: int64('Stacks to be scanned'),
  global_bytes: int64('Globals to be scanned'),
  procs: int64('GOMAXPROCS'),
  cpu_share: float64('Share of the CPU that GC took during the cycle, 0 to 1'),
  utilisation: float64('Share of the Ps left to the program during the cycle, 0 to 1'),
  since_start_percent: int64('Share of the CPU that GC took since the program’s start, in percent, as gctrace prints it'),
  assists: int64('Mark assists'),
  assisting_goroutines: int64('Goroutines that assisted'),
  sweeps: int64('Sweeps by goroutines'),
  swept_bytes: int64('Bytes swept by them'),
  reclaimed_bytes: int64('Bytes they found free'),
  forced: bool('The program asked for it'),
} as const;

/** Cycles that overlap the range. */
export async function writeGcCycles(ask: AskGc, rows: TableRows<typeof GC_CYCLE_COLUMNS>, range: TimeRange | undefined, onProgress: (done: number) => void): Promise<void> {
  const { columns } = rows;
  const askPage = (from: number, count: number) => ask({ ask: 'gcCycles', range, order: 'start', descending: false, from, count });
  const write = (cycle: GcCycle): void => {
    const { cpu, heap } = cycle;
    const row = rows.add();
    columns.cycle.set(row, cycle.index);
    columns.number.set(row, cycle.number);
    columns.start_ns.set(row, cycle.startNs);
    columns.end_ns.set(row, cycle.endNs);
    columns.cut.set(row, cycle.cut);
    columns.trigger.set(row, cycle.trigger);
    columns.started_by.setDecimal(row, cycle.by?.id);
    columns.sweep_termination_ns.set(row, cycle.sweepTerminationNs);
    columns.mark_ns.set(row, cycle.markNs);
    columns.mark_termination_ns.set(row, cycle.markTerminationNs);
    columns.mark_terminations.set(row, cycle.markTerminations);
    columns.stopped_ns.set(row, cycle.stoppedNs);
    columns.sweep_ns.set(row, cycle.sweepNs);
    columns.cpu_sweep_termination_ns.set(row, cpu.sweepTerminationNs);
    columns.cpu_assist_ns.set(row, cpu.assistNs);
    columns.cpu_background_ns.set(row, cpu.backgroundNs);
    columns.cpu_dedicated_ns.set(row, cpu.dedicatedNs);
    columns.cpu_fractional_ns.set(row, cpu.fractionalNs);
    columns.cpu_idle_ns.set(row, cpu.idleNs);
    columns.cpu_mark_termination_ns.set(row, cpu.markTerminationNs);
    columns.heap_start_bytes.set(row, heap.startBytes);
    columns.heap_peak_bytes.set(row, heap.peakBytes);
    columns.heap_live_bytes.set(row, heap.liveBytes);
    columns.heap_goal_bytes.set(row, heap.goalBytes);
    columns.stack_bytes.set(row, heap.stackBytes);
    columns.global_bytes.set(row, heap.globalBytes);
    columns.procs.set(row, cycle.procs);
    columns.cpu_share.set(row, cycle.cpuShare);
    columns.utilisation.set(row, cycle.utilisation);
    columns.since_start_percent.set(row, cycle.sinceStartPercent);
    columns.assists.set(row, cycle.assists?.count);
    columns.assisting_goroutines.set(row, cycle.assists?.goroutines);
    columns.sweeps.set(row, cycle.sweep?.count);
    columns.swept_bytes.set(row, cycle.sweep?.sweptBytes);
    columns.reclaimed_bytes.set(row, cycle.sweep?.reclaimedBytes);
    columns.forced.set(row, cycle.trigger === 'forced');
  };
  await writeEveryPage(askPage, write, onProgress);
}
