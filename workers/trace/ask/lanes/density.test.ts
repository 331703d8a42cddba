import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Counters, GroupBy, LaneDensity, LaneRef, LaneStrips, TimeRange } from '../../../api.ts';
import type { Closeups } from '../../closeup/closeups.ts';
import { densityOfKind } from '../../closeup/densityChanges.ts';
import { outlivedGroup } from '../../closeup/densityGroups.ts';
import { STATES } from '../../closeup/densityRows.ts';
import { lifeOf } from '../../closeup/lives.ts';
import { arbitraryProgram, programTrace } from '../../testing/arbitraryProgram.ts';
import { closeOf, wholeCloseOf } from '../../testing/closeOf.ts';
import { type ExactSpan, exactSpans, overlapNs, settled } from '../../testing/exactSpans.ts';
import { scheduleTrace } from '../../testing/schedule.ts';
import { lifeFault } from '../../testing/timeByState.ts';
import { displayText } from '../../text.ts';
import { askLanes } from './askLanes.ts';
import { goroutineGroups } from './goroutineGroups.ts';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../../fixtures/traces/${name}.trace`, import.meta.url))));

const counters = (close: Closeups, range: TimeRange, widthPx: number): Promise<Counters> =>
  settled(() => askLanes(close, { ask: 'counters', range, widthPx }) as Promise<Counters>);

const strips = (close: Closeups, lanes: readonly LaneRef[], range: TimeRange, widthPx: number): Promise<LaneStrips> =>
  settled(() => askLanes(close, { ask: 'laneStrips', lanes, range, widthPx }) as Promise<LaneStrips>);

/** ns by state in a column of an answer. */
function columnNs(means: Float32Array, column: number, widthNs: number): readonly number[] {
  return Array.from(means.subarray(column * STATES, (column + 1) * STATES), (mean) => mean * widthNs);
}

function exactNs(spans: readonly ExactSpan[], range: TimeRange): readonly number[] {
  const ns = Array.from({ length: STATES }, () => 0);
  for (const span of spans) ns[densityOfKind(span.kind)] += overlapNs(span, range);
  return ns;
}

/** Of a group; by its members. */
function ofGroup(close: Closeups, by: GroupBy, group: string, spans: readonly ExactSpan[]): readonly ExactSpan[] {
  const { rows, names, of } = goroutineGroups(close, by);
  const members = new Set([...rows.numbers()].filter((_, row) => names[of[row]] === group));
  return spans.filter(({ goroutine }) => members.has(goroutine));
}

/** 32-bit means of what is summed up in doubles. */
function expectClose(actual: readonly number[], expected: readonly number[], slackNs: number, what: string): void {
  actual.forEach((ns, state) => {
    if (Math.abs(ns - expected[state]) > slackNs + expected[state] * 1e-5) expect.fail(`${what}, state ${state}: ${ns} ns instead of ${expected[state]}`);
  });
}

function expectWhole(means: Float32Array, columns: number, widthNs: number, exact: readonly number[], what: string): void {
  const sum = Array.from({ length: STATES }, () => 0);
  for (let column = 0; column < columns; column++) columnNs(means, column, widthNs).forEach((ns, state) => (sum[state] += ns));
  expectClose(sum, exact, 2, what);
}

function laneMeans({ mean, columns }: LaneDensity, lane: number): Float32Array {
  return mean.subarray(lane * columns * STATES, (lane + 1) * columns * STATES);
}

describe('numbers of goroutines by state', () => {
  it.each([
    ['every status is there', fc.constant(0)],
    ['statuses are missing', fc.integer({ min: 1, max: 4 })],
  ])('of any program: columns sum up to goroutine time, together and by group (%s)', async (_, omits) => {
    await fc.assert(
      fc.asyncProperty(arbitraryProgram(omits), fc.integer({ min: 2, max: 40 }), async (program, widthPx) => {
        const close = await wholeCloseOf(programTrace(program));
        // A goroutine that is told to end, and nothing else, is none to the index.
        fc.pre(lifeFault(close) === undefined);
        const { lastNs } = close.index;
        const spans = exactSpans(close);
        const range = { startNs: 0, endNs: lastNs + 1 };
        const all = await counters(close, range, widthPx);
        expectWhole(all.states, all.columns, all.columnNs, exactNs(spans, range), 'all');
        for (const by of ['entry', 'creator'] satisfies GroupBy[]) {
          const { names } = goroutineGroups(close, by);
          const lanes = [...new Set(names)].map((group): LaneRef => ({ lane: 'group', by, group }));
          const { density } = await strips(close, lanes, range, widthPx);
          lanes.forEach((ref, i) => {
            const group = ref.lane === 'group' ? ref.group : '';
            expectWhole(laneMeans(density, i), density.columns, density.columnNs, exactNs(ofGroup(close, by, group, spans), range), `${by} ${group}`);
          });
        }
      }),
      { numRuns: 25, seed: 20261122 },
    );
  });

  it.each(['go1.27-http-server', 'go1.27-gc-alloc-storm', 'go1.27-long-run-gen100ms', 'go1.22-sched-latency', 'go1.19-user-annotations'])(
    '%s: each column is exact where one looks closely, and far out all of them together',
    async (name) => {
      const { close } = await closeOf(fixture(name));
      const { lastNs } = close.index;
      const whole = { startNs: 0, endNs: lastNs };
      const far = await counters(close, whole, 100);
      await close.each([...close.index.generations.keys()], () => undefined);
      const spans = exactSpans(close);
      expectWhole(far.states, far.columns, far.columnNs, exactNs(spans, { startNs: 0, endNs: far.startNs + far.columns * far.columnNs }), 'far out');
      const range = { startNs: lastNs * 0.61, endNs: lastNs * 0.61 + 200_000 };
      const near = await counters(close, range, 80);
      for (let column = 0; column < near.columns; column++) {
        const startNs = near.startNs + column * near.columnNs;
        expectClose(columnNs(near.states, column, near.columnNs), exactNs(spans, { startNs, endNs: startNs + near.columnNs }), 0.5, `column ${column}`);
      }
      const { names } = goroutineGroups(close, 'entry');
      const lanes = [...new Set(names)].slice(0, 12).map((group): LaneRef => ({ lane: 'group', by: 'entry', group }));
      const { density } = await strips(close, lanes, range, 80);
      for (const [i, ref] of lanes.entries()) {
        const own = ofGroup(close, 'entry', ref.lane === 'group' ? ref.group : '', spans);
        for (let column = 0; column < density.columns; column += 7) {
          const startNs = density.startNs + column * density.columnNs;
          expectClose(columnNs(laneMeans(density, i), column, density.columnNs), exactNs(own, { startNs, endNs: startNs + density.columnNs }), 0.5, `lane ${i}, column ${column}`);
        }
      }
    },
  );

  const CROWD = scheduleTrace(
    `G1 main.main: run 0-10 P0 | chan receive 10-90 | runnable 90-92 | run 92-95 P0
     G7 main.worker by G1: created 2 | run 20-40 P1 | syscall 40-60 | run 60-70 P1 | end
     G8 main.worker by G1: created 3 | run 40-50 P0 | end`,
    26,
    [45],
  );

  it('and who is in which group', async () => {
    const close = await wholeCloseOf(CROWD);
    const { index } = close;
    const groups = [...Array.from({ length: index.outlived.count }).keys()].map((row) => displayText(index.tables.texts[outlivedGroup(index, 'entry', row)]));
    expect(groups.toSorted()).toEqual(['main.main', 'main.worker', 'main.worker']);
    expect(lifeOf(index, index.outlived.goroutine[0])).toBeDefined();
  });

  it('one knows beforehand', async () => {
    const close = await wholeCloseOf(CROWD);
    const group: LaneRef = { lane: 'group', by: 'entry', group: 'main.worker' };
    const { density } = await strips(close, [group], { startNs: 0, endNs: 100_000 }, 20);
    expect([density.startNs, density.columnNs, density.columns]).toEqual([0, 10_000, 10]);
    const rounded = (column: number): readonly number[] => Array.from(laneMeans(density, 0).subarray(column * STATES, (column + 1) * STATES), (mean) => Math.round(mean * 10) / 10);
    // Running, GC work, runnable, system call, waiting, unknown.
    expect([1, 2, 4, 5, 6, 8].map(rounded)).toEqual([
      [0, 0, 2, 0, 0, 0],
      [1, 0, 1, 0, 0, 0],
      [1, 0, 0, 1, 0, 0],
      [0, 0, 0, 1, 0, 0],
      [1, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0],
    ]);
    expect([...density.peak]).toEqual([2]);
    const all = await counters(close, { startNs: 0, endNs: 100_000 }, 20);
    expect([2, 4, 5, 6].map((column) => Math.round(all.threads[column] * 10) / 10)).toEqual([1, 2, 1, 1]);
    expect(all.peak.goroutines).toBe(3);
  });

  it('that were not read yet are unknown, and said to be pending', async () => {
    const { close } = await closeOf(CROWD);
    const first = (await askLanes(close, { ask: 'counters', range: { startNs: 0, endNs: 90_000 }, widthPx: 20 })) as Counters;
    expect(first.pending).toHaveLength(2);
    expect(first.states[5]).toBeGreaterThan(0);
    const then = await counters(close, { startNs: 0, endNs: 90_000 }, 20);
    expect(then.states[5]).toBe(0);
  });
});
