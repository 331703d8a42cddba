// Tables as files, read by the programs they are for: DuckDB and Arrow. Their sums are those of the report.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as DuckDb from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, describe, expect, test } from 'vitest';
import type { TableName } from '../workers/api.ts';
import { allTables } from '../workers/tables/testing/allTables.ts';
import { reportOfFile } from './reportOfFile.ts';
import { tableArguments, writeTableFiles } from './tableFiles.ts';
import { UsageError } from './usageError.ts';

type Row = Readonly<Record<string, unknown>>;

const { DuckDBInstance } = await loadDuckDb();
const folder = mkdtempSync(join(tmpdir(), 'gopherscope-tables-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fixture = (name: string): string => `fixtures/traces/${name}.trace`;
const LONG = fixture('go1.27-long-run-gen100ms');
const SAMPLED = fixture('go1.25-cpu-samples');
const MARKED = fixture('go1.26-user-annotations');
const OLD = fixture('go1.19-user-annotations');
const RUN = 'fixtures/runs/gc-alloc-storm/trace.out';

/** It has packages for the platforms most people use; elsewhere nothing is installed. */
async function loadDuckDb(): Promise<Partial<typeof DuckDb>> {
  try {
    return await import('@duckdb/node-api');
  } catch (error) {
    if (existsSync('node_modules/@duckdb') && existsSync(`node_modules/@duckdb/node-bindings-${process.platform}-${process.arch}`)) throw error;
    console.warn(`DuckDB has no package for ${process.platform} ${process.arch}: what it would read is not tested here.`);
    return {};
  }
}

let count = 0;
async function written(table: TableName, format: string, paths: readonly string[]): Promise<string> {
  const output = join(folder, `${count++}.${table}.${format}`);
  const { status, problems } = await writeTableFiles(paths, tableArguments(table, undefined, output, 1));
  expect({ status, problems }).toEqual({ status: 0, problems: [] });
  return output;
}

/** Numbers as doubles. */
async function query(sql: string): Promise<readonly Row[]> {
  if (DuckDBInstance === undefined) throw new Error('DuckDB is not here.');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.closeSync();
  }
}

async function reported(path: string, goroutines = false): Promise<Row> {
  const { report } = await reportOfFile(path, { goroutines, hash: false, workers: 1 });
  return report;
}

/** How many began, by type. */
function begins({ types }: { readonly types: Record<string, [number, number]> }): Row {
  return Object.fromEntries(Object.entries(types).flatMap(([type, [from]]) => (from > 0 ? [[type, from]] : [])));
}

describe.skipIf(DuckDBInstance === undefined)('DuckDB reads Parquet', () => {
  const traces = new Map<string, Promise<{ readonly trace: Readonly<Record<string, any>> }>>(); // oxlint-disable-line typescript/no-explicit-any -- the report's own shape
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  const traceOf = async (path: string): Promise<Readonly<Record<string, any>>> => {
    const report = traces.get(path) ?? (reported(path, true) as Promise<{ readonly trace: Row }>);
    traces.set(path, report);
    return (await report).trace;
  };

  test.each([LONG, MARKED, OLD, RUN])('goroutines and spans of %s', async (path) => {
    const trace = await traceOf(path);
    const [goroutines] = await query(`select count(*)::double as n, sum(running_ns)::double as exec_ns, sum(waiting_ns)::double as wait_ns, sum(runnable_ns)::double as runnable_ns, sum(syscall_ns)::double as syscall_ns, count(start_latency_ns)::double as started, max(start_latency_ns)::double as longest from '${await written('goroutines', 'parquet', [path])}'`);
    const { n, started, longest, ...totals } = goroutines;
    expect(n).toBe(trace['goroutines'].length);
    expect(totals).toEqual(trace['totals']);
    expect(started).toBe(trace['create_to_start_ns'].n);
    expect(longest).toBe(trace['create_to_start_ns'].max);
    const spans = await query(`select state, sum(duration_ns)::double as ns from '${await written('spans', 'parquet', [path])}' where state <> 'undetermined' group by state`);
    const names: Readonly<Record<string, string>> = { running: 'exec_ns', waiting: 'wait_ns', runnable: 'runnable_ns', syscall: 'syscall_ns' };
    expect({ exec_ns: 0, wait_ns: 0, runnable_ns: 0, syscall_ns: 0, ...Object.fromEntries(spans.map(({ state, ns }) => [names[String(state)], ns])) }).toEqual(trace['totals']);
  });

  test.each([LONG, MARKED, OLD, RUN])('waits of %s, by cause', async (path) => {
    const { start_latency_causes: causes, runnable_to_running_ns: ranks } = await traceOf(path);
    const names = { 'world stopped': 'world_stopped_ns', 'P looking for work': 'p_looking_for_work_ns', 'P without a thread': 'p_without_thread_ns', 'P in a system call': 'p_in_syscall_ns', 'every P busy: GC': 'every_p_busy_gc_ns', 'every P busy: program': 'every_p_busy_program_ns', 'every P busy: GOMAXPROCS below demand': 'every_p_busy_gomaxprocs_ns', unknown: 'unknown_ns' };
    const file = await written('waits', 'parquet', [path]);
    const sums = `coalesce(sum(wait_ns), 0)::double as sum_ns, ${Object.values(names).map((name) => `coalesce(sum(${name}), 0)::double as ${name}`).join(', ')}, count(*)::double as n`;
    const told = ({ sum_ns, n, ...by }: Row): unknown => ({ count: n, sum_ns, causes_ns: Object.fromEntries(Object.entries(names).map(([cause, name]) => [cause, by[name]])) });
    const [all] = await query(`select ${sums} from '${file}'`);
    expect(told(all)).toEqual(causes.all);
    expect(all['n']).toBe(ranks.n);
    const kinds = await query(`select kind, ${sums} from '${file}' group by kind`);
    for (const { kind, ...row } of kinds) expect(told(row)).toEqual(causes.by_kind[String(kind)]);
  });

  test('GC cycles, stops, samples and marks', async () => {
    const { gc_cycles: cycles, stw } = await traceOf(RUN);
    const [gc] = await query(`select count(*)::double as n, sum(mark_ns)::double as mark_ns, sum(cpu_assist_ns)::double as assist_ns, sum(heap_live_bytes)::double as live from '${await written('gc_cycles', 'parquet', [RUN])}'`);
    const sum = (of: (cycle: any) => number | null): number => cycles.reduce((all: number, cycle: unknown) => all + (of(cycle) ?? 0), 0); // oxlint-disable-line typescript/no-explicit-any -- as above
    expect(cycles.length).toBeGreaterThan(5);
    expect(gc).toEqual({ n: cycles.length, mark_ns: sum((cycle) => cycle.mark_ns), assist_ns: sum((cycle) => cycle.cpu.assist_ns), live: sum((cycle) => cycle.heap.live_bytes) });
    const [pauses] = await query(`select count(*)::double as n, sum(end_ns - start_ns)::double as ns from '${await written('pauses', 'parquet', [RUN])}'`);
    const closed = stw.filter(({ end_ns: endNs }: Row) => endNs !== null);
    expect(pauses).toEqual({ n: stw.length, ns: closed.reduce((all: number, { start_ns: from, end_ns: to }: { start_ns: number; end_ns: number }) => all + to - from, 0) });
    const [samples] = await query(`select count(*)::double as n, count(stack)::double as with_stack from '${await written('samples', 'parquet', [SAMPLED])}'`);
    expect(samples['n']).toBe((await traceOf(SAMPLED))['cpu_samples']);
    expect(samples['with_stack']).toBeGreaterThan(0);
    const byType = async (table: TableName): Promise<Row> => Object.fromEntries((await query(`select type, count(start_ns)::double as n from '${await written(table, 'parquet', [MARKED])}' where type is not null group by type having count(start_ns) > 0`)).map(({ type, n }) => [type, n]));
    expect(await byType('tasks')).toEqual(begins((await traceOf(MARKED))['tasks']));
    expect(await byType('regions')).toEqual(begins((await traceOf(MARKED))['regions']));
    const [logs] = await query(`select count(*)::double as n from '${await written('log_events', 'parquet', [MARKED])}'`);
    expect(logs['n']).toBe((await traceOf(MARKED))['logs']);
  });

  test('samples and functions of a profile come to its totals', async () => {
    const path = 'fixtures/profiles/go1.27-http-server-heap.pb.gz';
    const { profile } = (await reported(path)) as { profile: { totals: Record<string, string>; top: Record<string, readonly { name: string; flat: string; cum: string }[]> } };
    const [sums] = await query(`select sum(alloc_objects_count)::varchar as alloc_objects, sum(alloc_space_bytes)::varchar as alloc_space, sum(inuse_objects_count)::varchar as inuse_objects, sum(inuse_space_bytes)::varchar as inuse_space from '${await written('samples', 'parquet', [path])}'`);
    expect(sums).toEqual(profile.totals);
    const functions = await query(`select function as name, flat::varchar as flat, cum::varchar as cum from '${await written('functions', 'parquet', [path])}' where sample_type = 'alloc_space' limit 50`);
    expect(functions).toEqual(profile.top['alloc_space']);
  });

  test('records of logs, and recordings of every kind below each other', async () => {
    const log = 'fixtures/runs/gc-alloc-storm/stderr.log';
    const { log: section } = (await reported(log)) as { log: { records: readonly { record: string; c2_ns: number; goal_bytes: number }[] } };
    const lines = section.records.filter(({ record }) => record === 'gc');
    const [gc] = await query(`select count(*)::double as n, sum(mark_ns)::double as ns, sum(heap_goal_bytes)::double as goals from '${await written('gc_cycles', 'parquet', [RUN, log])}' where file = 'stderr.log'`);
    expect(gc).toEqual({ n: lines.length, ns: lines.reduce((all, line) => all + line.c2_ns, 0), goals: lines.reduce((all, line) => all + line.goal_bytes, 0) });
    const series = 'fixtures/runs/gc-steady/memstats.jsonl';
    const { log: told } = (await reported(series)) as { log: { records: readonly Row[] } };
    const snapshots = told.records.filter(({ record }) => record === 'memstats');
    const [memStats] = await query(`select count(*)::double as n, max(heap_alloc_bytes)::double as heap_alloc, max(num_gc)::double as num_gc, max(pause_total_ns)::double as pauses from '${await written('memstats', 'parquet', [series])}'`);
    const most = (field: string): number => Math.max(...snapshots.map((row) => Number(row[field])));
    expect(memStats).toEqual({ n: snapshots.length, heap_alloc: most('HeapAlloc'), num_gc: most('NumGC'), pauses: most('PauseTotalNs') });
    const recordings = await query(`select file, kind, bytes::double as bytes, length(sha256) as digits from '${await written('recordings', 'parquet', [RUN, log, series])}' order by file`);
    expect(recordings.map(({ file, kind }) => [file, kind])).toEqual([['memstats.jsonl', 'runtime-log'], ['stderr.log', 'runtime-log'], ['trace.out', 'go-trace']]);
    expect(recordings.map(({ digits }) => digits)).toEqual(['64', '64', '64']);
  });

  test('what the documentation asks DuckDB can be asked', async () => {
    const files = new Map<string, string>();
    // oxlint-disable-next-line eslint/no-await-in-loop -- three tables
    for (const table of ['recordings', 'waits', 'gc_cycles'] as const) files.set(`'${table}.parquet'`, `'${await written(table, 'parquet', [RUN])}'`);
    const asked = [...readFileSync('docs/tables.md', 'utf8').matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql]) => sql.replaceAll(/'[a-z_]+\.parquet'/g, (name) => files.get(name) ?? name));
    expect(asked.length).toBeGreaterThan(3);
    // oxlint-disable-next-line eslint/no-await-in-loop -- each by itself
    for (const sql of asked) expect((await query(sql)).length).toBeGreaterThan(0);
  });

  test('CSV and JSON say the same as Parquet', async () => {
    const path = MARKED;
    for (const table of ['goroutines', 'waits', 'regions'] as const) {
      const sums = async (format: string): Promise<Row> => {
        const file = await written(table, format, [path]);
        const from = format === 'csv' ? `read_csv('${file}')` : format === 'jsonl' ? `read_json('${file}')` : `'${file}'`;
        const columns = table === 'goroutines' ? 'sum(running_ns)::double as a, count(ended_ns)::double as b, max(name) as c, count(distinct created_in)::double as d, sum(existed_before::int)::double as e' : table === 'waits' ? 'sum(wait_ns)::double as a, count(distinct goroutine)::double as b, max(main_cause) as c' : 'sum(duration_ns)::double as a, count(stack)::double as b, max(type) as c';
        return { ...(await query(`select count(*)::double as n, ${columns} from ${from}`))[0] };
      };
      // oxlint-disable-next-line eslint/no-await-in-loop -- three tables
      const parquet = await sums('parquet');
      // oxlint-disable-next-line eslint/no-await-in-loop -- as above
      expect([await sums('csv'), await sums('jsonl')]).toEqual([parquet, parquet]);
      expect(Number(parquet['n'])).toBeGreaterThan(0);
    }
  });
});

