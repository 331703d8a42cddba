// Runs every measurement of a file in turns, so that a machine that slows down slows all of them down, and sums the runs up.
import { statSync } from 'node:fs';
import type { Bench, WorkerRun } from './benchPage.ts';
import { nearestRank, summarise } from './figures.ts';
import { goReaderEventsPerSecond, pprofTopMs } from './goTools.ts';
import type { Measures, ProfileFigures, Throughput, TraceFigures } from './measures.ts';
import { decodeInNode, type NodeRun } from './nodeDecode.ts';
import { VIEWPORT_QUESTIONS } from './questions.ts';
import { measurePage, type PageRun } from './realPage.ts';

const questions = 60;

interface TraceRun {
  readonly one: WorkerRun;
  readonly cold: WorkerRun;
  readonly two: WorkerRun;
  readonly page: PageRun;
  readonly node: NodeRun;
  /** Events per second of Go's reader. */
  readonly go: number | undefined;
}

interface ProfileRun {
  readonly one: WorkerRun;
  readonly page: PageRun;
  /** Milliseconds of pprof. */
  readonly go: number | undefined;
}

export async function measureFile(bench: Bench, pageUrl: string, file: string, runs: number): Promise<Measures> {
  const { size: bytes } = statSync(file);
  const { kind, events, inflatedBytes } = await bench.measureWorker(file, { threads: 1, warm: false, questions: 0, zoomIns: 0 });
  const run = async <Run>(measureOnce: () => Promise<Run>): Promise<readonly Run[]> => {
    const collected: Run[] = [];
    for (let at = 0; at < runs; at++) {
      console.error(`${file}: run ${at + 1} of ${runs}`);
      // One at a time: two measurements at once would measure each other.
      // oxlint-disable-next-line eslint/no-await-in-loop
      collected.push(await measureOnce());
    }
    return collected;
  };
  if (kind === 'pprof') {
    const collected = await run(() => measureProfile(bench, pageUrl, file));
    const [best, median] = (['best', 'median'] as const).map((which) => profileFigures(collected, which));
    return { kind, file, bytes, runs, ...best, median };
  }
  const collected = await run(() => measureTrace(bench, pageUrl, file));
  const [best, median] = (['best', 'median'] as const).map((which) => traceFigures(collected, which, events, inflatedBytes));
  return { kind, file, bytes, events, runs, ...best, median };
}

async function measureTrace(bench: Bench, pageUrl: string, file: string): Promise<TraceRun> {
  const one = await bench.measureWorker(file, { threads: 1, warm: true, questions, zoomIns: 0 });
  const two = await bench.measureWorker(file, { threads: 2, warm: true, questions: 0, zoomIns: 0 });
  const go = goReaderEventsPerSecond(file);
  const cold = await bench.measureWorker(file, { threads: 1, warm: false, questions: 0, zoomIns: 0 });
  const node = decodeInNode(file);
  return { one, two, go, cold, node, page: await measurePage(bench.browser, pageUrl, file, 'go-trace') };
}

async function measureProfile(bench: Bench, pageUrl: string, file: string): Promise<ProfileRun> {
  const one = await bench.measureWorker(file, { threads: 1, warm: true, questions, zoomIns: 0 });
  return { one, go: pprofTopMs(file), page: await measurePage(bench.browser, pageUrl, file, 'pprof') };
}

type Which = 'best' | 'median';

