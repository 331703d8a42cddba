import { expect, test } from 'vitest';
import type { StretchDetail } from '../../../api.ts';
import { played } from './testing/played.ts';

const PROGRAM = `
  G1 main.main: run 0-50 P0 | chan receive 50-80 | run 80-95 P0
  G7 main.worker by G1: created 10 | run 30-40 P1 | chan send 40-60 | runnable 60-65 | run 65-70 P1 | end
  G8 main.worker by G1: created 20 | run 45-46 P1 | syscall 46-50 | run 50-52 P1 | end
`;
/** In one generation, and cut within waits, runs and a system call. */
const CUTS = [[], [33], [55], [48, 62], [15, 33, 48, 55, 67, 85]];

const toUs = (ns: number | undefined): number | undefined => (ns === undefined ? undefined : Math.round(ns / 1000));

function told(stretch: StretchDetail | undefined): unknown {
  if (stretch === undefined) return undefined;
  const { kind, reason, startNs, endNs, proc, startedBy, endedBy, beforeNs, afterNs } = stretch;
  return [kind, reason, toUs(startNs), toUs(endNs), proc, startedBy?.by?.id, endedBy?.by?.id, toUs(beforeNs), toUs(afterNs)];
}

test.each(CUTS.map((cuts) => [cuts]))('stretches are told whole, generations ending at %o', async (cuts) => {
  const { at } = await played(PROGRAM, cuts);
  expect(told(await at('7', 12))).toEqual(['created, not yet run', '', 10, 30, undefined, '1', undefined, undefined, 30]);
  expect(told(await at('7', 35))).toEqual(['running', '', 30, 40, 1, undefined, undefined, 10, 40]);
  expect(told(await at('7', 45))).toEqual(['chan send', 'chan send', 40, 60, undefined, undefined, undefined, 30, 60]);
  expect(told(await at('8', 47))).toEqual(['system call', 'system call', 46, 50, 1, undefined, undefined, 45, 50]);
  expect(told(await at('1', 70))).toEqual(['chan receive', 'chan receive', 50, 80, undefined, undefined, undefined, 0, 80]);
  expect(await at('7', 71)).toBeUndefined();
  expect(await at('7', 9)).toBeUndefined();
});

test('a stretch has the stacks of its goroutine: where it stood when it began, and where it stopped', async () => {
  const { at } = await played(PROGRAM);
  const stacks = async (id: string, us: number): Promise<unknown> => {
    const stretch = await at(id, us);
    return [stretch?.startStack.map(({ func }) => func), stretch?.endStack.map(({ func }) => func)];
  };
  expect(await stacks('7', 12)).toEqual([[], []]);
  expect(await stacks('7', 35)).toEqual([[], ['main.worker']]);
  expect(await stacks('7', 45)).toEqual([['main.worker'], ['main.worker']]);
  expect(await stacks('7', 62)).toEqual([['main.worker'], ['main.worker']]);
  expect(await stacks('7', 67)).toEqual([['main.worker'], []]);
});

test('what it does not know it says, and why', async () => {
  const { at } = await played(PROGRAM);
  expect(await at('1', 30)).toMatchObject({ kind: 'running', startNs: undefined, unknown: undefined, woke: [{ what: 'create', woken: { id: '7' }, reason: '' }, { what: 'create', woken: { id: '8' } }], wokeCount: 2 });
  const idle = await played('G1 main.main: run 0-90 P0\nG2 main.idle: asleep 0-50 | run 50-60 P1 | nap 60-90');
  expect(await idle.at('2', 20)).toMatchObject({ kind: 'other wait', reason: '', startNs: undefined, unknown: 'It has waited since before the recording began: for what, the trace does not tell.' });
  expect(await idle.at('2', 70)).toMatchObject({ kind: 'other wait', reason: 'nap', endNs: undefined, afterNs: undefined, unknown: undefined });
  // The last moment belongs to what came before, and there is no later one.
  expect(await idle.at('2', idle.trace.index.lastNs / 1000)).toMatchObject({ reason: 'nap' });
  expect(await idle.at('3', 5)).toBeUndefined();
});
