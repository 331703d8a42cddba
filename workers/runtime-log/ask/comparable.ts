// A log as one side of a comparison: pauses and cycles one by one, figures as in the table of runs, the scheduler's queues. Its name,
// which records do not tell, is put in by who knows it.

import type { ComparableAnswers, ComparableSample } from '../../api.ts';
import { comparableFigures } from '../../comparable/figures.ts';
import { sampleOf } from '../../comparable/sample.ts';
import type { RuntimeRecords } from '../runtimeRecords.ts';
import { pausesOfLog } from './pausesOfLog.ts';
import { runFiguresOfLog } from './runFigures.ts';
import { marked, t } from '../../../language/t.ts';

export function comparableLog(records: RuntimeRecords): ComparableAnswers['comparable'] {
  const figures = runFiguresOfLog(records);
  const samples = [...pauseSamples(records), ...cycleSamples(records), ...queueSamples(records)].filter(({ sample }) => sample.value.length > 0);
  return {
    comparable: {
      name: '',
      kind: 'runtime-log',
      durationNs: figures.durationNs,
      goVersion: records.goVersion,
      procs: figures.procs,
      figures: comparableFigures(figures),
      samples,
      ownUnit: 'ns',
      functions: [],
      startCauses: undefined,
      waitCauses: undefined,
      warnings: warningsOf(records),
    },
    known: 1,
  };
}

/** gctrace tells of the collector's stops only, MemStats of a cycle's together. */
function pauseSamples(records: RuntimeRecords): readonly ComparableSample[] {
  const { startNs, ns } = pausesOfLog(records);
  const sample = sampleOf(
    ns,
    startNs.map((start, row) => start + ns[row]),
    records.durationNs,
  );
  return [{ name: 'pause.gc', label: marked('Stops of the world for GC'), unit: 'ns', better: 'lower', sample }];
}

function cycleSamples({ gc, durationNs }: RuntimeRecords): readonly ComparableSample[] {
  const rows = Uint32Array.from({ length: gc.count }, (_, row) => row);
  const cycleNs = Float64Array.from(rows, (row) => Math.round(gc.sweepTerminationNs[row] + gc.markNs[row] + gc.markTerminationNs[row]));
  const endNs = cycleNs.map((ns, row) => gc.timeNs[row] + ns);
  const of = (name: string, label: string, unit: 'ns' | 'bytes', values: Float64Array): ComparableSample => ({ name, label, unit, better: 'lower', sample: sampleOf(values, endNs, durationNs) });
  return [
    of('gc.cycle', marked('GC cycles'), 'ns', cycleNs),
    of('gc.mark', marked('GC concurrent mark phases'), 'ns', Float64Array.from(rows, (row) => Math.round(gc.markNs[row]))),
    of('gc.heap.peak', marked('Heap when marking ended'), 'bytes', gc.peakBytes.slice(0, gc.count)),
    of('gc.heap.live', marked('Live heap after a cycle'), 'bytes', gc.liveBytes.slice(0, gc.count)),
  ];
}

/** Of schedtrace lines: goroutines that wait for a P, in the global queue and in those of all Ps. */
function queueSamples({ sched, durationNs }: RuntimeRecords): readonly ComparableSample[] {
  const waiting = new Float64Array(sched.count);
  const idle = new Float64Array(sched.count);
  for (let row = 0; row < sched.count; row++) {
    waiting[row] = sched.runQueue[row];
    for (let queue = sched.queuesFrom[row]; queue < sched.queuesTo[row]; queue++) waiting[row] += sched.localQueues[queue];
    idle[row] = sched.idleProcs[row];
  }
  const atNs = sched.timeNs.subarray(0, sched.count);
  return [
    { name: 'runqueue', label: marked('Goroutines in run queues'), unit: 'count', better: 'lower', sample: sampleOf(waiting, atNs, durationNs) },
    { name: 'procs.idle', label: marked('Idle Ps'), unit: 'count', better: 'neither', sample: sampleOf(idle, atNs, durationNs) },
  ];
}

function warningsOf({ gc, skippedLines }: RuntimeRecords): readonly string[] {
  const warnings: string[] = [];
  if (skippedLines > 0) warnings.push(skippedLines === 1 ? t('One line of the log could not be read.') : t('{count} lines of the log could not be read.', { count: skippedLines }));
  if (gc.count > 0 && gc.process[gc.count - 1] > 0) warnings.push(t('The log tells of more than one start of the program.'));
  return warnings;
}
