import { describe, expect, it } from 'vitest';
import type { AskGc, GcCycle, GcCyclePage, GcQuestion } from '../../workers/api.ts';
import { cycleNamed, nameOfCycle } from './cycleNames.ts';

/** Begin and number of each; of a document of which more is read at every question. */
function asking(cycles: readonly (readonly [startNs: number, number: number | undefined])[], known: readonly number[] = [1]) {
  const asked: GcQuestion[] = [];
  const ask = ((question: GcQuestion): Promise<GcCyclePage> => {
    asked.push(question);
    if (question.ask !== 'gcCycles') return Promise.reject(new Error('not asked here'));
    const now = known[Math.min(asked.length, known.length) - 1] ?? 1;
    const { range, from, count } = question;
    const rows = cycles
      .map(([startNs, number], index) => ({ index, startNs, endNs: startNs + 400, number }) as GcCycle)
      .slice(0, Math.round(cycles.length * now))
      .filter((row) => range === undefined || (row.endNs >= range.startNs && row.startNs <= range.endNs));
    return Promise.resolve({ total: rows.length, from, rows: rows.slice(from, from + count), known: now } as unknown as GcCyclePage);
  }) as AskGc;
  return { ask, asked };
}

describe('a GC cycle', () => {
  it('is called by when it began, in whole ns, and found by that', async () => {
    const { ask } = asking([[100.4, undefined], [700.6, undefined], [1300, undefined]]);
    expect(await nameOfCycle(ask, 1)).toEqual({ thing: 'cycle', atNs: 701, number: undefined });
    expect(await cycleNamed(ask, { thing: 'cycle', atNs: 701, number: undefined })).toEqual({ thing: 'cycle', index: 1 });
    // During one is not its beginning.
    expect(await cycleNamed(ask, { thing: 'cycle', atNs: 800, number: undefined })).toBeUndefined();
    expect(await nameOfCycle(ask, 3)).toBeUndefined();
  });

  it('of a log is told by the runtime’s number from others that began in the same millisecond', async () => {
    const { ask } = asking([[1e6, 11], [1e6, 12], [1e6, 1]]);
    expect(await nameOfCycle(ask, 1)).toEqual({ thing: 'cycle', atNs: 1e6, number: 12 });
    expect(await Promise.all([11, 12, 1].map((number) => cycleNamed(ask, { thing: 'cycle', atNs: 1e6, number })))).toEqual([0, 1, 2].map((index) => ({ thing: 'cycle', index })));
  });

  it('is waited for while more is read', async () => {
    const { ask, asked } = asking([[100, undefined], [600, undefined]], [0.5, 1]);
    expect(await cycleNamed(ask, { thing: 'cycle', atNs: 600, number: undefined })).toEqual({ thing: 'cycle', index: 1 });
    expect(asked).toHaveLength(2);
    expect(await nameOfCycle(ask, 1)).toMatchObject({ atNs: 600 });
  });
});
