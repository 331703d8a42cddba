// What stands out in a trace, judged from what has been read so far; the rest is read in the background.

import type { AnomalyAnswers } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { anomalyEvidence } from './evidence.ts';
import { judgeAnomalies } from './rules.ts';

/** Rejects with a DamageError if a part of the file is needed again that cannot be read any more. */
export function askAnomalies(trace: CloseTrace): Promise<AnomalyAnswers['anomalies']> {
  trace.want(Array.from(trace.index.generations.keys()).filter((number) => trace.summary(number) === undefined));
  const evidence = anomalyEvidence(trace);
  return Promise.resolve({ anomalies: judgeAnomalies(evidence), known: evidence.known });
}
