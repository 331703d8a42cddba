// Many goroutines created at once, half of which started late.

import type { Anomaly } from '../../api.ts';
import type { AnomalyEvidence } from './evidence.ts';
import { joinPlaces, tellPlaces } from './places.ts';
import { BURST_A_PROC } from './thresholds.ts';
import { t } from '../../../language/t.ts';

/** The figure is how many goroutines a P had to start in the largest burst that started late, else in the largest at all. */
export function creationBurst({ index, parts }: AnomalyEvidence): Anomaly {
  const { count, totalNs, worst } = joinPlaces(parts.map(({ creations }) => creations.bursts));
  const largest = parts.reduce((most, { creations }) => Math.max(most, count > 0 ? creations.lateAProc : creations.largestAProc), 0);
  return {
    id: 'creation-burst',
    verdict: count > 0 ? 'found' : 'not found',
    count,
    totalNs,
    value: largest,
    threshold: BURST_A_PROC,
    unit: 'count',
    interval: undefined,
    why: count === 0 && largest >= BURST_A_PROC ? t('Half or more of its goroutines started within a millisecond.') : undefined,
    places: tellPlaces(index.tables, worst),
  };
}
