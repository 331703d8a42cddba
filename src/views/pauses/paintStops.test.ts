import { describe, expect, it } from 'vitest';
import type { PauseMap } from '../../../workers/api.ts';
import { logAxis } from '../../charts/axis/logAxis.ts';
import { timeAxis } from '../../charts/axis/timeAxis.ts';
import type { Palette } from '../../charts/palette.ts';
import { recordingPen } from '../../charts/recordingPen.ts';
import { paintStops, placeOf, stopAt } from './paintStops.ts';
import { nextStop } from './stopCursor.ts';

const PALETTE = new Proxy({}, { get: (_, name) => String(name) }) as Palette;
const AXIS = timeAxis({ startNs: 0, endNs: 1000 }, 0, 1000);
const LENGTHS = logAxis(1000, 1e7, { topPx: 30, heightPx: 400 });
/** In the order of length: 10 µs, 100 µs, 2 ms; the last was stretched by the program. */
const MAP: PauseMap = {
  range: { startNs: 0, endNs: 1000 },
  startNs: Float64Array.of(500, 100, 700),
  ns: Float64Array.of(1e4, 1e5, 2e6),
  index: Uint32Array.of(5, 1, 7),
  name: Uint16Array.of(0, 1, 2),
  count: Uint32Array.of(1, 3, 1),
  stretched: Uint8Array.of(0, 0, 1),
  names: ['GC sweep termination', 'GC mark termination', 'goroutine profile'],
  shortestNs: 1e4,
  longestNs: 2e6,
  known: 1,
};

describe('stops as dots', () => {
  it('have a colour and a shape a kind, and a diamond around where the program stretched them', () => {
    const { pen, calls } = recordingPen();
    paintStops(pen, AXIS, { map: MAP, lengths: LENGTHS, uncertainFromNs: undefined }, PALETTE);
    const marks = calls.filter(({ fill, call }) => ['stwSweep', 'stw', 'stwOther'].includes(fill) && (call === 'fill' || call === 'fillRect'));
    expect(marks.map(({ fill, call }) => [fill, call])).toEqual([
      ['stwSweep', 'fill'],
      ['stw', 'fillRect'],
      ['stwOther', 'fill'],
    ]);
    const diamonds = calls.filter(({ call, stroke }) => call === 'stroke' && stroke === 'ink');
    expect(diamonds).toHaveLength(1);
  });

  it('are hit where they lie, the longest of those that lie alike', () => {
    const { xPx, yPx } = placeOf(MAP, 1, AXIS, LENGTHS);
    expect(xPx).toBe(100);
    expect(stopAt(MAP, AXIS, LENGTHS, { xPx: xPx + 3, yPx: yPx - 2 }, 7)).toBe(1);
    expect(stopAt(MAP, AXIS, LENGTHS, { xPx: xPx + 30, yPx }, 7)).toBeUndefined();
    const alike: PauseMap = { ...MAP, startNs: Float64Array.of(100, 100, 100), ns: Float64Array.of(1e5, 1e5, 1e5) };
    expect(stopAt(alike, AXIS, LENGTHS, { xPx, yPx }, 7)).toBe(2);
  });

  it('are walked by keys: the longest in sight first, then in time or by length', () => {
    const all = { startNs: 0, endNs: 1000 };
    expect(nextStop(MAP, all, undefined, 'left')).toBe(2);
    expect(nextStop(MAP, { startNs: 0, endNs: 600 }, undefined, 'up')).toBe(1);
    expect(nextStop(MAP, all, 2, 'left')).toBe(0);
    expect(nextStop(MAP, all, 0, 'left')).toBe(1);
    expect(nextStop(MAP, all, 1, 'left')).toBe(1);
    expect(nextStop(MAP, all, 2, 'down')).toBe(1);
    expect(nextStop(MAP, all, 2, 'up')).toBe(2);
    expect(nextStop(MAP, { startNs: 800, endNs: 900 }, undefined, 'up')).toBe(-1);
  });
});
