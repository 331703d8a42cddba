import { describe, expect, it } from 'vitest';
import { timeAxis } from '../axis/timeAxis.ts';
import type { Palette } from '../palette.ts';
import { recordingPen } from '../recordingPen.ts';
import { brushTo, centreOn, grabAt } from './brush.ts';
import { drawBrush, drawMinimap } from './drawMinimap.ts';

const DURATION = 1000;
const axis = timeAxis({ startNs: 0, endNs: DURATION }, 100, 500);
const window = { startNs: 200, endNs: 600 };
const palette = { running: 'green', stw: 'red', gc: 'teal', runnable: 'amber', sunken: 'ground', surface: 'surface', selectionEdge: 'edge', unknown: 'grey' } as Palette;

describe('the brush', () => {
  it('is grabbed by edge, body or ground', () => {
    expect(grabAt(axis, window, DURATION, 202)).toBe('start');
    expect(grabAt(axis, window, DURATION, 397)).toBe('end');
    expect(grabAt(axis, window, DURATION, 300)).toBe('move');
    expect(grabAt(axis, window, DURATION, 500)).toBe('new');
    expect(grabAt(axis, { startNs: 0, endNs: DURATION }, DURATION, 300)).toBe('new');
  });

  it('moves, resizes and draws a new window', () => {
    expect(brushTo('move', axis, window, DURATION, 300, 350)).toEqual({ startNs: 300, endNs: 700 });
    expect(brushTo('start', axis, window, DURATION, 200, 250)).toEqual({ startNs: 300, endNs: 600 });
    expect(brushTo('end', axis, window, DURATION, 400, 150)).toEqual({ startNs: 100, endNs: 200 });
    expect(brushTo('new', axis, window, DURATION, 600, 550)).toEqual({ startNs: 900, endNs: 1000 });
    expect(centreOn({ startNs: 100, endNs: 500 }, 900, DURATION)).toEqual({ startNs: 600, endNs: 1000 });
  });

  it('can be seen however narrow it is', () => {
    const recording = recordingPen();
    drawBrush(recording.pen, axis, 999.9, 1000, 50, palette);
    expect(recording.of('strokeRect')[0]?.args).toEqual([594.5, 0.5, 5, 49]);
  });
});

describe('drawMinimap', () => {
  const map = {
    durationNs: DURATION,
    busy: Float32Array.of(0, 0.5, 1, 0),
    worstWaitNs: Float64Array.of(0, 1e5, 1e6, 1e4),
    marks: Uint8Array.of(0, 1, 2, 3),
  };

  it('shows busy shares, marks with STW on top, and waits over the threshold', () => {
    const recording = recordingPen();
    drawMinimap(recording.pen, map, axis, 52, { palette, thresholdNs: 50_000, uncertainFromNs: undefined });
    const drawn = recording.of('fillRect');
    expect(drawn.filter((rect) => rect.fill === 'green').map((rect) => rect.args[0])).toEqual([225, 350]);
    expect(drawn.filter((rect) => rect.fill === 'teal').map((rect) => [rect.args[0], rect.args[2]])).toEqual([[350, 250]]);
    expect(drawn.filter((rect) => rect.fill === 'red').map((rect) => [rect.args[0], rect.args[2]])).toEqual([
      [225, 125],
      [475, 125],
    ]);
    expect(drawn.findLastIndex((rect) => rect.fill === 'teal')).toBeLessThan(drawn.findIndex((rect) => rect.fill === 'red'));
    const waits = drawn.filter((rect) => rect.fill === 'amber').map((rect) => rect.args);
    expect(waits).toHaveLength(2);
    expect(Number(waits[1]?.[1])).toBeLessThan(Number(waits[0]?.[1]));
  });

  it('hatches what is uncertain', () => {
    const recording = recordingPen();
    drawMinimap(recording.pen, map, axis, 52, { palette, thresholdNs: 50_000, uncertainFromNs: 800 });
    const corners = [...recording.of('moveTo'), ...recording.of('lineTo')].filter((drawn) => drawn.stroke === 'grey').map((drawn) => Number(drawn.args[0]));
    expect([Math.min(...corners), Math.max(...corners)]).toEqual([500, 600]);
    expect(recording.of('stroke')[0]?.stroke).toBe('grey');
  });
});
