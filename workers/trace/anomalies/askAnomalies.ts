import type { AnomalyAnswers } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';

export function askAnomalies(trace: CloseTrace): Promise<AnomalyAnswers['anomalies']> {
  return Promise.resolve({ anomalies: [], known: trace.known });
}
