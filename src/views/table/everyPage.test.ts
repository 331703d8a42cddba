import { describe, expect, it } from 'vitest';
import { everyPage } from './everyPage.ts';

async function all(parts: AsyncIterable<{ readonly rows: readonly (readonly unknown[])[]; readonly done: number }>) {
  const rows: unknown[] = [];
  const done: number[] = [];
  for await (const part of parts) {
    rows.push(...part.rows.flat());
    done.push(part.done);
  }
  return { rows, done };
}

describe('every page of a table', () => {
  const numbers = [0, 1, 2, 3, 4, 5, 6];
  const pageOf = (from: number, count: number) => ({ total: numbers.length, from, rows: numbers.slice(from, from + count), known: 1 });

  it('gives every row once, in order', async () => {
    const pages = everyPage((from, count) => Promise.resolve(pageOf(from, count)), (row) => [row], 3);
    expect(await all(pages)).toEqual({ rows: numbers, done: [3 / 7, 6 / 7, 1] });
  });

  it('waits until all is known', async () => {
    let asked = 0;
    const growing = (from: number, count: number) => Promise.resolve(++asked === 1 ? { total: 2, from, rows: [9, 9], known: 0.5 } : pageOf(from, count));
    expect((await all(everyPage(growing, (row) => [row], 100))).rows).toEqual(numbers);
  });

  it('ends where there is nothing', async () => {
    const none = { total: 0, from: 0, rows: [] as number[], known: 1 };
    expect(await all(everyPage(() => Promise.resolve(none), (row) => [row]))).toEqual({ rows: [], done: [1] });
  });
});
