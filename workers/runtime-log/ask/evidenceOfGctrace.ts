// What gctrace lines tell of the five preconditions.
import type { Evidence, EvidencePlace } from '../../api.ts';
import { NO_EVIDENCE } from '../../findings/evidence.ts';
import { evidenceOfCycles } from '../../findings/ofCycles.ts';
import { evidenceOfPauses, medianNs } from '../../findings/ofPauses.ts';
import type { GcLines, RuntimeRecords } from '../runtimeRecords.ts';

/** undefined: there are none. Of a program that was started again, its last process: each builds its heap anew. */
export function evidenceOfGctrace({ gc, durationNs }: RuntimeRecords, document: string): Evidence | undefined {
  if (gc.count === 0) return undefined;
  const lines = lastProcess(gc);
  const { count, timeNs, procs } = lines;
  const endNs = new Float64Array(count);
  const markNs = new Float64Array(count);
  const gcNs = new Float64Array(count);
  const stopNs = new Float64Array(count * 2);
  for (let i = 0; i < count; i++) {
    endNs[i] = timeNs[i] + lines.sweepTerminationNs[i] + lines.markNs[i] + lines.markTerminationNs[i];
    markNs[i] = lines.assistCpuNs[i] + lines.backgroundCpuNs[i] + lines.idleCpuNs[i];
    gcNs[i] = lines.assistCpuNs[i] + lines.backgroundCpuNs[i] + lines.sweepTerminationCpuNs[i] + lines.markTerminationCpuNs[i];
    stopNs[i * 2] = lines.sweepTerminationNs[i];
    stopNs[i * 2 + 1] = lines.markTerminationNs[i];
  }
  const first = gc.count - count;
  const whereOf = (i: number): EvidencePlace['at'] => ({ what: 'cycle', index: first + i, atNs: timeNs[i] });
  const pauses = evidenceOfPauses('stop', stopNs, (i) => ({ what: 'pause', index: first * 2 + i, atNs: i % 2 === 0 ? timeNs[i >> 1] : endNs[i >> 1] - lines.markTerminationNs[i >> 1] }));
  const fromStart = lines.cycle[0] === 1;
  return {
    ...NO_EVIDENCE,
    document,
    source: 'gctrace',
    procs: procs[count - 1],
    pauses: pauses && { ...pauses, stretched: undefined, markTerminationP50Ns: medianNs(lines.markTerminationNs) },
    ...evidenceOfCycles({
      cycles: { ...lines, startNs: timeNs, endNs, assistNs: lines.assistCpuNs, markNs, gcNs, whereOf },
      fromNs: fromStart ? Math.max(0, timeNs[0] - lines.startNs[0]) : timeNs[0],
      // Other records may go on for longer than the collector works.
      toNs: Math.max(durationNs, endNs[count - 1]),
      procs: procs[count - 1],
      runningNs: undefined,
      fromStart,
    }),
  };
}

function lastProcess(gc: GcLines): GcLines {
  let first = gc.count - 1;
  while (first > 0 && gc.process[first - 1] === gc.process[first]) first--;
  if (first === 0) return gc;
  const rest = Object.fromEntries(Object.entries(gc).map(([name, column]) => [name, typeof column === 'number' ? column : column.subarray(first)]));
  return { ...gc, ...rest, count: gc.count - first };
}
