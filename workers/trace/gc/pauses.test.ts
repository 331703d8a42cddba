import { expect, test } from 'vitest';
import type { PauseDetail, PauseRow } from '../../api.ts';
import { played } from '../ask/stretches/testing/played.ts';
import { whole } from './testing/whole.ts';

const us = (ns: number | undefined): number | undefined => (ns === undefined ? undefined : Math.round(ns / 1000));

async function detail(schedule: string, index: number, cuts: readonly number[] = []): Promise<PauseDetail | undefined> {
  const { trace } = await played(schedule, cuts);
  return whole(() => trace.ask({ ask: 'pause', index }));
}

const told = (one: PauseDetail | undefined): unknown => one && { by: one.pause.stretchedBy, because: one.because, toStop: us(one.pause.toStopNs), again: us(one.pause.againNs), ran: one.pause.lastRan?.func };

const STOPPED = `
  G1 main.main: run 0-50 P0 | nap 50-60 | run 60-80 P0
  G2 main.early by G1: created 2 | run 5-32 P1 | runnable 32-60 | run 60-70 P1
  G3 main.late by G1: created 3 | run 6-37 P2 | runnable 37-61 | run 61-70 P2
  G4 main.calls by G1: created 4 | run 7-20 P3 | syscall 20-65 | run 65-70 P3
  GC: STW GC sweep termination 30-40 by G1 | STW GC mark termination 66-67 by G1
`;

test.each([[[]], [[35]], [[8, 36, 62]]])('a stop is split where the last P came to a halt, whoever stopped the world aside; generations ending at %o', async (cuts) => {
  const one = await detail(STOPPED, 0, cuts);
  expect(one?.procs.map(({ proc, doing, afterNs, goroutine }) => [proc, doing, us(afterNs), goroutine?.name])).toEqual([
    [2, 'running the program', 7, 'main.late'],
    [1, 'running the program', 2, 'main.early'],
    [3, 'idle', 0, undefined],
    [0, 'stops the world', 0, 'main.main'],
  ]);
  expect(one?.procs.slice(0, 2).map(({ ranBeforeNs }) => us(ranBeforeNs))).toEqual([24, 25]);
  expect(one?.pause).toMatchObject({ name: 'GC sweep termination', lastProc: 2, lastRan: { func: 'main.late', goroutine: { id: '3' } }, stretchedBy: 'nothing' });
  expect([us(one?.pause.toStopNs), us(one?.pause.stoppedNs), us(one?.pause.againNs)]).toEqual([7, 3, 0]);
});

test('a stop within which the world never stands still says so, and there are no others', async () => {
  const one = await detail(STOPPED, 1);
  expect(told(one)).toMatchObject({ toStop: undefined, by: 'nothing' });
  expect(await detail(STOPPED, 2)).toBeUndefined();
});

test('a loop that nothing interrupts: the program', async () => {
  const loops = `
    G1 main.main: run 0-60000 P0
    G2 main.loop: run 0-30000 P1 | runnable 30000-30010 | run 30010-60000 P1
    GC: STW GC sweep termination 10000-30005 by G1
  `;
  expect(told(await detail(loops, 0))).toEqual({ by: 'program', because: ['last P ran past the time at which Go preempts', 'nothing was ever interrupted by a signal'], toStop: 20_000, again: 0, ran: 'main.loop' });
});

test('a function that kept other stops waiting as well: the program', async () => {
  const loops = `
    G1 main.main: run 0-90000 P0
    G2 main.loop: run 0-5000 P1 | runnable 5000-5010 | run 5010-15000 P1 | runnable 15000-15010 | run 15010-25000 P1 | runnable 25000-25010 | run 25010-30000 P1
    G3 main.other: run 0-2 P2 | interrupted 2-26000 | run 26000-26001 P2
    GC: STW GC sweep termination 1000-5005 by G1 | STW GC sweep termination 11000-15005 by G1 | STW GC sweep termination 21000-25005 by G1
  `;
  expect(told(await detail(loops, 1))).toEqual({ by: 'program', because: ['last P ran the program until it stopped', 'same function kept others from stopping before'], toStop: 4000, again: 0, ran: 'main.loop' });
});

test('a function that halts at once as a rule: the machine', async () => {
  const taken = `
    G1 main.main: run 0-9000 P0
    G2 main.work: run 0-101 P1 | runnable 101-104 | run 104-201 P1 | runnable 201-204 | run 204-4000 P1 | runnable 4000-4010 | run 4010-9000 P1
    GC: STW GC sweep termination 100-103 by G1 | STW GC sweep termination 200-203 by G1 | STW GC sweep termination 1000-4005 by G1
  `;
  expect(told(await detail(taken, 2))).toEqual({ by: 'machine', because: ['last P ran the program until it stopped', 'same function stops at once as a rule'], toStop: 3000, again: 0, ran: 'main.work' });
});

test('one that a signal interrupts, late: the machine', async () => {
  const taken = `
    G1 main.main: run 0-9000 P0
    G2 main.work: run 0-4000 P1 | interrupted 4000-4010 | run 4010-9000 P1
    GC: STW GC sweep termination 1000-4005 by G1
  `;
  expect(told(await detail(taken, 0))).toMatchObject({ by: 'machine', because: ['last P ran the program until it stopped', 'interrupted by a signal'], ran: 'main.work' });
});

