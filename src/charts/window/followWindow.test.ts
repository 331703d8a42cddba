import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FOLLOW_MS, followWindow } from './followWindow.ts';
import { liveWindow } from './liveWindow.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('hears of many moves once a step, and of the place they came to', () => {
  const live = liveWindow(1e6, undefined);
  const heard: number[] = [];
  followWindow(live, () => heard.push(live.range.startNs));
  for (let step = 1; step <= 10; step++) {
    live.moveTo({ startNs: step * 1000, endNs: 5e5 });
    vi.advanceTimersByTime(FOLLOW_MS / 5);
  }
  expect(heard).toEqual([5000, 10_000]);
  vi.advanceTimersByTime(10 * FOLLOW_MS);
  expect(heard).toEqual([5000, 10_000]);
});

it('hears nothing after it was stopped, not even of moves before', () => {
  const live = liveWindow(1e6, undefined);
  let heard = 0;
  const stop = followWindow(live, () => heard++);
  live.moveTo({ startNs: 10, endNs: 5e5 });
  stop();
  vi.advanceTimersByTime(10 * FOLLOW_MS);
  live.moveTo({ startNs: 20, endNs: 5e5 });
  vi.advanceTimersByTime(10 * FOLLOW_MS);
  expect(heard).toBe(0);
});
