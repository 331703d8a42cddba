// Stops of real recordings: what stretched them is what their programs were written to show, or the machine that recorded them.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { OpenTrace } from '../openTrace.ts';
import { openBytes } from '../testing/openBytes.ts';
import { whole } from './testing/whole.ts';

const RUNS = fileURLToPath(new URL('../../../fixtures/runs/', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));

const COPY = fileURLToPath(new URL('../../../fixtures/stops/longCopy.trace', import.meta.url));

const open = (file: string): Promise<OpenTrace> => openBytes(new Uint8Array(readFileSync(file)));

async function stretched(trace: OpenTrace): Promise<Readonly<Record<string, number>>> {
  const { stretched: by } = await whole(() => trace.ask({ ask: 'pauseFigures', range: undefined, names: [] }));
  return Object.fromEntries(by.map((one) => [one.by, one.count]));
}

test.each(['gc-alloc-storm', 'gc-large-objects', 'gc-live-heap', 'gc-pool', 'gc-steady', 'gomaxprocs-1', 'gomaxprocs-4', 'preempt-off'])('%s: each stop once, in two parts that come to all of it, and sums by name as in the report', async (name) => {
  const trace = await open(`${RUNS}${name}/trace.out`);
  const { rows } = await whole(() => trace.ask({ ask: 'pauses', range: undefined, names: [], lengthNs: undefined, order: 'start', descending: false, from: 0, count: 1e6 }));
  const byName: Record<string, { count: number; total_ns: number; open: number }> = {};
  for (const { name: kind, ns, endNs, toStopNs, stoppedNs, againNs } of rows) {
    const total = (byName[`stop-the-world (${kind})`] ??= { count: 0, total_ns: 0, open: 0 });
    total.count++;
    total.total_ns += ns;
    total.open += Number(endNs === undefined);
    if (toStopNs === undefined || stoppedNs === undefined || againNs === undefined) continue;
    expect(toStopNs + stoppedNs).toBe(ns);
    expect(toStopNs).toBeGreaterThanOrEqual(0);
    expect(againNs).toBeLessThan(stoppedNs);
  }
  const report = await trace.report({ goroutines: false });
  expect(byName).toEqual(report['stw_by_name']);
  expect(rows.filter(({ toStopNs }) => toStopNs === undefined)).toEqual([]);
});

test('loops that no signal may interrupt stretch the stops of preempt-off', async () => {
  const trace = await open(`${RUNS}preempt-off/trace.out`);
  const { rows } = await whole(() => trace.ask({ ask: 'pauses', range: undefined, names: [], lengthNs: { fromNs: 1e6, toNs: Infinity }, order: 'length', descending: true, from: 0, count: 100 }));
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map(({ stretchedBy, lastRan }) => `${stretchedBy} ${lastRan?.goroutine.name}`))).toEqual(new Set(['program main.preempt.func1']));
});

test('a copy that nothing can interrupt stretches stops, though signals work and the machine was busy; a loop that can be interrupted does not', async () => {
  const trace = await open(COPY);
  const { rows } = await whole(() => trace.ask({ ask: 'pauses', range: undefined, names: [], lengthNs: { fromNs: 1e6, toNs: Infinity }, order: 'start', descending: false, from: 0, count: 100 }));
  const byProgram = rows.filter(({ stretchedBy }) => stretchedBy === 'program');
  expect(byProgram).toHaveLength(10);
  expect(new Set(byProgram.map(({ lastRan }) => lastRan?.func))).toEqual(new Set(['main.copier']));
  expect(rows.filter(({ lastRan }) => lastRan?.func === 'main.worker').map(({ stretchedBy }) => stretchedBy)).toContain('machine');
  expect(new Set(rows.map(({ stretchedBy }) => stretchedBy))).toEqual(new Set(['program', 'machine']));
});

describe.runIf(existsSync(CORPUS))('of the corpus', () => {
  const long = 60_000;
  test.each(['go1.25/preempt-off', 'go1.27/preempt-off', 'go1.27/preempt-off/quiet'])('%s: the program', { timeout: long }, async (folder) => {
    const { nothing: _, ...others } = await stretched(await open(`${CORPUS}${folder}/trace.out`));
    expect(Object.keys(others)).toEqual(['program']);
  });

  test.each([
    'go1.19/gc-alloc-storm',
    'go1.25/gc-live-heap',
    'go1.25/cpu-samples',
    'go1.27/gc-steady',
    'go1.27/gc-steady/quiet',
    'go1.27/gomaxprocs-8',
    'go1.27/sched-polluted',
  ])('%s: if anything, the machine', { timeout: long }, async (folder) => {
    const { nothing: _, ...others } = await stretched(await open(`${CORPUS}${folder}/trace.out`));
    expect(Object.keys(others).filter((by) => by !== 'machine')).toEqual([]);
  });
});
