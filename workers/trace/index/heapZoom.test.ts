import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thinned, zoomedSteps } from './heapZoom.ts';

const SEED = 20261124;
const DURATION_NS = 1_000_000;
const series = fc
  .array(fc.record({ timeNs: fc.nat({ max: DURATION_NS }), value: fc.nat({ max: 1000 }) }), { minLength: 1, maxLength: 2000 })
  .map((points) => points.toSorted((a, b) => a.timeNs - b.timeNs))
  .map((points) => ({ timeNs: Float64Array.from(points, ({ timeNs }) => timeNs), value: Float64Array.from(points, ({ value }) => value) }));

describe('a step series in few points', () => {
  it('keeps the first, least, greatest and last of each bucket, and no more', () => {
    fc.assert(
      fc.property(series, (steps) => {
        const zoomed = zoomedSteps(steps, DURATION_NS, 0);
        const bucket = (ns: number): number => Math.floor(ns / 2 ** zoomed.bits);
        const buckets = new Map<number, number[]>();
        steps.timeNs.forEach((ns, i) => buckets.set(bucket(ns), [...(buckets.get(bucket(ns)) ?? []), steps.value[i]]));
        const kept = new Map<number, number[]>();
        zoomed.timeNs.forEach((ns, i) => kept.set(bucket(ns), [...(kept.get(bucket(ns)) ?? []), zoomed.value[i]]));
        expect([...kept.keys()]).toEqual([...buckets.keys()]);
        for (const [at, values] of buckets) {
          const few = kept.get(at) ?? [];
          expect(few.length).toBeLessThanOrEqual(4);
          expect([few[0], few.at(-1), Math.min(...few), Math.max(...few)]).toEqual([values[0], values.at(-1), Math.min(...values), Math.max(...values)]);
        }
        expect(zoomed.points).toBe(steps.timeNs.length);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('keeps every point where few share a stretch', () => {
    const steps = { timeNs: Float64Array.of(0, 10, 20, 31, 32, 99), value: Float64Array.of(5, 1, 9, 9, 2, 2) };
    expect(thinned(steps, 0, 6, 40, 0)).toEqual({ timeNs: Float64Array.of(0, 10, 20, 32, 99), value: Float64Array.of(5, 1, 9, 2, 2) });
    expect(thinned(steps, 1, 6, 12, 10)).toEqual({ timeNs: Float64Array.of(10, 20, 31, 32, 99), value: Float64Array.of(1, 9, 9, 2, 2) });
  });

  it('is short for a long series, and says how long that was', () => {
    const count = 100_000;
    const steps = { timeNs: Float64Array.from({ length: count }, (_, i) => i * 10), value: Float64Array.from({ length: count }, (_, i) => (i * 7919) % 1000) };
    const zoomed = zoomedSteps(steps, count * 10, count - 1);
    expect(zoomed.timeNs.length).toBeLessThanOrEqual(count / 16);
    expect([zoomed.points, zoomed.whole]).toEqual([count, undefined]);
    expect(zoomedSteps(steps, count * 10, count).whole).toBe(steps);
  });
});
