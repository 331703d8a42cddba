// System calls that kept a P from goroutines that waited, for at least a sleep of sysmon, which is the one that takes Ps back.

import type { Anomaly } from '../../api.ts';
import type { AnomalyEvidence } from './evidence.ts';
import { joinPlaces, tellPlaces } from './places.ts';
import { SYSCALLS_LEAST, SYSCALL_HELD_SHARE } from './thresholds.ts';
import { t } from '../../../language/t.ts';

/** The figure is what others waited meanwhile, to the length of the recording. */
export function syscallHeldProc({ index, parts, durationNs }: AnomalyEvidence): Anomaly {
  const { count, totalNs, worst } = joinPlaces(parts.map(({ syscalls }) => syscalls));
  const share = durationNs === 0 ? 0 : totalNs / durationNs;
  return {
    id: 'syscall-held-p',
    verdict: count >= SYSCALLS_LEAST && share >= SYSCALL_HELD_SHARE ? 'found' : 'not found',
    count,
    totalNs,
    value: share,
    threshold: SYSCALL_HELD_SHARE,
    unit: 'ratio',
    interval: undefined,
    why: share >= SYSCALL_HELD_SHARE && count < SYSCALLS_LEAST ? t('{count} in the whole recording: too few to tell a habit.', { count }) : undefined,
    places: tellPlaces(index.tables, worst),
  };
}
