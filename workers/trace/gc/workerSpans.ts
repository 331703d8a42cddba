// When mark workers ran within a generation, and as what. A worker says its mode right after it starts to run; one that has run since
// before the generation said it in an earlier one. What a worker's goroutine runs without having said so is not marking: it ends marking,
// for instance, after its turn.

import type { Ns } from '../../api.ts';
import type { GenerationCloseup } from '../closeup/closeup.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import type { RunningStretches } from './runningStretches.ts';

/** Modes of WorkerSpan beyond WORKER_MODE: as the generation before ended. */
export const MODE_CARRIED = 255;

export interface WorkerSpan {
  /** Number of the worker's goroutine in the trace. */
  readonly goroutine: number;
  /** Local. */
  readonly proc: number;
  readonly startNs: Ns;
  readonly endNs: Ns;
  /** Without a stop that the worker itself made. */
  readonly ns: Ns;
  /** WORKER_MODE, or MODE_CARRIED. */
  readonly mode: number;
  /** It runs on beyond the generation, maybe. */
  readonly open: boolean;
}

export function workerSpans(index: TraceIndex, generation: IndexedGeneration, closeup: GenerationCloseup, runs: RunningStretches): readonly WorkerSpan[] {
  const { labels, markWorker, stretches } = closeup;
  const labelsOf = new Map<number, number[]>();
  for (let row = 0; row < labels.mode.length; row++) {
    const rows = labelsOf.get(labels.goroutine[row]);
    if (rows === undefined) labelsOf.set(labels.goroutine[row], [row]);
    else rows.push(row);
  }
  const spans: WorkerSpan[] = [];
  for (let g = 0; g < markWorker.length; g++) {
    if (markWorker[g] !== 1) continue;
    const goroutine = index.goroutineNumber(generation, g);
    const said = labelsOf.get(g) ?? [];
    let next = 0;
    runs.visit(g, goroutine, -Infinity, Infinity, (row, proc, startNs, endNs, ns) => {
      while (next < said.length && labels.timeNs[said[next]] < startNs) next++;
      const label = next < said.length && labels.timeNs[said[next]] <= endNs ? said[next] : undefined;
      const found = Number.isNaN(stretches.startNs[row]);
      if (label === undefined && !found) return;
      const mode = label === undefined ? MODE_CARRIED : labels.mode[label];
      const on = proc < 0 && label !== undefined ? labels.proc[label] : proc;
      spans.push({ goroutine, proc: on, startNs, endNs, ns, mode, open: row + 1 === stretches.first[g + 1] });
    });
  }
  return spans;
}
