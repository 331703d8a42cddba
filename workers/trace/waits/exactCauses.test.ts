// On real recordings and on arbitrary schedules: the causes of every wait sum up to its length, all sums agree with each other and with
// what the index counts, however the trace is cut into generations.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { WAIT_CAUSES, WAIT_CAUSE_GROUPS, type WaitCause, type WaitCauses, type WaitSelection } from '../../api.ts';
import type { OpenTrace } from '../openTrace.ts';
import { arbitrarySchedule } from '../testing/arbitrarySchedule.ts';
import { openBytes } from '../testing/openBytes.ts';
import { scheduleTrace } from '../testing/schedule.ts';

const FIXTURES = fileURLToPath(new URL('../../../fixtures', import.meta.url));
const ALL: WaitSelection = { range: undefined, kinds: [], group: undefined };
/** Waits of a trace that are looked at one by one. */
const MOST = 200;

async function wholly<T extends { readonly known: number }>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    const answer = await ask();
    if (answer.known === 1) return answer;
    expect(tries, 'it becomes known').toBeLessThan(1000);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

const causesOf = (trace: OpenTrace, selection = ALL): Promise<WaitCauses> => wholly(() => trace.ask({ ask: 'waitCauses', selection }));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

async function expectExact(trace: OpenTrace): Promise<WaitCauses> {
  const { schedLatency, durationNs } = trace.facts(1);
  const all = await causesOf(trace);
  expect([all.latency.n, all.latency.sumNs]).toEqual([schedLatency.n, schedLatency.sumNs]);
  expectSums(all);
  const list = await wholly(() => trace.ask({ ask: 'waitList', selection: ALL, lengthNs: undefined, main: undefined, order: 'time', from: 0, count: MOST }));
  for (const { causes, startNs, endNs } of list.rows) {
    expect(sum(causes)).toBe(endNs - startNs);
    expect(causes.every((ns) => ns >= 0 && Number.isInteger(ns))).toBe(true);
  }
  for (const row of list.rows.slice(0, 8)) {
    const wait = await trace.ask({ ask: 'wait', goroutine: row.goroutine.goroutine, atNs: row.endNs });
    expect(wait).toMatchObject({ startNs: row.startNs, endNs: row.endNs, kind: row.kind });
    expect(sum(wait?.causes ?? [])).toBe(row.endNs - row.startNs);
  }
  // Who waited is added up elsewhere, from what stays of each generation.
  const groups = await wholly(() => trace.ask({ ask: 'waitGroups', selection: ALL, by: 'entry', order: 'waiting', descending: true, from: 0, count: 10_000 }));
  WAIT_CAUSES.forEach((cause, i) => expect(sum(groups.rows.map(({ causes }) => causes[i])), cause).toBe(all.causes[i]));
  // Two halves are all of it.
  const middleNs = Math.floor(durationNs / 2);
  const halves = [await causesOf(trace, { ...ALL, range: { startNs: -1, endNs: middleNs } }), await causesOf(trace, { ...ALL, range: { startNs: middleNs, endNs: durationNs + 1 } })];
  halves.forEach(expectSums);
  WAIT_CAUSES.forEach((cause, i) => expect(sum(halves.map(({ causes }) => causes[i])), cause).toBe(all.causes[i]));
  expect(sum(halves.map(({ latency }) => latency.n))).toBe(all.latency.n);
  return all;
}

function expectSums({ causes, latency, kinds, holders, otherHoldersNs, mainCause }: WaitCauses): void {
  expect(sum(causes)).toBe(latency.sumNs);
  expect(sum(mainCause)).toBe(latency.n);
  expect(sum(kinds.map(({ count }) => count))).toBe(latency.n);
  WAIT_CAUSES.forEach((cause, i) => expect(sum(kinds.map((kind) => kind.causes[i])), cause).toBe(causes[i]));
  expect(sum(holders.map(({ waitedNs }) => waitedNs)) + otherHoldersNs).toBe(sum(WAIT_CAUSE_GROUPS['every P busy'].map((cause: WaitCause) => causes[WAIT_CAUSES.indexOf(cause)])));
}

const recordings = ['traces', 'damaged', 'stops'].flatMap((folder) =>
  readdirSync(join(FIXTURES, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(trace|out)$/.test(name) && !name.includes('header-as'))
    .map((name) => join(folder, name)),
);

it('there are recordings', () => expect(recordings.length).toBeGreaterThan(3));

it.each(recordings)('%s', async (name) => {
  const trace = await openBytes(readFileSync(join(FIXTURES, name)));
  await expectExact(trace);
  const { startLatency } = trace.facts(1);
  const created = await causesOf(trace, { ...ALL, kinds: ['created'] });
  expect([created.latency.n, created.latency.sumNs]).toEqual([startLatency.n, startLatency.sumNs]);
});

it('with one P nearly all of the waiting is for a busy P; with four it is not', async () => {
  const shares: number[] = [];
  for (const run of ['gomaxprocs-1', 'gomaxprocs-4']) {
    const { causes, latency } = await expectExact(await openBytes(readFileSync(join(FIXTURES, 'runs', run, 'trace.out'))));
    shares.push(sum(WAIT_CAUSE_GROUPS['every P busy'].map((cause: WaitCause) => causes[WAIT_CAUSES.indexOf(cause)])) / latency.sumNs);
  }
  expect(shares[0]).toBeGreaterThan(0.9);
  expect(shares[1]).toBeLessThan(0.5);
});

it('any schedule, in one generation or cut into many', async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySchedule, async ({ text, cutsUs, minor }) => {
      const limited = `${text}\nGOMAXPROCS: 0 4`;
      const whole = await expectExact(await openBytes(scheduleTrace(limited, minor)));
      const cut = await expectExact(await openBytes(scheduleTrace(limited, minor, cutsUs)));
      expect(cut.latency.n).toBe(whole.latency.n);
    }),
    { numRuns: 10 },
  );
});
