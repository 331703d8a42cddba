// Many goroutines created at once, half of which started late.

import type { Anomaly } from '../../api.ts';
import type { AnomalyEvidence } from './evidence.ts';
import { joinPlaces, tellPlaces } from './places.ts';
import { BURST_A_PROC } from './thresholds.ts';

/** The figure is how many goroutines a P had to start in the largest burst, late or not. */
export function creationBurst({ index, parts }: AnomalyEvidence): Anomaly {
  const { count, totalNs, worst } = joinPlaces(parts.map(({ creations }) => creations.bursts));
  const largest = parts.reduce((most, { creations }) => Math.max(most, creations.largestAProc), 0);
  return {
    id: 'creation-burst',
    verdict: count > 0 ? 'found' : 'not found',
    count,
    totalNs,
    value: largest,
    threshold: BURST_A_PROC,
    unit: 'count',
    interval: undefined,
    why: undefined,
    places: tellPlaces(index.tables, worst),
  };
}
