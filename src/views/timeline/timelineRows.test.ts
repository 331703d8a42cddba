import { assert, nat, property, subarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bottomPx } from '../../charts/layout.ts';
import { lanesAt, scrollerAt, spacerPx } from './laneScroll.ts';
import { COUNTER_ROWS } from './laneView.ts';
import { placedLanes } from './placedLanes.ts';
import { laneRow, scrollToLane, timelineRows, visibleLanes, type RowsAsked } from './timelineRows.ts';

/** Without logs beside the trace. */
const OF_TRACE = COUNTER_ROWS.slice(0, 4);
const asked: RowsAsked = { heightPx: 600, pinned: 0, lanes: 2, counters: OF_TRACE, unfolded: ['goroutines', 'heap'], maxPitchPx: 96 };
const folded = (heightPx: number) =>
  timelineRows({ ...asked, heightPx, unfolded: OF_TRACE })
    .counters.filter(({ isFolded }) => isFolded)
    .map(({ counter }) => counter);
const gctraceArea = (unfolded: RowsAsked['unfolded']) => timelineRows({ ...asked, counters: COUNTER_ROWS, heightPx: 300, unfolded }).counters.find(({ counter }) => counter === 'gctrace');
const row = (goroutine: number) => ({ ref: { lane: 'goroutine' as const, goroutine }, label: String(goroutine), depth: 0 as const, goroutines: 1 });

describe('timelineRows', () => {
  it.each([1, 2, 4, 8, 16, 24, 128])('fills the height for %d lanes, and leaves nothing outside', (lanes) => {
    const rows = timelineRows({ ...asked, lanes });
    expect(bottomPx(rows.all)).toBeLessThanOrEqual(600);
    expect(bottomPx(rows.all)).toBeGreaterThan(480);
    expect(rows.lanePitchPx).toBeGreaterThanOrEqual(24);
  });

  it('never lets rows overlap, whatever is asked for', () => {
    assert(
      property(nat({ max: 1500 }), nat({ max: 30 }), nat({ max: 200 }), subarray([...COUNTER_ROWS]), (heightPx, pinned, lanes, unfolded) => {
        const rows = timelineRows({ ...asked, counters: COUNTER_ROWS, heightPx, pinned, lanes, unfolded });
        const inOrder = [rows.stw, rows.gc, rows.pinned, rows.lanes, ...rows.counters.map((area) => area.row)];
        for (const [place, area] of inOrder.entries()) expect(area.topPx).toBeGreaterThanOrEqual(place === 0 ? 0 : bottomPx(inOrder[place - 1] ?? area));
        expect(rows.lanes.heightPx).toBeGreaterThanOrEqual(24);
      }),
    );
  });

  it('folds counters for which there is no room, the last ones first', () => {
    expect(folded(900)).toEqual([]);
    expect(folded(430)).toEqual(['utilisation', 'heap']);
    expect(folded(200)).toEqual([...OF_TRACE]);
  });

  it('gives the bands of a log a slim row, however little room there is', () => {
    expect(gctraceArea(['heap', 'gctrace'])).toMatchObject({ isFolded: false, row: { heightPx: 20 } });
    expect(gctraceArea(['heap'])).toMatchObject({ isFolded: true });
  });

  it('keeps pinned lanes on top, as many as leave room for others', () => {
    const rows = timelineRows({ ...asked, pinned: 40, lanes: 100 });
    expect(rows.pinnedCount).toBeGreaterThan(3);
    expect(rows.pinnedCount).toBeLessThan(20);
    expect(rows.lanes.topPx).toBeGreaterThan(bottomPx(rows.pinned));
  });

  it('scrolls when there are more lanes than room, and reaches every lane', () => {
    const rows = timelineRows({ ...asked, lanes: 128 });
    expect(rows.maxScrollPx).toBeGreaterThan(0);
    expect(visibleLanes(rows, rows.maxScrollPx)[1]).toBe(128);
    expect(bottomPx(laneRow(rows, 127, rows.maxScrollPx))).toBeLessThanOrEqual(bottomPx(rows.lanes));
    const scroll = scrollToLane(rows, 100, 0);
    expect(visibleLanes(rows, scroll)[1]).toBe(101);
    expect(scrollToLane(rows, 100, scroll)).toBe(scroll);
    expect(scrollToLane(rows, 0, scroll)).toBe(0);
  });

  it('places only lanes that show, and leaves out those not known yet', () => {
    const rows = timelineRows({ ...asked, lanes: 3_000_000, maxPitchPx: 24 });
    const scrollPx = 2_999_000 * 24;
    const placed = placedLanes(rows, [row(5)].slice(0, rows.pinnedCount), (place) => (place === 2_999_001 ? undefined : row(place)), scrollPx);
    expect(placed.length).toBeLessThan(40);
    expect(placed[0]?.place).toBe(2_999_000);
    expect(placed.some(({ place }) => place === 2_999_001)).toBe(false);
  });
});

describe('the scrollbar of millions of lanes', () => {
  it('stands for shares of the list, and finds its way back', () => {
    const max = 72_000_000;
    expect(spacerPx(max)).toBeLessThan(10_000_000);
    expect(lanesAt(spacerPx(max), max)).toBe(max);
    expect(lanesAt(scrollerAt(1_234_567, max), max)).toBeCloseTo(1_234_567, 3);
    expect(lanesAt(500, 4000)).toBe(500);
  });
});
