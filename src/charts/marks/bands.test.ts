import { describe, expect, it } from 'vitest';
import { timeAxis } from '../axis/timeAxis.ts';
import { recordingPen } from '../recordingPen.ts';
import { bandAt, drawBands, drawThroughBands } from './bands.ts';

const axis = timeAxis({ startNs: 0, endNs: 1000 }, 100, 500);
const row = { topPx: 20, heightPx: 10 };
const intervals = {
  startNs: Float64Array.of(0, 100, 100.1, 600, 2000),
  endNs: Float64Array.of(40, 100.05, 300, 600, 3000),
  kind: Uint8Array.of(0, 0, 1, 0, 0),
};

describe('drawBands', () => {
  it('draws those of a kind, each at least a pixel wide, and nothing outside', () => {
    const recording = recordingPen();
    drawBands(recording.pen, intervals, axis, row, 0, 'red');
    expect(recording.of('fillRect').map((drawn) => drawn.args)).toEqual([
      [100, 20, 20, 10],
      [150, 20, 1, 10],
      [400, 20, 1, 10],
    ]);
    expect(recording.of('fillRect').every((drawn) => drawn.fill === 'red')).toBe(true);
  });
});

describe('drawThroughBands', () => {
  it('is solid where thin, and two edges over a pale fill where wide', () => {
    const recording = recordingPen();
    drawThroughBands(recording.pen, { startNs: Float64Array.of(100, 600), endNs: Float64Array.of(300, 601), kind: Uint8Array.of(0, 0) }, axis, row, {
      colour: 'red',
      fillAlpha: 0.25,
      edgeAlpha: 1,
    });
    expect(recording.of('fillRect').map((drawn) => [...drawn.args, drawn.alpha])).toEqual([
      [150, 20, 100, 10, 0.25],
      [150, 20, 1, 10, 1],
      [249, 20, 1, 10, 1],
      [400, 20, 1, 10, 1],
    ]);
  });

  it('fades where thin ones crowd, so that they do not dye the whole chart', () => {
    const recording = recordingPen();
    const starts = Float64Array.from({ length: 100 }, (_, i) => i * 10);
    drawThroughBands(recording.pen, { startNs: starts, endNs: starts.map((ns) => ns + 1), kind: new Uint8Array(100) }, axis, row, {
      colour: 'red',
      fillAlpha: 0.25,
      edgeAlpha: 1,
    });
    // 100 bands in 500 px, with room for one every 12 px.
    for (const { alpha } of recording.of('fillRect')) expect(alpha).toBeCloseTo(500 / 1200, 9);
  });

  it('draws no edge where the band only leaves the plot', () => {
    const recording = recordingPen();
    const long = { startNs: Float64Array.of(-500), endNs: Float64Array.of(1500), kind: Uint8Array.of(0) };
    drawThroughBands(recording.pen, long, axis, row, { colour: 'red', fillAlpha: 0.25, edgeAlpha: 1 });
    expect(recording.of('fillRect').map((drawn) => drawn.alpha)).toEqual([0.25]);
  });
});

describe('bandAt', () => {
  it('prefers a hit to a near miss, and the narrow band to the wide one', () => {
    expect(bandAt(intervals, axis, undefined, 110)).toBe(0);
    expect(bandAt(intervals, axis, undefined, 150.5)).toBe(1);
    expect(bandAt(intervals, axis, undefined, 200)).toBe(2);
    expect(bandAt(intervals, axis, 0, 200)).toBeUndefined();
  });

  it('reaches a thin band from some pixels away', () => {
    expect(bandAt(intervals, axis, undefined, 403)).toBe(3);
    expect(bandAt(intervals, axis, undefined, 410)).toBeUndefined();
  });
});
