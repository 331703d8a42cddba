// Any program that marks tasks and regions, cut into any generations: what is kept of each generation and joined is what its events
// say one after the other.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotationFilter, GoroutineTimes, TimeRange } from '../../../api.ts';
import type { OpenTrace } from '../../openTrace.ts';
import { arbitraryProgram, programTrace } from '../../testing/arbitraryProgram.ts';
import { decodeLines } from '../../testing/eventLines.ts';
import { openBytes } from '../../testing/openBytes.ts';
import { askAll } from './testing/askAll.ts';
import { PlainMarks, plainTimes } from './testing/marksOfLines.ts';

const EVERYTHING: AnnotationFilter = { range: undefined, type: undefined, durationNs: undefined, text: '' };
const ALL = { filter: EVERYTHING, order: 'time', descending: false, from: 0, count: 1e6 } as const;
const SEED = Number(process.env['FUZZ_SEED'] ?? 20261122);
const TIMES = Number(process.env['FUZZ_TIMES'] ?? 1);

/** With all in memory, and with next to nothing of it. */
async function opened(program: Parameters<typeof programTrace>[0], held: boolean): Promise<{ readonly trace: OpenTrace; readonly plain: PlainMarks }> {
  const bytes = programTrace(program);
  const plain = new PlainMarks((await decodeLines(bytes)).lines);
  return { trace: await openBytes(bytes, held ? {} : { memoryBudgetBytes: 0 }), plain };
}

describe('any program', () => {
  it('has the tasks and regions that its events mark', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProgram(fc.constant(0)), fc.boolean(), fc.boolean(), async (program, held, lastFirst) => {
        const { trace, plain } = await opened(program, held);
        // Somebody looks at the recording's end first: its last generation is known before the others.
        if (lastFirst) await trace.ask({ ask: 'goroutineTimes', goroutine: 0, range: { startNs: trace.index.lastNs - 1, endNs: trace.index.lastNs } });
        const tasks = await askAll(trace, { ask: 'tasks', ...ALL });
        const children = [...plain.tasks.values()].map(({ parent }) => parent);
        expect(Object.fromEntries(tasks.rows.map(({ task, ...row }) => [task, row]))).toEqual(
          Object.fromEntries([...plain.tasks].map(([id, task]) => [id, { ...task, goroutines: task.goroutines.size, children: children.filter((parent) => parent === id).length }])),
        );
        const regions = await askAll(trace, { ask: 'regions', ...ALL });
        const shown = regions.rows.map(({ type, task = '0', goroutine, startNs, endNs }) => JSON.stringify([type, task, goroutine.id, startNs, endNs]));
        expect(shown.toSorted()).toEqual(plain.regions.map(({ type, task, goroutine, startNs, endNs }) => JSON.stringify([type, task, goroutine, startNs, endNs])).toSorted());
      }),
      { seed: SEED, numRuns: 40 * TIMES },
    );
  });

  it('has goroutines that do with their time, in any range, what its events say', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProgram(fc.constant(0)), fc.boolean(), fc.nat(5000), fc.nat(5000), async (program, held, a, b) => {
        const { trace, plain } = await opened(program, held);
        for (const range of [undefined, { startNs: Math.min(a, b), endNs: Math.max(a, b) }]) {
          // oxlint-disable-next-line eslint/no-await-in-loop -- a range after the other
          const shown = await timesOfAll(trace, range);
          const expected = plain.goroutines.map((goroutine) => JSON.stringify([goroutine.id, sorted(plainTimes(goroutine, range ?? { startNs: 0, endNs: Infinity }))]));
          expect(shown.toSorted()).toEqual(expected.toSorted());
        }
      }),
      { seed: SEED, numRuns: 40 * TIMES },
    );
  });

  it('has groups whose members add up to all goroutines', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProgram(fc.constant(0)), fc.boolean(), fc.constantFrom('entry' as const, 'creator' as const), async (program, held, by) => {
        const { trace, plain } = await opened(program, held);
        const { groups } = await askAll(trace, { ask: 'groups', by });
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(plain.goroutines.length);
        const members = await Promise.all(groups.map(({ name }) => askAll(trace, { ask: 'members', by, group: name, order: 'running', descending: true, from: 0, count: 1e6 })));
        const rows = members.flatMap((page) => page.rows);
        expect(members.map(({ total }) => total)).toEqual(groups.map(({ count }) => count));
        const times = rows.map(({ goroutine, runningNs, runnableNs, waitingNs, syscallNs }) => JSON.stringify([goroutine.id, runningNs, runnableNs, waitingNs, syscallNs]));
        const expected = plain.goroutines.map((goroutine) => {
          const ns = plainTimes(goroutine, { startNs: 0, endNs: Infinity });
          const waiting = Object.entries(ns).reduce((sum, [name, each]) => sum + (name.startsWith('Waiting ') ? each : 0), 0);
          return JSON.stringify([goroutine.id, ns['Running'] ?? 0, ns['Runnable'] ?? 0, waiting, ns['Syscall'] ?? 0]);
        });
        expect(times.toSorted()).toEqual(expected.toSorted());
        groups.forEach(({ running }, i) => {
          const inGroup = members[i].rows.map(({ runningNs }) => runningNs);
          expect(inGroup).toEqual(inGroup.toSorted((x, y) => y - x));
          expect([running.n, running.maxNs, running.sumNs]).toEqual([inGroup.length, inGroup[0], inGroup.reduce((sum, ns) => sum + ns, 0)]);
        });
      }),
      { seed: SEED, numRuns: 40 * TIMES },
    );
  });
});

async function timesOfAll(trace: OpenTrace, range: TimeRange | undefined): Promise<readonly string[]> {
  const { groups } = await askAll(trace, { ask: 'groups', by: 'entry' });
  const pages = await Promise.all(groups.map(({ name }) => askAll(trace, { ask: 'members', by: 'entry', group: name, order: 'created', descending: false, from: 0, count: 1e6 })));
  const numbers = pages.flatMap(({ rows }) => rows.map(({ goroutine }) => goroutine.goroutine));
  const times = await Promise.all(numbers.map((goroutine) => askAll(trace, { ask: 'goroutineTimes', goroutine, range })));
  return times.map((each) => JSON.stringify([each?.goroutine.id, sorted(each === undefined ? {} : named(each))]));
}

function named({ totalNs, runningNs, runnableNs, syscallNs, syscallBlockedNs, waits, ranges }: GoroutineTimes): Record<string, number> {
  const parts = { Running: runningNs, Runnable: runnableNs, Syscall: syscallNs + syscallBlockedNs, ...Object.fromEntries(waits.map(({ reason, totalNs: ns }) => [`Waiting ${reason}`, ns])) };
  expect(Object.values(parts).reduce((sum, ns) => sum + ns, 0)).toBe(totalNs);
  const assists = ranges.filter(({ name }) => name === 'GC mark assist').map(({ name, totalNs: ns }) => [name, ns]);
  return { ...parts, ...Object.fromEntries(assists) };
}

function sorted(times: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return Object.entries(times)
    .filter(([, ns]) => ns !== 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
