// Test only: a trace's GC cycles against the gctrace lines of the same run, figure by figure. docs/gc-figures.md tells what was found.

import { expect } from 'vitest';
import type { GcCycle, Ns } from '../../../api.ts';
import { recordsOf } from '../../../runtime-log/openLog.ts';
import { RuntimeLogReader } from '../../../runtime-log/runtimeLog.ts';
import { tableOfLines } from '../../../runtime-log/ask/gcTableOfLines.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { cycleSpans } from '../cycleSpans.ts';
import { traceCycles } from '../cycles.ts';

const MS: Ns = 1_000_000;
const MIB = 2 ** 20;
/** Trace and gctrace look at the clock one after the other; a thread may lose its CPU in between, rarely. */
const BESIDE_NS: Ns = 100_000;
const NEARLY_ALL = 0.95;
const SOON_NS: Ns = 20_000;

/** How far figures of the clock are from what a line's rounding allows; all other figures are held equal. `stderr`: what the run printed. */
export function offFromLines(trace: CloseTrace, stderr: Uint8Array): readonly Ns[] {
  const { cycles } = traceCycles(trace);
  const lines = linesOf(stderr);
  const first = firstLine(cycles, lines);
  const offNs: Ns[] = [];
  for (const cycle of cycles) {
    const line = lines[first + cycle.index];
    // What is cut off by the recording's edges has no whole figures; a line may be printed after the recording's end.
    if (cycle.cut !== undefined) continue;
    expect(line, `line of cycle ${cycle.index}`).toBeDefined();
    // Traces of Go 1.19 do not tell the goal before it first changes.
    const withGoal = { ...cycle, heap: { ...cycle.heap, goalBytes: cycle.heap.goalBytes ?? line.heap.goalBytes } };
    expect(heapOf(withGoal), `heap of gc ${line.number}`).toEqual(heapOf(line));
    expect([cycle.trigger, cycle.procs]).toEqual([line.trigger, line.procs]);
    offNs.push(...clockOff(trace, cycle, line));
    expectCpu(cycle, line);
  }
  return offNs;
}

/** Of many runs: within the rounding of a line, nearly always to some microseconds. */
export function expectSmall(offNs: readonly Ns[]): void {
  expect(Math.max(...offNs.map(Math.abs))).toBeLessThan(BESIDE_NS);
  expect(offNs.filter((ns) => Math.abs(ns) < SOON_NS).length / offNs.length).toBeGreaterThan(NEARLY_ALL);
}

/** How far the trace's clock figures are from where the line's may be. */
function clockOff(trace: CloseTrace, cycle: GcCycle, line: GcCycle): readonly Ns[] {
  const { stw } = trace.index.ranges;
  const span = cycleSpans(trace.index)[cycle.index];
  const sweepTermination = stw[span.sweepTermination ?? -1];
  const markTermination = stw[span.markTerminations.at(-1) ?? -1];
  const endNs = markTermination.endNs ?? NaN;
  const sweepTerminationNs = cycle.sweepTerminationNs ?? NaN;
  // gctrace counts stops that found more to mark as marking.
  const markNs = markTermination.startNs - (sweepTermination.endNs ?? NaN);
  // The world starts again later than gctrace's last figure ends: when the goal of the next cycle is set, which the trace tells.
  const goalNs = goalSetNs(trace, span.markEndNs ?? NaN, endNs);
  expect(endNs - markTermination.startNs).toBeGreaterThanOrEqual((line.markTerminationNs ?? NaN) - BESIDE_NS);
  return [beyond(sweepTerminationNs, line.sweepTerminationNs), beyond(markNs, line.markNs), ...(goalNs === undefined ? [] : [beyond(goalNs - markTermination.startNs, line.markTerminationNs)])];
}

/** CPU that workers and assists took up in the trace is at least what gctrace says they worked. */
function expectCpu({ cpu: traced }: GcCycle, { cpu: told }: GcCycle): void {
  for (const part of ['assistNs', 'backgroundNs', 'idleNs'] as const) expect(traced[part], part).toBeGreaterThanOrEqual((told[part] ?? NaN) - BESIDE_NS);
}

/** Distance of a length from what a figure that was cut off may have been; 0: in between. */
function beyond(ns: Ns, told: Ns | undefined): Ns {
  const low = told ?? NaN;
  const high = low + (low >= 10 * MS ? MS : low >= MS ? MS / 10 : low >= MS / 10 ? MS / 100 : MS / 1000);
  return ns < low ? ns - low : Math.max(0, ns - high);
}

function goalSetNs({ index: { generations } }: CloseTrace, fromNs: Ns, toNs: Ns): Ns | undefined {
  for (const { detail } of generations) {
    const found = detail?.heap.goalNs.find((ns) => ns >= fromNs && ns <= toNs);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whole MiB, as a line has them. */
function heapOf({ heap: { startBytes, peakBytes, liveBytes, goalBytes } }: GcCycle): readonly (number | undefined)[] {
  return [startBytes, peakBytes, liveBytes, goalBytes].map((bytes) => (bytes === undefined ? undefined : Math.floor(bytes / MIB)));
}

/** Which line is that of the trace's first cycle: where most stops and heaps fit. */
function firstLine(cycles: readonly GcCycle[], lines: readonly GcCycle[]): number {
  const fitting = (first: number): number => cycles.reduce((sum, cycle) => sum + fits(cycle, lines[first + cycle.index]), 0);
  const firsts = Array.from({ length: Math.max(1, lines.length) }, (_, first) => first);
  return firsts.reduce((best, first) => (fitting(first) > fitting(best) ? first : best), 0);
}

function fits(cycle: GcCycle, line: GcCycle | undefined): number {
  if (line === undefined) return 0;
  const stop = beyond(cycle.sweepTerminationNs ?? NaN, line.sweepTerminationNs);
  return Number(Math.abs(stop) < SOON_NS) + Number(String(heapOf(cycle)) === String(heapOf(line)));
}

function linesOf(bytes: Uint8Array): readonly GcCycle[] {
  const reader = new RuntimeLogReader();
  reader.push(bytes);
  reader.end();
  const { gc } = recordsOf(reader, () => Promise.resolve(''));
  const table = tableOfLines(gc);
  return Array.from({ length: table.count }, (_, row) => table.row(row));
}