test('Arrow reads what is written of it', async () => {
  const path = MARKED;
  const { trace } = (await reported(path, true)) as { trace: { goroutines: readonly { id: string; name: string; exec_ns: number; end_ns: number | null }[] } };
  const table = tableFromIPC(readFileSync(await written('goroutines', 'arrow', [path])));
  const byId = new Map(trace.goroutines.map((row) => [row.id, row]));
  expect(table.numRows).toBe(trace.goroutines.length);
  for (const row of table) {
    const { goroutine, name, running_ns: runningNs, ended_ns: endedNs, existed_before: before } = row.toJSON() as { goroutine: bigint; name: string | null; running_ns: bigint; ended_ns: bigint | null; existed_before: boolean };
    const known = byId.get(String(goroutine));
    expect([name ?? '', Number(runningNs), endedNs === null ? null : Number(endedNs)]).toEqual([known?.name, known?.exec_ns, known?.end_ns]);
    expect(typeof before).toBe('boolean');
  }
  const recordings = tableFromIPC(readFileSync(await written('recordings', 'arrow', [path])));
  expect(new Date(Number(recordings.get(0)?.['started_at'])).getUTCFullYear()).toBe(2026);
});

test('the documentation has every table and column as they are', () => {
  const text = readFileSync('docs/tables.md', 'utf8');
  for (const { name, columns } of allTables()) {
    expect(text).toContain(`### ${name}\n`);
    expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length);
    for (const column of columns.slice(2)) {
      expect(column.name).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(text).toContain(`| \`${column.name}\` | ${column.type} | ${column.meaning} |`);
    }
  }
});

test('what cannot be written is said in a sentence', async () => {
  const heap = 'fixtures/profiles/go1.27-http-server-heap.pb.gz';
  expect(() => tableArguments('nothing', undefined, 'x.csv', 1)).toThrow(UsageError);
  expect(() => tableArguments('waits', 'xlsx', 'x', 1)).toThrow(/not one of parquet/);
  const output = join(folder, 'none.csv');
  expect(await writeTableFiles([heap, 'fixtures/none'], tableArguments('waits', undefined, output, 1))).toEqual({ rows: 0, status: 2, problems: [`${heap}: This file has no table waits. It has: samples, functions, recordings.`, 'There is no file fixtures/none.'] });
  await expect(writeTableFiles([heap, 'fixtures/profiles/go1.25-mutex-contention-block.pb.gz'], tableArguments('samples', undefined, output, 1))).rejects.toThrow(/other columns/);
  expect(existsSync(output)).toBe(false);
});
