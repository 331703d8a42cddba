// Side by side with `go tool trace`: what its pages of user tasks, user regions and goroutines print (recorded by
// tools/goToolPages.ts in fixtures/pages) is found in our answers, to the nanosecond. Differences that are known:
// - Of a system call that lasts on to the end of the recording without its P, the tool counts the time without P as waiting to be
//   scheduled and as execution. Here it is blocked, once (`open` below).
// - Of one in which the recording begins without a P, the tool counts all after the first mention as execution (`found`); in older
//   recordings it takes the P that lists the goroutines for its own (`listed`). Here it is blocked.
// - When one that lost its P ends, the tool forgets whoever entered a system call on that P meanwhile, and counts all of that one's call
//   as execution, though it loses the P, too (`forgotten`).
// - A wait "forever" is a goroutine's end to the tool, and that of its regions; here it is a wait, and they do not end.
// - The tool lists a goroutine that was created within a region as a region without a name, as long as the goroutine's life. Here it
//   is none; that goroutine's times are the same.
// - A task that is ended twice loses its type there.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnnotationFilter, GoroutineTimes, GroupMember, RegionRow, TaskDetail, TaskRow, TimeRange } from '../../../api.ts';
import { type PackedPages, unpacked } from '../../../../tools/goToolPacking.ts';
import type { Times, ToolPages } from '../../../../tools/goToolTables.ts';
import type { OpenTrace } from '../../openTrace.ts';
import { openBytes } from '../../testing/openBytes.ts';
import { durationBucket } from './durationHistogram.ts';
import { askAll } from './testing/askAll.ts';

const here = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const EVERYTHING: AnnotationFilter = { range: undefined, type: undefined, durationNs: undefined, text: '' };
const ALL = { filter: EVERYTHING, order: 'time', descending: false, from: 0, count: 1e6 } as const;
const END_OF_GOROUTINE = 'its goroutine ends';
/** Type of the regions that goroutines wait in for ever. */
const FOR_EVER = 'for ever';
const NO_PARENT = '18446744073709551615';

type Reason = 'open' | 'found' | 'listed' | 'forgotten';
/** Goroutines whose system calls the tool counts in another way. */
const KNOWN: Readonly<Record<string, Readonly<Record<string, Reason>>>> = {
  'go1.19-user-annotations': { 5: 'listed' },
  'go1.22-user-annotations': { 5: 'found' },
  'go1.23-gc-steady-allocfree': { 3: 'found' },
  'go1.25-cpu-samples': { 21: 'open' },
  'go1.26-user-annotations': { 6: 'found' },
  'go1.27-gc-alloc-storm': { 9: 'open' },
  'go1.27-http-server': { 5: 'found' },
  'go1.27-syscall-block': { 5: 'found', 7: 'forgotten' },
};
const WAITING = 'Sched wait time';
const EXECUTING = 'Syscall execution time';
const BLOCKED = 'Block time (syscall)';

/** The recording is one of the fixtures, or in the corpus beside the checkout. */
const RECORDINGS = readdirSync(here('fixtures/pages'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''))
  .map((name) => {
    const [version = '', ...workload] = name.split('-');
    const places = [here(`fixtures/traces/${name}.trace`), here(`fixtures/pages/${name}.trace`), here(`../shared/corpus/${version}/${workload.join('-')}/trace.out`)];
    return { name, file: places.find((place) => existsSync(place)) };
  })
  .filter(({ file }) => file !== undefined);

