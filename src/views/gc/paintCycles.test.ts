import { describe, expect, it } from 'vitest';
import type { GcStrip } from '../../../workers/api.ts';
import { xOf, timeAxis } from '../../charts/axis/timeAxis.ts';
import type { Palette } from '../../charts/palette.ts';
import { recordingPen } from '../../charts/recordingPen.ts';
import { cycleAt, cycleRows, paintCycles } from './paintCycles.ts';

const palette = new Proxy({}, { get: (_, name) => String(name) }) as Palette;
const axis = timeAxis({ startNs: 0, endNs: 1000 }, 88, 500);
const rows = cycleRows(200);
/** A cycle with its phases, one after it that is three in one pixel, and one of which only the stops are told. */
const strip: GcStrip = {
  range: { startNs: 0, endNs: 1000 },
  startNs: Float64Array.of(100, 400, 900),
  endNs: Float64Array.of(300, 500, 910),
  first: Uint32Array.of(0, 1, 4),
  count: Uint32Array.of(1, 3, 1),
  startBytes: Float64Array.of(50, 60, NaN),
  peakBytes: Float64Array.of(80, 90, NaN),
  liveBytes: Float64Array.of(20, 30, NaN),
  goalBytes: Float64Array.of(100, 110, NaN),
  stoppedNs: Float64Array.of(30, 50, 10),
  sweepTerminationNs: Float64Array.of(10, NaN, NaN),
  markTerminationNs: Float64Array.of(20, NaN, NaN),
  sweepNs: Float64Array.of(60, NaN, NaN),
  highestBytes: 110,
};

function bars(colour: string): readonly (readonly [number, number])[] {
  const recording = recordingPen();
  paintCycles(recording.pen, axis, { strip, rows }, palette);
  return recording
    .of('fillRect')
    .filter(({ fill, args }) => fill === colour && args[1] === rows.phases.topPx)
    .map(({ args }) => [Number(args[0]), Number(args[0]) + Number(args[2])]);
}

const px = (fromNs: number, toNs: number): readonly [number, number] => [expect.closeTo(xOf(axis, fromNs), 6) as number, expect.closeTo(xOf(axis, toNs), 6) as number];

describe('GC cycles over time', () => {
  it('have their stops where they were, over marking and sweeping; of folded ones as long as they were together', () => {
    expect(bars('stw')).toEqual([px(100, 110), px(280, 300), px(450, 500), px(900, 910)]);
    expect(bars('gc')).toEqual([px(100, 300), px(400, 500), px(900, 910)]);
    expect(bars('gcSoft')).toEqual([px(300, 360)]);
  });

  it('join the heap from start to peak, and down to what is live', () => {
    const recording = recordingPen();
    paintCycles(recording.pen, axis, { strip, rows }, palette);
    const heap = recording.calls.filter(({ call, stroke }) => stroke === 'heapLive' && (call === 'lineTo' || call === 'moveTo')).map(({ args }) => Number(args[0]));
    expect(heap).toEqual([100, 300, 300, 400, 500, 500].map((ns) => expect.closeTo(xOf(axis, ns), 6) as number));
    const goals = recording.calls.filter(({ call, stroke }) => stroke === 'heapGoal' && (call === 'lineTo' || call === 'moveTo')).map(({ args }) => args[1]);
    expect(new Set(goals).size).toBe(2);
  });

  it('are found under the pointer and next to it', () => {
    expect(cycleAt(strip, axis, xOf(axis, 200), 4)).toBe(0);
    expect(cycleAt(strip, axis, xOf(axis, 500) + 3, 4)).toBe(1);
    expect(cycleAt(strip, axis, xOf(axis, 700), 4)).toBeUndefined();
  });
});
