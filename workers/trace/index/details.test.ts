import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DamageError } from '../../damage.ts';
import { type DetailedTrace, detailsOf } from '../testing/indexOf.ts';
import { scheduleTrace } from '../testing/schedule.ts';
import { Details } from './details.ts';
import type { GenerationDetail } from './generationIndex.ts';
import type { IndexedGeneration } from './indexedGeneration.ts';

const SCHEDULE = `
  G1 main.main: run 0-12 P0 | chan receive 12-55 | run 55-80 P0
  G7 main.worker by G1: created 5 | run 6-16 P1 | runnable 16-18 | run 18-45 P1 | end
  G8 main.worker by G1: created 7 | run 48-62 P1 | end
`;
/** Four generations. */
const BYTES = scheduleTrace(SCHEDULE, 26, [20, 40, 60]);
const FIXTURE = new Uint8Array(readFileSync(fileURLToPath(new URL('../../../fixtures/traces/go1.27-long-run-gen100ms.trace', import.meta.url))));

/** Which generations have their detail. */
const held = ({ index }: DetailedTrace): readonly number[] => index.generations.flatMap(({ detail }, at) => (detail === undefined ? [] : [at]));

async function use({ index, details }: DetailedTrace, ...numbers: readonly number[]): Promise<readonly (GenerationDetail | undefined)[]> {
  const generations = numbers.map((at) => index.generations[at]);
  return details.holding(
    () => generations,
    () => generations.map(({ detail }) => detail),
  );
}

/** A budget for two of the largest generations. */
async function forTwo(bytes: Uint8Array): Promise<number> {
  const { index } = await detailsOf(bytes);
  return 2 * Math.max(...index.generations.map(({ detailBytes }) => detailBytes));
}

/** What a question is told that needs the second generation again. */
async function failing(reload: (generation: IndexedGeneration) => Promise<GenerationDetail>): Promise<unknown> {
  const { index } = await detailsOf(BYTES);
  const details = new Details(index, 0, reload);
  for (const generation of index.generations) details.added(generation);
  return details
    .holding(
      () => [index.generations[1]],
      () => 'answered',
    )
    .catch((error: unknown) => error);
}

describe('details under a budget', () => {
  it('stay where the budget allows', async () => {
    const trace = await detailsOf(BYTES);
    expect(held(trace)).toEqual([0, 1, 2, 3]);
    expect(trace.details.heldBytes).toBe(trace.index.generations.reduce((sum, { detailBytes }) => sum + detailBytes, 0));
    await use(trace, 0, 3);
    expect(trace.reloaded).toEqual([]);
  });

  it('go as they come where the budget is nothing, and come back the same', async () => {
    const whole = await detailsOf(BYTES);
    const trace = await detailsOf(BYTES, 0);
    expect(held(trace)).toEqual([]);
    expect(trace.details.heldBytes).toBe(0);
    expect(await use(trace, 2, 1)).toEqual([whole.index.generations[2].detail, whole.index.generations[1].detail]);
    expect(trace.reloaded).toEqual([2, 1]);
    // The question is answered: nobody needs them any more.
    expect(held(trace)).toEqual([]);
  });

  it('go least recently used first', async () => {
    const all = (await detailsOf(BYTES)).details.heldBytes;
    const trace = await detailsOf(BYTES, all - 1);
    expect(held(trace)).toEqual([1, 2, 3]);
    await use(trace, 1);
    await use(trace, 0);
    expect(held(trace)).toEqual([0, 1, 3]);
    await use(trace, 2);
    expect(held(trace)).toEqual([0, 1, 2]);
    expect(trace.reloaded).toEqual([0, 2]);
    expect(trace.details.heldBytes).toBeLessThan(all);
  });

  it('are all there for a question that needs more than the budget, and not for longer', async () => {
    const budget = await forTwo(FIXTURE);
    const trace = await detailsOf(FIXTURE, budget);
    const all = trace.index.generations.map((_, at) => at);
    const details = await use(trace, ...all);
    expect(details.every((detail) => detail !== undefined)).toBe(true);
    expect(trace.details.heldBytes).toBeLessThanOrEqual(budget);
    expect(held(trace).length).toBeLessThan(all.length);
  });

  it('are read once for all who ask at the same time, and stay until each has its answer', async () => {
    const trace = await detailsOf(BYTES, 0);
    const answers = await Promise.all([use(trace, 1, 2), use(trace, 2), use(trace, 2, 3), use(trace, 1)]);
    for (const details of answers) for (const detail of details) expect(detail).toBeDefined();
    expect(trace.reloaded).toEqual([1, 2, 3]);
    expect(held(trace)).toEqual([]);
  });

  it('asks again what is needed when time has passed', async () => {
    const trace = await detailsOf(BYTES, 0);
    const [first, , third] = trace.index.generations;
    let asked = 0;
    const answered = await trace.details.holding(
      () => (asked++ === 0 ? [first] : [first, third]),
      () => [first.detail, third.detail],
    );
    expect(answered.every((detail) => detail !== undefined)).toBe(true);
    expect(trace.reloaded).toEqual([0, 2]);
  });

  it('keeps what cannot be read again', async () => {
    const { index } = await detailsOf(BYTES);
    const details = new Details(index, 0, () => Promise.reject(new Error('asked for')));
    details.keep(index.generations[1]);
    for (const generation of index.generations) details.added(generation);
    expect(index.generations.map(({ detail }) => detail !== undefined)).toEqual([false, true, false, false]);
    expect(details.heldBytes).toBe(index.generations[1].detailBytes);
  });
});

describe('a file that is not what it was', () => {
  it('is told in a sentence, with the place', async () => {
    const { index } = await detailsOf(BYTES);
    const damaged = await failing(() => Promise.reject(new DamageError({ what: 'damaged', message: 'An event of type 0 is none.' })));
    expect(damaged).toBeInstanceOf(DamageError);
    expect(damaged).toMatchObject({ damage: { what: 'unreadable', offset: index.generations[1].startOffset } });
    const gone = await failing(() => Promise.reject(new DOMException('gone', 'NotReadableError')));
    expect(gone).toMatchObject({ damage: { what: 'unreadable', message: 'This part of the file has to be read again, and it is not what it was when the file was opened.' } });
  });

  it('is noticed by what it holds', async () => {
    const other = await detailsOf(scheduleTrace(`${SCHEDULE}\n G9 main.other by G7: created 25 | run 26-28 P0 | end`, 26, [20, 40, 60]));
    const detail = other.index.generations[1].detail;
    if (detail === undefined) throw new Error('no detail');
    expect(await failing(() => Promise.resolve(detail))).toMatchObject({ damage: { what: 'unreadable' } });
  });

  it('does not pass a fault of ours for one of the file', async () => {
    const error = new TypeError('ours');
    expect(await failing(() => Promise.reject(error))).toBe(error);
  });

  it('can be asked again once it can be read', async () => {
    const whole = await detailsOf(BYTES);
    let fails = true;
    const { index } = await detailsOf(BYTES);
    const details = new Details(index, 0, (generation) => {
      const detail = whole.index.generations[index.generations.indexOf(generation)].detail;
      return fails || detail === undefined ? Promise.reject(new DOMException('gone', 'NotReadableError')) : Promise.resolve(detail);
    });
    for (const generation of index.generations) details.added(generation);
    const ask = (): Promise<string> => details.holding(() => index.generations.slice(0, 2), () => 'answered');
    await expect(ask()).rejects.toBeInstanceOf(DamageError);
    fails = false;
    await expect(ask()).resolves.toBe('answered');
  });
});
