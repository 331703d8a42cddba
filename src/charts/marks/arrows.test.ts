import { describe, expect, it } from 'vitest';
import type { Palette } from '../palette.ts';
import { recordingPen } from '../recordingPen.ts';
import { drawArrow, stubEnd } from './arrows.ts';

const palette = new Proxy({}, { get: (_, name) => String(name) }) as Palette;

describe('arrows', () => {
  it('point at where they lead, with the head behind the point', () => {
    const recording = recordingPen();
    drawArrow(recording.pen, { xPx: 10, yPx: 10 }, { xPx: 10, yPx: 50 }, palette);
    expect(recording.of('stroke').map(({ stroke }) => stroke)).toEqual(['surface', 'ink']);
    const [, , tip] = recording.of('moveTo');
    expect(tip?.args).toEqual([10, 50]);
    expect(recording.of('lineTo').slice(2).map(({ args }) => args[1])).toEqual([44, 44]);
  });

  it('leave out what has no length', () => {
    const recording = recordingPen();
    drawArrow(recording.pen, { xPx: 10, yPx: 10 }, { xPx: 10, yPx: 10.5 }, palette);
    expect(recording.calls).toEqual([]);
  });

  it('go down where there is no room above', () => {
    expect(stubEnd({ xPx: 5, yPx: 100 }, 50).yPx).toBeLessThan(100);
    expect(stubEnd({ xPx: 5, yPx: 60 }, 50).yPx).toBeGreaterThan(60);
  });
});
