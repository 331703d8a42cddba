// The first thing that each P did, and the first sign of the runtime's monitor.

import type { Ns, ProcStart } from '../../api.ts';
import { GO } from '../columns.ts';
import type { HeldGeneration } from './heldGeneration.ts';

const NONE = -1;

/** Ps that ran anything, by number. */
export function procStarts(first: HeldGeneration): readonly ProcStart[] {
  const { stretches, procTransitions } = first.closeup;
  const taken = new Map<number, Ns>();
  for (const [row, works] of procTransitions.works.entries()) if (works === 1 && !taken.has(procTransitions.proc[row])) taken.set(procTransitions.proc[row], procTransitions.timeNs[row]);
  const runs = new Map<number, number>();
  for (const row of stretches.inTime) {
    const proc = stretches.proc[row];
    if (stretches.state[row] === GO.running && proc >= 0 && !runs.has(proc)) runs.set(proc, row);
  }
  return [...runs]
    .map(([proc, row]): ProcStart => {
      const startNs = stretches.startNs[row];
      const ran = Number.isNaN(startNs);
      // One that a thread had before, with nothing to run, begins with its first goroutine.
      const atNs = ran ? undefined : procTransitions.found[proc] === 1 ? startNs : Math.min(startNs, taken.get(proc) ?? startNs);
      return { proc: first.proc(proc) ?? 0, atNs, runsNs: ran ? undefined : startNs, goroutine: first.goroutine(goroutineOf(first, row)), thread: first.thread(stretches.thread[row]) };
    })
    .toSorted((a, b) => a.proc - b.proc);
}

export interface MonitorSign {
  /** Row of the closeup's stretches. */
  readonly row: number;
  /** Local. */
  readonly thread: number;
}

/**
 * sysmon is the one thread of the runtime that never has a P. It says nothing of itself; but when it wakes a goroutine (one that the
 * network poller has something for, the helper that forces GC cycles, the scavenger), the event has a thread and neither P nor
 * goroutine. Other threads do that, too, while they look for work: they have had a P, or get one later. So the first such event of a
 * thread that never has one in the generation is taken for sysmon's first sign. undefined: there is none.
 */
export function monitorSign(first: HeldGeneration): MonitorSign | undefined {
  const { stretches } = first.closeup;
  const hadProc = new Set<number>();
  for (let row = 0; row < stretches.thread.length; row++) if (stretches.proc[row] >= 0) hadProc.add(stretches.thread[row]);
  for (const row of stretches.inTime) {
    const thread = stretches.thread[row];
    if (thread < 0 || hadProc.has(thread) || stretches.cause[row] !== NONE || Number.isNaN(stretches.startNs[row])) continue;
    if (stretches.state[row] === GO.runnable) return { row, thread };
  }
  return undefined;
}

/** Local goroutine of a row. */
export function goroutineOf({ closeup }: HeldGeneration, row: number): number {
  const { first } = closeup.stretches;
  let low = 0;
  let high = first.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (first[middle + 1] > row) high = middle;
    else low = middle + 1;
  }
  return low;
}
