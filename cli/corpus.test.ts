// Every recording with a known result: our report against what Go's own reader made of the same file, field for field, the
// order of events included, on one thread, two and four. The repository's fixtures always; the whole corpus beside the checkout
// where there is one.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openDocument } from '../workers/openDocument.ts';
import { CanonicalLines } from '../workers/trace/canonical.ts';
import { lent } from '../workers/trace/decode/decoders.ts';
import { startNodeDecoders } from './decoders.ts';
import { EventDigester, sha256Hex } from './hash.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../shared/corpus', import.meta.url));
/** What is the reference's own, not the trace's. `format` to `checkpoints`: not in the contract; `error…`: its wording. */
const NOT_COMPARED = new Set(['format', 'bytes', 'reader', 'checkpoints', 'error', 'error_first_line', 'events_up_to_last_sync']);
/** The first format that is decoded. */
const FIRST_MINOR = 11;

interface Expected {
  readonly go_version: number;
  readonly error?: string;
  readonly goroutines?: readonly Record<string, unknown>[] | null;
  readonly [field: string]: unknown;
}

const decoders = [2, 4].map(startNodeDecoders);
afterAll(() => decoders.forEach((some) => some.close()));

describe.each([
  ['fixtures', FIXTURES],
  ['corpus', CORPUS],
])('%s', (_, folder) => {
  const recordings = existsSync(folder) ? tracesIn(folder) : [];
  it.skipIf(recordings.length === 0)('has traces', () => expect(recordings.length).toBeGreaterThan(0));

  it.each(recordings.map((file) => [file.slice(folder.length + 1), file]))('%s', async (_name, file) => {
    const expected = JSON.parse(readFileSync(`${file}.expected.json`, 'utf8')) as Expected;
    const bytes = readFileSync(file);
    const lines = new CanonicalLines(sha256Hex);
    const digester = new EventDigester();
    const opened = await openDocument(
      { from: 'file', file: new Blob([bytes]), name: file },
      { onEvent: () => undefined, onChunk: (chunk) => digester.add(lines.of(chunk)) },
    );
    expect(opened.damage === undefined, opened.damage?.message).toBe(expected.error === undefined);
    if (opened.kind !== 'go-trace') {
      // Nothing could be read here; nor could the reference, and it says so.
      expect(opened.kind).toBe('failed');
      expect(expected['events']).toBe(0);
      return;
    }
    const goroutines = Array.isArray(expected.goroutines);
    const report = await opened.trace.report({ goroutines });
    expect(compared({ ...report, ...digester.digests() })).toEqual(compared(expected));
    for (const shared of decoders) {
      const { threads } = shared;
      // All details are let go, and decoded again for the list of goroutines.
      const options = { threads, startDecoders: () => lent(shared), memoryBudgetBytes: 0 };
      const again = await openDocument({ from: 'file', file: new Blob([bytes]), name: file }, { onEvent: () => undefined }, options);
      expect(again.damage).toEqual(opened.damage);
      expect(again.kind === 'go-trace' && (await again.trace.report({ goroutines }))).toEqual(report);
    }
  });
});

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
