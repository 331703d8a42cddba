// What the rules judge: the parts of all generations that were read so far, and what the index tells of the whole recording.

import type { Ns } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import type { AnomalyPart } from './anomalyPart.ts';
import { type GroupGrowth, groupGrowth } from './groupGrowth.ts';

export interface AnomalyEvidence {
  readonly index: TraceIndex;
  readonly parts: readonly AnomalyPart[];
  readonly durationNs: Ns;
  /** Of the whole recording by entry function; undefined: not all of it has been read. */
  readonly growth: readonly GroupGrowth[] | undefined;
  readonly known: number;
}

export function anomalyEvidence(trace: CloseTrace): AnomalyEvidence {
  const { index, known } = trace;
  const parts = index.generations.flatMap((_, number) => trace.summary(number)?.anomalies ?? []);
  return { index, parts, durationNs: index.lastNs, growth: known < 1 ? undefined : groupGrowth(trace), known };
}
