import { describe, expect, it } from 'vitest';
import { StartWaits } from '../index/startWaits.ts';
import { nearestRank } from '../../stats/nearestRank.ts';
import { latencySummary, waitSummary } from './waitSummary.ts';

/** Of 20 000 creations some never ran, and some waited longer than 4.29 s. */
function someWaits(): StartWaits {
  const createdNs = Float64Array.from({ length: 20_000 }, (_, i) => i);
  const waitNs = Float64Array.from({ length: 20_000 }, (_, i) => (i % 97 === 0 ? NaN : i % 89 === 0 ? 5e9 + i : Math.imul(i, 0x9e3779b1) >>> (i % 28)));
  const waits = new StartWaits();
  waits.add(createdNs, waitNs);
  return waits;
}

describe('figures of start waits', () => {
  const waits = someWaits();

  it.each([
    [0, 20_000],
    [3, 15_001],
    [100, 200],
    [7, 7],
  ])('of creations %d to %d are those of the sorted waits', (from, to) => {
    const sorted = waits.sorted(from, to);
    for (const thresholdNs of [0, 500, 1e5, 4.5e9, 1e12]) {
      expect(waitSummary(waits, from, to, thresholdNs)).toEqual({ startLatency: latencySummary(nearestRank(sorted)), over: sorted.filter((ns) => ns > thresholdNs).length });
    }
  });

  it('are nothing where nothing ran', () => {
    const none = new StartWaits();
    none.add(new Float64Array(10_000), new Float64Array(10_000).fill(NaN));
    expect(waitSummary(none, 0, 10_000, 1)).toEqual({ startLatency: latencySummary(nearestRank(new Float64Array(0))), over: 0 });
  });
});
