import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type TimeRange, WAIT_GROUPINGS, WAIT_KINDS, type WaitKind, type WaitQuestion, type WaitSelection } from '../../api.ts';
import { BUCKET_ERROR } from '../../stats/logBuckets.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { closeOf } from '../testing/closeOf.ts';
import { scheduleTrace } from '../testing/schedule.ts';
import { CAUSES } from './causes.ts';
import { askWaitDistribution } from './distributionAnswer.ts';
import { askWaitGroups } from './waitGroupsAnswer.ts';
import { askWaitList } from './waitListAnswer.ts';
import { askWaitMap } from './waitMapAnswer.ts';

const ALL: WaitSelection = { range: undefined, kinds: [], group: undefined };
const PERCENTS = [50, 90, 99, 99.9, 99.99];

interface Wait {
  readonly startNs: number;
  readonly endNs: number;
  readonly kind: WaitKind;
  readonly name: string;
}

/** Asks until all is known. */
async function whole<A extends { readonly known: number }>(ask: () => Promise<A>): Promise<A> {
  for (;;) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- the next asking follows from this one
    const answer = await ask();
    if (answer.known === 1) return answer;
    // oxlint-disable-next-line eslint/no-await-in-loop -- closeups are made meanwhile
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

const distribution = (trace: CloseTrace, selection: WaitSelection) => whole(() => askWaitDistribution(trace, { ask: 'waitDistribution', selection, percentiles: PERCENTS }));
const groups = (trace: CloseTrace, by: (typeof WAIT_GROUPINGS)[number], selection: WaitSelection = ALL) =>
  whole(() => askWaitGroups(trace, { ask: 'waitGroups', selection, by, order: 'waiting', descending: true, from: 0, count: 10_000 }));
const list = (trace: CloseTrace, selection: WaitSelection, other: Partial<Extract<WaitQuestion, { readonly ask: 'waitList' }>> = {}) =>
  whole(() => askWaitList(trace, { ask: 'waitList', selection, lengthNs: undefined, main: undefined, order: 'time', from: 0, count: 1_000_000, ...other }));
const map = (trace: CloseTrace, selection: WaitSelection, range: TimeRange, widthPx = 300) =>
  whole(() => askWaitMap(trace, { ask: 'waitMap', selection, range, widthPx, heightPx: 200, cellPx: 4, lowNs: 10, highNs: 1e9 }));

const SCHEDULE = `
  G1 main.main: run 0-400 P0
  G2 main.other: run 0-10 P1 | chan receive 10-300 | runnable 300-310 | run 310-320 P1 | runnable 320-321 | run 321-330 P1 | chan receive 330-400
  G7 main.worker by G1: created 20 | run 30-40 P1 | runnable 40-140 | run 140-150 P1 | end
  G8 main.worker by G1: created 21 | run 40-50 P1 | end
  G9 main.late by G1: created 100 | run 200-210 P1 | end`;

describe('waits of a schedule', () => {
  it.each([{ cuts: [] }, { cuts: [35, 180, 305] }])('by length, kind and group, with cuts at $cuts', async ({ cuts }) => {
    const { close } = await closeOf(scheduleTrace(SCHEDULE, 26, cuts));
    const all = await distribution(close, ALL);
    expect(all.count).toBe(6);
    expect(all.counts.reduce((sum, count) => sum + count, 0)).toBe(6);
    // 10, 100, 19, 100, 10 and 1 µs.
    expect(all.causes.reduce((sum, ns) => sum + ns, 0) / 1000).toBeCloseTo(240, 0);
    expect(all.percentileError).toBe(0);
    expect(all.percentiles.map(({ ns }) => Math.round(ns / 1000))).toEqual([10, 100, 100, 100, 100]);
    expect(all.tail.share[0]).toBe(1);
    expect(all.tail.share.at(-1)).toBe(0);
    const created = await distribution(close, { ...ALL, kinds: ['created'] });
    expect(created.count).toBe(3);
    const byKind = await groups(close, 'kind');
    expect(Object.fromEntries(byKind.rows.map(({ key, count }) => [key, count]))).toEqual({ created: 3, preempted: 2, unblocked: 1 });
    const byEntry = await groups(close, 'entry');
    expect(byEntry.rows.map(({ key, count, maxNs }) => [key, count, Math.round(maxNs / 1000)])).toEqual([
      ['main.worker', 3, 100],
      ['main.late', 1, 100],
      ['main.other', 2, 10],
    ]);
    expect((await groups(close, 'proc')).rows).toMatchObject([{ key: '1', label: 'P1', count: 6 }]);
    expect((await groups(close, 'creator')).rows.map(({ label }) => label)).toContain('main.worker started here');
    const workers = await list(close, { ...ALL, group: { by: 'entry', key: 'main.worker' } }, { order: 'longest' });
    expect(workers.rows.map(({ goroutine, kind, startNs, endNs }) => [goroutine.id, kind, Math.round((endNs - startNs) / 1000)])).toEqual([
      ['7', 'preempted', 100],
      ['8', 'created', 19],
      ['7', 'created', 10],
    ]);
    expect((await list(close, ALL, { lengthNs: { fromNs: 15_000, toNs: 50_000 } })).rows.map(({ goroutine }) => goroutine.id)).toEqual(['8']);
  });

  it('of a range are those that ended in it', async () => {
    const { close } = await closeOf(scheduleTrace(SCHEDULE, 26, [35, 180]));
    const range = { startNs: 100_000, endNs: 205_000 };
    expect((await distribution(close, { ...ALL, range })).count).toBe(2);
    expect((await list(close, { ...ALL, range })).rows.map(({ goroutine }) => goroutine.id)).toEqual(['7', '9']);
    expect((await map(close, { ...ALL, range }, { startNs: 0, endNs: close.index.lastNs })).totalCount).toBe(2);
  });
});

const TASKS = `../../../fixtures/traces/go1.26-user-annotations.trace`;
const FIXTURES = ['go1.19-user-annotations', 'go1.22-sched-latency', 'go1.26-flight-recorder'] as const;

describe.each(FIXTURES)('waits of %s', (name) => {
  it('come to what the index counts, in all kinds, groups and pictures', async () => {
    const { close } = await closeOf(new Uint8Array(readFileSync(new URL(`../../../fixtures/traces/${name}.trace`, import.meta.url))));
    const { index } = close;
    await close.each(Array.from(index.generations.keys()), () => undefined);
    const told = index.schedulingWaits.ranks();
    const single: readonly Wait[] = (await list(close, ALL)).rows.map(({ goroutine, ...wait }) => ({ ...wait, name: goroutine.name }));
    const lengths = single.map(({ startNs, endNs }) => endNs - startNs).toSorted((a, b) => a - b);
    expect(single).toHaveLength(told.n);
    expect(lengths.reduce((sum, ns) => sum + ns, 0)).toBe(told.sum);
    expect(single.filter(({ kind }) => kind === 'created')).toHaveLength(index.startWaits.started);

    const all = await distribution(close, ALL);
    expect(all).toMatchObject({ count: told.n, percentileError: 0 });
    expect(all.causes.reduce((sum, ns) => sum + ns, 0)).toBe(told.sum);
    expect(all.percentiles.slice(0, 4).map(({ ns }) => ns)).toEqual([told.p50, told.p90, told.p99, told.p999]);

    const middle: WaitSelection = { ...ALL, range: { startNs: Math.floor(index.lastNs * 0.21), endNs: Math.floor(index.lastNs * 0.83) } };
    const inside = single.filter(({ endNs }) => endNs >= (middle.range?.startNs ?? 0) && endNs < (middle.range?.endNs ?? 0));
    const cut = await distribution(close, middle);
    expect(cut.count).toBe(inside.length);
    for (const { percent, ns } of cut.percentiles) {
      const sorted = inside.map(({ startNs, endNs }) => endNs - startNs).toSorted((a, b) => a - b);
      const exact = sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100 - 1e-9 * sorted.length) - 1)];
      expect(Math.abs(ns - exact)).toBeLessThanOrEqual(exact * cut.percentileError + 1e-9);
    }
    expect(cut.percentileError).toBe(BUCKET_ERROR);

    // Of many generations one way is enough: all groupings go it.
    for (const by of WAIT_GROUPINGS) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      const { rows } = await groups(close, by);
      expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(told.n);
      expect(rows.reduce((sum, { sumNs }) => sum + sumNs, 0)).toBe(told.sum);
      const [most] = rows;
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      const ofGroup = await list(close, { ...ALL, group: { by, key: most.key } });
      expect(ofGroup.total).toBe(most.count);
      expect(Math.max(...ofGroup.rows.map(({ startNs, endNs }) => endNs - startNs))).toBe(most.maxNs);
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      expect((await distribution(close, { ...ALL, group: { by, key: most.key } })).count).toBe(most.count);
    }

    const longest = (await list(close, ALL, { order: 'longest', count: 50 })).rows.map(({ startNs, endNs }) => endNs - startNs);
    expect(longest).toEqual(lengths.toReversed().slice(0, 50));

    const range = { startNs: 0, endNs: index.lastNs };
    // Far, from the grids, and near, from the waits.
    for (const widthPx of [8, 4000]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      const picture = await map(close, ALL, range, widthPx);
      expect(picture.totalCount).toBe(told.n);
      expect(picture.count.reduce((sum, count) => sum + count, 0)).toBe(told.n);
    }
    const kinds = WAIT_KINDS.filter((kind) => single.some((wait) => wait.kind === kind));
    expect((await map(close, { ...ALL, kinds: [kinds[0]] }, range)).totalCount).toBe(single.filter(({ kind }) => kind === kinds[0]).length);
  });
});

it('waits of goroutines are of the tasks they work on', async () => {
  const { close } = await closeOf(new Uint8Array(readFileSync(new URL(TASKS, import.meta.url))));
  const { rows } = await groups(close, 'task');
  expect(rows.map(({ label }) => label)).toContain('no task');
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.every(({ causes }) => causes.length === CAUSES)).toBe(true);
});
