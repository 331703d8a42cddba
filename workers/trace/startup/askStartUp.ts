import type { StartUp } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';

export function askStartUp(trace: CloseTrace): Promise<StartUp> {
  return Promise.resolve({ fromProcessStart: false, why: '', range: { startNs: 0, endNs: trace.index.lastNs }, steps: [], offsets: [], anomalies: [], known: trace.known });
}