describe.each(RECORDINGS)('$name', ({ name, file }) => {
  const pages: ToolPages = unpacked(JSON.parse(readFileSync(here(`fixtures/pages/${name}.json`), 'utf8')) as PackedPages);
  let trace: OpenTrace;

  beforeAll(async () => {
    trace = await openBytes(new Uint8Array(readFileSync(file ?? '')));
  });

  it('types of tasks, how many, and how long they took', async () => {
    const { types } = await askAll(trace, { ask: 'taskTypes', range: undefined });
    expect(types.map(({ type, count, histogram }) => ({ type, count, buckets: fiveADecade(histogram) }))).toEqual(pages.taskTypes);
  });

  it('tasks, when they began and how long they took, and everything that happened in them', async () => {
    const { rows } = await askAll(trace, { ask: 'tasks', ...ALL });
    const tasks = await Promise.all(rows.map(async (row) => ({ row, detail: await askAll(trace, { ask: 'task', task: row.task }) })));
    const ended = new Map((await allMembers()).map(({ goroutine, endNs }) => [goroutine.goroutine, endNs]));
    const shown = tasks.map(({ row, detail }) => {
      const { startNs = 0, endNs = trace.index.lastNs } = row;
      return { type: row.type, task: row.task, complete: row.startNs !== undefined && row.endNs !== undefined, startNs, ns: endNs - startNs, events: eventsOf(row, detail, ended) };
    });
    expect(shown.toSorted((a, b) => Number(a.task) - Number(b.task))).toEqual(pages.tasks.map((task) => ({ ...task, events: inOurWords(task.events) })));
  });

  it('regions by type and by where their goroutine began', async () => {
    const { rows } = await askAll(trace, { ask: 'regions', ...ALL });
    const groups = new Map<string, Map<number, number>>();
    for (const region of rows.filter(({ type }) => type !== FOR_EVER)) {
      const outermost = region.startStack.at(-1);
      const key = JSON.stringify([region.type, outermost?.func ?? '', outermost === undefined ? ':0' : `${outermost.file}:${outermost.line}`]);
      const buckets = groups.get(key) ?? new Map<number, number>();
      groups.set(key, buckets);
      const bucket = Math.floor(durationBucket((region.endNs ?? trace.index.lastNs) - (region.startNs ?? 0)) / 2);
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
    }
    const shown = [...groups].map(([key, buckets]) => ({ key, count: [...buckets.values()].reduce((sum, n) => sum + n, 0), buckets: [...buckets].toSorted(([a], [b]) => a - b) }));
    const printed = pages.regionTypes.filter(({ type }) => type !== '' && type !== FOR_EVER).map(({ type, func, at, count, buckets }) => ({ key: JSON.stringify([type, func, at]), count, buckets }));
    expect(shown.toSorted(byKey)).toEqual(printed.toSorted(byKey));
  });

  it('regions, and what their goroutines did in them', async () => {
    const { rows } = await askAll(trace, { ask: 'regions', ...ALL });
    const shown = await Promise.all(rows.map((region) => regionOf(region)));
    expect(shown.map((row) => JSON.stringify(row)).toSorted()).toEqual(
      pages.regions
        .filter(({ type }) => type !== '')
        .map((row) => JSON.stringify(sortedTimes(row)))
        .toSorted(),
    );
  });

  it('goroutines by entry function, how many, and how long they ran', async () => {
    const { groups } = await askAll(trace, { ask: 'groups', by: 'entry' });
    const shown = groups.map(({ name: group, count, running }) => ({ name: group, count, execNs: running.sumNs }));
    expect(shown.toSorted(byName)).toEqual(pages.groups.toSorted(byName));
  });

  it('goroutines, and what they did with their time', async () => {
    const shown = await Promise.all((await allMembers()).map((member) => goroutineOf(member)));
    const printed = pages.goroutines.map((row) => {
      const reason = KNOWN[name]?.[row.goroutine];
      return sortedTimes(reason === undefined ? row : { ...row, times: inOurWay(row.times, reason) });
    });
    expect(shown.map((row) => JSON.stringify(row)).toSorted()).toEqual(printed.map((row) => JSON.stringify(row)).toSorted());
  });

  it('goroutines created within a region, which the tool lists as regions without a name', async () => {
    const members = await allMembers();
    for (const { goroutine, ns, times, ranges } of pages.regions.filter(({ type }) => type === '')) {
      const member = members.find((row) => row.goroutine.id === goroutine);
      // oxlint-disable-next-line eslint/no-await-in-loop -- few
      expect(member === undefined ? undefined : await goroutineOf(member)).toMatchObject({ goroutine, ns, times: byColumn(times), ranges: byColumn(ranges) });
    }
  });

  const allMembers = async (): Promise<readonly GroupMember[]> => {
    const asked = pages.groups.map(({ name: group }) => askAll(trace, { ask: 'members', by: 'entry', group, order: 'created', descending: false, from: 0, count: 1e6 }));
    return (await Promise.all(asked)).flatMap(({ rows }) => rows);
  };

  const timesOf = async (goroutine: number, range: TimeRange | undefined): Promise<GoroutineTimes> => {
    const times = await askAll(trace, { ask: 'goroutineTimes', goroutine, range });
    if (times === undefined) throw new Error(`There is no goroutine ${goroutine}.`);
    return times;
  };

  const regionOf = async ({ type, goroutine, task = '', startNs = 0, endNs = trace.index.lastNs }: RegionRow): Promise<unknown> =>
    sortedTimes({ type, goroutine: goroutine.id, task, ...inColumns(await timesOf(goroutine.goroutine, { startNs, endNs })) });

  const goroutineOf = async ({ goroutine }: GroupMember): Promise<unknown> => {
    const { ns, times, ranges } = inColumns(await timesOf(goroutine.goroutine, undefined));
    const reason = KNOWN[name]?.[goroutine.id];
    return sortedTimes({ name: goroutine.name, goroutine: goroutine.id, ns, times: reason === undefined ? times : inTheToolsWay(times, reason), ranges });
  };
});

