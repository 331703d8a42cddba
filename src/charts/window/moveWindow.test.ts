import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between } from './glide.ts';
import { liveWindow } from './liveWindow.ts';
import { asState, clampWindow, MIN_SPAN_NS, orderedRange, panBy, pinchTo, throughEnd, withSkirt, zoomAt } from './moveWindow.ts';

const DURATION = 1_000_000;
const windowInside = fc
  .tuple(fc.double({ min: 0, max: DURATION, noNaN: true }), fc.double({ min: 0, max: DURATION, noNaN: true }))
  .map(([a, b]) => clampWindow({ startNs: Math.min(a, b), endNs: Math.max(a, b) }, DURATION));

describe('zoom and pan', () => {
  it('keeps the moment under the pointer in place', () => {
    const zoomed = zoomAt({ startNs: 0, endNs: DURATION }, 250_000, 0.5, DURATION);
    expect(zoomed).toEqual({ startNs: 125_000, endNs: 625_000 });
  });

  it('stops at the limits', () => {
    expect(zoomAt({ startNs: 100, endNs: 900 }, 500, 1e9, DURATION)).toEqual({ startNs: 0, endNs: DURATION });
    const narrow = zoomAt({ startNs: 100, endNs: 900 }, 500, 1e-9, DURATION);
    expect(narrow.endNs - narrow.startNs).toBeCloseTo(MIN_SPAN_NS, 9);
    expect(panBy({ startNs: 100, endNs: 900 }, -5000, DURATION)).toEqual({ startNs: 0, endNs: 800 });
  });

  it('shows a recording shorter than the narrowest window whole', () => {
    expect(zoomAt({ startNs: 0, endNs: 50 }, 25, 0.1, 50)).toEqual({ startNs: 0, endNs: 50 });
    expect(clampWindow({ startNs: 0, endNs: 0 }, 0)).toEqual({ startNs: 0, endNs: 1 });
  });

  it('never leaves the recording, whatever the gesture', () => {
    fc.assert(
      fc.property(windowInside, fc.double({ min: -2e6, max: 2e6, noNaN: true }), fc.double({ min: 0.01, max: 100, noNaN: true }), (range, delta, factor) => {
        for (const next of [panBy(range, delta, DURATION), zoomAt(range, delta, factor, DURATION)]) {
          expect(next.startNs).toBeGreaterThanOrEqual(0);
          expect(next.endNs).toBeLessThanOrEqual(DURATION + 1e-6);
          expect(next.endNs - next.startNs).toBeGreaterThanOrEqual(MIN_SPAN_NS - 1e-6);
        }
      }),
    );
  });

  it('refuses a window that is not a number', () => {
    expect(clampWindow({ startNs: Number.NaN, endNs: 5 }, DURATION)).toEqual({ startNs: 0, endNs: DURATION });
  });

  it('pinches: what was grabbed stays under the fingers', () => {
    const range = pinchTo([200_000, 400_000], [0.2, 0.6], DURATION);
    expect(range?.startNs).toBeCloseTo(100_000, 3);
    expect(range?.endNs).toBeCloseTo(600_000, 3);
    expect(pinchTo([200_000, 400_000], [0.4, 0.4], DURATION)).toBeUndefined();
    expect(pinchTo([200_000, 400_000], [0.6, 0.2], DURATION)).toBeUndefined();
  });
});

describe('windows as the view state knows them', () => {
  it('calls the whole recording undefined and rounds outward', () => {
    expect(asState({ startNs: 0, endNs: DURATION }, DURATION)).toBeUndefined();
    expect(asState({ startNs: 10.6, endNs: 900.2 }, DURATION)).toEqual({ startNs: 10, endNs: 901 });
  });

  it('orders and cuts a selection', () => {
    expect(orderedRange(500, 100, DURATION)).toEqual({ startNs: 100, endNs: 500 });
    expect(orderedRange(-50, 100, DURATION)).toEqual({ startNs: 0, endNs: 100 });
    expect(orderedRange(-50, -10, DURATION)).toBeUndefined();
  });

  it('asks past the end, so that the last event is in a half-open range', () => {
    expect(throughEnd({ startNs: 5, endNs: DURATION }, DURATION).endNs).toBe(DURATION + 1);
    expect(throughEnd({ startNs: 5, endNs: 10 }, DURATION).endNs).toBe(10);
  });

  it('starts skirts on the grid, so that cells keep their borders while panning', () => {
    fc.assert(
      fc.property(windowInside, fc.double({ min: 0.001, max: 0.2, noNaN: true }), (range, share) => {
        const grid = (range.endNs - range.startNs) / 100;
        const before = withSkirt(range, grid, DURATION);
        const after = withSkirt(panBy(range, share * DURATION, DURATION), grid, DURATION);
        const cells = (after.startNs - before.startNs) / grid;
        expect(Math.abs(cells - Math.round(cells))).toBeLessThan(1e-3);
        expect(before.startNs).toBeLessThanOrEqual(range.startNs);
        expect(before.endNs).toBeGreaterThanOrEqual(range.endNs - 1e-6);
      }),
    );
  });
});

describe('the live window', () => {
  it('grows with the recording while it shows all of it, and tells when it moved', () => {
    const live = liveWindow(100_000, undefined);
    let heard = 0;
    const stop = live.subscribe(() => heard++);
    live.setDuration(200_000);
    expect(live.range).toEqual({ startNs: 0, endNs: 200_000 });
    live.moveTo({ startNs: 0, endNs: 200_000 });
    expect(heard).toBe(1);
    live.moveTo({ startNs: 50_000, endNs: 90_000 });
    live.setDuration(300_000);
    expect(live.range).toEqual({ startNs: 50_000, endNs: 90_000 });
    stop();
    live.moveTo({ startNs: 0, endNs: 1000 });
    expect(heard).toBe(2);
  });
});

describe('a gesture during a glide', () => {
  it('goes on from where the glide leads', () => {
    const live = liveWindow(1_000_000, undefined);
    live.setGoal({ startNs: 1000, endNs: 5000 });
    live.moveTo({ startNs: 500, endNs: 500_000 });
    expect(live.goal).toEqual({ startNs: 1000, endNs: 5000 });
    live.land();
    expect(live.range).toEqual({ startNs: 1000, endNs: 5000 });
    expect(live.goal).toBeUndefined();
    live.moveTo({ startNs: 2000, endNs: 6000 });
    live.land();
    expect(live.range).toEqual({ startNs: 2000, endNs: 6000 });
  });
});

describe('a glide', () => {
  const from = { startNs: 0, endNs: 1000 };
  const to = { startNs: 400, endNs: 500 };

  it('begins and ends where it should', () => {
    expect(between(from, to, 0)).toEqual(from);
    expect(between(from, to, 1)).toEqual(to);
  });

  it('stays inside both ends on the way, and moves evenly when only panning', () => {
    const middle = between(from, to, 0.3);
    expect(middle.startNs).toBeGreaterThan(0);
    expect(middle.startNs).toBeLessThan(400);
    expect(middle.endNs).toBeLessThan(1000);
    const pan = between(from, { startNs: 500, endNs: 1500 }, 0.5);
    expect(pan.endNs - pan.startNs).toBeCloseTo(1000, 6);
    expect(pan.startNs).toBeCloseTo(437.5, 6);
  });
});
