// Waits for a P that rise inside GC cycles: the odds of a long wait among those that began inside a cycle, against those that began outside.

import type { Anomaly, Ns } from '../../api.ts';
import type { AnomalyEvidence } from './evidence.ts';
import { oddsRatio } from './oddsRatio.ts';
import { joinPlaces, tellPlaces } from './places.ts';
import { COUPLING_LEAST_CYCLES, COUPLING_LEAST_NS, COUPLING_LEAST_WAITS, COUPLING_MEDIANS, COUPLING_MEDIAN_RISE, COUPLING_RATIO } from './thresholds.ts';
import { addUp, countFrom, medianOf, stepAt, total } from './waitHistogram.ts';
import { t } from '../../../language/t.ts';

export function gcCoupling({ index, parts, known }: AnomalyEvidence): Anomaly {
  const inside = addUp(parts.map(({ coupling }) => coupling.inside));
  const outside = addUp(parts.map(({ coupling }) => coupling.outside));
  const longNs = stepAt(Math.max(COUPLING_LEAST_NS, COUPLING_MEDIANS * medianOf(inside.map((count, key) => count + outside[key]))));
  const longInside = countFrom(inside, longNs);
  const longOutside = countFrom(outside, longNs);
  const longest = new Map<number, Ns>();
  for (const { coupling } of parts) for (const [cycle, ns] of coupling.longest) longest.set(cycle, Math.max(ns, longest.get(cycle) ?? 0));
  const cycles = [...longest.values()].filter((ns) => ns >= longNs).length;
  const { totalNs, worst } = joinPlaces(parts.map(({ coupling }) => coupling.worst));
  const { ratio, interval } = oddsRatio(longInside, total(inside) - longInside, longOutside, total(outside) - longOutside);
  const enough = longInside >= COUPLING_LEAST_WAITS && cycles >= COUPLING_LEAST_CYCLES;
  const untold = whyUntold(index.ranges.marks.length, total(inside), total(outside), known) ?? (!enough && interval[1] > COUPLING_RATIO ? t('Too few long waits began inside GC cycles.') : undefined);
  const rises = medianOf(inside) >= COUPLING_MEDIAN_RISE * medianOf(outside);
  return {
    id: 'gc-coupling',
    verdict: untold !== undefined ? 'unknown' : enough && rises && interval[0] > COUPLING_RATIO ? 'found' : 'not found',
    count: longInside,
    totalNs,
    value: untold === undefined ? ratio : undefined,
    threshold: COUPLING_RATIO,
    unit: 'ratio',
    interval: untold === undefined ? interval : undefined,
    why: untold ?? (rises || interval[0] <= COUPLING_RATIO ? undefined : t('The middle wait inside GC cycles is not much longer than outside.')),
    places: tellPlaces(
      index.tables,
      worst.filter(({ valueNs }) => valueNs >= longNs),
    ),
  };
}

function whyUntold(cycles: number, inside: number, outside: number, known: number): string | undefined {
  if (cycles === 0) return t('The recording has no GC cycle.');
  if (known < 1) return undefined;
  if (inside === 0) return t('No wait began inside a GC cycle.');
  return outside === 0 ? t('Every wait began inside a GC cycle: there is nothing to compare with.') : undefined;
}
