import { describe, expect, it } from 'vitest';
import { timeAxis } from './timeAxis.ts';
import { axisMoment, axisTicks, wallClockOf, wallMoment, wallTicks } from './wallClock.ts';

const at = (text: string): number => Date.parse(`2026-11-22T${text}Z`);
const clock = wallClockOf(at('14:03:22.117'), 0);
const labels = (startNs: number, endNs: number, widthPx = 500): readonly string[] =>
  wallTicks(timeAxis({ startNs, endNs }, 88, widthPx), clock).ticks.map(({ label }) => label);

describe('the clock on the wall', () => {
  it('is on an axis that has it, and on no other', () => {
    const range = { startNs: 0, endNs: 10e9 };
    const ofDay = timeAxis(range, 88, 500, clock);
    const ofTrace = timeAxis(range, 88, 500);
    expect([ofDay, ofTrace].map((axis) => axisTicks(axis).ticks[0]?.label)).toEqual(['14:03:24', '0 s']);
    expect([ofDay, ofTrace].map((axis) => axisMoment(axis, 2e9))).toEqual(['14:03:24.12', '2.00 s']);
  });

  it('ticks on round times of day', () => {
    const { ticks, base } = wallTicks(timeAxis({ startNs: 0, endNs: 10e9 }, 88, 500), clock);
    expect(base).toBeUndefined();
    expect(ticks.map(({ label }) => label)).toEqual(['14:03:24', '14:03:26', '14:03:28', '14:03:30', '14:03:32']);
    expect(ticks[0]?.ns).toBeCloseTo(1.883e9, 0);
  });

  it('counts seconds within a minute, and minutes within hours', () => {
    expect(wallTicks(timeAxis({ startNs: 0, endNs: 5e6 }, 88, 500), clock)).toMatchObject({
      base: '14:03',
      ticks: [{ label: '22.117 s' }, { label: '22.118 s' }, { label: '22.119 s' }, { label: '22.120 s' }, { label: '22.121 s' }, { label: '22.122 s' }],
    });
    expect(labels(0, 3600e9)).toEqual(['14:15', '14:30', '14:45', '15:00']);
  });

  it('goes on after midnight', () => {
    const late = wallClockOf(at('23:59:59'), 0);
    expect(wallTicks(timeAxis({ startNs: 0, endNs: 2e9 }, 88, 200), late).ticks.map(({ label }) => label)).toEqual(['23:59:59', '00:00:00', '00:00:01']);
  });

  it('knows zones', () => {
    expect(wallMoment(0, 1e6, wallClockOf(at('14:03:22.117'), 90))).toBe('15:33:22.117');
    expect(wallMoment(0, 1e9, wallClockOf(at('00:30:00'), -60))).toBe('23:30:00');
  });

  it('says a moment as finely as a pixel', () => {
    expect(wallMoment(1_000_000, 1000, clock)).toBe('14:03:22.118000');
    expect(wallMoment(0, 2e9, clock)).toBe('14:03:22');
  });
});
