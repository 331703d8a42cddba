import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { LogQuestion } from '../../api/log.ts';
import type { RuntimeRecords } from '../runtimeRecords.ts';
import { readLog } from '../testing/readLog.ts';
import { askLog } from './askLog.ts';

const RUNS = new URL('../../../fixtures/runs/', import.meta.url);

const recordsIn = (path: string): RuntimeRecords => readLog(readFileSync(new URL(path, RUNS)));

interface Snapshot {
  readonly memstats: Readonly<Record<string, number>> & { readonly BySize: readonly { readonly Size: number; readonly Mallocs: number; readonly Frees: number }[]; readonly PauseNs: readonly number[] };
}
const snapshotsIn = (path: string): readonly Snapshot[] => readFileSync(new URL(path, RUNS), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Snapshot);

const everything = (names: readonly string[]): Extract<LogQuestion, { readonly ask: 'seriesPoints' }> => ({ ask: 'seriesPoints', names, range: { startNs: -1e9, endNs: 1e15 }, widthPx: 1000 });

it.each(['gc-alloc-storm', 'gc-steady', 'gc-live-heap'])('draws MemStats of %s as the JSON has them', async (run) => {
  const records = recordsIn(`${run}/memstats.jsonl`);
  const snapshots = snapshotsIn(`${run}/memstats.jsonl`);
  const names = ['HeapAlloc', 'HeapInuse', 'HeapIdle', 'HeapReleased', 'NextGC', 'StackInuse', 'StackSys', 'MSpanInuse', 'MSpanSys', 'MCacheInuse', 'MCacheSys', 'GCCPUFraction'];
  const points = await askLog(records, everything(names));
  expect(points.map(({ name }) => name)).toEqual(names);
  for (const { name, value } of points) expect(Array.from(value), name).toEqual(snapshots.map(({ memstats }) => memstats[name]));
  const [objects] = await askLog(records, everything(['Mallocs − Frees']));
  expect(Array.from(objects?.value ?? [])).toEqual(snapshots.map(({ memstats }) => memstats['HeapObjects']));
});

it('gives counters as what they grew by a second, until the last snapshot', async () => {
  const records = recordsIn('gc-alloc-storm/memstats.jsonl');
  const snapshots = snapshotsIn('gc-alloc-storm/memstats.jsonl');
  const [allocated] = await askLog(records, everything(['TotalAlloc']));
  const { timeNs } = records.memStats;
  expect(allocated?.value).toHaveLength(snapshots.length - 1);
  const grown = (allocated?.value ?? new Float64Array()).reduce((sum, rate, row) => sum + (rate * (timeNs[row + 1] - timeNs[row])) / 1e9, 0);
  expect(grown).toBeCloseTo((snapshots.at(-1)?.memstats['TotalAlloc'] ?? 0) - (snapshots[0]?.memstats['TotalAlloc'] ?? 0), 0);
  const told = (await askLog(records, { ask: 'logSeries' })).find(({ name }) => name === 'TotalAlloc');
  expect(told?.range).toEqual({ startNs: timeNs[0], endNs: timeNs[snapshots.length - 1] });
  expect(told?.unit).toBe('bytes per second');
});

it('tells each pause of the ring once, with exact quantiles', async () => {
  const records = recordsIn('gc-alloc-storm/memstats.jsonl');
  const ring = snapshotsIn('gc-alloc-storm/memstats.jsonl').at(-1)?.memstats;
  const pauses = (ring?.PauseNs ?? []).slice(0, ring?.['NumGC']);
  const [points] = await askLog(records, everything(['PauseNs']));
  expect(Array.from(points?.value ?? [])).toEqual(pauses);
  const summary = (await askLog(records, { ask: 'logSeries' })).find(({ name }) => name === 'PauseNs')?.summary;
  const sorted = pauses.toSorted((a, b) => a - b);
  expect(summary?.p50Ns).toBe(sorted[Math.ceil(sorted.length / 2) - 1]);
  expect(summary?.p99Ns).toBe(sorted.at(-1));
  expect(summary?.sumNs).toBe(pauses.reduce((sum, ns) => sum + ns, 0));
});

it('tells a snapshot in full, with what BySize leaves out', async () => {
  const records = recordsIn('gc-large-objects/memstats.jsonl');
  const snapshots = snapshotsIn('gc-large-objects/memstats.jsonl');
  const last = snapshots.at(-1)?.memstats;
  const moment = await askLog(records, { ask: 'memStatsAt', atNs: 1e15 });
  expect(moment?.row).toBe(snapshots.length - 1);
  for (const name of ['HeapSys', 'Sys', 'Mallocs', 'NumGC', 'PauseTotalNs', 'OtherSys']) expect(moment?.fields.find((field) => field.name === name)?.value, name).toBe(last?.[name]);
  expect(moment?.contradictions).toEqual([]);
  const small = (last?.BySize ?? []).reduce((sum, { Size, Mallocs }) => sum + Size * Mallocs, 0);
  expect(moment?.rest?.allocatedBytes).toBe((last?.['TotalAlloc'] ?? 0) - small);
  // Buffers beyond every class are what this program makes.
  expect(moment?.rest?.allocatedBytes).toBeGreaterThan(0.5 * (last?.['TotalAlloc'] ?? 0));
  const first = await askLog(records, { ask: 'memStatsAt', atNs: -5 });
  expect([first?.row, first?.beforeNs, first?.afterNs]).toEqual([0, undefined, records.memStats.timeNs[1]]);
});

