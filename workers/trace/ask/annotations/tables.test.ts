// Pages, filters and the search of a real program's tasks, regions and logs, each against its definition.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AnnotationFilter, type LogRow, type Ns, type RegionRow, SEARCH_KINDS, type SearchHit, type SearchKind, type TaskRow, type TimeRange } from '../../../api.ts';
import type { OpenTrace } from '../../openTrace.ts';
import { openBytes } from '../../testing/openBytes.ts';
import { askAll } from './testing/askAll.ts';

const FILE = fileURLToPath(new URL('../../../../fixtures/traces/go1.26-user-annotations.trace', import.meta.url));
const EVERYTHING: AnnotationFilter = { range: undefined, type: undefined, durationNs: undefined, text: '' };
const ALL = { order: 'time', descending: false, from: 0, count: 1e6 } as const;

let trace: OpenTrace;
let tasks: readonly TaskRow[];
let regions: readonly RegionRow[];
let logs: readonly LogRow[];

beforeAll(async () => {
  trace = await openBytes(new Uint8Array(readFileSync(FILE)));
  tasks = (await askAll(trace, { ask: 'tasks', filter: EVERYTHING, ...ALL })).rows;
  regions = (await askAll(trace, { ask: 'regions', filter: EVERYTHING, ...ALL })).rows;
  logs = (await askAll(trace, { ask: 'logs', filter: EVERYTHING, ...ALL })).rows;
});

interface Span {
  readonly startNs: Ns | undefined;
  readonly endNs: Ns | undefined;
}

const ns = ({ startNs, endNs }: Span): Ns | undefined => (startNs === undefined || endNs === undefined ? undefined : endNs - startNs);
const within = ({ startNs, endNs }: Span, range: TimeRange): boolean => (startNs ?? 0) < range.endNs && (endNs ?? Infinity) >= range.startNs;

async function matching(text: string): Promise<readonly string[]> {
  return (await askAll(trace, { ask: 'tasks', filter: { ...EVERYTHING, text }, ...ALL })).rows.map(({ task }) => task);
}

describe('filters let through', () => {
  it('what lies in part in a range', async () => {
    const range = { startNs: 50e6, endNs: 60e6 };
    const inside = await askAll(trace, { ask: 'regions', filter: { ...EVERYTHING, range }, ...ALL });
    expect(inside.rows).toEqual(regions.filter((row) => within(row, range)));
    expect(inside.total).toBeGreaterThan(3);
    const during = await askAll(trace, { ask: 'logs', filter: { ...EVERYTHING, range }, ...ALL });
    expect(during.rows).toEqual(logs.filter(({ atNs }) => atNs >= range.startNs && atNs < range.endNs));
  });

  it('a type, and durations between two limits, both of them included', async () => {
    const payments = tasks.filter(({ type }) => type === 'payment');
    const sorted = payments.map((row) => ns(row) ?? NaN).toSorted((a, b) => a - b);
    const [fromNs, toNs] = [sorted[10], sorted[20]];
    const page = await askAll(trace, { ask: 'tasks', filter: { ...EVERYTHING, type: 'payment', durationNs: { fromNs, toNs } }, ...ALL });
    expect(page.rows).toEqual(payments.filter((row) => (ns(row) ?? NaN) >= fromNs && (ns(row) ?? NaN) <= toNs));
    expect(page.total).toBeGreaterThanOrEqual(11);
    expect(page.rows.some((row) => ns(row) === fromNs) && page.rows.some((row) => ns(row) === toNs)).toBe(true);
  });

  it('tasks by type, by id, and by what their regions and logs say', async () => {
    expect(await matching('^PAY')).toEqual(tasks.filter(({ type }) => type === 'payment').map(({ task }) => task));
    expect(await matching('17')).toContain('17');
    const shipped = new Set(regions.filter(({ type }) => type === 'ship').map(({ task = '0' }) => task));
    expect(new Set(await matching('ship$'))).toEqual(shipped);
    const warned = new Set(logs.filter(({ category }) => category === 'warning').map(({ task = '0' }) => task));
    expect(warned.size).toBeGreaterThan(0);
    expect(new Set(await matching('^warning$'))).toEqual(warned);
  });

  it('roots of the tree of tasks', async () => {
    const page = await askAll(trace, { ask: 'tasks', roots: true, filter: EVERYTHING, ...ALL });
    expect(page.rows).toEqual(tasks.filter(({ parent }) => parent === undefined));
    expect(page.total).toBeLessThan(tasks.length);
  });

  it('regions and logs by the id of their goroutine or task', async () => {
    const { goroutine } = regions[100];
    const page = await askAll(trace, { ask: 'regions', filter: { ...EVERYTHING, text: goroutine.id }, ...ALL });
    expect(page.rows).toEqual(regions.filter((row) => row.goroutine.id === goroutine.id || row.task === goroutine.id));
    const said = await askAll(trace, { ask: 'logs', filter: { ...EVERYTHING, text: '21' }, ...ALL });
    expect(said.rows).toEqual(logs.filter((row) => row.goroutine?.id === '21' || row.task === '21' || row.message.includes('21') || row.category.includes('21')));
  });
});

