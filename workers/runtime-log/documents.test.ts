// Logs through the front door: told by their content wherever the records stand, packed or not, cut and broken in any way.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenEvent } from '../api.ts';
import { type OpenedDocument, openDocument } from '../openDocument.ts';
import { buildReport, exitStatus } from '../report.ts';
import { expectFinite } from '../trace/testing/askEverything.ts';
import { expectSentence } from '../trace/testing/expectSentence.ts';
import type { OpenedLog } from './openedLog.ts';
import { askEverything } from './testing/askEverything.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const FILE = { name: 'x', bytes: 1, sha256: undefined };
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const recorded = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(FIXTURES, name)));

const GC_LOG = recorded('runs/gc-steady/stderr.log');
const CRASH = recorded('texts/go1.27-crash-deadlock.txt');

async function open(bytes: Uint8Array<ArrayBuffer>): Promise<OpenedDocument> {
  const events: OpenEvent[] = [];
  const opened = await openDocument({ from: 'file', file: new Blob([bytes]), name: 'x' }, { onEvent: (event) => events.push(event) });
  const last = events.at(-1);
  expect(last?.type).toBe(opened.kind === 'failed' ? 'failed' : 'done');
  if (opened.kind === 'runtime-log') expect(last).toEqual({ type: 'done', facts: opened.log.facts });
  return opened;
}

async function logOf(bytes: Uint8Array<ArrayBuffer>): Promise<OpenedLog> {
  const opened = await open(bytes);
  if (opened.kind !== 'runtime-log') throw new Error(`${opened.kind}: ${opened.damage?.message}`);
  return opened.log;
}

