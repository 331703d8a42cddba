import { describe, expect, it } from 'vitest';
import { nextWindow, windowAt, windowAxis, windowTicks, xOfWindow } from './windowAxis.ts';

const axis = windowAxis(2.5e9, 50, 640);

function labels(widthPx: number): readonly string[] {
  return windowTicks(windowAxis(2.5e9, 0, widthPx)).flatMap(({ label }) => label ?? []);
}

describe('the axis of window lengths', () => {
  it('goes from 1 µs to the recording, and there and back again', () => {
    expect(xOfWindow(axis, 1000)).toBe(50);
    expect(xOfWindow(axis, 2.5e9)).toBe(690);
    for (const ns of [1500, 1e6, 2.4e7, 1.9e9]) expect(windowAt(axis, xOfWindow(axis, ns))).toBe(ns);
    expect(windowAt(axis, 0)).toBe(1000);
    expect(windowAt(axis, 9999)).toBe(2.5e9);
  });

  it('is one of a recording of some ns, too', () => {
    const short = windowAxis(10, 0, 100);
    expect([short.shortestNs, short.longestNs]).toEqual([5, 10]);
    expect(windowTicks(short).map(({ ns }) => ns)).toEqual([5, 10]);
    expect(nextWindow(short, 10, 1)).toBe(10);
  });

  it('labels decades as far as there is room', () => {
    expect(labels(640)).toEqual(['1 µs', '10 µs', '100 µs', '1 ms', '10 ms', '100 ms', '1 s']);
    expect(labels(200)).toEqual(['1 µs', '1 ms', '1 s']);
  });

  it('steps by keys over round lengths, and back to where it was', () => {
    const up = [1e6, 9.9e6, 1e7].map((ns) => nextWindow(axis, ns, 1));
    expect(up).toEqual([1.2e6, 1e7, 1.2e7]);
    expect(up.map((ns) => nextWindow(axis, ns, -1))).toEqual([1e6, 8e6, 1e7]);
    expect(nextWindow(axis, 1000, -1)).toBe(1000);
    expect(nextWindow(axis, 2.5e9, 1)).toBe(2.5e9);
  });
});
