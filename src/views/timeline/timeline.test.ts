import { describe, expect, it } from 'vitest';
import type { Bands, ProcStrips } from '../../../workers/api.ts';
import { timeAxis } from '../../charts/axis/timeAxis.ts';
import { bottomPx } from '../../charts/layout.ts';
import type { Palette } from '../../charts/palette.ts';
import { recordingPen } from '../../charts/recordingPen.ts';
import { hitTimeline, neighbourSpan } from './hitTimeline.ts';
import { paintTimeline } from './paintTimeline.ts';
import { shortFunction, spanLabel } from './spanLook.ts';
import { laneAt, laneRow, scrollToLane, timelineRows, visibleLanes } from './timelineRows.ts';

const axis = timeAxis({ startNs: 0, endNs: 1000 }, 88, 500);
const strips: ProcStrips = {
  range: { startNs: 0, endNs: 1000 },
  procs: Float64Array.of(0, 3),
  lane: Uint16Array.of(0, 0, 1),
  startNs: Float64Array.of(0, 400, 100),
  endNs: Float64Array.of(300, 900, 500),
  kind: Uint8Array.of(0, 1, 3),
  goroutine: Uint32Array.of(2, 3, 4),
  busy: Float32Array.of(1, 1, 1),
  count: Uint32Array.of(1, 1, 1),
  nameOf: Uint32Array.of(0, 1, 0),
  names: ['example.org/a/b.(*T).run', ''],
  goroutineId: Float64Array.of(12, 13, 14),
};
const bands: Bands = {
  range: { startNs: 0, endNs: 1000 },
  stw: { startNs: Float64Array.of(350), endNs: Float64Array.of(350), kind: Uint8Array.of(0), first: Uint32Array.of(9), count: Uint32Array.of(1) },
  gc: { startNs: Float64Array.of(350), endNs: Float64Array.of(700), kind: Uint8Array.of(1), first: Uint32Array.of(0), count: Uint32Array.of(1) },
};
const palette = new Proxy({}, { get: (_, name) => String(name) }) as Palette;

describe('timelineRows', () => {
  it.each([1, 2, 4, 8, 16, 24, 128])('fills the height for %d Ps', (count) => {
    const rows = timelineRows(600, count, true);
    expect(bottomPx(rows.all)).toBeLessThanOrEqual(592.001);
    expect(bottomPx(rows.all)).toBeGreaterThan(560);
    expect(rows.lanePitchPx).toBeGreaterThanOrEqual(24);
  });

  it('scrolls when there are more lanes than room, and reaches every lane', () => {
    const rows = timelineRows(600, 128, true);
    expect(rows.heap).toBeUndefined();
    expect(rows.maxScrollPx).toBeGreaterThan(0);
    expect(visibleLanes(rows, 128, rows.maxScrollPx)[1]).toBe(128);
    expect(bottomPx(laneRow(rows, 127, rows.maxScrollPx))).toBeLessThanOrEqual(bottomPx(rows.lanes));
    const scroll = scrollToLane(rows, 100, 0);
    expect(visibleLanes(rows, 128, scroll)[1]).toBe(101);
    expect(scrollToLane(rows, 100, scroll)).toBe(scroll);
    expect(scrollToLane(rows, 0, scroll)).toBe(0);
  });

  it('finds the lane under a point, and none between lanes', () => {
    const rows = timelineRows(600, 2, false);
    expect(laneAt(rows, 2, 0, laneRow(rows, 1, 0).topPx)).toBe(1);
    expect(laneAt(rows, 2, 0, bottomPx(laneRow(rows, 0, 0)) + 1)).toBeUndefined();
    expect(laneAt(rows, 2, 0, rows.lanes.topPx - 1)).toBeUndefined();
    const many = timelineRows(600, 128, false);
    expect(laneAt(many, 128, 240, many.lanes.topPx)).toBe(10);
  });
});