/** Ours, as the tool counts where it does so in another way; where its split follows no rule, system calls as one. */
function inTheToolsWay(times: Times, reason: Reason): Times {
  const { [BLOCKED]: blocked = 0, [EXECUTING]: executing = 0, [WAITING]: waiting = 0, ...others } = times;
  if (reason === 'open') return { ...others, [EXECUTING]: executing + blocked, [WAITING]: waiting + blocked };
  return { ...others, [EXECUTING]: executing + blocked, ...(waiting === 0 ? {} : { [WAITING]: waiting }) };
}

/** The tool's, its system calls as one. */
function inOurWay(times: Times, reason: Reason): Times {
  const { [BLOCKED]: blocked = 0, [EXECUTING]: executing = 0, [WAITING]: waiting = 0, ...others } = times;
  // Nothing but the call waited.
  return { ...others, [EXECUTING]: executing + blocked, ...(waiting === 0 || reason === 'listed' ? {} : { [WAITING]: waiting }) };
}

/** Two of ours are one of the tool's. */
function fiveADecade(histogram: Uint32Array): readonly (readonly [number, number])[] {
  const buckets = Array.from({ length: Math.ceil(histogram.length / 2) }, (_, i) => [i, histogram[i * 2] + (histogram[i * 2 + 1] ?? 0)] as const);
  return buckets.filter(([, count]) => count > 0);
}

type TaskEvent = readonly [ns: number, goroutine: string, what: string];

/** Where a region ends with its goroutine, the tool tells what the goroutine did. */
function inOurWords(events: readonly TaskEvent[]): readonly TaskEvent[] {
  return events
    .filter(([, , what]) => what !== 'Running -> Waiting')
    .map(([ns, goroutine, what]) => [ns, goroutine, what === 'Running -> NotExist' ? END_OF_GOROUTINE : what] as const)
    .toSorted(byTimeThenText);
}

/** `ended`: when each goroutine did, by its dense index. */
function eventsOf(row: TaskRow, detail: TaskDetail | undefined, ended: ReadonlyMap<number, number | undefined>): readonly TaskEvent[] {
  if (detail === undefined) return [];
  const events: TaskEvent[] = [];
  const add = (atNs: number | undefined, goroutine: string | undefined, what: string): void => {
    if (atNs !== undefined) events.push([atNs, goroutine ?? '-1', what]);
  };
  add(row.startNs, detail.startedBy?.id, `task ${quoted(row.type)} (ID ${row.task}, parent ${row.parent ?? NO_PARENT}) begin`);
  add(row.endNs, detail.endedBy?.id, 'task end');
  for (const { type, goroutine, startNs, endNs } of detail.regionRows) {
    add(startNs, goroutine.id, `region ${quoted(type)} begin`);
    add(endNs, goroutine.id, ended.get(goroutine.goroutine) === endNs ? END_OF_GOROUTINE : `region ${quoted(type)} end`);
  }
  for (const { atNs, goroutine, category, message } of detail.logRows) add(atNs, goroutine?.id, category === '' ? `log ${quoted(message)}` : `log (category: ${category}): ${quoted(message)}`);
  return events.toSorted(byTimeThenText);
}

/** As Go's %q writes it. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** By the names of the tool's columns, as far as not 0. */
function inColumns({ totalNs, runningNs, runnableNs, syscallNs, syscallBlockedNs, waits, ranges }: GoroutineTimes): { readonly ns: number; readonly times: Times; readonly ranges: Times } {
  const forEver = waits.find(({ reason }) => reason === 'forever')?.totalNs ?? 0;
  const times: Record<string, number> = {
    'Execution time': runningNs,
    'Sched wait time': runnableNs,
    'Syscall execution time': syscallNs,
    'Block time (syscall)': syscallBlockedNs,
    ...Object.fromEntries(waits.filter(({ reason }) => reason !== 'forever').map(({ reason, totalNs: ns }) => [`Block time (${reason})`, ns])),
  };
  return { ns: totalNs - forEver, times: Object.fromEntries(Object.entries(times).filter(([, ns]) => ns !== 0)), ranges: Object.fromEntries(ranges.map(({ name, totalNs: ns }) => [name, ns])) };
}

function sortedTimes<Row extends { readonly times: Times; readonly ranges: Times }>(row: Row): Row {
  return { ...row, times: byColumn(row.times), ranges: byColumn(row.ranges) };
}

function byColumn(times: Times): Times {
  return Object.fromEntries(Object.entries(times).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function byTimeThenText(a: TaskEvent, b: TaskEvent): number {
  return a[0] - b[0] || (a[2] < b[2] ? -1 : 1);
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : 1;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
