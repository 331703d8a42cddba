import { describe, expect, it } from 'vitest';
import type { Bands, LatencyMap } from '../../../workers/api.ts';
import { logAxis, waitDomain } from '../../charts/axis/logAxis.ts';
import { timeAxis } from '../../charts/axis/timeAxis.ts';
import { bottomPx } from '../../charts/layout.ts';
import type { Palette } from '../../charts/palette.ts';
import { recordingPen } from '../../charts/recordingPen.ts';
import { cellOfCreation, hitLatency, sameHit } from './hitLatency.ts';
import { latencyMapQuestion } from './latencyMapQuestion.ts';
import { latencyRows } from './latencyRows.ts';
import { paintLatency } from './paintLatency.ts';
import { nearestStep, THRESHOLD_STEPS } from './thresholdSteps.ts';

const axis = timeAxis({ startNs: 0, endNs: 1000 }, 88, 400);
const rows = latencyRows(600, true);
const map: LatencyMap = {
  range: { startNs: 0, endNs: 1000 },
  widthPx: 400,
  heightPx: 40,
  cellPx: 4,
  lowNs: 1e3,
  highNs: 1e6,
  cellX: Uint16Array.of(10, 50),
  cellY: Uint16Array.of(2, 9),
  count: Uint32Array.of(1, 3),
  over: Uint32Array.of(0, 2),
  worst: Uint32Array.of(7, 4),
  totalCount: 4,
  totalOver: 2,
};
const bands: Bands = {
  range: { startNs: 0, endNs: 1000 },
  stw: { startNs: Float64Array.of(100, 500), endNs: Float64Array.of(100, 600), kind: Uint8Array.of(0, 1), first: Uint32Array.of(3, 4), count: Uint32Array.of(1, 1) },
  gc: { startNs: Float64Array.of(100, 100), endNs: Float64Array.of(100, 500), kind: Uint8Array.of(0, 1), first: Uint32Array.of(0, 0), count: Uint32Array.of(1, 1) },
};
const picture = {
  map,
  bands,
  heap: undefined,
  rows,
  waits: logAxis(1e3, 1e6, rows.waits),
  heapMaxBytes: undefined,
  thresholdNs: 1e5,
  uncertainFromNs: undefined,
  logs: { gctrace: undefined, memstats: undefined, schedtrace: undefined },
};
const palette = new Proxy({}, { get: (_, name) => String(name) }) as Palette;

describe('latencyRows', () => {
  it('fills the height without overlap and gives the waits the most', () => {
    const list = [rows.waits, rows.stw, ...rows.gc, ...(rows.heap === undefined ? [] : [rows.heap])];
    for (const [place, row] of list.entries()) {
      const next = list[place + 1];
      if (next !== undefined) expect(bottomPx(row)).toBeLessThan(next.topPx);
    }
    expect(bottomPx(rows.all)).toBeLessThanOrEqual(600);
    expect(bottomPx(rows.all)).toBeGreaterThan(585);
    expect(rows.waits.heightPx).toBeGreaterThan(rows.heap?.heightPx ?? 0);
    expect(latencyRows(600, false).waits.heightPx).toBeGreaterThan(rows.waits.heightPx);
  });

  it('lays gctrace under the phases of the trace, lines of logs under the heap', () => {
    const { gc, heap, logs, all } = latencyRows(700, true, ['gctrace', 'memstats', 'schedtrace']);
    expect(logs.map(({ log }) => log)).toEqual(['gctrace', 'memstats', 'schedtrace']);
    const list = [gc[3], logs[0]?.row, heap, logs[1]?.row, logs[2]?.row].filter((row) => row !== undefined);
    for (const [place, row] of list.entries()) expect(bottomPx(row)).toBeLessThan(list[place + 1]?.topPx ?? Number.POSITIVE_INFINITY);
    expect(list).toHaveLength(5);
    expect(bottomPx(all)).toBeLessThanOrEqual(700);
  });
});

describe('latencyMapQuestion', () => {
  it('asks for whole cells, with a skirt, and not at all without a size', () => {
    const question = latencyMapQuestion({ startNs: 400, endNs: 600 }, 400, 333, 1000, waitDomain(1e3, 1e6), 1e5);
    if (question === undefined) throw new Error('there is a size');
    expect(question.range.startNs).toBeCloseTo(300, 9);
    expect(question.range.endNs).toBeCloseTo(700, 9);
    expect(question.widthPx).toBe(800);
    expect(question.heightPx).toBe(332);
    expect(latencyMapQuestion({ startNs: 0, endNs: 10 }, 0, 300, 10, waitDomain(1, 1), 1)).toBeUndefined();
  });
});

