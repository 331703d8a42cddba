// Series over a window: goroutines by state, threads in use, GOMAXPROCS, and the share of it that ran.

import type { Counters, Ns, Px, TimeRange } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { DENSITY } from '../../closeup/densityChanges.ts';
import { STATES } from '../../closeup/densityRows.ts';
import { type ColumnSpan, columnSpan } from './densityColumns.ts';
import { densities, endOf } from './groupDensity.ts';
import { readInBackground } from './reading.ts';

export function askCounters(trace: CloseTrace, range: TimeRange, widthPx: Px): Counters {
  readInBackground(trace, range);
  const span = columnSpan(range, widthPx);
  const { columns, startNs, columnNs } = span;
  const { means: states, peak, pending } = densities(trace, { grouping: 'all', texts: [0] }, span);
  const gomaxprocs = gomaxprocsIn(trace, span);
  const threads = new Float32Array(columns);
  const utilisation = new Float32Array(columns);
  for (let column = 0; column < columns; column++) {
    const row = column * STATES;
    const running = states[row + DENSITY.running] + states[row + DENSITY.gcWork];
    // A goroutine that runs, or is in a system call, has a thread of its own.
    threads[column] = running + states[row + DENSITY.syscall];
    utilisation[column] = gomaxprocs[column] > 0 ? Math.min(1, running / gomaxprocs[column]) : 0;
  }
  const { tally } = trace.index;
  const most = Math.max(tally.procs.count, ...stepsOf(trace).map(({ value }) => value));
  return { range, columns, startNs, columnNs, states, threads, gomaxprocs, utilisation, peak: { goroutines: peak[0], threads: tally.threads.count, gomaxprocs: most }, pending: pending.map((number) => ({ startNs: trace.index.generations[number].fromNs, endNs: endOf(trace, number) })) };
}

interface Step {
  readonly atNs: Ns;
  readonly value: number;
}

/** Changes of GOMAXPROCS as far as the recording has been read; a generation tells its value again. */
function stepsOf(trace: CloseTrace): readonly Step[] {
  const steps: Step[] = [];
  for (let number = 0; number < trace.index.generations.length; number++) {
    const told = trace.summary(number)?.density.gomaxprocs;
    told?.value.forEach((value, i) => {
      if (steps.at(-1)?.value !== value) steps.push({ atNs: told.timeNs[i], value });
    });
  }
  return steps;
}

/** Means; where no event tells, what comes next, or else as many as there were Ps. */
function gomaxprocsIn(trace: CloseTrace, span: ColumnSpan): Float32Array {
  const steps = stepsOf(trace);
  const { startNs, columnNs, columns } = span;
  const means = new Float32Array(columns);
  const { generations, lastNs, tally } = trace.index;
  const recordedFromNs = generations[0]?.fromNs ?? 0;
  const valueAt = (i: number): number => steps[Math.max(0, i)]?.value ?? tally.procs.count;
  let next = steps.findIndex(({ atNs }) => atNs > startNs);
  if (next < 0) next = steps.length;
  for (let column = 0; column < columns; column++) {
    const toNs = Math.min(lastNs, startNs + (column + 1) * columnNs);
    let fromNs = Math.max(recordedFromNs, startNs + column * columnNs);
    const wholeNs = toNs - fromNs;
    if (wholeNs <= 0) continue;
    let sum = 0;
    for (; next < steps.length && steps[next].atNs < toNs; next++) {
      const atNs = Math.max(fromNs, steps[next].atNs);
      sum += valueAt(next - 1) * (atNs - fromNs);
      fromNs = atNs;
    }
    means[column] = (sum + valueAt(next - 1) * (toNs - fromNs)) / wholeNs;
  }
  return means;
}

