import { expect, test } from 'vitest';
import type { LaneRef, TimeRange, Wake } from '../../../api.ts';
import { played } from './testing/played.ts';

/** G3 holds what G2 needs, G2 what G1 needs; a timer wakes G3. */
const CHAIN = `
  G1 main.main: run 0-10 P0 | chan receive 10-60 | runnable 60-62 | run 62-90 P0
  G2 main.middle by G1: created 4 | run 12-20 P1 | sync 20-50 | runnable 50-52 | run 52-70 P1 | end
  G3 main.deep by G1: created 5 | run 22-25 P1 | sleep 25-40 | runnable 40-42 | run 42-51 P1 | end
`;
/** Statuses at a generation's beginning, and the language's wakes of its own accord: nobody is told to have woken them. */
const CUTS = [[], [30], [45, 55], [15, 30, 45, 58]];
const WHOLE: TimeRange = { startNs: -1, endNs: 100_000 };

const arrow = ({ what, atNs, by, woken, reason }: Wake): unknown => [what, Math.round(atNs / 1000), by?.id, woken.id, reason];

test.each(CUTS.map((cuts) => [cuts]))('arrows to and from a goroutine, generations ending at %o', async (cuts) => {
  const { trace, numberOf } = await played(CHAIN, cuts);
  const wakes = async (id: string, range: TimeRange, most: number): Promise<readonly unknown[]> => (await trace.ask({ ask: 'wakes', goroutine: numberOf(id), range, most })).map(arrow);
  const all = [
    ['create', 4, '1', '2', ''],
    ['create', 5, '1', '3', ''],
    ['unblock', 60, undefined, '1', 'chan receive'],
  ];
  expect(await wakes('1', WHOLE, 10)).toEqual(all);
  expect(await wakes('1', { startNs: 4500, endNs: 59_000 }, 10)).toEqual([all[1]]);
  // Those nearest to the middle.
  expect(await wakes('1', { startNs: 0, endNs: 110_000 }, 1)).toEqual([all[2]]);
  expect(await wakes('2', WHOLE, 10)).toEqual([all[0], ['unblock', 50, undefined, '2', 'sync']]);
  expect(await trace.ask({ ask: 'wakes', goroutine: 99, range: WHOLE, most: 5 })).toEqual([]);
});

test.each(CUTS.map((cuts) => [cuts]))('a chain goes back from wake to wake until nobody did it, generations ending at %o', async (cuts) => {
  const { trace, numberOf } = await played(CHAIN, cuts);
  const chain = async (id: string, us: number): Promise<unknown> => (await trace.ask({ ask: 'wakeChain', goroutine: numberOf(id), atNs: us * 1000 }))?.links.map(({ wake, byKind }) => [...(arrow(wake) as unknown[]), byKind]);
  // While it waits, the end of that is what is asked for.
  expect(await chain('1', 20)).toEqual([['unblock', 60, undefined, '1', 'chan receive', undefined]]);
  expect(await chain('1', 70)).toEqual([['unblock', 60, undefined, '1', 'chan receive', undefined]]);
  // Its creator was there before the recording: nothing woke that.
  expect(await chain('2', 15)).toEqual([['create', 4, '1', '2', '', 'running']]);
  expect(await chain('1', 5)).toEqual([]);
  expect(await chain('3', 80)).toBeUndefined();
});

test.each(CUTS.map((cuts) => [cuts]))('a lane is somebody’s at a time, or nobody’s, generations ending at %o', async (cuts) => {
  const { trace, numberOf, idOf } = await played(CHAIN, cuts);
  const whose = async (ref: LaneRef, us: number): Promise<string | undefined> => idOf((await trace.ask({ ask: 'laneStretch', ref, atNs: us * 1000 }))?.goroutine);
  for (const ref of [{ lane: 'proc', proc: 1 }, { lane: 'thread', thread: '101' }] as const) {
    expect([await whose(ref, 11), await whose(ref, 13), await whose(ref, 21), await whose(ref, 23), await whose(ref, 48), await whose(ref, 65), await whose(ref, 75)]).toEqual([undefined, '2', undefined, '3', '3', '2', undefined]);
  }
  expect([await whose({ lane: 'goroutine', goroutine: numberOf('2') }, 30), await whose({ lane: 'goroutine', goroutine: numberOf('2') }, 80)]).toEqual(['2', undefined]);
  expect(await whose({ lane: 'group', by: 'entry', group: 'main.middle' }, 30)).toBeUndefined();
  expect(await whose({ lane: 'proc', proc: 7 }, 30)).toBeUndefined();
  expect(await whose({ lane: 'thread', thread: '7' }, 30)).toBeUndefined();
});
