import { expect, test } from 'vitest';
import type { WorkerRun } from './benchPage.ts';
import { spreadOf } from './figures.ts';
import { logFigures, profileFigures, type ProfileRun, type TraceRun, traceFigures, viewportP95 } from './runFigures.ts';

const worker = (doneMs: number): WorkerRun => ({
  kind: 'go-trace',
  events: 1000,
  inflatedBytes: 5000,
  readyMs: doneMs / 10,
  doneMs,
  questionMs: { heap: [1, 2, 3], bands: [4], creation: [100] },
  zoomInMs: [],
  peakBytes: 9000,
  heldBytes: 20_000,
  heldCloserBytes: 30_000,
});

const run = (oneMs: number, twoMs: number, goEventsPerSecond: number | undefined): TraceRun => ({
  one: worker(oneMs),
  two: worker(twoMs),
  cold: worker(oneMs * 2),
  node: { coldMs: 40, warmMs: 20, attributionMs: 5 },
  page: { firstPictureMs: 50, longestTaskMs: 8, frameMs: { Timeline: spreadOf([1, 3]), 'Start latency': spreadOf([5]) } },
  go: goEventsPerSecond,
});

const profileRun = (firstPictureMs: number, go: number | undefined): ProfileRun => ({
  one: { ...worker(7), kind: 'pprof', questionMs: { flame: [1, 2], top: [9] } },
  page: { firstPictureMs, longestTaskMs: 8, frameMs: { 'Flame graph': spreadOf([3]) } },
  go,
});

test('the best ratio is that of the best runs, the median one that of the middle run: noise hits both sides of a run alike', () => {
  const runs = [run(10, 5, 50_000), run(40, 8, 10_000), run(20, 16, 40_000)];
  const best = traceFigures(runs, 'best', 1000, 5000);
  expect(best.one_worker.events_per_s).toBe(100_000);
  expect(best).toMatchObject({ ratio_one_worker: 2, ratio_two_workers: 2, ratio_cold_one_worker: 1, ratio_attribution: 0.25, go_reader: { events_per_s: 50_000 } });
  const median = traceFigures(runs, 'median', 1000, 5000);
  expect(median).toMatchObject({ ratio_one_worker: 2, ratio_two_workers: 2, ready_ms: 2 });
  expect(median.one_worker.events_per_s).toBe(50_000);
});

test('without Go there is nothing to compare with', () => {
  expect(traceFigures([run(10, 5, undefined)], 'best', 1000, 5000)).toMatchObject({ go_reader: null, ratio_one_worker: null, ratio_two_workers: 2, bytes_per_event: 20 });
});

test('p95 of questions counts what moving a window asks, frames the slower view', () => {
  expect(viewportP95(worker(1))).toBe(4);
  expect(traceFigures([run(10, 5, 1)], 'best', 1000, 5000)).toMatchObject({ question_p95_ms: 4, question_ms_by_kind: { creation: { p50: 100 }, heap: { p50: 2, p95: 3, max: 3 } }, frame_p95_ms: 5 });
});

test('a profile is measured against pprof, run by run, and against its own size', () => {
  const runs = [profileRun(100, 400), profileRun(300, 500), profileRun(200, 1000)];
  expect(profileFigures(runs, 'best', 5000)).toMatchObject({ first_picture_ms: 100, pprof_top_ms: 400, ratio_first_picture: 0.25, held_of_inflated: 4, question_p95_ms: 2 });
  expect(profileFigures(runs, 'median', 5000)).toMatchObject({ ratio_first_picture: 0.25, question_ms_by_kind: { top: { max: 9 } } });
  expect(profileFigures([profileRun(100, undefined)], 'best', 5000).ratio_first_picture).toBeNull();
});

test('a log is measured against its size, and beside grep', () => {
  const runs = [100, 300].map((doneMs) => ({ one: { ...profileRun(1, 1).one, doneMs }, node: { coldMs: doneMs * 2, warmMs: doneMs }, grep: doneMs / 10 }));
  expect(logFigures(runs, 'best', 5_000_000)).toMatchObject({ decode_ms: 100, mb_per_s: 50, cold_node_ms: 200, node_ms: 100, grep_ms: 10 });
  expect(logFigures(runs.map((one) => ({ ...one, grep: undefined })), 'best', 1).grep_ms).toBeNull();
});
