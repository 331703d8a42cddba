import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Breakdown, BreakdownOf, BreakdownQuestion, LatencySummary, StretchKind, TimeRange } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { stateTotals } from '../../report.ts';
import { arbitraryProgram, programTrace } from '../../testing/arbitraryProgram.ts';
import { closeOf } from '../../testing/closeOf.ts';
import { scheduleTrace } from '../../testing/schedule.ts';
import { openBytes } from '../../testing/openBytes.ts';
import { nextTask } from '../../../nextTask.ts';
import { knownMarks } from '../annotations/markJoin.ts';
import { askRangeFigures } from '../rangeFigures.ts';
import { askBreakdown } from './askBreakdown.ts';
import { taskWorkers } from './taskWorkers.ts';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../../fixtures/traces/${name}.trace`, import.meta.url))));

async function breakdown(trace: CloseTrace, range: TimeRange = whole(trace), of?: BreakdownOf): Promise<Breakdown> {
  const question: BreakdownQuestion = { ask: 'breakdown', range, of };
  for (;;) {
    const answer = (await askBreakdown(trace, question)) as Breakdown;
    if (answer.pending.length === 0) return answer;
    await nextTask();
  }
}

function whole({ index }: CloseTrace): TimeRange {
  return { startNs: 0, endNs: index.lastNs };
}

function kindNs({ kinds }: Breakdown, ...those: readonly StretchKind[]): number {
  return kinds.filter(({ kind }) => those.includes(kind)).reduce((sum, { totalNs }) => sum + totalNs, 0);
}

const byState = (of: Breakdown): Record<string, number> => {
  const exec = kindNs(of, 'running', 'GC mark worker', 'mark assist', 'sweep');
  const runnable = kindNs(of, 'runnable', 'created, not yet run');
  const syscall = kindNs(of, 'system call');
  const all = of.kinds.reduce((sum, { totalNs }) => sum + totalNs, 0);
  return { exec_ns: exec, wait_ns: all - exec - runnable - syscall, runnable_ns: runnable, syscall_ns: syscall };
};

/** Two breakdowns side by side: times add up, and what is listed by name as well. */
function timesOf(parts: readonly Breakdown[]): unknown {
  const sums: Record<string, number> = {};
  const add = (key: string, value: number): void => {
    if (value !== 0) sums[key] = (sums[key] ?? 0) + value;
  };
  for (const { kinds, functions, reasons, sampled, startLatency, schedLatency } of parts) {
    for (const { kind, totalNs } of kinds) add(`kind ${kind}`, totalNs);
    for (const { reason, totalNs } of reasons) add(`reason ${reason}`, totalNs);
    for (const { name, samples } of sampled) add(`sampled ${name}`, samples);
    for (const { name, runningNs, runnableNs, waitingNs, syscallNs } of functions) {
      add(`running ${name}`, runningNs);
      add(`runnable ${name}`, runnableNs);
      add(`waiting ${name}`, waitingNs);
      add(`syscall ${name}`, syscallNs);
    }
    add('starts', startLatency.n);
    add('start waits', startLatency.sumNs);
    add('schedulings', schedLatency.n);
    add('scheduling waits', schedLatency.sumNs);
  }
  return sums;
}

const RECORDINGS = [
  'go1.19-user-annotations',
  'go1.21-sched-latency',
  'go1.22-sched-latency',
  'go1.23-gc-steady-allocfree',
  'go1.25-cpu-samples',
  'go1.26-flight-recorder',
  'go1.27-gc-alloc-storm',
  'go1.27-http-server',
  'go1.27-long-run-gen100ms',
] as const;

describe.each(RECORDINGS)('of %s', (name) => {
  it('the whole comes to the report’s figures', async () => {
    const bytes = fixture(name);
    const report = await (await openBytes(bytes)).report({ goroutines: false });
    const { close } = await closeOf(bytes);
    const found = await breakdown(close);
    expect(byState(found)).toEqual(report['totals']);
    const reasons = Object.entries(report['block_reasons'] as Record<string, { count: number; total_ns: number }>);
    expect(new Map(found.reasons.map(({ reason, count, totalNs }) => [reason, { count, totalNs }]))).toEqual(new Map(reasons.map(([reason, { count, total_ns: totalNs }]) => [reason, { count, totalNs }])));
    expect(report['create_to_start_ns']).toMatchObject(asRanks(found.startLatency));
    expect(report['runnable_to_running_ns']).toMatchObject(asRanks(found.schedLatency));
    expect(found.samples).toBe(report['cpu_samples']);
  });

  it('parts come to the whole, and lanes of goroutines as well', async () => {
    // Where no closeup stays, each is read again for each question: one recording is enough.
    const { close } = await closeOf(fixture(name), { budgetBytes: name === 'go1.27-http-server' ? 0 : Infinity });
    const { endNs } = whole(close);
    const all = await breakdown(close);
    const cuts = [0, 0.1, 0.35, 0.351, 0.8, 1].map((share) => Math.floor(endNs * share));
    const parts: Breakdown[] = [];
    for (let i = 1; i < cuts.length; i++) parts.push(await breakdown(close, { startNs: cuts[i - 1], endNs: cuts[i] }));
    expect(all.functions.length).toBeLessThan(50);
    expect(timesOf(parts)).toEqual(timesOf([all]));
    const lanes: Breakdown[] = [];
    for (const { name: group } of all.functions) lanes.push(await breakdown(close, whole(close), { lane: 'group', by: 'entry', group }));
    const some = lanes.map(({ goroutines, kinds, functions }) => ({ goroutines, kinds: kinds.reduce((sum, { totalNs }) => sum + totalNs, 0), functions }));
    expect(some).toEqual(
      all.functions.map((row) => ({ goroutines: row.goroutines, kinds: row.runningNs + row.runnableNs + row.waitingNs + row.syscallNs, functions: [row] })),
    );
  });
});

describe('lanes', () => {
  it.each(['go1.21-sched-latency', 'go1.27-http-server', 'go1.27-gc-alloc-storm'])('of Ps of %s have the time that the Ps were busy', async (name) => {
    const { close } = await closeOf(fixture(name));
    await close.each([...close.index.generations.keys()], () => undefined);
    const { lo, count } = close.index.tables.procs;
    for (const range of [whole(close), { startNs: Math.floor(close.index.lastNs * 0.3), endNs: Math.floor(close.index.lastNs * 0.6) }]) {
      let ns = 0;
      for (let proc = 0; proc < count; proc++) {
        const { kinds, functions } = await breakdown(close, range, { lane: 'proc', proc: lo[proc] });
        const laneNs = kinds.reduce((sum, { totalNs }) => sum + totalNs, 0);
        expect(functions.reduce((sum, { runningNs, syscallNs }) => sum + runningNs + syscallNs, 0)).toBe(laneNs);
        ns += laneNs;
      }
      const { busy } = askRangeFigures(close, range, 0);
      // What runs when the recording ends does so until the event that closes it, which is in no lane.
      const busyNs = busy * close.index.tally.procs.count * (range.endNs - range.startNs);
      expect(Math.abs(busyNs - ns)).toBeLessThanOrEqual(count + 1);
    }
  });

  it('of tasks are their goroutines’', async () => {
    const { close } = await closeOf(fixture('go1.26-user-annotations'));
    const { tables } = knownMarks(close);
    await close.each([...close.index.generations.keys()], () => undefined);
    knownMarks(close);
    const task = tables.tasks.id(0);
    const workers = taskWorkers(close, task);
    expect(workers.length).toBeGreaterThan(0);
    const each: Breakdown[] = [];
    for (const goroutine of workers) each.push(await breakdown(close, whole(close), { lane: 'goroutine', goroutine }));
    const together = await breakdown(close, whole(close), { lane: 'task', task });
    expect(together.goroutines).toBe(workers.length);
    expect(timesOf([together])).toEqual(timesOf(each));
  });
});

function asRanks({ n, minNs, p50Ns, p90Ns, p99Ns, p999Ns, maxNs, sumNs }: LatencySummary): Record<string, number> {
  return { n, min: minNs, p50: p50Ns, p90: p90Ns, p99: p99Ns, p999: p999Ns, max: maxNs, sum: sumNs };
}

test.each([
  ['every status is there', fc.constant(0)],
  ['statuses are missing', fc.integer({ min: 1, max: 4 })],
])('any program: the whole comes to the index’s totals, halves to the whole (%s)', async (_, omits) => {
  await fc.assert(
    fc.asyncProperty(arbitraryProgram(omits), fc.double({ min: 0, max: 1, noNaN: true }), async (program, share) => {
      const { close } = await closeOf(programTrace(program));
      const { index } = close;
      const all = await breakdown(close);
      expect(byState(all)).toEqual(stateTotals(index));
      expect(index.schedulingWaits.ranks()).toMatchObject(asRanks(all.schedLatency));
      const cutNs = Math.floor(index.lastNs * share);
      const halves = [await breakdown(close, { startNs: 0, endNs: cutNs }), await breakdown(close, { startNs: cutNs, endNs: index.lastNs })];
      expect(timesOf(halves)).toEqual(timesOf([all]));
    }),
    { numRuns: 100, seed: 20261122 },
  );
});

const us = (from: number, to: number): TimeRange => ({ startNs: from * 1000, endNs: to * 1000 });
const rounded = ({ kinds }: Breakdown): Record<string, number> => Object.fromEntries(kinds.map(({ kind, totalNs }) => [kind, Math.round(totalNs / 1000)]));

/** All of it but the range, in µs. */
function toldOf(of: Breakdown): unknown {
  const { goroutines, kinds, reasons, functions, startLatency, schedLatency } = of;
  return {
    goroutines,
    times: rounded(of),
    counts: Object.fromEntries(kinds.map(({ kind, count }) => [kind, count])),
    reasons: Object.fromEntries(reasons.map(({ reason, count, totalNs }) => [reason, [count, Math.round(totalNs / 1000)]])),
    functions: Object.fromEntries(functions.map((row) => [row.name, [row.goroutines, Math.round(row.runningNs / 1000)]])),
    latencies: [startLatency.n, schedLatency.n, Math.round(schedLatency.p50Ns / 1000), Math.round(schedLatency.maxNs / 1000)],
  };
}

describe('a schedule', () => {
  const SCHEDULE = `
    G1 main.main: run 0-5 P0 | chan receive 5-9 | runnable 9-10 | run 10-20 P1
    G7 main.worker by G1: created 2 | run 4-6 P1 | select 6-12 | runnable 12-13 | run 13-20 P0 | end
  `;
  it.each([[[]], [[8]], [[5.5, 11]]])('in generations that end at %j, is told piece by piece', async (cuts) => {
    const { close } = await closeOf(scheduleTrace(SCHEDULE, 26, cuts));
    expect(rounded(await breakdown(close, us(3, 9)))).toEqual({ running: 2 + 2, 'chan receive': 4, select: 3, 'created, not yet run': 1 });
    expect(rounded(await breakdown(close, us(3, 9), { lane: 'proc', proc: 1 }))).toEqual({ running: 2 });
    expect(rounded(await breakdown(close, us(0, 30), { lane: 'thread', thread: '100' }))).toEqual({ running: 5 + 7 });
    const worker = await breakdown(close, us(0, 30), { lane: 'group', by: 'entry', group: 'main.worker' });
    expect(rounded(worker)).toEqual({ running: 2 + 7, select: 6, runnable: 1, 'created, not yet run': 2 });
    expect(worker.startLatency).toMatchObject({ n: 1 });
    expect(worker.schedLatency).toMatchObject({ n: 2 });
    expect(worker.reasons.map(({ reason, count }) => [reason, count])).toEqual([['select', 1]]);
    expect(worker.functions.map(({ name, goroutines }) => [name, goroutines])).toEqual([['main.worker', 1]]);
  });

  it('in hundreds of generations, which are put together by and by, is the same', async () => {
    const { close: one } = await closeOf(scheduleTrace(SCHEDULE));
    const { close: many } = await closeOf(scheduleTrace(SCHEDULE, 26, Array.from({ length: 280 }, (_, i) => Math.round(i * 70 + 35) / 1000)));
    expect(many.index.generations.length).toBeGreaterThan(256);
    const expected = toldOf(await breakdown(one));
    // Each asking puts some more together.
    for (let asking = 1; asking < 12; asking++) expect(toldOf(await breakdown(many, { startNs: 0, endNs: many.index.lastNs + asking }))).toEqual(expected);
  });
});
