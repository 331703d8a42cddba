import { describe, expect, it } from 'vitest';
import type { LaneAnswers, LaneList, LanePage, LaneRef } from '../../../api.ts';
import type { Closeups } from '../../closeup/closeups.ts';
import { wholeCloseOf } from '../../testing/closeOf.ts';
import { scheduleTrace } from '../../testing/schedule.ts';
import { askLanes } from './askLanes.ts';

const PROGRAM = `
  G1 main.main: run 0-10 P0 | chan receive 10-90 | runnable 90-92 | run 92-95 P0 | end
  G7 main.worker by G1: created 2 | run 20-40 P1 | sleep 40-60 | run 60-70 P1 | end
  G8 main.worker by G1: created 3 | run 40-50 P0 | end
  G9 main.worker by G7: created 30 | run 50-55 P0 | chan send 55-80 | run 80-82 P0 | end
  G11 net.poll by G8: created 45 | run 70-72 P1 | end`;

const LIST: LaneList = { axis: 'goroutine', groupBy: 'entry', order: 'first seen', filter: '', openGroups: [], hidden: [] };

const page = (close: Closeups, list: Partial<LaneList>, from = 0, count = 100): Promise<LanePage> =>
  askLanes(close, { ask: 'lanes', list: { ...LIST, ...list }, from, count }) as Promise<LanePage>;

const place = (close: Closeups, list: Partial<LaneList>, ref: LaneRef): Promise<LaneAnswers['laneAt']> =>
  askLanes(close, { ask: 'laneAt', list: { ...LIST, ...list }, ref }) as Promise<LaneAnswers['laneAt']>;

const labels = ({ rows }: LanePage): readonly string[] => rows.map(({ label, depth, goroutines }) => `${depth === 1 ? '- ' : ''}${label}${depth === 0 ? ` ${goroutines}` : ''}`);

describe.each([
  ['one generation', []],
  ['three generations', [25, 62]],
])('lanes of goroutines, %s', (_, cuts) => {
  const open = (): Promise<Closeups> => wholeCloseOf(scheduleTrace(PROGRAM, 26, cuts));

  it('are groups by entry function', async () => {
    const all = await page(await open(), {});
    expect(labels(all)).toEqual(['main.main 1', 'main.worker 3', 'net.poll 1']);
    expect(all).toMatchObject({ total: 3, known: 1 });
  });

  it('are groups by creator', async () => {
    expect(labels(await page(await open(), { groupBy: 'creator', order: 'goroutines' }))).toEqual(['main.worker started here 3', ' 1', 'net.poll started here 1']);
  });

  it.each([
    ['name', ['main.main 1', 'main.worker 3', 'net.poll 1']],
    ['goroutines', ['main.worker 3', 'main.main 1', 'net.poll 1']],
    ['running time', ['main.worker 3', 'main.main 1', 'net.poll 1']],
    ['waiting time', ['main.main 1', 'main.worker 3', 'net.poll 1']],
  ] as const)('come in the order of %s', async (order, expected) => {
    expect(labels(await page(await open(), { order }))).toEqual(expected);
  });

  it('open into goroutines, page by page', async () => {
    const close = await open();
    const list = { openGroups: ['main.worker', 'net.poll'] };
    const whole = await page(close, list);
    expect(labels(whole)).toEqual(['main.main 1', 'main.worker 3', '- G7', '- G8', '- G9', 'net.poll 1', '- G11']);
    for (let from = 0; from < 7; from++) {
      // oxlint-disable-next-line eslint/no-await-in-loop
      const part = await page(close, list, from, 2);
      expect([part.total, part.from, part.rows]).toEqual([7, from, whole.rows.slice(from, from + 2)]);
    }
    expect(await page(close, list, 100, 5)).toMatchObject({ total: 7, from: 7, rows: [] });
    expect(labels(await page(close, { openGroups: ['main.worker'], order: 'running time' }))).toEqual(['main.worker 3', '- G7', '- G8', '- G9', 'main.main 1', 'net.poll 1']);
  });

  it('leave out what a filter does not match, or what is hidden', async () => {
    const close = await open();
    expect(labels(await page(close, { filter: 'WORKER|poll' }))).toEqual(['main.worker 3', 'net.poll 1']);
    expect(labels(await page(close, { filter: 'main.(' }))).toEqual([]);
    expect(labels(await page(close, { filter: '^G8$', openGroups: ['main.worker'] }))).toEqual(['main.worker 3', '- G8']);
    const worker = (await page(close, { openGroups: ['main.worker'] })).rows[2].ref;
    const hidden: readonly LaneRef[] = [{ lane: 'group', by: 'entry', group: 'main.main' }, worker];
    expect(labels(await page(close, { openGroups: ['main.worker'], hidden }))).toEqual(['main.worker 3', '- G8', '- G9', 'net.poll 1']);
  });

  it('are found where they stand', async () => {
    const close = await open();
    const { rows } = await page(close, { openGroups: ['main.worker', 'net.poll'], order: 'running time' });
    for (const [at, { ref }] of rows.entries()) {
      // oxlint-disable-next-line eslint/no-await-in-loop
      expect(await place(close, { openGroups: ['main.worker', 'net.poll'], order: 'running time' }, ref)).toMatchObject({ at });
    }
    // Its group is taken as open.
    expect(await place(close, {}, rows[2].ref)).toEqual({ at: 3, group: 'main.worker' });
    expect(await place(close, { filter: 'poll' }, rows[2].ref)).toBeUndefined();
    expect(await place(close, {}, { lane: 'goroutine', goroutine: 1e6 })).toBeUndefined();
    expect(await place(close, {}, { lane: 'proc', proc: 0 })).toBeUndefined();
  });
});

describe('lanes of Ps and threads', () => {
  it('come with what they did', async () => {
    const close = await wholeCloseOf(scheduleTrace(PROGRAM, 26, [45]));
    expect(labels(await page(close, { axis: 'proc' }))).toEqual(['P0 0', 'P1 0']);
    // P1 runs 20-40, 60-70 and 70-72; P0 0-10, 40-50, 50-55, 80-82 and 92-95.
    expect(labels(await page(close, { axis: 'proc', order: 'running time' }))).toEqual(['P1 0', 'P0 0']);
    expect(labels(await page(close, { axis: 'proc', hidden: [{ lane: 'proc', proc: 0 }] }))).toEqual(['P1 0']);
    const threads = await page(close, { axis: 'thread', order: 'running time' });
    expect(threads.known).toBe(1);
    expect(threads.total).toBeGreaterThanOrEqual(2);
    expect(await place(close, { axis: 'thread', order: 'running time' }, threads.rows[1].ref)).toEqual({ at: 1, group: undefined });
    expect(await place(close, { axis: 'proc' }, { lane: 'proc', proc: 1 })).toEqual({ at: 1, group: undefined });
  });
});