describe('a log', () => {
  it('has facts, and a report of its form', async () => {
    const opened = await open(GC_LOG);
    expect(exitStatus(opened)).toBe(0);
    if (opened.kind !== 'runtime-log') throw new Error(opened.kind);
    expect(opened.log.facts).toMatchObject({
      kind: 'runtime-log', form: 'gctrace', name: 'x', complete: true, lines: 64, otherLines: 0, skippedLines: 0,
      counts: { gc: 64, sched: 0 }, durationNs: 1_991_981_000, gcCycles: 64, firstCycle: 1, lastCycle: 64, procs: 2, longestPauseNs: 4_900_000,
    });
    const report = await buildReport(opened, FILE);
    expect(report).toMatchObject({
      kind: 'gctrace',
      log: { records: expect.any(Array) as unknown[], skipped: [], records_left_out: 0 },
    });
    const { records } = report['log'] as { records: Record<string, unknown>[] };
    expect(records).toHaveLength(64);
    expect(records[0]).toMatchObject({ record: 'gc', line: 1, N: 1, start_ns: 5_000_000, c1_ns: 460_000, c2_ns: 7_900_000, c3_ns: 12_000, pa_ns: 2_000_000, h2_bytes: 3 * 2 ** 20, goal_bytes: 4 * 2 ** 20, P: 2, forced: false });
  });

  it.each([
    ['runs/gc-steady/memstats.jsonl', 'memstats'],
    ['runs/gc-steady/metrics.json', 'metrics'],
    ['runs/logs/go1.27-init-slow.log', 'inittrace'],
    ['runs/logs/go1.27-http-server-scheddetail.log', 'schedtrace'],
  ])('%s is %s', async (name, form) => {
    const log = await logOf(recorded(name));
    expect(log.facts).toMatchObject({ form, skippedLines: 0 });
    expectFinite(JSON.parse(JSON.stringify(await log.report())));
  });

  it('is found behind a program’s text, gzipped or not, and shows its lines as they stand', async () => {
    const bytes = new Uint8Array([...utf8('request served\n'.repeat(3000)), ...GC_LOG]);
    for (const stored of [bytes, new Uint8Array(gzipSync(bytes))]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- two files
      const log = await logOf(stored);
      expect(log.facts).toMatchObject({ otherLines: 3000, gcCycles: 64, inflatedBytes: bytes.length, bytes: stored.length });
      // oxlint-disable-next-line eslint/no-await-in-loop -- two files
      expect(await log.records.textAt(log.records.gc.offset[63])).toBe(new TextDecoder().decode(GC_LOG).trimEnd().split('\n')[63]);
    }
  });

  it('is found among odd bytes', async () => {
    expect((await logOf(new Uint8Array([0, 0, 0xff, 10, ...GC_LOG]))).facts.gcCycles).toBe(64);
  });

  it('keeps the pacer’s lines as they stand, in the report', async () => {
    const line = 'pacer: assist ratio=+1.5e+000 (scan 1 MB in 3->4 MB) workers=1+0.25';
    const { records } = (await (await logOf(utf8(`a\nx: ${line}\n`))).report()) as { records: unknown[] };
    expect(records).toMatchObject([{ record: 'pacer', line: 2, text: line, phase: 'start', dedicated_workers: 1 }]);
  });

  it('is read in UTF-16, as a Windows shell redirects it', async () => {
    const text = new TextDecoder().decode(GC_LOG);
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    for (const bytes of [utf16, new Uint8Array(utf16.length).map((_, i) => utf16[i ^ 1])]) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- two files
      const log = await logOf(bytes);
      expect(log.facts).toMatchObject({ gcCycles: 64, lines: 64, bytes: utf16.length });
      // oxlint-disable-next-line eslint/no-await-in-loop -- two files
      expect(await log.records.textAt(log.records.gc.offset[1])).toBe(text.split('\n')[1]);
    }
    expect(await open(new Uint8Array(Buffer.from('\ufeffhello', 'utf16le')))).toMatchObject({ kind: 'failed', damage: { message: 'This file is text in UTF-16.' } });
  });

  it('in a gzip that breaks off is shown as far as it goes', async () => {
    const text = utf8(Array.from({ length: 400 }, (_, i) => `line ${Math.sin(i)}\n${new TextDecoder().decode(GC_LOG)}`).join(''));
    const opened = await open(new Uint8Array(gzipSync(text)).slice(0, -3000));
    expect(exitStatus(opened)).toBe(1);
    expect(opened).toMatchObject({ kind: 'runtime-log', damage: { what: 'cut-off', survived: expect.stringMatching(/^\d+ records in \d+ lines$/) as string }, log: { facts: { complete: false } } });
  });

  it('that holds only lines which begin like records says so', async () => {
    expect(await open(utf8('ready\ngc 7 @1.104s 0%: 0.12\n'))).toMatchObject({
      kind: 'failed',
      damage: { what: 'damaged', offset: 6, message: 'In this text one line begins like a record of the Go runtime, but none goes on as one; the first is line 2.' },
    });
    expect(await open(utf8('ready\n'))).toMatchObject({ kind: 'failed', damage: { message: 'This is text, not a recording. It begins “ready”.' } });
  });
});

describe('records of the runtime in another file', () => {
  it('stand above a crash, which stays a goroutine dump', async () => {
    const opened = await open(new Uint8Array([...GC_LOG, ...CRASH]));
    if (opened.kind !== 'pprof') throw new Error(opened.kind);
    expect(opened.profile.facts.form).toBe('goroutine dump (fatal error)');
    expect(opened.records?.facts).toMatchObject({ form: 'gctrace', gcCycles: 64 });
    expect(await buildReport(opened, FILE)).toMatchObject({ kind: 'goroutine-dump', log: { records: [{ id: '1' }, { id: '8' }] }, runtime: { records: { length: 64 } } });
    expect(await open(CRASH)).toMatchObject({ kind: 'pprof', records: undefined });
  });

  it('are MemStats at the end of a heap profile in text', async () => {
    const bytes = recorded('texts/go1.27-mutex-contention-heap.debug1.txt');
    const opened = await open(bytes);
    if (opened.kind !== 'pprof' || opened.records === undefined) throw new Error(opened.kind);
    const { records, facts } = opened.records;
    const told = (name: string): number => Number(new RegExp(`^# ${name} = (\\d+)`, 'm').exec(new TextDecoder().decode(bytes))?.[1]);
    expect(records.memStats.fields.get('HeapAlloc')?.[0]).toBe(told('HeapAlloc'));
    expect(records.memStats.fields.get('NumGC')?.[0]).toBe(told('NumGC'));
    expect(facts).toMatchObject({ form: 'memstats', gcCycles: told('NumGC'), lastCycle: told('NumGC') });
    expect(await records.textAt(records.memStats.offset[0])).toBe('# runtime.MemStats');
  });
});