describe('hitLatency', () => {
  const hittable = { map, bands, heap: undefined, rows };

  it('finds a wait and names the worst of its cell', () => {
    const y = bottomPx(rows.waits) - (9.5 * 4 * rows.waits.heightPx) / 40;
    expect(hitLatency(hittable, axis, { xPx: 88 + 202, yPx: y })).toEqual({ hit: 'wait', creation: 4, count: 3, over: 2 });
    expect(hitLatency(hittable, axis, { xPx: 88 + 300, yPx: y })).toBeUndefined();
    expect(cellOfCreation(map, 4)).toBe(1);
    expect(cellOfCreation(map, 99)).toBeUndefined();
  });

  it('finds stops and phases in their rows only', () => {
    expect(hitLatency(hittable, axis, { xPx: 88 + 220, yPx: rows.stw.topPx + 2 })).toMatchObject({ hit: 'stw', index: 4 });
    expect(hitLatency(hittable, axis, { xPx: 88 + 100, yPx: rows.gc[1].topPx + 2 })).toMatchObject({ hit: 'gc', phase: 1 });
    expect(hitLatency(hittable, axis, { xPx: 88 + 100, yPx: rows.gc[3].topPx + 2 })).toBeUndefined();
    expect(hitLatency(hittable, axis, { xPx: 40, yPx: rows.stw.topPx + 2 })).toBeUndefined();
  });

  it('tells hits apart', () => {
    const wait = { hit: 'wait', creation: 4, count: 3, over: 2 } as const;
    expect(sameHit(wait, { ...wait })).toBe(true);
    expect(sameHit(wait, { ...wait, creation: 5 })).toBe(false);
    expect(sameHit(wait, undefined)).toBe(false);
  });
});

describe('paintLatency', () => {
  it('draws stops in their row and faintly through the waits, never under a pixel', () => {
    const recording = recordingPen();
    paintLatency(recording.pen, axis, picture, palette);
    const red = recording.of('fillRect').filter((rect) => rect.fill === 'stw');
    const through = red.filter((rect) => rect.args[3] === rows.waits.heightPx);
    expect(through.map((rect) => rect.args[2])).toEqual([1, 40, 1, 1]);
    expect(through.every((rect) => rect.alpha < 0.5)).toBe(true);
    const inRow = red.filter((rect) => rect.args[1] === rows.stw.topPx);
    expect(inRow.map((rect) => [rect.args[0], rect.args[2], rect.alpha])).toEqual([
      [128, 1, 1],
      [288, 40, 1],
    ]);
    expect(red.some((rect) => rect.args[1] === rows.gc[0].topPx)).toBe(true);
  });

  it('labels the threshold, and says where it lies outside the axis', () => {
    const inside = recordingPen();
    paintLatency(inside.pen, axis, picture, palette);
    expect(inside.of('fillText').map((drawn) => drawn.args[0])).toContain('threshold 100\u00a0µs');
    const outside = recordingPen();
    paintLatency(outside.pen, axis, { ...picture, thresholdNs: 5e9 }, palette);
    expect(outside.of('fillText').some((drawn) => String(drawn.args[0]).endsWith('↑'))).toBe(true);
  });

  it('hatches and names what is uncertain', () => {
    const recording = recordingPen();
    paintLatency(recording.pen, axis, { ...picture, uncertainFromNs: 900 }, palette);
    expect(recording.of('fillText').map((drawn) => drawn.args[0])).toContain('uncertain: the trace broke off');
    expect(recording.of('stroke').some((drawn) => drawn.stroke === 'unknown')).toBe(true);
  });

  it('draws axes before any answer has come', () => {
    const recording = recordingPen();
    paintLatency(recording.pen, axis, { ...picture, map: undefined, bands: undefined }, palette);
    expect(recording.of('fillText').length).toBeGreaterThan(8);
  });
});

describe('threshold steps', () => {
  it('go from 1 µs to 10 s in round steps', () => {
    expect(THRESHOLD_STEPS[0]).toBe(1e3);
    expect(THRESHOLD_STEPS.at(-1)).toBe(1e10);
    expect(THRESHOLD_STEPS).toContain(100_000);
  });

  it('take any value of a link to the nearest step', () => {
    expect(THRESHOLD_STEPS[nearestStep(123_456)]).toBe(100_000);
    expect(THRESHOLD_STEPS[nearestStep(1)]).toBe(1e3);
    expect(THRESHOLD_STEPS[nearestStep(1e15)]).toBe(1e10);
  });
});
