import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GC_ORDERS, type GcAnswers, type GcQuestion } from '../../api/gc.ts';
import { recordsOf } from '../openLog.ts';
import { RuntimeLogReader } from '../runtimeLog.ts';
import type { RuntimeRecords } from '../runtimeRecords.ts';
import { askGcOfLog } from './askGcOfLog.ts';

const RUNS = new URL('../../../fixtures/runs/', import.meta.url);
const MS = 1e6;
const MIB = 2 ** 20;

function recordsIn(text: string): RuntimeRecords {
  const reader = new RuntimeLogReader();
  reader.push(new TextEncoder().encode(text));
  reader.end();
  return recordsOf(reader, (offset) => Promise.resolve(text.slice(offset).split('\n')[0] ?? ''));
}

const fileText = (path: string): string => readFileSync(new URL(path, RUNS), 'latin1');

async function asked<Q extends GcQuestion>(records: RuntimeRecords, question: Q): Promise<GcAnswers[Q['ask']]> {
  return (await askGcOfLog(records, question)) as GcAnswers[Q['ask']];
}

const ALL = { ask: 'gcCycles', range: undefined, order: 'start', descending: false, from: 0, count: 1e6 } as const;

const LINES = [
  'started',
  'gc 7 @1.507s 6%: 0.52+102+0.010 ms clock, 1.0+0/53/147+0.021 ms cpu, 174->175->123 MB, 251 MB goal, 0 MB stacks, 1 MB globals, 2 P (forced)',
  'GC forced',
  'gc 8 @121.6s 7%: 0.10+66+0.012 ms clock, 0.21+3.5/51/80+0.024 ms cpu, 123->124->120 MB, 247 MB goal, 0 MB stacks, 1 MB globals, 2 P',
  'gc 9 @130.0s 7%: 0.20+10+0.020 ms clock, 0.80+8.0/10/0+0.080 ms cpu, 240->250->121 MB, 247 MB goal, 0 MB stacks, 1 MB globals, 4 P',
  '',
].join('\n');

describe('gctrace lines', () => {
  it('tell what a cycle is made of, its trigger and its share of the CPU', async () => {
    const { rows, sums, total, known } = await asked(recordsIn(LINES), ALL);
    expect([total, known]).toEqual([3, 1]);
    expect(rows.map(({ number, trigger, procs }) => [number, trigger, procs])).toEqual([
      [7, 'forced', 2],
      [8, 'by time', 2],
      [9, 'heap', 4],
    ]);
    const [first, , last] = rows;
    expect(first).toMatchObject({
      sweepTerminationNs: 0.52 * MS,
      markNs: 102 * MS,
      markTerminationNs: 10_000,
      stoppedNs: 530_000,
      sinceStartPercent: 6,
      cpu: { sweepTerminationNs: MS, assistNs: 0, backgroundNs: 53 * MS, dedicatedNs: undefined, idleNs: 147 * MS, markTerminationNs: 21_000 },
      heap: { startBytes: 174 * MIB, peakBytes: 175 * MIB, liveBytes: 123 * MIB, goalBytes: 251 * MIB, globalBytes: MIB },
      assists: undefined,
      sweep: undefined,
    });
    expect(first.endNs - first.startNs).toBe(102.53 * MS);
    // Idle workers are no share of it.
    expect(first.cpuShare).toBeCloseTo((1 + 53 + 0.021) / (2 * 102.53), 10);
    expect(last.utilisation).toBeCloseTo(1 - (0.8 + 8 + 10 + 0.08) / (4 * 10.22), 10);
    expect(sums).toMatchObject({ cycles: 3, forced: 1, markNs: 178 * MS, stoppedNs: 862_000, cpu: { assistNs: 11.5 * MS, backgroundNs: 114 * MS, dedicatedNs: undefined } });
  });

  it('have GOMAXPROCS until the next line', async () => {
    const records = recordsIn(LINES);
    const { rows } = await asked(records, ALL);
    const range = { startNs: rows[1].startNs, endNs: rows[2].startNs + 10 * MS };
    expect((await asked(records, { ...ALL, range })).sums.availableCpuNs).toBeCloseTo(2 * (rows[2].startNs - rows[1].startNs) + 4 * 10 * MS, 0);
  });

  it('give out the line itself and the two stops', async () => {
    const detail = await asked(recordsIn(LINES), { ask: 'gcCycle', index: 1 });
    expect(detail?.line).toEqual({ line: 4, offset: LINES.indexOf('gc 8'), text: LINES.split('\n')[3] });
    expect(detail?.pauses).toEqual([2, 3]);
    expect(await asked(recordsIn(LINES), { ask: 'gcCycle', index: 3 })).toBeUndefined();
    expect(await asked(recordsIn(LINES), { ask: 'gcCycle', index: -1 })).toBeUndefined();
  });

  it.each(readdirSync(RUNS).filter((run) => run.startsWith('gc-')))('are ordered by every column: %s', async (run) => {
    const records = recordsIn(fileText(`${run}/stderr.log`));
    const { rows, total } = await asked(records, ALL);
    expect(total).toBe(fileText(`${run}/stderr.log`).split('\n').filter((line) => line.startsWith('gc ')).length);
    for (const order of GC_ORDERS) {
      const ordered = (await asked(records, { ...ALL, order, descending: true })).rows;
      expect(new Set(ordered.map(({ number }) => number))).toEqual(new Set(rows.map(({ number }) => number)));
      expect((await asked(records, { ...ALL, order, descending: true, from: 2, count: 2 })).rows).toEqual(ordered.slice(2, 4));
    }
    const assists = (await asked(records, { ...ALL, order: 'assist', descending: true })).rows.map(({ cpu }) => cpu.assistNs ?? 0);
    expect(assists).toEqual(assists.toSorted((a, b) => b - a));
    const strip = await asked(records, { ask: 'gcStrip', range: { startNs: 0, endNs: records.durationNs }, widthPx: 20 });
    expect(strip.count.reduce((sum, count) => sum + count, 0)).toBe(total);
    expect(strip.highestBytes).toBe(Math.max(...rows.flatMap(({ heap }) => [heap.peakBytes ?? 0, heap.goalBytes ?? 0])));
  });
});

it('MemStats tell ends and stops of cycles', async () => {
  const text = fileText('gc-alloc-storm/memstats.jsonl');
  const records = recordsIn(text);
  const snapshots = text
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly memstats: { readonly NumGC: number; readonly PauseNs: readonly number[]; readonly PauseEnd: readonly number[] } }).memstats);
  const last = snapshots.at(-1);
  const { rows, sums } = await asked(records, ALL);
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: last?.NumGC ?? 0 }, (_, at) => at + 1));
  for (const { number = 0, stoppedNs, endNs, startNs, markNs, trigger } of rows) {
    expect(stoppedNs).toBe(last?.PauseNs[(number + 255) % 256]);
    expect(endNs - startNs).toBeCloseTo(stoppedNs ?? -1, 0);
    expect([markNs, trigger]).toEqual([undefined, 'unknown']);
  }
  expect(sums.stoppedNs).toBe(rows.reduce((sum, { stoppedNs = 0 }) => sum + stoppedNs, 0));
  expect((await asked(records, { ...ALL, order: 'stopped', descending: true, count: 1 })).rows[0].stoppedNs).toBe(Math.max(...rows.map(({ stoppedNs = 0 }) => stoppedNs)));
});