function traceFigures(runs: readonly TraceRun[], which: Which, events: number, bytes: number): TraceFigures {
  const less = (of: (run: TraceRun) => number): number => summarise(runs.map(of), 'less')[which];
  const throughput = (of: (run: TraceRun) => number): Throughput => {
    const milliseconds = less(of);
    return { events_per_s: (events / milliseconds) * 1000, mb_per_s: bytes / milliseconds / 1000 };
  };
  const goRuns = runs.flatMap((run) => run.go ?? []);
  const goEventsPerSecond = goRuns.length === 0 ? undefined : summarise(goRuns, 'more')[which];
  const overGo = (ms: (run: TraceRun) => number): number | null => {
    if (goEventsPerSecond === undefined) return null;
    if (which === 'best') return throughput(ms).events_per_s / goEventsPerSecond;
    return nearestRank(runs.flatMap((run) => (run.go === undefined ? [] : ((events / ms(run)) * 1000) / run.go)), 0.5);
  };
  const oneMs = (run: TraceRun): number => run.one.doneMs;
  const twoMs = (run: TraceRun): number => run.two.doneMs;
  const held = less((run) => run.one.heldBytes);
  return {
    one_worker: throughput(oneMs),
    cold_one_worker: throughput((run) => run.cold.doneMs),
    two_workers: throughput(twoMs),
    node_one_thread: throughput((run) => run.node.warmMs),
    cold_node_one_thread: throughput((run) => run.node.coldMs),
    first_picture_ms: less((run) => run.page.firstPictureMs),
    ready_ms: less((run) => run.one.readyMs),
    longest_task_ms: less((run) => run.page.longestTaskMs),
    bytes_per_event: events === 0 ? null : held / events,
    peak_bytes: peakOf(runs, which),
    question_p95_ms: less((run) => viewportP95(run.one)),
    question_p95_ms_by_kind: byKind(runs, which, (run) => questionP95s(run.one)),
    frame_p95_ms: less((run) => Math.max(...Object.values(run.page.frameMs))),
    frame_p95_ms_by_view: byKind(runs, which, (run) => run.page.frameMs),
    go_reader: goEventsPerSecond === undefined ? null : { events_per_s: goEventsPerSecond },
    ratio_one_worker: overGo(oneMs),
    ratio_cold_one_worker: overGo((run) => run.cold.doneMs),
    ratio_node_one_thread: overGo((run) => run.node.warmMs),
    ratio_two_workers: which === 'best' ? less(oneMs) / less(twoMs) : nearestRank(runs.map((run) => oneMs(run) / twoMs(run)), 0.5),
  };
}

function profileFigures(runs: readonly ProfileRun[], which: Which): ProfileFigures {
  const less = (of: (run: ProfileRun) => number): number => summarise(runs.map(of), 'less')[which];
  const pprofRuns = runs.flatMap((run) => run.go ?? []);
  return {
    decode_ms: less((run) => run.one.doneMs),
    first_picture_ms: less((run) => run.page.firstPictureMs),
    longest_task_ms: less((run) => run.page.longestTaskMs),
    peak_bytes: peakOf(runs, which),
    question_p95_ms: less((run) => nearestRank(Object.values(run.one.questionMs).flat(), 0.95)),
    frame_p95_ms: less((run) => Math.max(...Object.values(run.page.frameMs))),
    pprof_top_ms: pprofRuns.length === 0 ? null : summarise(pprofRuns, 'less')[which],
  };
}

/** Of all questions about what is in sight. */
export function viewportP95({ questionMs }: Pick<WorkerRun, 'questionMs'>): number {
  return nearestRank(VIEWPORT_QUESTIONS.flatMap((kind) => questionMs[kind] ?? []), 0.95);
}

export function questionP95s({ questionMs }: Pick<WorkerRun, 'questionMs'>): Record<string, number> {
  return Object.fromEntries(Object.entries(questionMs).map(([kind, ms]) => [kind, nearestRank(ms, 0.95)]));
}

function byKind<Run>(runs: readonly Run[], which: Which, of: (run: Run) => Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.keys(of(runs[0])).map((kind) => [kind, summarise(runs.map((run) => of(run)[kind]), 'less')[which]]));
}

function peakOf(runs: readonly { readonly one: WorkerRun }[], which: Which): number | null {
  const peaks = runs.flatMap((run) => run.one.peakBytes ?? []);
  return peaks.length === 0 ? null : summarise(peaks, 'less')[which];
}
