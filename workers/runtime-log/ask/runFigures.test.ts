import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RunFigures } from '../../api.ts';
import { triaged } from '../../triage.ts';

const RUNS = ['gc-alloc-storm', 'gc-large-objects', 'gc-live-heap', 'gc-pool', 'gc-steady', 'gomaxprocs-1', 'gomaxprocs-4'] as const;
const pathOf = (run: string, name: string): URL => new URL(`../../../fixtures/runs/${run}/${name}`, import.meta.url);

async function figuresOf(run: string, name: string): Promise<RunFigures> {
  const read = await triaged({ from: 'file', file: new Blob([readFileSync(pathOf(run, name))]), name });
  if (read.outcome === 'failed' || read.figures === undefined) throw new Error(`no figures of ${name}`);
  return read.figures;
}

describe.each(RUNS)('the logs of %s', (run) => {
  const lines = [...readFileSync(pathOf(run, 'stderr.log'), 'utf8').matchAll(/^gc \d+ @[\d.]+s \d+%: ([\d.]+)\+[\d.]+\+([\d.]+) ms clock, ([\d.]+)\+([\d.]+)\/([\d.]+)\/([\d.]+)\+([\d.]+) ms cpu, .* (\d+) P/gm)].map((line) => line.slice(1).map(Number));

  it('tell the stops of every line, and what its CPU figures come to', async () => {
    const figures = await figuresOf(run, 'stderr.log');
    const stops = lines.flatMap(([begins = 0, ends = 0]) => [begins * 1e6, ends * 1e6]);
    expect(figures.gcCycles).toBe(lines.length);
    expect(figures.pauses?.n).toBe(2 * lines.length);
    expect(figures.pauses?.maxNs).toBeCloseTo(Math.max(...stops), 0);
    expect(figures.stoppedNs).toBeCloseTo(stops.reduce((sum, ns) => sum + ns, 0), 0);
    const procs = lines[0]?.[7] ?? 0;
    expect(figures.procs).toBe(procs);
    const cpuNs = lines.reduce((sum, [, , ...cpu]) => sum + cpu.slice(0, 5).reduce((all, ms) => all + ms * 1e6, 0), 0);
    expect(figures.gcCpuShare).toBeCloseTo(cpuNs / (procs * (figures.durationNs ?? 0)), 9);
    expect(figures.assistShare).toBeCloseTo(lines.reduce((sum, [, , , assist = 0]) => sum + assist * 1e6, 0) / (procs * (figures.durationNs ?? 0)), 9);
  });

  it('agree with each other', async () => {
    const gctrace = await figuresOf(run, 'stderr.log');
    const memStats = await figuresOf(run, 'memstats.jsonl');
    const metrics = await figuresOf(run, 'metrics.json');
    expect(metrics.gcCycles).toBe(gctrace.gcCycles);
    expect(metrics.procs).toBe(gctrace.procs);
    expect(metrics.gogcPercent).toBe(100);
    // The ring has the sum of a cycle's two stops.
    expect(memStats.pauses?.n).toBeLessThanOrEqual(gctrace.gcCycles ?? 0);
    expect(memStats.stoppedNs ?? 0).toBeLessThanOrEqual((gctrace.stoppedNs ?? 0) * 1.5 + 1e6);
    // Of a program that seldom collects the last line comes long before its end.
    const isToTheEnd = (gctrace.durationNs ?? 0) > 0.7 * (memStats.durationNs ?? 0);
    if (isToTheEnd) expect((gctrace.allocatedBytesPerSecond ?? 0) / (memStats.allocatedBytesPerSecond ?? 0)).toBeCloseTo(1, 0);
    // One reading tells no rate: its CPU time is that until the last cycle.
    expect(metrics).toMatchObject({ durationNs: undefined, allocatedBytesPerSecond: undefined });
    expect(metrics.gcCpuShare).toBeLessThan(0.6);
  });
});

it('takes histograms of pauses and of scheduling latencies by the upper edges of their buckets', async () => {
  const figures = await figuresOf('gc-steady', 'metrics.json');
  const told = JSON.parse(readFileSync(pathOf('gc-steady', 'metrics.json'), 'utf8')) as Record<string, { readonly buckets: readonly (number | string)[]; readonly counts: readonly number[] }>;
  const histograms = ['/sched/pauses/total/gc:seconds', '/sched/pauses/total/other:seconds'].map((name) => told[name]);
  const count = histograms.reduce((sum, one) => sum + (one?.counts.reduce((all, many) => all + many, 0) ?? 0), 0);
  const greatest = Math.max(...histograms.map((one) => Number(one?.buckets[(one.counts.findLastIndex((many) => many > 0) ?? 0) + 1])));
  expect(figures.pauses).toMatchObject({ n: count, maxNs: greatest * 1e9 });
  expect(figures.schedLatency?.n).toBe(told['/sched/latencies:seconds']?.counts.reduce((all, many) => all + many, 0));
});

describe('a file looked at in passing', () => {
  it('says what it is, or what is wrong with it', async () => {
    const trace = await triaged({ from: 'file', file: new Blob([readFileSync(pathOf('gomaxprocs-1', 'trace.out'))]), name: 'trace.out' });
    expect(trace).toMatchObject({ outcome: 'read', facts: { kind: 'go-trace' }, figures: { procs: 1 } });
    const heap = await triaged({ from: 'file', file: new Blob([readFileSync(pathOf('gomaxprocs-1', 'heap.pb.gz'))]), name: 'heap.pb.gz' });
    expect(heap).toMatchObject({ outcome: 'read', facts: { kind: 'pprof' } });
    const text = await triaged({ from: 'file', file: new Blob(['Nothing of ours.\n']), name: 'notes.txt' });
    expect(text).toMatchObject({ outcome: 'failed', damage: { what: 'not-ours' } });
    // It names metrics, but holds none.
    const summary = await triaged({ from: 'file', file: new Blob(['{"metrics": {"/sched/gomaxprocs:threads": {"samples": 2, "min": "2", "max": "2"}}}']), name: 'summary.json' });
    expect(summary).toMatchObject({ outcome: 'failed' });
  });
});
