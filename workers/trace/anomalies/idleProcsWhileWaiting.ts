// Goroutines that waited for a P while one had nothing to run.

import type { Anomaly } from '../../api.ts';
import type { AnomalyEvidence } from './evidence.ts';
import { joinPlaces, tellPlaces } from './places.ts';
import { IDLE_SPELL_ALONE_NS, IDLE_SPELLS_LEAST, IDLE_SPELLS_SHARE, IDLE_SPELL_NS } from './thresholds.ts';
import { t } from '../../../language/t.ts';

export function idleProcsWhileWaiting({ index, parts, durationNs }: AnomalyEvidence): Anomaly {
  const { count, totalNs, worst } = joinPlaces(parts.map(({ idleProcs }) => idleProcs));
  const longestNs = worst.at(0)?.valueNs;
  const many = count >= IDLE_SPELLS_LEAST && totalNs >= IDLE_SPELLS_SHARE * durationNs;
  const found = many || (longestNs ?? 0) >= IDLE_SPELL_ALONE_NS;
  return {
    id: 'idle-ps-while-waiting',
    verdict: found ? 'found' : 'not found',
    count,
    totalNs,
    value: longestNs,
    threshold: IDLE_SPELL_NS,
    unit: 'ns',
    interval: undefined,
    why: found || count === 0 ? undefined : t('{count} in the whole recording, which the machine may have made.', { count }),
    places: tellPlaces(index.tables, worst),
  };
}