describe('pages', () => {
  it('are in order, and together the whole', async () => {
    const rows: TaskRow[] = [];
    for (let from = 0; from < tasks.length; from += 50) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- a page after the other
      const page = await askAll(trace, { ask: 'tasks', filter: EVERYTHING, order: 'duration', descending: true, from, count: 50 });
      expect(page.from).toBe(from);
      rows.push(...page.rows);
    }
    const { lastNs } = trace.index;
    const seen = ({ startNs = 0, endNs = lastNs }: Span): Ns => endNs - startNs;
    expect(rows.map(seen)).toEqual(tasks.map(seen).toSorted((a, b) => b - a));
    expect(new Set(rows.map(({ task }) => task)).size).toBe(tasks.length);
    expect((await askAll(trace, { ask: 'tasks', filter: EVERYTHING, ...ALL, from: 1e6 })).rows).toEqual([]);
  });

  it('by type are in alphabetical order, those of a type in the order in which they began', async () => {
    const { rows } = await askAll(trace, { ask: 'regions', filter: EVERYTHING, ...ALL, order: 'type' });
    const sorted = regions.toSorted((a, b) => (a.type === b.type ? (a.startNs ?? -1) - (b.startNs ?? -1) : a.type < b.type ? -1 : 1));
    expect(rows).toEqual(sorted);
  });
});

describe('types', () => {
  it('in a range count what lies in it, and own what they give away', async () => {
    const range = { startNs: 0, endNs: 40e6 };
    const first = await askAll(trace, { ask: 'regionTypes', range });
    for (const { type, count, incomplete, durations, histogram } of first.types) {
      const those = regions.filter((row) => row.type === type && within(row, range));
      const whole = those.map(ns).filter((each) => each !== undefined);
      expect([count, incomplete, durations.n, durations.sumNs]).toEqual([those.length, those.length - whole.length, whole.length, whole.reduce((sum, each) => sum + each, 0)]);
      expect(histogram.reduce((sum, each) => sum + each, 0)).toBe(whole.length);
      // What an answer carries may be moved to another thread.
      structuredClone(histogram, { transfer: [histogram.buffer] });
    }
    const again = await askAll(trace, { ask: 'regionTypes', range });
    expect(again.types.map(({ histogram }) => histogram.length > 0)).toEqual(again.types.map(({ durations }) => durations.n > 0));
  });
});

async function search(text: string, kinds: readonly SearchKind[] = SEARCH_KINDS): Promise<readonly SearchHit[]> {
  return (await askAll(trace, { ask: 'search', text, kinds, most: 1000 })).hits;
}

describe('the search', () => {
  it('finds tasks, regions and logs where they are', async () => {
    const hits = await search('ship', ['task', 'region', 'log']);
    const ships = regions.filter(({ type }) => type.includes('ship'));
    expect(hits.filter(({ kind }) => kind === 'region').map(({ atNs, endNs, lane }) => [atNs, endNs, lane])).toEqual(
      ships.map(({ startNs, endNs, goroutine }) => [startNs, endNs, { lane: 'goroutine', goroutine: goroutine.goroutine }]),
    );
    const payments = await search('^payment$', ['task']);
    expect(payments.map(({ lane }) => lane)).toEqual(tasks.filter(({ type }) => type === 'payment').map(({ task }) => ({ lane: 'task', task })));
  });

  it('finds goroutines by id and by entry function, functions, and reasons of waits with how many there are', async () => {
    const [main, ...others] = await search('g1', ['goroutine']);
    expect(main).toMatchObject({ text: 'G1 main.main', lane: { lane: 'goroutine' }, count: 1 });
    expect(others).toEqual([]);
    const groups = await askAll(trace, { ask: 'groups', by: 'entry' });
    const hits = await search('annotations', ['goroutine']);
    expect(hits.map(({ text, count }) => [text, count])).toEqual(groups.groups.filter(({ name }) => name.includes('annotations')).map(({ name, count }) => [name, count]));
    expect((await search('WithRegion$', ['function'])).map(({ text }) => text)).toEqual(['runtime/trace.WithRegion']);
    const [sleep] = await search('sleep', ['reason']);
    expect(sleep).toMatchObject({ text: 'sleep', atNs: undefined });
    expect(sleep.count).toBeGreaterThan(100);
  });

  it('says why an expression is none, gives no more than asked for, and tells how many there are', async () => {
    const all = await search('e');
    const few = await askAll(trace, { ask: 'search', text: 'e', kinds: SEARCH_KINDS, most: 5 });
    expect(few.hits).toHaveLength(5);
    expect(few.total).toBe(all.length);
    const plain = await askAll(trace, { ask: 'search', text: 'connReader).(', kinds: ['function'], most: 5 });
    expect(plain.patternError).toBeDefined();
    expect(plain.hits).toEqual([]);
    expect(await askAll(trace, { ask: 'search', text: ' ', kinds: ['function'], most: 5 })).toMatchObject({ hits: [], total: 0, patternError: undefined });
  });
});
