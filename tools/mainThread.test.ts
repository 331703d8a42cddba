import { expect, test } from 'vitest';
import { mainThreadWork, type TraceEvent } from './mainThread.ts';

const main = (tid = 1): TraceEvent => ({ name: 'thread_name', ph: 'M', pid: 9, tid, ts: 0, args: { name: 'CrRendererMain' } });
const frame = (ts: number, tid = 1): TraceEvent => ({ name: 'BeginMainThreadFrame', ph: 'I', pid: 9, tid, ts });
const task = (ts: number, tdur: number, tid = 1): TraceEvent => ({ name: 'ThreadControllerImpl::RunTask', ph: 'X', pid: 9, tid, ts, tdur });

test('a task counts for the frame that follows it', () => {
  const events = [main(), task(100, 9000), frame(1000), task(2000, 3000), task(6000, 2000), frame(17_000), task(18_000, 4000), frame(33_000), task(34_000, 1000)];
  expect(mainThreadWork(events)).toEqual({ taskMs: [9, 4, 3, 2, 1], frameMs: [5, 4] });
});

test('only the busiest page’s main thread counts', () => {
  const events = [main(1), main(2), task(1, 1000, 1), task(1, 5000, 2), task(1, 90_000, 3)];
  expect(mainThreadWork(events).taskMs).toEqual([5]);
});

test('nothing traced, nothing worked', () => {
  expect(mainThreadWork([])).toEqual({ taskMs: [], frameMs: [] });
});
