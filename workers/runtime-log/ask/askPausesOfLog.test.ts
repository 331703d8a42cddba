import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { PauseAnswers, PauseQuestion } from '../../api/pauses.ts';
import type { RuntimeRecords } from '../runtimeRecords.ts';
import { readLog } from '../testing/readLog.ts';
import { askPausesOfLog } from './askPausesOfLog.ts';

const RUN = fileURLToPath(new URL('../../../fixtures/runs/gc-alloc-storm/', import.meta.url));
const fixture = (name: string): RuntimeRecords => readLog(readFileSync(RUN + name));

// Each question is paired with its answer by its name.
const asked = <Q extends PauseQuestion>(records: RuntimeRecords, question: Q): PauseAnswers[Q['ask']] => askPausesOfLog(records, question) as PauseAnswers[Q['ask']];
const ALL = { ask: 'pauses', range: undefined, names: [], lengthNs: undefined, order: 'length', descending: true, from: 0, count: 100 } as const;

const LINES = `gc 1 @0.010s 2%: 0.50+3.0+0.25 ms clock, 1.0+1.2/2.4/0.3+0.50 ms cpu, 4->5->2 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 2 P
text of the program
gc 2 @0.050s 2%: 0.020+1.0+7.5 ms clock, 0.04+0/0.1/0+15 ms cpu, 4->4->1 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 2 P
`;

describe('stops of a log', () => {
  it('are two for each line of gctrace, where they lie in the cycle', () => {
    const records = readLog(LINES);
    const { rows, total } = asked(records, { ...ALL, order: 'start', descending: false });
    expect(total).toBe(4);
    expect(rows.map(({ index, name, startNs, ns, cycle, stretchedBy }) => [index, name, Math.round(startNs), ns, cycle, stretchedBy])).toEqual([
      [0, 'GC sweep termination', 10_000_000, 500_000, 0, 'nothing'],
      [1, 'GC mark termination', 13_500_000, 250_000, 0, 'nothing'],
      [2, 'GC sweep termination', 50_000_000, 20_000, 1, 'nothing'],
      [3, 'GC mark termination', 51_020_000, 7_500_000, 1, 'unknown'],
    ]);
    expect(asked(records, { ...ALL, lengthNs: { fromNs: 1e6, toNs: 1e9 } }).rows.map(({ index }) => index)).toEqual([3]);
    expect(asked(records, { ...ALL, names: ['GC sweep termination'], range: { startNs: 0, endNs: 20_000_000 } }).rows.map(({ index }) => index)).toEqual([0]);
    expect(asked(records, { ask: 'pause', index: 3 })).toMatchObject({ pause: { index: 3, toStopNs: undefined }, procs: [], because: ['source does not tell'], known: 1 });
    expect(asked(records, { ask: 'pause', index: 4 })).toBeUndefined();
    const map = asked(records, { ask: 'pauseMap', range: { startNs: 0, endNs: 60_000_000 }, names: [], widthPx: 60 });
    expect([[...map.index], map.shortestNs, map.longestNs]).toEqual([[2, 1, 0, 3], 20_000, 7_500_000]);
  });

  it('sum up to what the lines say, of a real run', () => {
    const records = fixture('stderr.log');
    const { all, kinds, from } = asked(records, { ask: 'pauseFigures', range: undefined, names: [] });
    const clocks = [...readFileSync(`${RUN}stderr.log`, 'latin1').matchAll(/^gc \d+ @.*?: ([\d.]+)\+[\d.]+\+([\d.]+) ms clock/gm)].map(([, sweep, mark]) => [Number(sweep), Number(mark)] as const);
    expect(all.n).toBe(clocks.length * 2);
    expect(all.sumNs / 1e6).toBeCloseTo(clocks.reduce((sum, [sweep, mark]) => sum + sweep + mark, 0), 6);
    expect(new Set(kinds.map(({ name, durations }) => `${name} ${durations.n}`))).toEqual(new Set([`GC sweep termination ${clocks.length}`, `GC mark termination ${clocks.length}`]));
    expect(from).toBe('stops');
  });

  it('are one for each cycle that MemStats remembers', () => {
    const records = fixture('memstats.jsonl');
    const last = JSON.parse(readFileSync(`${RUN}memstats.jsonl`, 'utf8').trim().split('\n').at(-1) ?? '') as { memstats: { NumGC: number; PauseTotalNs: number } };
    const { all, kinds } = asked(records, { ask: 'pauseFigures', range: undefined, names: [] });
    expect([all.n, all.sumNs, kinds.map(({ name }) => name)]).toEqual([last.memstats.NumGC, last.memstats.PauseTotalNs, ['GC cycle']]);
  });

  it('are counted by length in runtime/metrics, which tells no single one', () => {
    const records = fixture('metrics.json');
    const figures = asked(records, { ask: 'pauseFigures', range: undefined, names: [] });
    const metrics = JSON.parse(readFileSync(`${RUN}metrics.json`, 'utf8')) as Readonly<Record<string, { counts: readonly number[] }>>;
    const count = (name: string): number => metrics[name]?.counts.reduce((sum, here) => sum + here, 0) ?? 0;
    expect(figures.from).toBe('buckets');
    expect(Object.fromEntries(figures.kinds.map(({ name, durations }) => [name, durations.n]))).toEqual({ GC: count('/sched/pauses/total/gc:seconds'), 'other than GC': count('/sched/pauses/total/other:seconds') });
    expect(figures.toStop?.n).toBe(count('/sched/pauses/stopping/gc:seconds') + count('/sched/pauses/stopping/other:seconds'));
    expect(figures.kinds.every(({ histogram, durations }) => histogram.reduce((sum, here) => sum + here, 0) === durations.n)).toBe(true);
    expect(asked(records, ALL).total).toBe(0);
  });

  it('come as five quantiles from Prometheus', () => {
    const records = readLog(`# TYPE go_gc_duration_seconds summary
go_gc_duration_seconds{quantile="0"} 1e-05
go_gc_duration_seconds{quantile="0.25"} 2e-05
go_gc_duration_seconds{quantile="0.5"} 3e-05
go_gc_duration_seconds{quantile="0.75"} 4e-05
go_gc_duration_seconds{quantile="1"} 0.002
go_gc_duration_seconds_sum 0.01
go_gc_duration_seconds_count 120
go_goroutines 7
`);
    const { all, from } = asked(records, { ask: 'pauseFigures', range: undefined, names: [] });
    expect([from, all]).toEqual(['quantiles', { n: 120, minNs: 10_000, p50Ns: 30_000, p90Ns: 2_000_000, p99Ns: 2_000_000, p999Ns: 2_000_000, maxNs: 2_000_000, sumNs: 10_000_000 }]);
  });

  it('are none in a log that tells of none', () => {
    const records = readLog('SCHED 0ms: gomaxprocs=2 idleprocs=1 threads=4 spinningthreads=0 idlethreads=1 runqueue=0 [0 0]\n');
    expect(asked(records, { ask: 'pauseFigures', range: undefined, names: [] })).toMatchObject({ all: { n: 0 }, kinds: [], from: 'stops' });
    expect(asked(records, ALL)).toMatchObject({ total: 0, rows: [] });
  });
});
