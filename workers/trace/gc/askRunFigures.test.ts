import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { stwKind } from '../index/stwKind.ts';
import { closeOf } from '../testing/closeOf.ts';
import { runFigures } from './askRunFigures.ts';

const RUNS = ['gc-alloc-storm', 'gc-large-objects', 'gc-live-heap', 'gc-pool', 'gc-steady', 'gomaxprocs-1', 'gomaxprocs-4'] as const;
const fileOf = (run: string, name: string): URL => new URL(`../../../fixtures/runs/${run}/${name}`, import.meta.url);
const text = (run: string, name: string): string => readFileSync(fileOf(run, name), 'utf8');
const closeTo = async (run: string): Promise<CloseTrace> => (await closeOf(new Uint8Array(readFileSync(fileOf(run, 'trace.out'))))).close;

interface Snapshot {
  readonly elapsed_ns: number;
  readonly memstats: { readonly TotalAlloc: number; readonly HeapAlloc: number };
}

describe.each(RUNS)('the figures of %s', (run) => {
  it('are those of the trace, and agree with what the program told of itself', async () => {
    const trace = await closeTo(run);
    const { index } = trace;
    const figures = runFigures(trace);
    const { pauses, durationNs = 0, procs = 0 } = figures;

    const stops = index.ranges.stw.map(({ startNs, endNs }) => (endNs ?? index.lastNs) - startNs);
    expect(pauses).toMatchObject({ n: stops.length, maxNs: Math.max(...stops) });
    expect(figures.stoppedNs).toBe(stops.reduce((sum, ns) => sum + ns, 0));
    expect(figures).toMatchObject({ durationNs: index.lastNs, gcCycles: index.ranges.marks.length, goroutines: index.tally.goroutineIds.count });
    const gomaxprocs = /(\d+) P/.exec(text(run, 'stderr.log'))?.[1];
    expect(String(procs)).toBe(gomaxprocs);

    // Lanes by kind of work come to what all Ps were busy.
    const busyNs = trace.summaries.reduce((sum, one) => sum + one.busyNs, 0);
    expect(figures.busyShare).toBeCloseTo(busyNs / (procs * durationNs), 4);
    expect(figures.gcCpuShare).toBeGreaterThan(figures.assistShare ?? 1);
    const assists = index.ranges.assists(index.lastNs);
    expect((figures.assistShare ?? 0) > 0).toBe(assists.totalNs > 0);

    const snapshots = text(run, 'memstats.jsonl').trim().split('\n').map((line) => JSON.parse(line) as Snapshot);
    const [first, last] = [snapshots[0], snapshots.at(-1)];
    if (first === undefined || last === undefined) throw new Error('no snapshots');
    const perSecond = ((last.memstats.TotalAlloc - first.memstats.TotalAlloc) * 1e9) / (last.elapsed_ns - first.elapsed_ns);
    // The two begin and end some milliseconds apart.
    expect((figures.allocatedBytesPerSecond ?? 0) / perSecond).toBeGreaterThan(0.9);
    expect((figures.allocatedBytesPerSecond ?? 0) / perSecond).toBeLessThan(1.1);
    expect(figures.peakHeapBytes).toBeGreaterThan(0.9 * Math.max(...snapshots.map(({ memstats }) => memstats.HeapAlloc)));
  });

  it('has the live heap that the last line of gctrace has', async () => {
    const trace = await closeTo(run);
    const { liveHeapBytes = 0 } = runFigures(trace);
    const live = [...text(run, 'stderr.log').matchAll(/^gc \d+ .*?\d+->\d+->(\d+) MB/gm)].map(([, mb]) => Number(mb) * 2 ** 20);
    // Lines before and after the recording have others.
    const stops = trace.index.ranges.stw.filter(({ kindText }) => stwKind(trace.index.tables.texts[kindText] ?? '') === 1);
    expect(stops.length).toBeGreaterThan(0);
    expect(live.slice(-3).some((bytes) => Math.abs(bytes - liveHeapBytes) <= 2 ** 20 + 2 ** 19)).toBe(true);
  });
});

it('needs no second reading', async () => {
  const { close, reads } = await closeOf(new Uint8Array(readFileSync(fileOf('gc-steady', 'trace.out'))));
  runFigures(close);
  expect(reads).toEqual([]);
});

it('counts the most goroutines that lived at one time', async () => {
  const { peakGoroutines = 0, goroutines = 0 } = runFigures(await closeTo('gc-pool'));
  expect(peakGoroutines).toBeGreaterThan(8);
  expect(peakGoroutines).toBeLessThanOrEqual(goroutines);
});
