// Every recording with a known result: our report against what Go's own reader made of the same file, field for field; decoded in
// sequence, with the order of events, and on one, two and four threads. The repository's fixtures always; the whole corpus beside
// the checkout where there is one, in one of these ways each.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { type OpenDocumentOptions, type OpenedDocument, openDocument } from '../workers/openDocument.ts';
import { CanonicalLines } from '../workers/trace/canonical.ts';
import { lent } from '../workers/trace/decode/decoders.ts';
import { startNodeDecoders } from './decoders.ts';
import { EventDigester, sha256Hex } from './hash.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../shared/corpus', import.meta.url));
/** What is the reference's own, not the trace's. `format` to `checkpoints`: not in the contract; `error…`: its wording. */
const NOT_COMPARED = new Set(['format', 'bytes', 'reader', 'checkpoints', 'error', 'error_first_line', 'events_up_to_last_sync']);
/** The first format that is decoded, and the first one in generations. */
const FIRST_MINOR = 11;
const FIRST_IN_GENERATIONS = 22;
const ignore = (): void => undefined;

/** Started once, and used by all. */
const TWO = startNodeDecoders(2);
const FOUR = startNodeDecoders(4);
afterAll(() => [TWO, FOUR].forEach((decoders) => decoders.close()));
/** The last one holds no details: it decodes every generation a second time. */
const WAYS: readonly OpenDocumentOptions[] = [{ threads: 1 }, { threads: 2, startDecoders: () => lent(TWO) }, { threads: 4, startDecoders: () => lent(FOUR), memoryBudgetBytes: 0 }];

interface Expected {
  readonly go_version: number;
  readonly error?: string;
  readonly goroutines?: readonly Record<string, unknown>[] | null;
  readonly [field: string]: unknown;
}

describe.each([
  ['fixtures', FIXTURES],
  ['corpus', CORPUS],
])('%s', (_, folder) => {
  const recordings = existsSync(folder) ? tracesIn(folder) : [];
  it.skipIf(recordings.length === 0)('has traces', () => expect(recordings.length).toBeGreaterThan(0));

  it.each(recordings.map((file, i) => [file.slice(folder.length + 1), file, folder === FIXTURES ? WAYS : [WAYS[i % WAYS.length]]] as const))('%s', async (_name, file, ways) => {
    const expected = JSON.parse(readFileSync(`${file}.expected.json`, 'utf8')) as Expected;
    const blob = new Blob([readFileSync(file)]);
    const lines = new CanonicalLines(sha256Hex);
    const digester = new EventDigester();
    const inSequence = await openDocument({ from: 'file', file: blob, name: file }, { onEvent: ignore, onChunk: (chunk) => digester.add(lines.of(chunk)) });
    expect(inSequence.damage === undefined, inSequence.damage?.message).toBe(expected.error === undefined);
    // Nothing could be read here? Nor could the reference, and it says so.
    if (inSequence.kind === 'failed') expect(expected['events']).toBe(0);
    const report = await reportOf(inSequence, expected);
    if (inSequence.kind === 'go-trace') expect(compared({ ...report, ...digester.digests() })).toEqual(compared(expected));
    for (const options of ways) {
      const opened = await openDocument({ from: 'file', file: blob, name: file }, { onEvent: ignore }, options);
      if (options.memoryBudgetBytes === 0) expectStandingAlone(opened, expected);
      expectSame({ damage: opened.damage, report: await reportOf(opened, expected) }, { damage: inSequence.damage, report }, `on ${options.threads} threads`);
    }
  });
});

async function reportOf(opened: OpenedDocument, { goroutines }: Expected): Promise<Record<string, unknown> | undefined> {
  if (opened.kind === 'go-trace') return opened.trace.report({ goroutines: Array.isArray(goroutines) });
  expect(opened.kind).toBe('failed');
  return undefined;
}

/** Comparing texts is far faster; what differs, the matcher shows. */
function expectSame(actual: unknown, expected: unknown, how: string): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual, how).toEqual(expected);
}

/** No generation of a recording that is whole had to wait for the one before: each can be let go, and decoded again. */
function expectStandingAlone(opened: OpenedDocument, { go_version, error }: Expected): void {
  if (opened.kind !== 'go-trace' || go_version < FIRST_IN_GENERATIONS || error !== undefined) return;
  expect(opened.trace.index.generations.filter(({ detail }) => detail !== undefined)).toEqual([]);
}

/** Files with an expectation of the trace reader beside them, of formats that are decoded or of none. */
function tracesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.expected.json') && !name.includes('.pb.gz') && !name.includes('pprof'))
    .map((name) => join(folder, name.slice(0, -'.expected.json'.length)))
    .filter((file) => {
      const expected = JSON.parse(readFileSync(`${file}.expected.json`, 'utf8')) as Partial<Expected>;
      return expected.go_version !== undefined && (expected.go_version === 0 || expected.go_version >= FIRST_MINOR);
    })
    .toSorted();
}

function compared(document: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(document)
      .filter(([field, value]) => !NOT_COMPARED.has(field) && value !== null && value !== undefined)
      .map(([field, value]) => [field, field === 'goroutines' ? withoutSummaries(value as readonly Record<string, unknown>[]) : value]),
  );
}

function withoutSummaries(rows: readonly Readonly<Record<string, unknown>>[]): readonly Record<string, unknown>[] {
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([field, value]) => field !== 'go_summary' && value !== undefined)));
}