it('draws heap, goal and stops of gctrace lines', async () => {
  const records = recordsIn('gc-alloc-storm/stderr.log');
  const [live, goal, stops] = await askLog(records, everything(['heap live (gctrace)', 'heap goal (gctrace)', 'mark termination (gctrace)']));
  expect(Array.from(live?.value ?? [])).toEqual(Array.from(records.gc.liveBytes));
  expect(Array.from(goal?.timeNs ?? [])).toEqual(Array.from(records.gc.timeNs));
  expect(Array.from(stops?.value ?? [])).toEqual(Array.from(records.gc.markTerminationNs));
});

it('tells run queues, Ps and switches of schedtrace', async () => {
  const records = recordsIn('logs/go1.27-gomaxprocs-1-schedtrace50.log');
  const names = (await askLog(records, { ask: 'logSeries' })).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['idleprocs', 'threads', 'runqueue', 'local queues', 'runnable', 'queue of P 0', 'schedticks']));
  const [global, local, both] = await askLog(records, everything(['runqueue', 'local queues', 'runnable']));
  expect(Array.from(both?.value ?? [])).toEqual(Array.from(global?.value ?? [], (length, row) => length + (local?.value[row] ?? 0)));
});

it.each(['go1.27-http-server-scheddetail', 'go1.19-http-server-scheddetail'])('tells every P, M and G of a moment of %s', async (name) => {
  const records = recordsIn(`logs/${name}.log`);
  const text = readFileSync(new URL(`logs/${name}.log`, RUNS), 'utf8');
  const moment = await askLog(records, { ask: 'schedAt', atNs: 0 });
  const blocks = text.split(/^(?=SCHED)/m).filter((block) => block.startsWith('SCHED'));
  expect(moment?.ofRows).toBe(blocks.length);
  const own = blocks[moment?.row ?? 0] ?? '';
  const count = (kind: string): number => own.match(new RegExp(`^  ${kind}\\d+:`, 'gm'))?.length ?? 0;
  expect(moment?.detail?.procs).toHaveLength(count('P'));
  expect(moment?.detail?.threads).toHaveLength(count('M'));
  expect(moment?.detail?.goroutines.reduce((sum, group) => sum + group.count, 0)).toBe(count('G'));
  expect(moment?.detail?.procs.map(({ status }) => status)).toEqual(expect.arrayContaining(['running']));
  const [waiting] = await askLog(records, everything(['goroutines waiting']));
  expect(Array.from(waiting?.value ?? [])).toEqual(blocks.map((one) => one.match(/^ {2}G\d+: status=(?:4|4100)\(/gm)?.length ?? 0));
});

it('orders packages by what they took', async () => {
  const records = recordsIn('logs/go1.27-init-slow.log');
  const page = await askLog(records, { ask: 'inits', order: 'clock', descending: true, from: 0, count: 3 });
  const text = readFileSync(new URL('logs/go1.27-init-slow.log', RUNS), 'utf8');
  const longest = Array.from(text.matchAll(/^init (\S+) @\S+ ms, (\S+) ms clock/gm), ([, name = '', ms = '']) => ({ name, ms: Number(ms) })).toSorted((a, b) => b.ms - a.ms);
  expect(page.total).toBe(longest.length);
  expect(page.rows[0]?.package).toBe(longest[0]?.name);
  expect(page.rows.map(({ clockNs }) => clockNs / 1e6)).toEqual(longest.slice(0, 3).map(({ ms }) => ms));
  const names = (await askLog(records, { ask: 'inits', order: 'package', descending: false, from: 0, count: 500 })).rows.map((row) => row.package);
  expect(names).toEqual(names.toSorted(new Intl.Collator('en').compare));
});

it('lists records as they stand, and what was skipped', async () => {
  const records = readLog('hello\nSCHED 0ms: gomaxprocs=2 idleprocs=1 threads=3 spinningthreads=0 needspinning=0 idlethreads=0 runqueue=0 [0 0]\ngc 1 @broken\ngc 2 @0.1s 1% and no more\n');
  const page = await askLog(records, { ask: 'logLines', which: 'records', from: 0, count: 10 });
  expect(page.rows.map(({ line, record, text }) => [line, record, text.slice(0, 9)])).toEqual([[2, 'sched', 'SCHED 0ms']]);
  const skipped = await askLog(records, { ask: 'logLines', which: 'skipped', from: 0, count: 10 });
  expect(skipped.rows.map(({ line }) => line)).toEqual([3, 4]);
  expect(skipped.rows[0]?.why).toContain('gctrace');

  // One by its line.
  expect(await askLog(records, { ask: 'logLine', which: 'records', line: 2 })).toEqual(page.rows[0]);
  expect(await askLog(records, { ask: 'logLine', which: 'skipped', line: 4 })).toEqual(skipped.rows[1]);
  for (const line of [1, 3, 99]) expect(await askLog(records, { ask: 'logLine', which: 'records', line })).toBeUndefined();
});

it('finds each record by its line', async () => {
  const records = recordsIn('logs/go1.27-init-slow.log');
  const { rows } = await askLog(records, { ask: 'logLines', which: 'records', from: 0, count: 1000 });
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) expect(await askLog(records, { ask: 'logLine', which: 'records', line: row.line })).toEqual(row);
});
