import { expect, it } from 'vitest';
import { timeAxis } from '../axis/timeAxis.ts';
import { recordingPen } from '../recordingPen.ts';
import { dotAt, drawDots } from './dots.ts';

const axis = timeAxis({ startNs: 100, endNs: 200 }, 10, 100);
const dots = { timeNs: Float64Array.of(50, 110, 150, 200, 300), value: Float64Array.of(1, 2, 3, 4, 5) };
const yOf = (value: number): number => 100 - value * 10;

it('draws the dots of the window, round or square', () => {
  const round = recordingPen();
  drawDots(round.pen, dots, axis, yOf, { colour: 'red', radiusPx: 2, shape: 'dot' });
  expect(round.of('arc').map(({ args }) => args.slice(0, 3))).toEqual([
    [20, 80, 2],
    [60, 70, 2],
    [110, 60, 2],
  ]);
  const square = recordingPen();
  drawDots(square.pen, dots, axis, yOf, { colour: 'red', radiusPx: 2, shape: 'square' });
  expect(square.of('fillRect')[0]?.args).toEqual([18, 78, 4, 4]);
});

it('draws crowds without arcs', () => {
  const crowd = { timeNs: Float64Array.from({ length: 200 }, (_, at) => 100 + at / 2), value: new Float64Array(200) };
  const recording = recordingPen();
  drawDots(recording.pen, crowd, axis, yOf, { colour: 'red', radiusPx: 2, shape: 'dot' });
  expect(recording.of('arc')).toEqual([]);
  expect(recording.of('fillRect')).toHaveLength(200);
});

it('finds the dot next to a point, and none out of reach', () => {
  expect(dotAt(dots, axis, yOf, { xPx: 57, yPx: 71 }, 8)).toMatchObject({ timeNs: 150, value: 3 });
  expect(dotAt(dots, axis, yOf, { xPx: 57, yPx: 90 }, 8)).toBeUndefined();
  expect(dotAt(dots, axis, yOf, { xPx: 40, yPx: 75 }, 8)).toBeUndefined();
});
