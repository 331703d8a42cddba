// Sums runs up: the best and the median of every figure.
import type { WorkerRun } from './benchPage.ts';
import { type Spread, nearestRank, spreadOf, summarise } from './figures.ts';
import type { LogFigures, ProfileFigures, Throughput, TraceFigures } from './measures.ts';
import type { NodeRun } from './nodeDecode.ts';
import { LANE_QUESTIONS, VIEWPORT_QUESTIONS } from './questions.ts';
import type { PageRun } from './realPage.ts';

export interface TraceRun {
  readonly one: WorkerRun;
  readonly cold: WorkerRun;
  readonly two: WorkerRun;
  readonly page: PageRun;
  readonly node: NodeRun;
  /** Events per second of Go's reader. */
  readonly go: number | undefined;
}

export interface ProfileRun {
  readonly one: WorkerRun;
  readonly page: PageRun;
  /** Milliseconds of pprof. */
  readonly go: number | undefined;
}

export interface LogRun {
  readonly one: WorkerRun;
  readonly node: NodeRun;
  /** Milliseconds of grep. */
  readonly grep: number | undefined;
}

type Which = 'best' | 'median';

export function traceFigures(runs: readonly TraceRun[], which: Which, events: number, bytes: number): TraceFigures {
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
  const heldCloser = less((run) => run.one.heldCloserBytes);
  return {
    one_worker: throughput(oneMs),
    cold_one_worker: throughput((run) => run.cold.doneMs),
    two_workers: throughput(twoMs),
    node_one_thread: throughput((run) => run.node.warmMs),
    cold_node_one_thread: throughput((run) => run.node.coldMs),
    ratio_attribution: less((run) => (run.node.attributionMs ?? NaN) / run.node.warmMs),
    first_picture_ms: less((run) => run.page.firstPictureMs),
    ready_ms: less((run) => run.one.readyMs),
    longest_task_ms: less((run) => run.page.longestTaskMs),
    bytes_per_event: events === 0 ? null : held / events,
    bytes_per_event_closer: events === 0 ? null : heldCloser / events,
    peak_bytes: peakOf(runs, which),
    // As the page opens a trace on two cores: what is read in the background is read on other threads.
    question_p95_ms: less((run) => viewportP95(run.two)),
    question_ms_by_kind: byKind(runs, which, (run) => questionSpreads(run.two)),
    frame_p95_ms: less((run) => Math.max(...Object.values(run.page.frameMs).map(({ p95 }) => p95))),
    frame_ms_by_view: byKind(runs, which, (run) => run.page.frameMs),
    go_reader: goEventsPerSecond === undefined ? null : { events_per_s: goEventsPerSecond },
    ratio_one_worker: overGo(oneMs),
    ratio_cold_one_worker: overGo((run) => run.cold.doneMs),
    ratio_node_one_thread: overGo((run) => run.node.warmMs),
    ratio_two_workers: which === 'best' ? less(oneMs) / less(twoMs) : nearestRank(runs.map((run) => oneMs(run) / twoMs(run)), 0.5),
  };
}

export function profileFigures(runs: readonly ProfileRun[], which: Which, inflatedBytes: number): ProfileFigures {
  const less = (of: (run: ProfileRun) => number): number => summarise(runs.map(of), 'less')[which];
  const pprofRuns = runs.flatMap((run) => run.go ?? []);
  const pprofMs = pprofRuns.length === 0 ? null : summarise(pprofRuns, 'less')[which];
  const firstPictureMs = less((run) => run.page.firstPictureMs);
  const heldBytes = less((run) => run.one.heldBytes);
  return {
    decode_ms: less((run) => run.one.doneMs),
    first_picture_ms: firstPictureMs,
    longest_task_ms: less((run) => run.page.longestTaskMs),
    peak_bytes: peakOf(runs, which),
    held_bytes: heldBytes,
    held_of_inflated: heldBytes / inflatedBytes,
    question_p95_ms: less((run) => nearestRank(run.one.questionMs['flame'], 0.95)),
    question_ms_by_kind: byKind(runs, which, (run) => questionSpreads(run.one)),
    frame_p95_ms: less((run) => Math.max(...Object.values(run.page.frameMs).map(({ p95 }) => p95))),
    pprof_top_ms: pprofMs,
    ratio_first_picture: ratioToPprof(runs, which, pprofMs, firstPictureMs),
  };
}

export function logFigures(runs: readonly LogRun[], which: Which, bytes: number): LogFigures {
  const less = (of: (run: LogRun) => number): number => summarise(runs.map(of), 'less')[which];
  const decodeMs = less((run) => run.one.doneMs);
  const grepRuns = runs.flatMap((run) => run.grep ?? []);
  return {
    decode_ms: decodeMs,
    mb_per_s: bytes / decodeMs / 1000,
    cold_node_ms: less((run) => run.node.coldMs),
    node_ms: less((run) => run.node.warmMs),
    peak_bytes: peakOf(runs, which),
    held_bytes: less((run) => run.one.heldBytes),
    question_p95_ms: less((run) => nearestRank(Object.values(run.one.questionMs).flat(), 0.95)),
    question_ms_by_kind: byKind(runs, which, (run) => questionSpreads(run.one)),
    grep_ms: grepRuns.length === 0 ? null : summarise(grepRuns, 'less')[which],
  };
}

function ratioToPprof(runs: readonly ProfileRun[], which: Which, pprofMs: number | null, firstPictureMs: number): number | null {
  if (pprofMs === null) return null;
  if (which === 'best') return firstPictureMs / pprofMs;
  return nearestRank(runs.flatMap(({ go, page }) => (go === undefined ? [] : page.firstPictureMs / go)), 0.5);
}

/** Of all questions about what is in sight. */
export function viewportP95({ questionMs }: Pick<WorkerRun, 'questionMs'>): number {
  return nearestRank([...VIEWPORT_QUESTIONS, ...LANE_QUESTIONS].flatMap((kind) => questionMs[kind] ?? []), 0.95);
}

export function questionSpreads({ questionMs }: Pick<WorkerRun, 'questionMs'>): Record<string, Spread> {
  return Object.fromEntries(Object.entries(questionMs).map(([kind, ms]) => [kind, spreadOf(ms)]));
}

function byKind<Run>(runs: readonly Run[], which: Which, of: (run: Run) => Readonly<Record<string, Spread>>): Record<string, Spread> {
  const less = (kind: string, figure: keyof Spread): number => summarise(runs.map((run) => of(run)[kind][figure]), 'less')[which];
  return Object.fromEntries(Object.keys(of(runs[0])).map((kind) => [kind, { p50: less(kind, 'p50'), p95: less(kind, 'p95'), max: less(kind, 'max') }]));
}

function peakOf(runs: readonly { readonly one: WorkerRun }[], which: Which): number | null {
  const peaks = runs.flatMap((run) => run.one.peakBytes ?? []);
  return peaks.length === 0 ? null : summarise(peaks, 'less')[which];
}
