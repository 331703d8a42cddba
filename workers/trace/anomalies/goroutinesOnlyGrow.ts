// Entry functions whose goroutines become more and more: what a leak of goroutines looks like from outside.

import type { Anomaly } from '../../api.ts';
import type { AnomalyEvidence } from './evidence.ts';
import type { GroupGrowth } from './groupGrowth.ts';
import { gamma } from './gamma.ts';
import { lastingGoroutines } from './lastingGoroutines.ts';
import { GROWTH_EIGHTHS, GROWTH_LEAST, GROWTH_LEAST_NS, GROWTH_SETTLING_STEPS, GROWTH_STEPS, GROWTH_GAMMA, MOST_PLACES } from './thresholds.ts';
import { t } from '../../../language/t.ts';

/** The figure is how many more goroutines of such functions there were at the end than after the recording's first eighth. */
export function goroutinesOnlyGrow({ index, durationNs, growth }: AnomalyEvidence): Anomaly {
  const why = durationNs < GROWTH_LEAST_NS ? t('The recording is too short to tell growth from a start.') : growth === undefined ? t('Not all of the recording has been read so far.') : undefined;
  const growing = why === undefined && growth !== undefined ? growth.filter(onlyGrows) : [];
  const more = growing.reduce((sum, group) => sum + riseOf(group), 0);
  const startNs = (GROWTH_SETTLING_STEPS * durationNs) / GROWTH_STEPS;
  return {
    id: 'goroutines-only-grow',
    verdict: why !== undefined ? 'unknown' : growing.length > 0 ? 'found' : 'not found',
    count: growing.length,
    totalNs: undefined,
    value: why === undefined ? more : undefined,
    threshold: GROWTH_LEAST,
    unit: 'count',
    interval: undefined,
    why,
    places: growing
      .toSorted((a, b) => riseOf(b) - riseOf(a))
      .flatMap((group) => lastingGoroutines(index, group.name, startNs).map(({ stack, count, first }) => ({
        range: { startNs, endNs: durationNs },
        goroutine: first,
        proc: undefined,
        label: `${count} more`,
        valueNs: undefined,
        stack,
      })))
      .slice(0, MOST_PLACES),
  };
}

/** Steps behind the start. */
function judgedOf({ live }: GroupGrowth): Float64Array {
  return live.subarray(GROWTH_SETTLING_STEPS - 1);
}

function riseOf(group: GroupGrowth): number {
  const judged = judgedOf(group);
  return judged[judged.length - 1] - judged[0];
}

function onlyGrows(group: GroupGrowth): boolean {
  const judged = judgedOf(group);
  if (riseOf(group) < GROWTH_LEAST || gamma(judged) < GROWTH_GAMMA) return false;
  let rising = 0;
  for (let eighth = 0; eighth < 8; eighth++) {
    const from = Math.round((eighth * (judged.length - 1)) / 8);
    const to = Math.round(((eighth + 1) * (judged.length - 1)) / 8);
    if (judged[to] > judged[from]) rising++;
  }
  return rising >= GROWTH_EIGHTHS;
}
