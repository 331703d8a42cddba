// Text profiles through the front door: told by their content, gzipped or not, after other lines, damaged in any way.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type OpenedDocument, openDocument } from '../../openDocument.ts';
import { buildReport, exitStatus } from '../../report.ts';
import { expectFinite } from '../../trace/testing/askEverything.ts';
import { expectSentence } from '../../trace/testing/expectSentence.ts';
import { bytesOf } from './testing/openText.ts';

const TEXTS = fileURLToPath(new URL('../../../fixtures/texts/', import.meta.url));
const FILE = { name: 'x', bytes: 1, sha256: undefined };

const open = (bytes: Uint8Array<ArrayBuffer>): Promise<OpenedDocument> => openDocument({ from: 'file', file: new Blob([bytes]), name: 'x' }, { onEvent: () => undefined });

function recorded(name: string): Uint8Array<ArrayBuffer> {
  const stored = new Uint8Array(readFileSync(TEXTS + name));
  return name.endsWith('.gz') ? new Uint8Array(gunzipSync(stored)) : stored;
}

const DUMP = recorded('go1.27-crash-deadlock.txt');

async function formOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const opened = await open(bytes);
  return opened.kind === 'pprof' ? opened.profile.facts.form : `${opened.kind}: ${opened.damage?.message}`;
}

describe('a goroutine dump', () => {
  test('may come long after the beginning of a log, even one of JSON, gzipped or not', async () => {
    for (const line of ['2026/01/02 10:00:00 request served\n', '{"level":"info","msg":"request served"}\n', 'gc 7 @1.104s 0%: 0.12+0.65+0.004 ms clock\n']) {
      const log = new Uint8Array([...bytesOf(line.repeat(3000)), ...DUMP]);
      expect(await formOf(log)).toBe('goroutine dump (fatal error)');
      expect(await formOf(new Uint8Array(gzipSync(log)))).toBe('goroutine dump (fatal error)');
    }
  });

  test('is not found where there is none: the text is what it was', async () => {
    expect(await formOf(bytesOf('gc 7 @1.104s 0%: 0.12+0.65+0.004 ms clock\n'.repeat(3000)))).toContain('In this text 3000 lines begin like a record of the Go runtime, but none goes on as one; the first is line 1.');
    expect(await formOf(bytesOf('goroutine 5 is fine\n'.repeat(3000)))).toContain('This is text, not a recording.');
    expect(await formOf(bytesOf(`{"a":[${'1,\n'.repeat(3000)}1]}`))).toContain('This is JSON');
    expect(await formOf(bytesOf(`<!doctype html>${'x\n'.repeat(3000)}goroutine 1 [running]:\n`))).toContain('This is a web page');
  });

  test('has a report of its own kind: the profile, and its lines as records', async () => {
    const opened = await open(DUMP);
    expect(exitStatus(opened)).toBe(0);
    expect(await buildReport(opened, FILE)).toMatchObject({
      kind: 'goroutine-dump',
      profile: { sample_types: [{ type: 'goroutine', unit: 'count' }], totals: { goroutine: '2' } },
      log: { records: [{ id: '1', state: 'sync.Mutex.Lock' }, { id: '8', creator: { func: 'main.deadlock', goroutine: '1' } }], skipped: [{ line: 1, text: 'fatal error: all goroutines are asleep - deadlock!' }] },
    });
    const half = await open(DUMP.slice(0, 700));
    expect(exitStatus(half)).toBe(1);
    expect(await buildReport(half, FILE)).toMatchObject({ kind: 'goroutine-dump', error: { what: 'cut-off' }, profile: { totals: { goroutine: '2' } } });
    const text = await buildReport(await open(recorded('go1.27-labelled-mutex.debug1.txt')), FILE);
    expect(text).toMatchObject({ kind: 'pprof', profile: { default_sample_type: 'delay' } });
    expect(text).not.toHaveProperty('log');
  });
});

describe('broken at random', () => {
  const texts = readdirSync(TEXTS)
    .filter((name) => /\.txt(?:\.gz)?$/.test(name))
    .map((name) => recorded(name).slice(0, 40_000));
  const place = fc.noBias(fc.nat({ max: 999_999 })).map((millionths) => millionths / 1e6);

  test('cut off, overwritten, lines lost: what is left, or a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: texts.length - 1 }), place, fc.boolean(), fc.array(fc.tuple(place, fc.nat({ max: 255 })), { maxLength: 12 }), async (which, end, cuts, changes) => {
        const bytes = texts[which].slice(0, cuts ? Math.floor(end * texts[which].length) : undefined);
        for (const [at, byte] of changes) if (bytes.length > 0) bytes[Math.floor(at * bytes.length)] = byte;
        const opened = await open(bytes);
        if (opened.damage !== undefined) expectSentence(opened.damage);
        expectFinite(JSON.parse(JSON.stringify(await buildReport(opened, FILE))));
        if (opened.kind !== 'pprof') return;
        expectFinite(opened.profile.facts);
        expectFinite(opened.profile.ask({ ask: 'goroutineGroups', sampleType: 0 }));
        expectFinite(opened.profile.ask({ ask: 'flame', sampleType: 0, focus: { depth: 0, sample: 0 }, widthPx: 400, minPx: 1 }));
      }),
      { seed: 5, numRuns: 120 },
    );
  });

  test('lines of the forms in any order', async () => {
    const line = fc.constantFrom(
      'goroutine 7 [select, 3 minutes]:', 'goroutine 7 [', 'main.f(0x1)', 'main.f(...)', '\t/f.go:3 +0x1', '\t/f.go:99999999999999999999', 'created by main.g in goroutine 1', '...5 frames elided...',
      'non-Go function at pc=1', '[originating from goroutine 5]:', '', '\r', '# labels: {"a":"b', '#\t0x10\tf+0x1\t/f.go:1', '#\t0x10', '3 @ 0x11 0x11', '3 @', '9: 100 [9: 100] @ 0x11', '18446744073709551616 1 @ 0x11',
      '--- Memory map: ---', '400000-500000 r-xp 0 08:01 7 /bin/app', 'sampling period=0', 'cycles/second=0', 'a;b 9223372036854775807', '\u00ff\u00fe',
    );
    const title = fc.constantFrom('heap profile: 1: 1 [1: 1] @ heap/2', 'heap profile: 9: 9 [9: 9] @ heap_v2/0', 'x profile: total 3', '--- mutex:', 'goroutine 1 [running]:', 'a;b 3');
    await fc.assert(
      fc.asyncProperty(title, fc.array(line, { maxLength: 30 }), async (first, rest) => {
        const opened = await open(bytesOf([first, ...rest].join('\n')));
        if (opened.damage !== undefined) expectSentence(opened.damage);
        expectFinite(JSON.parse(JSON.stringify(await buildReport(opened, FILE))));
        if (opened.kind === 'pprof') expectFinite(opened.profile.ask({ ask: 'goroutineGroups', sampleType: 0 }));
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});
