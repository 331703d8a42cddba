import { expect, test } from 'vitest';
import { frameWorkMs, type TraceEvent } from './frameWork.ts';

const frame = (ts: number, tid = 1): TraceEvent => ({ name: 'FireAnimationFrame', ph: 'X', pid: 9, tid, ts });
const task = (ts: number, dur: number, tid = 1): TraceEvent => ({ name: 'ThreadControllerImpl::RunTask', ph: 'X', pid: 9, tid, ts, dur });

test('tasks count for the frame they fire or follow', () => {
  const events = [task(900, 3000), frame(1000), task(5000, 2000), frame(17_000), task(18_000, 4000), frame(33_000)];
  expect(frameWorkMs(events)).toEqual([5, 4]);
});

test('other threads do not count', () => {
  const events = [frame(0), frame(16_000), frame(32_000), frame(5, 2), task(1000, 2000), task(1000, 9000, 2)];
  expect(frameWorkMs(events)).toEqual([2, 0]);
});

test('no frames, no work', () => {
  expect(frameWorkMs([task(0, 10)])).toEqual([]);
});
