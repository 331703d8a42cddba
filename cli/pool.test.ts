// The pool over real threads. The order in which they finish is theirs; what comes back for a job is not.
import { afterEach, expect, test } from 'vitest';
import { ThreadPool } from '../workers/trace/decode/pool.ts';
import { nodeThread } from './nodeThread.ts';
import type { SumJob, SumOutcome } from './testing/arithmeticThread.ts';

const script = new URL('testing/arithmeticThread.ts', import.meta.url);
let pool: ThreadPool<SumJob, SumOutcome>;
let started = 0;
afterEach(() => pool.close());

function poolOf(threads: number): ThreadPool<SumJob, SumOutcome> {
  started = 0;
  pool = new ThreadPool(threads, () => {
    started++;
    return nodeThread(script, { maxOldGenerationSizeMb: 64 });
  });
  return pool;
}

const job = (...values: readonly number[]): SumJob => ({ of: Float64Array.from(values) });

test('every job gets its own outcome, and typed arrays are moved', async () => {
  poolOf(2);
  const jobs = Array.from({ length: 40 }, (_, i) => job(i, 1, 2));
  const outcomes = await Promise.all(jobs.map((one) => pool.run(one)));
  expect(outcomes.map(({ sum }) => sum)).toEqual(Array.from({ length: 40 }, (_, i) => i + 3));
  expect([...outcomes[39].doubled]).toEqual([78, 2, 4]);
  expect(jobs.every(({ of }) => of.length === 0)).toBe(true);
  expect(new Set(outcomes.map(({ thread }) => thread)).size).toBe(2);
  expect(started).toBe(2);
});

test('a thread is started when there is work for it, not before', async () => {
  poolOf(4);
  await pool.run(job(1));
  await pool.run(job(2));
  expect(started).toBe(1);
});

test('threads that rest are ended, those at work are not, and others start when there is work again', async () => {
  poolOf(2);
  const first = await pool.run(job(1));
  const atWork = pool.run(job(2, 3));
  pool.rest();
  expect(await atWork).toMatchObject({ sum: 5, thread: first.thread });
  pool.rest();
  const after = await pool.run(job(4));
  expect(after.sum).toBe(4);
  expect(after.thread).not.toBe(first.thread);
  expect(started).toBe(2);
});

test.each(['throw', 'die', 'run out of memory'] as const)('a thread that has to %s takes its job with it, and is replaced', async (how) => {
  poolOf(1);
  const before = await pool.run(job(1));
  const failing = pool.run({ ...job(2), how });
  const after = pool.run(job(3, 4));
  await expect(failing).rejects.toThrow();
  expect(await after).toMatchObject({ sum: 7 });
  expect((await after).thread).not.toBe(before.thread);
  expect(started).toBe(2);
});

test('closing ends the jobs that run and those that wait', async () => {
  poolOf(1);
  const settled = Promise.allSettled([pool.run(job(1)), pool.run(job(2)), pool.run(job(3))]);
  pool.close();
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await expect(pool.run(job(4))).rejects.toThrow('The threads were ended.');
  expect(started).toBe(1);
});

test('a thread that cannot be started rejects the jobs, one by one', async () => {
  pool = new ThreadPool(2, () => nodeThread(new URL('testing/noSuchThread.ts', import.meta.url)));
  const settled = await Promise.allSettled([pool.run(job(1)), pool.run(job(2)), pool.run(job(3))]);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
});
