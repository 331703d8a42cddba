import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { stwKind } from '../index/stwKind.ts';
import { closeOf } from '../testing/closeOf.ts';
import { scheduleTrace } from '../testing/schedule.ts';
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

describe('a schedule', () => {
  const goroutines = `
    G1 main.main: run 0-5 P0 | chan receive 5-9 | runnable 9-10 | run 10-20 P0
    G7 main.worker by G1: created 2 | run 4-6 P1 | end
    G8 main.worker by G1: created 10.5 | run 11-12 P1 | end
    G9 main.worker by G1: created 11 | run 13-14 P1 | end`;

  it('tells who lived at one time, how busy the Ps were, and what was allocated', async () => {
    const { close } = await closeOf(scheduleTrace(`${goroutines}\n heap: 0 4096 | 5 9000 | 12 2000 | 15 5000`));
    const figures = runFigures(close);
    expect(figures).toMatchObject({ goroutines: 4, peakGoroutines: 3, peakHeapBytes: 9000, liveHeapBytes: undefined, gcCycles: 0, gcCpuShare: 0 });
    const seconds = (figures.durationNs ?? 0) / 1e9;
    expect((figures.allocatedBytesPerSecond ?? 0) * seconds).toBeCloseTo(9000 - 4096 + 3000, 6);
    expect((figures.goroutinesCreatedPerSecond ?? 0) * seconds).toBeCloseTo(3, 6);
    // The recording ends with its last event, at 15 µs.
    expect((figures.busyShare ?? 0) * (figures.procs ?? 0) * seconds * 1e6).toBeCloseTo(10 + 4, 1);
    expect(figures.startLatency).toMatchObject({ n: 3, maxNs: 2000 });
  });

  it('tells the same in several generations', async () => {
    const { close } = await closeOf(scheduleTrace(goroutines, 26, [5.5, 11.5]));
    expect(close.index.generations).toHaveLength(3);
    expect(runFigures(close)).toMatchObject({ goroutines: 4, peakGoroutines: 3, startLatency: { n: 3, maxNs: 2000 } });
  });
});
