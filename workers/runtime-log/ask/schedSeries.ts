// Series of schedtrace lines: Ps, threads, run queues, switches; goroutines by status where scheddetail tells them.
import type { SchedLines } from '../runtimeRecords.ts';
import { counter, gauge, type NamedSeries } from './namedSeries.ts';

/** More are in no picture. */
export const MOST_QUEUES = 256;

export function schedSeries(sched: SchedLines): readonly NamedSeries[] {
  const { count, timeNs } = sched;
  if (count === 0) return [];
  const column = (name: string, valueAt: (row: number) => number): NamedSeries => gauge(name, 'schedtrace', 'count', count, timeNs, valueAt);
  const queued = (row: number): number => sumOver(queueCount(sched, row), (proc) => queueOf(sched, row, proc));
  return [
    column('gomaxprocs', (row) => sched.gomaxprocs[row]),
    column('idleprocs', (row) => sched.idleProcs[row]),
    column('busy Ps', (row) => sched.gomaxprocs[row] - sched.idleProcs[row]),
    column('threads', (row) => sched.threads[row]),
    column('spinningthreads', (row) => sched.spinningThreads[row]),
    column('idlethreads', (row) => sched.idleThreads[row]),
    column('runqueue', (row) => sched.runQueue[row]),
    column('local queues', queued),
    column('runnable', (row) => sched.runQueue[row] + queued(row)),
    counter('schedticks', 'schedtrace', 'per second', count, timeNs, (row) => ticksOf(sched, row)),
    ...Array.from({ length: Math.min(MOST_QUEUES, mostQueues(sched)) }, (_, proc) => column(queueName(proc), (row) => queueOf(sched, row, proc))),
    ...goroutineSeries(sched),
  ];
}

/** Name of the series of one P's local run queue. */
export function queueName(proc: number): string {
  return `queue of P ${proc}`;
}

function sumOver(length: number, valueAt: (at: number) => number): number {
  let sum = 0;
  for (let at = 0; at < length; at++) sum += valueAt(at);
  return sum;
}

function queueCount(sched: SchedLines, row: number): number {
  return sched.hasDetail[row] === 1 ? sched.procsTo[row] - sched.procsFrom[row] : sched.queuesTo[row] - sched.queuesFrom[row];
}

/** Ps are told in order, from 0. NaN: there was no such P. */
function queueOf(sched: SchedLines, row: number, proc: number): number {
  if (proc >= queueCount(sched, row)) return Number.NaN;
  return sched.hasDetail[row] === 1 ? sched.procs.queue[sched.procsFrom[row] + proc] : sched.localQueues[sched.queuesFrom[row] + proc];
}

/** Switches of all Ps since the start; NaN: older than Go 1.25, without detail. */
function ticksOf(sched: SchedLines, row: number): number {
  if (sched.hasDetail[row] === 1) return sumOver(sched.procsTo[row] - sched.procsFrom[row], (at) => sched.procs.schedTick[sched.procsFrom[row] + at]);
  const from = sched.ticksFrom[row];
  const to = sched.ticksTo[row];
  return from === to ? Number.NaN : sumOver(to - from, (at) => sched.schedTicks[from + at]);
}

function mostQueues(sched: SchedLines): number {
  let most = 0;
  for (let row = 0; row < sched.count; row++) most = Math.max(most, queueCount(sched, row));
  return most;
}

/** By Go's numbers of them. */
export const GOROUTINE_STATUS: Readonly<Record<number, string>> = { 0: 'idle', 1: 'runnable', 2: 'running', 3: 'in a system call', 4: 'waiting', 6: 'dead', 8: 'stack being copied', 9: 'preempted', 10: 'leaked', 11: 'dead extra' };
/** Those that live. */
const DRAWN = [2, 1, 3, 4, 9, 10] as const;

function goroutineSeries(sched: SchedLines): readonly NamedSeries[] {
  const { count, timeNs, goroutines } = sched;
  if (goroutines.count === 0) return [];
  return DRAWN.flatMap((status) => {
    const counts = new Float64Array(count).fill(Number.NaN);
    let any = false;
    for (let row = 0; row < count; row++) {
      if (sched.hasDetail[row] !== 1) continue;
      let found = 0;
      for (let at = sched.goroutinesFrom[row]; at < sched.goroutinesTo[row]; at++) if (goroutines.status[at] === status) found++;
      counts[row] = found;
      any ||= found > 0;
    }
    return any ? [gauge(`goroutines ${GOROUTINE_STATUS[status]}`, 'schedtrace', 'count', count, timeNs, (row) => counts[row])] : [];
  });
}
