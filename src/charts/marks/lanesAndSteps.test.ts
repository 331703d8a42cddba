import { describe, expect, it } from 'vitest';
import { byteAxis } from '../axis/byteTicks.ts';
import { timeAxis } from '../axis/timeAxis.ts';
import { recordingPen } from '../recordingPen.ts';
import { drawLane, firstEndingAfter, spanAt } from './lanes.ts';
import { drawSteps, valueAt } from './steps.ts';
import { fitText } from './text.ts';

const axis = timeAxis({ startNs: 0, endNs: 1000 }, 100, 500);
const spans = {
  lane: Uint16Array.of(0, 0, 0, 1),
  startNs: Float64Array.of(0, 200, 500, 100),
  endNs: Float64Array.of(100, 201, 1200, 300),
  busy: Float32Array.of(1, 0.5, 1, 1),
  count: Uint32Array.of(1, 12, 1, 1),
};
const row = { topPx: 0, heightPx: 20 };
const style = { fill: () => 'green', ink: () => 'ink', label: (span: number) => `span ${span}`, font: '11px sans' };

describe('lanes', () => {
  it('finds spans by time', () => {
    expect(firstEndingAfter(spans, 0, 100)).toBe(1);
    expect(firstEndingAfter(spans, 1, 400)).toBe(4);
    expect(spanAt(spans, 0, 50)).toBe(0);
    expect(spanAt(spans, 0, 150)).toBeUndefined();
    expect(spanAt(spans, 0, 197, 4)).toBe(1);
    expect(spanAt(spans, 1, 50)).toBeUndefined();
  });

  it('draws a lane cut to the plot, folds as strong as they were busy, neighbours with a gap', () => {
    const recording = recordingPen();
    drawLane(recording.pen, spans, 0, axis, row, style);
    const rects = recording.of('fillRect');
    expect(rects.map((drawn) => drawn.args)).toEqual([
      [100, 0, 49, 20],
      [200, 0, 0.6, 20],
      [350, 0, 249, 20],
    ]);
    expect(rects.map((drawn) => Math.round(drawn.alpha * 100))).toEqual([100, 63, 100]);
  });

  it('draws thin spans that touch and look alike as one', () => {
    const many = 1000;
    const times = Float64Array.from({ length: many }, (_, index) => index);
    const dense = {
      lane: new Uint16Array(many),
      startNs: times,
      endNs: times.map((ns) => ns + 1),
      busy: new Float32Array(many).fill(1),
      count: new Uint32Array(many).fill(1),
    };
    const thinSeen = new Set<boolean>();
    const recording = recordingPen();
    const fill = (index: number, thin: boolean): string => {
      thinSeen.add(thin);
      return index === 500 ? 'violet' : 'green';
    };
    drawLane(recording.pen, dense, 0, axis, row, { ...style, fill });
    expect([...thinSeen]).toEqual([true]);
    expect(recording.of('fillRect').map((drawn) => [drawn.fill, ...drawn.args])).toEqual([
      ['green', 100, 0, 250, 20],
      ['violet', 350, 0, 0.6, 20],
      ['green', 350.5, 0, 249.5, 20],
    ]);
  });

  it('labels single spans where the text fits', () => {
    const recording = recordingPen();
    drawLane(recording.pen, spans, 0, axis, row, style);
    expect(recording.of('fillText').map((drawn) => drawn.args[0])).toEqual(['span 0', 'span 2']);
  });
});

describe('fitText', () => {
  it('cuts with an ellipsis, and gives up below three letters', () => {
    const { pen } = recordingPen();
    expect(fitText(pen, 'goroutine', 54)).toBe('goroutine');
    expect(fitText(pen, 'goroutine', 40)).toBe('gorou…');
    expect(fitText(pen, 'goroutine', 20)).toBe('');
  });
});

describe('steps', () => {
  const steps = { timeNs: Float64Array.of(0, 400, 600), bytes: Float64Array.of(10, 0, 20) };
  const value = byteAxis(20, { topPx: 0, heightPx: 100 });
  const line = { colour: 'ink', widthPx: 1, dash: [], fillAlpha: 0, zeroIsGap: true };

  it('holds a value until the next one', () => {
    expect(valueAt(steps, -1)).toBeUndefined();
    expect(valueAt(steps, 399)).toBe(10);
    expect(valueAt(steps, 400)).toBe(0);
    expect(valueAt(steps, 5000)).toBe(20);
  });

  it('leaves a gap where zero means none', () => {
    const recording = recordingPen();
    drawSteps(recording.pen, steps, axis, value, line);
    expect(recording.of('moveTo').map((drawn) => drawn.args)).toEqual([
      [100, 50],
      [400, 0],
    ]);
    expect(recording.of('lineTo').map((drawn) => drawn.args)).toEqual([
      [300, 50],
      [600, 0],
    ]);
  });

  it('draws no more than the axis shows', () => {
    const recording = recordingPen();
    drawSteps(recording.pen, steps, timeAxis({ startNs: 450, endNs: 500 }, 100, 500), value, { ...line, zeroIsGap: false });
    // All along the plot at the 0 bytes in force since 400.
    expect(recording.of('moveTo').map((drawn) => drawn.args)).toEqual([[100, 100]]);
    expect(recording.of('lineTo').map((drawn) => drawn.args)).toEqual([[600, 100]]);
  });

  it('keeps dashes where they are when it cuts what lies left of the plot', () => {
    const recording = recordingPen();
    drawSteps(recording.pen, steps, timeAxis({ startNs: 50, endNs: 350 }, 100, 500), value, { ...line, dash: [5, 3] });
    // 50 ns before the plot are 83.33 px of it: ten periods of eight and a bit.
    expect(recording.of('moveTo')[0]?.args[0]).toBeCloseTo(100 - (250 / 3 - 80), 9);
  });

  it('draws many steps a pixel as one bar a pixel, from the least to the greatest value', () => {
    const count = 4000;
    const dense = { timeNs: Float64Array.from({ length: count }, (_, i) => i / 4), bytes: Float64Array.from({ length: count }, (_, i) => 5 + (i % 4) * 5) };
    const recording = recordingPen();
    drawSteps(recording.pen, dense, axis, value, { ...line, zeroIsGap: false });
    const bars = recording.of('fillRect').map((drawn) => drawn.args);
    expect(bars).toHaveLength(500);
    expect(bars[0]).toEqual([100, -0.5, 1, 76]);
    expect(bars.at(-1)).toEqual([599, -0.5, 1, 76]);
    expect(recording.of('lineTo')).toEqual([]);
  });

  it('steps across and then up, and fills down to zero', () => {
    const recording = recordingPen();
    drawSteps(recording.pen, steps, axis, value, { ...line, zeroIsGap: false, fillAlpha: 0.1 });
    expect(recording.of('fill')).toHaveLength(1);
    expect(recording.of('fill')[0]?.alpha).toBe(0.1);
    const corners = recording.of('lineTo').map((drawn) => drawn.args);
    expect(corners.slice(0, 5)).toEqual([
      [300, 50],
      [300, 100],
      [400, 100],
      [400, 0],
      [600, 0],
    ]);
    expect(corners.slice(5, 7)).toEqual([
      [600, 100],
      [100, 100],
    ]);
  });
});
