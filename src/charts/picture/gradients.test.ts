import { expect, it } from 'vitest';
import { recordingPen } from '../recordingPen.ts';
import { bandsOf, drawGradient, gradientLayers, readGradient } from './gradients.ts';

const bands = (text: string, linePx: number): unknown => {
  const gradient = readGradient(text);
  return gradient === undefined ? undefined : bandsOf(gradient, linePx).map(({ fromPx, toPx, colour }) => [fromPx, toPx, colour]);
};

it('reads parts with hard edges', () => {
  expect(bands('linear-gradient(to right, rgb(1, 1, 1) 25%, color(srgb 0.5 0 0) 0px, color(srgb 0.5 0 0) 75%, rgb(1, 1, 1) 0px)', 200)).toEqual([
    [0, 50, 'rgb(1, 1, 1)'],
    [50, 150, 'color(srgb 0.5 0 0)'],
    [150, 200, 'rgb(1, 1, 1)'],
  ]);
});

it('repeats stripes, and leaves out what is clear', () => {
  expect(bands('repeating-linear-gradient(135deg, rgb(9, 9, 9) 0px, rgb(9, 9, 9) 2px, rgba(0, 0, 0, 0) 2px, rgba(0, 0, 0, 0) 5px)', 11)).toEqual([
    [0, 2, 'rgb(9, 9, 9)'],
    [5, 7, 'rgb(9, 9, 9)'],
    [10, 11, 'rgb(9, 9, 9)'],
  ]);
});

it('goes from one colour to another in steps', () => {
  const steps = bands('linear-gradient(rgb(0, 0, 0), rgb(160, 0, 0))', 32) as readonly (readonly [number, number, string])[];
  expect([steps.length, steps[0], steps.at(-1)]).toEqual([16, [0, 2, 'rgb(5, 0, 0)'], [30, 32, 'rgb(155, 0, 0)']]);
});

it('knows a layer’s part of the box', () => {
  const layers = gradientLayers('linear-gradient(rgb(1, 1, 1), rgb(1, 1, 1)), url("x.png"), linear-gradient(rgb(2, 2, 2), rgb(2, 2, 2))', '40% 100%, auto, 1px 100%', '0% 0%, 0% 0%, 50% 50%', { left: 10, top: 20, width: 101, height: 8 });
  expect(layers.map(({ gradient, box }) => [gradient.stops[0]?.colour, box])).toEqual([
    ['rgb(2, 2, 2)', { left: 60, top: 20, width: 1, height: 8 }],
    ['rgb(1, 1, 1)', { left: 10, top: 20, width: 40.400000000000006, height: 8 }],
  ]);
  expect(gradientLayers('none', 'auto', '0% 0%', { left: 0, top: 0, width: 1, height: 1 })).toEqual([]);
});

it('draws across the direction', () => {
  const { pen, calls } = recordingPen();
  const gradient = readGradient('linear-gradient(to right, rgb(1, 1, 1) 50%, rgba(0, 0, 0, 0) 0px)');
  expect(gradient).toBeDefined();
  if (gradient !== undefined) drawGradient(pen, gradient, { left: 100, top: 0, width: 20, height: 10 });
  const corners = calls.filter(({ call }) => call === 'moveTo' || call === 'lineTo').map(({ args: [x] }) => Math.round(Number(x)));
  expect(corners).toEqual([100, 110, 110, 100]);
});
