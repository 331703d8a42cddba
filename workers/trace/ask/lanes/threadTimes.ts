import type { LaneOrder } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { readInBackground } from './reading.ts';

export interface ThreadTimes {
  /** By thread of the trace. */
  readonly ns: Float64Array;
  /** Share of the recording that is known, 0…1. */
  readonly known: number;
}

/** Time in which threads ran something or sat in system calls; undefined: the order asks for neither. */
export function threadTimes(trace: CloseTrace, order: LaneOrder): ThreadTimes | undefined {
  if (order !== 'running time' && order !== 'system call time') return undefined;
  readInBackground(trace, undefined);
  const ns = new Float64Array(trace.index.tables.threads.count);
  for (let number = 0; number < trace.index.generations.length; number++) {
    const lanes = trace.summary(number)?.lanes;
    if (lanes === undefined) continue;
    const times = order === 'running time' ? lanes.runningNs : lanes.syscallNs;
    lanes.threads.lane.forEach((thread, i) => (ns[thread] += times[i]));
  }
  return { ns, known: trace.known };
}
