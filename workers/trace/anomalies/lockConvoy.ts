// Goroutines that queue at one mutex and hand it on from one to the next: what runs then is one of them at a time.

import type { Anomaly } from '../../api.ts';
import type { AnomalyEvidence } from './evidence.ts';
import type { MutexStack } from './mutexWaits.ts';
import { joinPlaces, tellPlaces } from './places.ts';
import { CONVOY_HANDED_ON, CONVOY_LEAST_WAITS, CONVOY_WAITERS } from './thresholds.ts';
import { t } from '../../../language/t.ts';

/** The figure is how many goroutines waited at one place on average, in the generation where they were most. */
export function lockConvoy({ index, parts }: AnomalyEvidence): Anomaly {
  const stacks = parts.flatMap(({ mutexes }) => mutexes);
  const convoys = stacks.filter(isConvoy);
  const { count, totalNs, worst } = joinPlaces(convoys.map(({ waits }) => waits));
  const judged = convoys.length > 0 ? convoys : stacks.filter(({ waits }) => waits.count >= CONVOY_LEAST_WAITS);
  const value = judged.length === 0 ? undefined : Math.max(...judged.map(waiters));
  return {
    id: 'lock-convoy',
    verdict: convoys.length > 0 ? 'found' : 'not found',
    count,
    totalNs,
    value,
    threshold: CONVOY_WAITERS,
    unit: 'count',
    interval: undefined,
    why: convoys.length === 0 && value !== undefined && value >= CONVOY_WAITERS ? t('The lock is not handed on among those that wait for it.') : undefined,
    places: tellPlaces(index.tables, worst),
  };
}

function isConvoy(stack: MutexStack): boolean {
  const { waits, handedOn, looked } = stack;
  return waits.count >= CONVOY_LEAST_WAITS && waiters(stack) >= CONVOY_WAITERS && handedOn >= CONVOY_HANDED_ON * looked;
}

/** At a time, on average from the first to the last wait. */
function waiters({ waits, firstNs, lastNs }: MutexStack): number {
  return lastNs > firstNs ? waits.totalNs / (lastNs - firstNs) : 0;
}
