// Runs every measurement of a file in turns, so that a machine that slows down slows all of them down, and sums the runs up.
import { statSync } from 'node:fs';
import type { Bench, WorkerRun } from './chromium.ts';
import { nearestRank, summarise } from './figures.ts';
import { goReaderEventsPerSecond, pprofTopMs } from './goTools.ts';
import type { Measures, ProfileFigures, TraceFigures } from './measures.ts';
import { decodeInNode } from './nodeDecode.ts';
import { measurePage, type PageRun } from './realPage.ts';

const questions = 200;

interface Run {
  readonly worker: WorkerRun;
  readonly page: PageRun;
  readonly nodeMs: number;
  /** Events per second of Go's reader, or milliseconds of pprof. */
  readonly go: number | undefined;
}

export async function measureFile(bench: Bench, pageUrl: string, file: string, runs: number): Promise<Measures> {
  const { size: bytes } = statSync(file);
  const collected: Run[] = [];
  for (let run = 0; run < runs; run++) {
    console.error(`${file}: run ${run + 1} of ${runs}`);
    // One at a time: two measurements at once would measure each other.
    // oxlint-disable-next-line eslint/no-await-in-loop
    collected.push(await measureOnce(bench, pageUrl, file));
  }
  const [first] = collected;
  if (first.worker.kind === 'pprof') {
    const [best, median] = (['best', 'median'] as const).map((which) => profileFigures(collected, which));
    return { kind: 'pprof', file, bytes, runs, ...best, median };
  }
  const { events, inflatedBytes } = first.worker;
  const [best, median] = (['best', 'median'] as const).map((which) => traceFigures(collected, which, events, inflatedBytes));
  return { kind: 'go-trace', file, bytes, events, runs, ...best, median };
}

async function measureOnce(bench: Bench, pageUrl: string, file: string): Promise<Run> {
  const worker = await bench.measureWorker(file, questions);
  const isTrace = worker.kind === 'go-trace';
  const go = isTrace ? goReaderEventsPerSecond(file) : pprofTopMs(file);
  const nodeMs = decodeInNode(file);
  const page = await measurePage(bench.browser, pageUrl, file, isTrace ? 'latency' : 'flame');
  return { worker, page, nodeMs, go };
}

type Which = 'best' | 'median';

function traceFigures(runs: readonly Run[], which: Which, events: number, bytes: number): TraceFigures {
  const less = (of: (run: Run) => number) => summarise(runs.map(of), 'less')[which];
  const throughput = (milliseconds: number) => ({ events_per_s: (events / milliseconds) * 1000, mb_per_s: bytes / milliseconds / 1000 });
  const oneWorker = throughput(less((run) => run.worker.doneMs));
  const goRuns = runs.flatMap((run) => run.go ?? []);
  const goEventsPerSecond = goRuns.length === 0 ? undefined : summarise(goRuns, 'more')[which];
  const peakBytes = peakOf(runs, which);
  return {
    one_worker: oneWorker,
    two_workers: null,
    node_one_thread: throughput(less((run) => run.nodeMs)),
    first_picture_ms: less((run) => run.page.firstPictureMs),
    ready_ms: less((run) => run.worker.readyMs),
    longest_task_ms: less((run) => run.page.longestTaskMs),
    bytes_per_event: peakBytes === null || events === 0 ? null : peakBytes / events,
    peak_bytes: peakBytes,
    question_p95_ms: less((run) => nearestRank(run.worker.questionMs, 0.95)),
    frame_p95_ms: less((run) => run.page.frameP95Ms),
    go_reader: goEventsPerSecond === undefined ? null : { events_per_s: goEventsPerSecond },
    ratio_one_worker: goEventsPerSecond === undefined ? null : oneWorker.events_per_s / goEventsPerSecond,
  };
}

function profileFigures(runs: readonly Run[], which: Which): ProfileFigures {
  const less = (of: (run: Run) => number) => summarise(runs.map(of), 'less')[which];
  const pprofRuns = runs.flatMap((run) => run.go ?? []);
  return {
    decode_ms: less((run) => run.worker.doneMs),
    first_picture_ms: less((run) => run.page.firstPictureMs),
    longest_task_ms: less((run) => run.page.longestTaskMs),
    peak_bytes: peakOf(runs, which),
    question_p95_ms: less((run) => nearestRank(run.worker.questionMs, 0.95)),
    frame_p95_ms: less((run) => run.page.frameP95Ms),
    pprof_top_ms: pprofRuns.length === 0 ? null : summarise(pprofRuns, 'less')[which],
  };
}

function peakOf(runs: readonly Run[], which: Which): number | null {
  const peaks = runs.flatMap((run) => run.worker.peakBytes ?? []);
  return peaks.length === 0 ? null : summarise(peaks, 'less')[which];
}