describe('hitTimeline', () => {
  const rows = timelineRows(600, 2, false);
  const hittable = { strips, bands, rows, scrollPx: 0 };
  const middle = (lane: number): number => laneRow(rows, lane, 0).topPx + 5;

  it('asks inside the span it hit, also from just outside', () => {
    expect(hitTimeline(hittable, axis, { xPx: 88 + 100, yPx: middle(0) })).toMatchObject({ hit: 'span', proc: 0, atNs: 200 });
    expect(hitTimeline(hittable, axis, { xPx: 88 + 151, yPx: middle(0) })).toMatchObject({ hit: 'span', atNs: 299 });
    expect(hitTimeline(hittable, axis, { xPx: 88 + 170, yPx: middle(0) })).toBeUndefined();
    expect(hitTimeline(hittable, axis, { xPx: 88 + 100, yPx: middle(1) })).toMatchObject({ hit: 'span', proc: 3, lane: 1 });
  });

  it('finds stops and phases in the strips on top', () => {
    expect(hitTimeline(hittable, axis, { xPx: 88 + 176, yPx: rows.stw.topPx + 2 })).toMatchObject({ hit: 'stw', index: 9 });
    expect(hitTimeline(hittable, axis, { xPx: 88 + 300, yPx: rows.gc.topPx + 2 })).toMatchObject({ hit: 'gc', phase: 1 });
  });
});

function of(span: number) {
  return { lane: strips.lane[span] ?? 0, startNs: strips.startNs[span] ?? 0, endNs: strips.endNs[span] ?? 0 };
}

describe('neighbourSpan', () => {
  it('walks along the lane and stops at its ends', () => {
    expect(neighbourSpan(strips, axis, undefined, 'right')).toBe(0);
    expect(neighbourSpan(strips, axis, of(0), 'right')).toBe(1);
    expect(neighbourSpan(strips, axis, of(1), 'right')).toBe(1);
    expect(neighbourSpan(strips, axis, of(0), 'left')).toBe(0);
  });

  it('changes lanes to what ran at that time, or last before it', () => {
    expect(neighbourSpan(strips, axis, of(0), 'down')).toBe(2);
    expect(neighbourSpan(strips, axis, of(1), 'down')).toBe(2);
    expect(neighbourSpan(strips, axis, of(2), 'up')).toBe(1);
    expect(neighbourSpan(strips, axis, of(2), 'down')).toBe(2);
  });
});

describe('labels', () => {
  it('leave out the path of the package, but not that of type arguments', () => {
    expect(shortFunction('example.org/a/b.(*T).run')).toBe('b.(*T).run');
    expect(shortFunction('main.worker')).toBe('main.worker');
    expect(shortFunction('a/b.F[c/d.T]')).toBe('b.F[c/d.T]');
  });

  it('say what a goroutine does for the collector', () => {
    expect(spanLabel(strips, 0)).toBe('b.(*T).run 12');
    expect(spanLabel(strips, 1)).toBe('goroutine 13');
    expect(spanLabel(strips, 2)).toBe('mark assist: b.(*T).run 14');
  });
});

describe('paintTimeline', () => {
  it('draws STW last over the lanes and marking beneath them', () => {
    const recording = recordingPen();
    const rows = timelineRows(600, 2, false);
    paintTimeline(recording.pen, axis, { strips, bands, heap: undefined, heapMaxBytes: undefined, rows, scrollPx: 0, uncertainFromNs: undefined }, palette);
    const rects = recording.of('fillRect');
    const firstSpan = rects.findIndex((rect) => rect.fill === 'running');
    const backdrop = rects.findIndex((rect) => rect.fill === 'gc' && rect.args[3] === rows.lanes.heightPx);
    const stop = rects.findIndex((rect) => rect.fill === 'stw' && rect.args[3] === rows.lanes.heightPx);
    expect(backdrop).toBeLessThan(firstSpan);
    expect(stop).toBeGreaterThan(rects.findLastIndex((rect) => rect.fill === 'syscall'));
    expect(rects[stop]?.args).toEqual([263, rows.lanes.topPx, 1, rows.lanes.heightPx]);
    expect(rects[stop]?.alpha).toBe(1);
    expect(recording.of('fillText').map((drawn) => drawn.args[0])).toEqual(expect.arrayContaining(['P 0', 'P 3', 'b.(*T).run 12']));
  });
});
