import { expect, it } from 'vitest';
import { timeAxis } from '../axis/timeAxis.ts';
import type { Palette } from '../palette.ts';
import { recordingPen } from '../recordingPen.ts';
import { drawGuide, NO_GUIDE } from './guide.ts';

// 2 ns a pixel, from x = 100 to 600.
const axis = timeAxis({ startNs: 0, endNs: 1000 }, 100, 500);
const row = { topPx: 26, heightPx: 74 };
const palette = { surface: 'paper', focus: 'ink', note: 'yellow' } as Palette;

it('dims what lies beside the stretches, also where they overlap or come in another order', () => {
  const drawn = recordingPen();
  drawGuide(drawn.pen, { ...NO_GUIDE, ranges: [{ startNs: 600, endNs: 800 }, { startNs: 200, endNs: 400 }, { startNs: 300, endNs: 500 }] }, axis, row, palette);
  expect(drawn.of('fillRect').map(({ args, alpha }) => [args[0], args[2], alpha])).toEqual([
    [100, 100, 0.55],
    [350, 50, 0.55],
    [500, 100, 0.55],
  ]);
  expect(drawn.of('strokeRect')).toHaveLength(6);
});

it('dims all where no stretch is in sight, and marks a moment only within the plot', () => {
  const drawn = recordingPen();
  drawGuide(drawn.pen, { ...NO_GUIDE, ranges: [{ startNs: 2000, endNs: 3000 }], momentNs: 5000 }, axis, row, palette);
  expect(drawn.of('fillRect').map(({ args }) => args)).toEqual([[100, 26, 500, 74]]);
  const moment = recordingPen();
  drawGuide(moment.pen, { ...NO_GUIDE, momentNs: 500 }, axis, row, palette);
  expect(moment.of('fillRect').at(-1)).toMatchObject({ args: [349, 26, 3, 74], fill: 'yellow' });
});
