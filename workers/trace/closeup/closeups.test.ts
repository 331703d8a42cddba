import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DamageError } from '../../damage.ts';
import { closeOf, wholeCloseOf } from '../testing/closeOf.ts';
import { scheduleTrace } from '../testing/schedule.ts';
import { ShuffledDecoders } from '../testing/shuffledDecoders.ts';
import type { Closeups } from './closeups.ts';

const SCHEDULE = `
  G1 main.main: run 0-12 P0 | chan receive 12-55 | run 55-80 P0
  G7 main.worker by G1: created 5 | run 6-16 P1 | runnable 16-18 | run 18-45 P1 | end
  G8 main.worker by G1: created 7 | run 48-62 P1 | end
`;
/** Eight generations. */
const BYTES = scheduleTrace(SCHEDULE, 26, [10, 20, 30, 40, 50, 60, 70]);
const ALL = [0, 1, 2, 3, 4, 5, 6, 7];
/** The store keeps these whatever their size. */
const LEAST = 4;
const FIXTURE = new Uint8Array(readFileSync(fileURLToPath(new URL('../../../fixtures/traces/go1.27-long-run-gen100ms.trace', import.meta.url))));

const held = (close: Closeups): readonly number[] => ALL.filter((number) => close.closeup(number) !== undefined);

const inOrder = (numbers: readonly number[]): readonly number[] => numbers.toSorted((a, b) => a - b);

/** When nothing is read any more. */
async function settled(reads: readonly number[]): Promise<void> {
  for (let before = -1; before !== reads.length; ) {
    before = reads.length;
    for (let task = 0; task < 20; task++) await new Promise(setImmediate);
  }
}

describe('closeups', () => {
  it('are read when a question needs them, once, and hold while it is answered', async () => {
    const { close, reads } = await closeOf(BYTES, { budgetBytes: 0 });
    expect([close.closeup(2), close.summary(2), close.known]).toEqual([undefined, undefined, 0]);
    const [rows, again] = await Promise.all([close.holding(ALL, () => ALL.map((number) => close.closeup(number)?.stretches.state.length ?? -1)), close.holding([3], () => close.closeup(3)?.stretches.state.length)]);
    expect(rows.every((count) => count > 0)).toBe(true);
    expect(again).toBe(rows[3]);
    expect(inOrder(reads)).toEqual(ALL);
    expect(close.known).toBe(1);
    expect(held(close)).toEqual(ALL.slice(-LEAST));
  });

  it('go when others are used, the least recently used first', async () => {
    const { close, reads } = await closeOf(BYTES, { budgetBytes: 0 });
    await close.holding([0], () => undefined);
    await close.holding([1], () => undefined);
    await close.holding([2, 3], () => undefined);
    await close.holding([0], () => undefined);
    await close.holding([4], () => undefined);
    await close.holding([5], () => undefined);
    expect(held(close)).toEqual([0, 3, 4, 5]);
    await close.holding([1, 0], () => undefined);
    expect(reads).toEqual([0, 1, 2, 3, 4, 5, 1]);
    await close.holding([2, 4, 5, 6], () => undefined);
    expect(close.closeup(0)).toBeUndefined();
    // What is summed up of them stays.
    expect(ALL.filter((number) => close.summary(number) !== undefined)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('are read in the background in the order in which they were wanted last, and each once', async () => {
    const { close, reads } = await closeOf(BYTES);
    close.want([5, 6]);
    close.want([5, 6, 99]);
    close.want([2, 1]);
    await settled(reads);
    // One was begun before the others were wanted.
    expect(reads).toEqual([5, 2, 1, 6]);
    close.want(ALL);
    await settled(reads);
    expect(inOrder(reads)).toEqual(ALL);
    expect(close.known).toBe(1);
  });

  it('are visited one after the other, in the order asked for, however little fits', async () => {
    const { close, reads } = await closeOf(BYTES, { budgetBytes: 0, decoders: new ShuffledDecoders(2, 11) });
    const visited: number[] = [];
    await close.each(ALL, (generation, closeup, number) => {
      visited.push(number);
      expect(generation.detail).toBeDefined();
      expect(closeup.stretches.state.length).toBeGreaterThan(0);
    });
    expect(visited).toEqual(ALL);
    expect(reads).toHaveLength(ALL.length);
    expect(held(close)).toHaveLength(LEAST);
  });

  it('of a file that has changed are refused, in the background as well, and may be asked for again', async () => {
    let bytes = scheduleTrace(SCHEDULE.replace('run 18-45 P1', 'run 18-22 P1 | nap 22-23 | run 23-45 P1'), 26, [10, 20, 30]);
    const { close, reads } = await closeOf(BYTES, { read: () => bytes });
    await expect(close.holding([1], () => undefined)).rejects.toThrow(DamageError);
    close.want([2, 1]);
    await settled(reads);
    expect(close.takeFailure()?.error).toBeInstanceOf(DamageError);
    expect(close.takeFailure()).toBeUndefined();
    bytes = BYTES;
    expect(await close.holding([1], () => close.closeup(1)?.stretches.state.length)).toBeGreaterThan(0);
  });
});

it('a closeup is the same on any thread, and again', async () => {
  const [here, there] = await Promise.all([wholeCloseOf(FIXTURE), wholeCloseOf(FIXTURE, { decoders: new ShuffledDecoders(3, 5) })]);
  const again = await closeOf(FIXTURE, { budgetBytes: 0 });
  for (const number of here.index.generations.keys()) {
    const expected = here.closeup(number);
    expect(there.closeup(number)).toEqual(expected);
    if (number % 9 === 0) expect(await again.close.holding([number], () => again.close.closeup(number))).toEqual(expected);
  }
});
