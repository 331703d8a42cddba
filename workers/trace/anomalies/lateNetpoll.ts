// Goroutines whose network was ready, and that ran late all the same: woken by a thread without a P, or while a P had nothing to run.

import type { Anomaly } from '../../api.ts';
import type { AnomalyEvidence } from './evidence.ts';
import { joinPlaces, tellPlaces } from './places.ts';
import { LATE_NETPOLL_LEAST, LATE_NETPOLL_SHARE } from './thresholds.ts';
import { t } from '../../../language/t.ts';

/** The figure is the share of late ones among all wake-ups by the network. */
export function lateNetpoll({ index, parts }: AnomalyEvidence): Anomaly {
  const { count, totalNs, worst } = joinPlaces(parts.map(({ netpoll }) => netpoll));
  const wakeUps = parts.reduce((sum, { netpoll }) => sum + netpoll.wakeUps, 0);
  const share = wakeUps === 0 ? undefined : count / wakeUps;
  return {
    id: 'late-netpoll',
    verdict: count >= LATE_NETPOLL_LEAST && share !== undefined && share >= LATE_NETPOLL_SHARE ? 'found' : 'not found',
    count,
    totalNs,
    value: share,
    threshold: LATE_NETPOLL_SHARE,
    unit: 'ratio',
    interval: undefined,
    why: share !== undefined && share >= LATE_NETPOLL_SHARE && count < LATE_NETPOLL_LEAST ? t('{count} in the whole recording: too few to tell a habit.', { count }) : undefined,
    places: tellPlaces(index.tables, worst),
  };
}