test('what was seen once and might be either: unknown', async () => {
  const once = `
    G1 main.main: run 0-9000 P0
    G2 main.work: run 500-4000 P1 | runnable 4000-4010 | run 4010-9000 P1
    GC: STW GC sweep termination 1000-4005 by G1
  `;
  expect(told(await detail(once, 0))).toMatchObject({ by: 'unknown', because: ['last P ran the program until it stopped', 'source does not tell'] });
});

test('others that begin to run long after the request: the machine', async () => {
  const late = `
    G1 main.main: run 0-9000 P0
    G2 main.work: run 0-2500 P1 | nap 2500-2600 | run 2600-3500 P1 | nap 3500-3600 | run 3600-4000 P1 | runnable 4000-5000 | run 5000-9000 P1
    P1: idle 4000-4500
    GC: STW GC sweep termination 1000-4200 by G1
  `;
  expect(told(await detail(late, 0))).toMatchObject({ by: 'machine', because: ['others began to run after the request'] });
});

test('a P whose thread looks for work, late: the machine', async () => {
  const spins = `
    G1 main.main: run 0-9000 P0
    G2 main.work: run 0-900 P1 | nap 900-5000 | run 5000-9000 P1
    P1: idle 4000-4500
    GC: STW GC sweep termination 1000-4005 by G1
  `;
  const one = await detail(spins, 0);
  expect(told(one)).toMatchObject({ by: 'machine', because: ['nothing of the program ran, on any P'], toStop: 3000 });
  expect(one?.procs[0]).toMatchObject({ proc: 1, doing: 'looking for work' });
});

/** Long stops of these kinds, one after the other, while nobody runs. */
const stands = (kinds: readonly string[]): string => `
    G1 main.main: run 0-90000 P0
    G2 main.work: run 0-1 P1 | nap 1-80000 | run 80000-90000 P1
    P1: idle 2-79000
    GC: ${kinds.map((kind, i) => `STW ${kind} ${(i + 1) * 10_000}-${(i + 1) * 10_000 + 4000} by G1`).join(' | ')}
  `;

test('nothing runs, in a stop that has little to do: the machine; in others: as they are as a rule', async () => {
  expect(told(await detail(stands(['GC sweep termination']), 0))).toMatchObject({ by: 'machine', because: ['all Ps had stopped, nothing ran', 'stops of this kind have little to do'], toStop: 0 });
  expect(told(await detail(stands(['goroutine profile']), 0))).toMatchObject({ by: 'unknown', because: ['all Ps had stopped, nothing ran', 'source does not tell'] });
  expect(told(await detail(stands(['goroutine profile', 'goroutine profile', 'goroutine profile']), 0))).toMatchObject({ by: 'runtime', because: ['all Ps had stopped, nothing ran', 'stops of this kind take as long as a rule'] });
});

test('others that work again before the end is told: the machine', async () => {
  const again = `
    G1 main.main: run 0-9000 P0
    G2 main.work: run 0-1005 P1 | runnable 1005-1100 | run 1100-9000 P1
    P1: idle 1005-1090
    GC: STW GC sweep termination 1000-5000 by G1
  `;
  expect(told(await detail(again, 0))).toMatchObject({ by: 'machine', because: ['others worked again before its end'], toStop: 5, again: 3910 });
});

test('a page, its order and its filters; sums are those of the report', async () => {
  const { trace } = await played(STOPPED);
  const page = await whole(() => trace.ask({ ask: 'pauses', range: undefined, names: [], lengthNs: undefined, order: 'length', descending: true, from: 0, count: 10 }));
  const lengths = (rows: readonly PauseRow[]): readonly unknown[] => rows.map(({ index, ns }) => [index, us(ns)]);
  expect(page).toMatchObject({ total: 2, from: 0, known: 1 });
  expect(lengths(page.rows)).toEqual([
    [0, 10],
    [1, 1],
  ]);
  const some = await whole(() => trace.ask({ ask: 'pauses', range: { startNs: 33_000, endNs: 36_000 }, names: ['GC sweep termination'], lengthNs: { fromNs: 5000, toNs: 20_000 }, order: 'start', descending: false, from: 0, count: 10 }));
  expect(lengths(some.rows)).toEqual([[0, 10]]);
  const none = await whole(() => trace.ask({ ask: 'pauses', range: undefined, names: ['read mem stats'], lengthNs: undefined, order: 'name', descending: false, from: 0, count: 10 }));
  expect(none).toMatchObject({ total: 0, rows: [] });

  const figures = await whole(() => trace.ask({ ask: 'pauseFigures', range: undefined, names: [] }));
  expect(figures.kinds.map(({ name, durations }) => [name, durations.n, us(durations.sumNs)])).toEqual([
    ['GC sweep termination', 1, 10],
    ['GC mark termination', 1, 1],
  ]);
  expect([us(figures.all.maxNs), us(figures.stoppedNs), us(figures.toStop?.maxNs), us(figures.untilWork?.maxNs)]).toEqual([10, 11, 7, 10]);
  expect(figures.longestIn[figures.kinds[0]?.histogram.findIndex((count) => count > 0) ?? -1]).toBe(0);

  const map = await whole(() => trace.ask({ ask: 'pauseMap', range: { startNs: 0, endNs: 80_000 }, names: [], widthPx: 80 }));
  expect([[...map.index], [...map.count], map.names[map.name[1] ?? -1]]).toEqual([[1, 0], [1, 1], 'GC sweep termination']);
});
