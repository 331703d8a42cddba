// Rows of the tables as objects, for one record at a time: a detail, a report.
import type { GcLine, InitLine, PacerLine, Place, ScanLine, ScavengerLine, SchedLine } from './records.ts';
import type { GcLines, InitLines, PacerLines, ScanLines, ScavengerLines, SchedLines } from './runtimeRecords.ts';
import type { PlacedTable } from './tables.ts';

export function placeAt(table: PlacedTable, row: number): Place {
  return { line: table.line[row], offset: table.offset[row], wallMs: told(table.wallMs[row]) };
}

export function gcLineAt(gc: GcLines, row: number): GcLine {
  return {
    record: 'gc',
    ...placeAt(gc, row),
    cycle: gc.cycle[row],
    startNs: gc.startNs[row],
    utilPercent: gc.utilPercent[row],
    checksForLeaks: gc.checksForLeaks[row] === 1,
    sweepTerminationNs: gc.sweepTerminationNs[row],
    markNs: gc.markNs[row],
    markTerminationNs: gc.markTerminationNs[row],
    sweepTerminationCpuNs: gc.sweepTerminationCpuNs[row],
    assistCpuNs: gc.assistCpuNs[row],
    backgroundCpuNs: gc.backgroundCpuNs[row],
    idleCpuNs: gc.idleCpuNs[row],
    markTerminationCpuNs: gc.markTerminationCpuNs[row],
    startBytes: gc.startBytes[row],
    peakBytes: gc.peakBytes[row],
    liveBytes: gc.liveBytes[row],
    goalBytes: gc.goalBytes[row],
    stackBytes: told(gc.stackBytes[row]),
    globalBytes: told(gc.globalBytes[row]),
    procs: gc.procs[row],
    forced: gc.forced[row] === 1,
  };
}

const SCAVENGER_NOTES = [undefined, 'forced', 'controller reset'] as const;

export function scavengerLineAt(lines: ScavengerLines, row: number): ScavengerLine {
  return {
    record: 'scav',
    ...placeAt(lines, row),
    backgroundBytes: lines.backgroundBytes[row],
    eagerBytes: told(lines.eagerBytes[row]),
    releasedBytes: lines.releasedBytes[row],
    utilPercent: lines.utilPercent[row],
    note: SCAVENGER_NOTES[lines.note[row]],
  };
}

const PACER_PHASES = ['start', 'end', undefined, 'sweep'] as const;

export function pacerLineAt(lines: PacerLines, row: number): PacerLine {
  return {
    record: 'pacer',
    ...placeAt(lines, row),
    phase: PACER_PHASES[lines.phase[row]],
    assistRatio: told(lines.assistRatio[row]),
    dedicatedWorkers: told(lines.dedicatedWorkers[row]),
    fractionalGoal: told(lines.fractionalGoal[row]),
    scanBytes: told(lines.scanBytes[row]),
    liveBytes: told(lines.liveBytes[row]),
    goalBytes: told(lines.goalBytes[row]),
    cpuPercent: told(lines.cpuPercent[row]),
    expectedCpuPercent: told(lines.expectedCpuPercent[row]),
    consMark: told(lines.consMark[row]),
  };
}

export function scanLineAt(lines: ScanLines, row: number): ScanLine {
  const size = lines.sizeBytes[row];
  return {
    record: 'scan',
    ...placeAt(lines, row),
    of: size === 0 ? 'total' : size < 0 ? 'large' : 'class',
    sizeBytes: size > 0 ? size : undefined,
    objects: lines.objects[row],
    sparseObjects: told(lines.sparseObjects[row]),
    denseObjects: told(lines.denseObjects[row]),
    sparseSpans: told(lines.sparseSpans[row]),
    denseSpans: told(lines.denseSpans[row]),
  };
}

export function initLineAt(inits: InitLines, row: number): InitLine {
  return {
    record: 'init',
    ...placeAt(inits, row),
    package: inits.packages[inits.package[row]],
    startNs: inits.startNs[row],
    clockNs: inits.clockNs[row],
    allocBytes: inits.allocBytes[row],
    allocs: inits.allocs[row],
  };
}

/** With all of its detail: hundreds of objects, as a rule. */
export function schedLineAt(sched: SchedLines, row: number): SchedLine {
  const needed = sched.needSpinning[row];
  const base = {
    record: 'sched' as const,
    ...placeAt(sched, row),
    sinceNs: sched.sinceNs[row],
    gomaxprocs: sched.gomaxprocs[row],
    idleProcs: sched.idleProcs[row],
    threads: sched.threads[row],
    spinningThreads: sched.spinningThreads[row],
    needSpinning: needed < 0 ? undefined : needed === 1,
    idleThreads: sched.idleThreads[row],
    runQueue: sched.runQueue[row],
  };
  if (sched.hasDetail[row] === 0) {
    return { ...base, localQueues: numbers(sched.localQueues, sched.queuesFrom[row], sched.queuesTo[row]), schedTicks: numbers(sched.schedTicks, sched.ticksFrom[row], sched.ticksTo[row]), detail: undefined };
  }
  const { procs, threadRows, goroutines, texts } = sched;
  return {
    ...base,
    localQueues: undefined,
    schedTicks: undefined,
    detail: {
      gcWaiting: sched.gcWaiting[row] === 1,
      idleLockedThreads: sched.idleLockedThreads[row],
      stopWait: sched.stopWait[row],
      sysmonWaits: sched.sysmonWaits[row] === 1,
      procs: rows(sched.procsFrom[row], sched.procsTo[row], (i) => ({
        proc: procs.proc[i],
        status: procs.status[i],
        schedTick: procs.schedTick[i],
        syscallTick: procs.syscallTick[i],
        thread: referred(procs.thread[i]),
        queue: procs.queue[i],
        freeGoroutines: procs.freeGoroutines[i],
        timers: procs.timers[i],
      })),
      threads: rows(sched.threadsFrom[row], sched.threadsTo[row], (i) => ({
        thread: threadRows.thread[i],
        proc: referred(threadRows.proc[i]),
        goroutine: referred(threadRows.goroutine[i]),
        mallocing: threadRows.mallocing[i],
        throwing: threadRows.throwing[i],
        preemptOff: texts[threadRows.preemptOff[i]],
        locks: threadRows.locks[i],
        dying: threadRows.dying[i],
        spinning: threadRows.spinning[i] === 1,
        blocked: threadRows.blocked[i] === 1,
        lockedGoroutine: referred(threadRows.lockedGoroutine[i]),
      })),
      goroutines: rows(sched.goroutinesFrom[row], sched.goroutinesTo[row], (i) => ({
        goroutine: goroutines.goroutine[i],
        status: goroutines.status[i],
        scanned: goroutines.scanned[i] === 1,
        waitReason: texts[goroutines.waitReason[i]],
        thread: referred(goroutines.thread[i]),
        lockedThread: referred(goroutines.lockedThread[i]),
      })),
    },
  };
}

function told(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

function referred(value: number): number | undefined {
  return value < 0 ? undefined : value;
}

function numbers(of: Float64Array, from: number, to: number): readonly number[] | undefined {
  return from === to ? undefined : Array.from(of.subarray(from, to));
}

function rows<T>(from: number, to: number, make: (row: number) => T): readonly T[] {
  return Array.from({ length: to - from }, (_, i) => make(from + i));
}
