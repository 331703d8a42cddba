// The report's `start_latency_causes`: why goroutines waited for a P, in ns by cause: new ones, all, and by how the wait began; and who held
// the Ps meanwhile.

import { WAIT_CAUSES, type CauseSums } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { askWaitCauses } from './waitCausesOf.ts';

const MOST_HOLDERS = 20;

/** Needs every generation to have been read closely. */
export async function waitReport(trace: CloseTrace): Promise<Record<string, unknown>> {
  const { kinds, causes, latency, holders, otherHoldersNs, stopNames, demand, unknownWhy } = await askWaitCauses(trace, { ask: 'waitCauses', selection: { range: undefined, kinds: [], group: undefined } });
  const created = kinds.find(({ kind }) => kind === 'created');
  const rest = holders.slice(MOST_HOLDERS).reduce((sum, { waitedNs }) => sum + waitedNs, otherHoldersNs);
  return {
    start: told(created?.count ?? 0, created?.causes ?? WAIT_CAUSES.map(() => 0)),
    all: told(latency.n, causes),
    by_kind: Object.fromEntries(kinds.map(({ kind, count, causes: ofKind }) => [kind, told(count, ofKind)])),
    every_p_busy_with: [...holders.slice(0, MOST_HOLDERS).map(({ name, what, waitedNs }) => ({ name, what, waited_ns: waitedNs })), ...(rest > 0 ? [{ name: 'others', what: 'program', waited_ns: rest }] : [])],
    stopped_by: Object.fromEntries(stopNames.map(({ name, waitedNs }) => [name, waitedNs])),
    demand: demand === undefined ? null : { waiting: demand.waiting, gomaxprocs: demand.procs },
    unknown_because: unknownWhy,
  };
}

function told(count: number, causes: CauseSums): Record<string, unknown> {
  return { count, sum_ns: causes.reduce((sum, ns) => sum + ns, 0), causes_ns: Object.fromEntries(WAIT_CAUSES.map((cause, i) => [cause, causes[i]])) };
}
