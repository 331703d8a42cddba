// Who worked on a task, and when: goroutines in their regions of the task; one that marked no region, but something else in the task's
// name, while the task lasted.

import type { Ns, TimeRange } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { type MarkTables, knownMarks } from '../annotations/markJoin.ts';
import { workersOf } from '../annotations/markRows.ts';

export interface TaskWorker {
  /** Number in the trace, and the name of its entry function. */
  readonly goroutine: number;
  readonly name: string;
  /** In the order of time, apart from each other. */
  readonly times: readonly TimeRange[];
}

interface RegionsByTask {
  readonly version: number;
  readonly first: Uint32Array;
  readonly rows: Uint32Array;
}

const kept = new WeakMap<MarkTables, RegionsByTask>();

/** undefined: nothing (so far) names the task. */
export function taskWorkers(trace: CloseTrace, task: string): readonly TaskWorker[] | undefined {
  const { tables } = knownMarks(trace);
  const { tasks, regions, people } = tables;
  const { index } = trace;
  const row = tasks.find(task);
  if (row < 0) return undefined;
  const { first, rows } = regionsByTask(tables);
  const times = new Map<number, TimeRange[]>();
  for (let at = first[row]; at < first[row + 1]; at++) {
    const who = regions.who.values[rows[at]];
    const own = times.get(who) ?? [];
    own.push({ startNs: orElse(regions.startNs.values[rows[at]], 0), endNs: orElse(regions.endNs.values[rows[at]], index.lastNs) });
    times.set(who, own);
  }
  const whole = { startNs: orElse(tasks.startNs.values[row], 0), endNs: orElse(tasks.endNs.values[row], index.lastNs) };
  const [workers] = workersOf(tables, [row]);
  return Array.from(workers, (who): TaskWorker => {
    const { goroutine, name } = people.ref(index, who);
    return { goroutine, name, times: joined(times.get(who) ?? [whole]) };
  });
}

function regionsByTask(tables: MarkTables): RegionsByTask {
  const known = kept.get(tables);
  if (known?.version === tables.version) return known;
  const { tasks, regions } = tables;
  const first = new Uint32Array(tasks.count + 1);
  for (let row = 0; row < regions.count; row++) first[regions.task.values[row] + 1]++;
  for (let task = 0; task < tasks.count; task++) first[task + 1] += first[task];
  const next = first.slice();
  const rows = new Uint32Array(regions.count);
  for (let row = 0; row < regions.count; row++) rows[next[regions.task.values[row]]++] = row;
  const made = { version: tables.version, first, rows };
  kept.set(tables, made);
  return made;
}

function joined(times: readonly TimeRange[]): readonly TimeRange[] {
  const apart: { startNs: Ns; endNs: Ns }[] = [];
  for (const { startNs, endNs } of times.toSorted((a, b) => a.startNs - b.startNs)) {
    const last = apart.at(-1);
    if (last !== undefined && startNs <= last.endNs) last.endNs = Math.max(last.endNs, endNs);
    else apart.push({ startNs, endNs });
  }
  return apart;
}

function orElse(ns: Ns, otherwise: Ns): Ns {
  return Number.isNaN(ns) ? otherwise : ns;
}