async function answer(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const opened = await open(bytes);
  if (opened.damage !== undefined) expectSentence(opened.damage);
  expectFinite(JSON.parse(JSON.stringify(await buildReport(opened, FILE))));
  if (opened.kind === 'runtime-log') {
    const { log } = opened;
    expectFinite(log.facts);
    await askEverything(log);
    const lines = new TextDecoder().decode(bytes).split('\n');
    expect(log.facts.lines).toBe(lines.at(-1) === '' ? lines.length - 1 : lines.length);
  }
}

describe('logs broken at random', () => {
  const logs = ['runs/gc-steady/stderr.log', 'runs/logs/go1.19-http-server-scheddetail.log', 'runs/logs/go1.27-init-slow.log', 'runs/gc-steady/metrics.json']
    .map(recorded)
    .concat(recorded('runs/gc-steady/memstats.jsonl').slice(0, 20_000));
  const which = fc.nat({ max: logs.length - 1 });
  const place = fc.noBias(fc.nat({ max: 999_999 })).map((millionths) => millionths / 1e6);

  it('cut, flipped and spliced', async () => {
    const flips = fc.array(fc.record({ at: place, bit: fc.nat({ max: 7 }) }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(which, which, place, place, flips, async (one, other, to, from, changes) => {
        const head = logs[one].slice(0, Math.floor(to * logs[one].length));
        const bytes = new Uint8Array([...head, ...logs[other].slice(Math.floor(from * logs[other].length))]);
        for (const { at, bit } of changes) if (bytes.length > 0) bytes[Math.floor(at * bytes.length)] ^= 1 << bit;
        await answer(bytes);
      }),
      { seed: 22, numRuns: 150 },
    );
  });
});

describe.runIf(existsSync(CORPUS))('the corpus', () => {
  const names = (existsSync(CORPUS) ? readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }) : []).filter((name) => /(?:stderr[^/]*\.log|memstats\.jsonl|metrics\.json)$/.test(name));
  it('has logs', () => expect(names.length).toBeGreaterThan(200));

  it.each(names)('%s is read whole', async (name) => {
    const bytes = new Uint8Array(readFileSync(join(CORPUS, name)));
    const text = new TextDecoder().decode(bytes);
    const opened = await open(bytes);
    const records = opened.kind === 'runtime-log' ? opened.log.records : opened.kind === 'pprof' ? opened.records?.records : undefined;
    const lines = text.split('\n');
    const gcLines = lines.filter((line) => / ms clock, .* ms cpu/.test(line)).length;
    const told = lines.filter((line) => / ms clock, |^SCHED |^\{/.test(line)).length;
    if (records === undefined) {
      // Nothing but the program's own text.
      expect(told).toBe(0);
      return;
    }
    expect(records.skipped).toEqual([]);
    expect(records.gc.count).toBe(gcLines);
    expect(records.sched.count).toBe(lines.filter((line) => line.startsWith('SCHED ')).length);
    expect(records.inits.count).toBe(lines.filter((line) => /^init \S+ @/.test(line)).length);
    expect(records.memStats.count + records.metrics.count).toBe(lines.filter((line) => line.startsWith('{')).length);
    for (let row = 1; row < records.gc.count; row++) expect(records.gc.cycle[row]).toBe(records.gc.cycle[row - 1] + 1);
    expect(records.clock.restarts).toBe(0);
    if (name.endsWith('jsonl')) expect(records.clock.placed).toEqual([{ records: 'memStats', by: 'own clock', precisionNs: 0 }]);
    // Every record is on the axis.
    for (const table of [records.gc, records.inits, records.sched, records.memStats, records.metrics, records.scavenger]) {
      for (const time of table.timeNs) expect(time >= 0 && time <= records.durationNs).toBe(true);
    }
  });
});
