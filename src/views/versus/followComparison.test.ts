import { expect, it } from 'vitest';
import type { AskComparable, Comparable, Comparison } from '../../../workers/api.ts';
import { followComparison, type ComparisonNews } from './followComparison.ts';

/** Tells these shares of itself, one after the other. */
function document(key: string, ...shares: readonly number[]): { readonly key: string; readonly ask: AskComparable; asked: number } {
  const one = {
    key,
    asked: 0,
    ask: (() => {
      const known = shares[Math.min(one.asked, shares.length - 1)] ?? 1;
      one.asked++;
      return Promise.resolve({ comparable: { name: 'trace.out', functions: [{ name: 'main.main' }] } as unknown as Comparable, known });
    }) as AskComparable,
  };
  return one;
}

const compare = (a: readonly Comparable[], b: readonly Comparable[]): Promise<Comparison> =>
  Promise.resolve({ headline: `${a.map(({ name }) => name).join('+')} against ${b.map(({ name }) => name).join('+')}`, functions: a[0]?.functions ?? [] } as unknown as Comparison);

function whole(a: readonly ReturnType<typeof document>[], b: readonly ReturnType<typeof document>[]): Promise<readonly ComparisonNews[]> {
  return new Promise((resolve, reject) => {
    const all: ComparisonNews[] = [];
    followComparison({ a, b }, compare, (news) => {
      all.push(news);
      if (news.isWhole) resolve(all);
    }, reject);
  });
}

it('compares what is told at once, and in the end all of it', async () => {
  const slow = document('slow', 0.2, 0.5, 1);
  const all = await whole([document('x'), document('y')], [slow]);
  expect(slow.asked).toBe(3);
  const compared = all.filter(({ comparison }, at) => comparison !== all[at - 1]?.comparison);
  expect(compared.map(({ known, isWhole }) => [known, isWhole])).toEqual([[0.2, false], [1, true]]);
  // A function that one side has told and the other has not yet is no difference.
  expect(compared.map(({ comparison }) => comparison?.functions.length)).toEqual([0, 1]);
  expect(compared.at(-1)?.comparison?.headline).toBe('x+y against slow');
});

it('asks a document that is on both sides once, and one that has told all never again', async () => {
  const one = document('one');
  const all = await whole([one], [one]);
  expect(all.at(-1)?.comparison?.headline).toBe('one against one');
  await whole([one], [document('other')]);
  expect(one.asked).toBe(1);
});

it('says nothing after it was ended, and hands on what went wrong', async () => {
  const heard: unknown[] = [];
  const stop = followComparison({ a: [document('a')], b: [document('b')] }, compare, (news) => heard.push(news), (error) => heard.push(error));
  stop();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(heard).toEqual([]);
  const broken = { key: 'broken', ask: () => Promise.reject(new Error('ended')) };
  await expect(new Promise((resolve) => followComparison({ a: [broken], b: [document('b')] }, compare, () => undefined, resolve))).resolves.toEqual(new Error('ended'));
});
