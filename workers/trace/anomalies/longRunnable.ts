// Goroutines that were runnable for longer than anyone has to be while there are no more of them than Ps.

import type { Anomaly } from '../../api.ts';
import type { AnomalyEvidence } from './evidence.ts';
import { joinPlaces, tellPlaces } from './places.ts';
import { LONG_RUNNABLE_ALONE_NS, LONG_RUNNABLE_LEAST, LONG_RUNNABLE_NS } from './thresholds.ts';
import { t } from '../../../language/t.ts';

export function longRunnable({ index, parts }: AnomalyEvidence): Anomaly {
  const { count, totalNs, worst } = joinPlaces(parts.map((part) => part.longRunnable));
  const longestNs = worst.at(0)?.valueNs;
  const found = count >= LONG_RUNNABLE_LEAST || (longestNs ?? 0) >= LONG_RUNNABLE_ALONE_NS;
  return {
    id: 'long-runnable',
    verdict: found ? 'found' : 'not found',
    count,
    totalNs,
    value: longestNs,
    threshold: LONG_RUNNABLE_NS,
    unit: 'ns',
    interval: undefined,
    why: found || count === 0 ? undefined : t('{count} in the whole recording, which the machine may have made.', { count }),
    places: tellPlaces(index.tables, worst),
  };
}
