// Any file at all through the front door: it ends soon, as what is left of it or as a sentence, and whatever opened answers.
// The damaged files of the repository always, the corpus beside the checkout where there is one, and profiles broken at random.

import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenEvent } from './api.ts';
import { type OpenedDocument, openDocument } from './openDocument.ts';
import { askProfile, optionsOf } from './profile/testing/askProfile.ts';
import { type TextForm, TEXT_FORMS } from './profile/testing/textForms.ts';
import { buildReport } from './report.ts';
import { askEverything, expectFinite } from './trace/testing/askEverything.ts';
import { expectSentence } from './trace/testing/expectSentence.ts';
import { scheduleTrace } from './trace/testing/schedule.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../shared/corpus/malformed', import.meta.url));
/** A file is opened in 2 s at most; the rest is for a machine that does other things at the same time. */
const SOON_MS = 6000;
const SEED = 22;
const TIMES = Number(process.env['FUZZ_TIMES'] ?? 1);

async function open(bytes: Uint8Array<ArrayBuffer>, name = 'file'): Promise<OpenedDocument> {
  const events: OpenEvent[] = [];
  const begun = performance.now();
  const opened = await openDocument({ from: 'file', file: new Blob([bytes]), name }, { onEvent: (event) => events.push(event) });
  expect(performance.now() - begun).toBeLessThan(SOON_MS);
  // It ends with exactly one last word, which is what was returned.
  const ends = events.filter(({ type }) => type === 'done' || type === 'failed');
  expect(ends.map(({ type }) => type)).toEqual([opened.kind === 'failed' ? 'failed' : 'done']);
  expect(events.at(-1)).toBe(ends[0]);
  return opened;
}

/** `thoroughly`: of every sample type, and by every option; else of two, and by one of the options in turn. */
async function answer(opened: OpenedDocument, thoroughly = false): Promise<void> {
  if (opened.damage !== undefined) expectSentence(opened.damage);
  const report = await buildReport(opened, { name: 'file', bytes: 1, sha256: undefined }, { goroutines: true });
  expectFinite(JSON.parse(JSON.stringify(report)));
  if (opened.kind === 'go-trace') await askEverything(opened.trace);
  if (opened.kind !== 'pprof') return;
  const { profile } = opened;
  expectFinite(profile.facts);
  const options = optionsOf(profile);
  const types = thoroughly ? [...profile.facts.sampleTypes.keys(), 99] : [99];
  /* oxlint-disable eslint/no-await-in-loop -- one after the other, as a worker answers */
  for (const sampleType of types) await askProfile(profile, sampleType);
  const some = thoroughly ? options : [options[turn++ % options.length]];
  for (const one of some) await askProfile(profile, 0, one);
  /* oxlint-enable eslint/no-await-in-loop */
}

let turn = 0;

describe.each([
  ['the repository', [join(FIXTURES, 'damaged'), join(FIXTURES, 'profiles/odd')], true],
  ['the corpus', existsSync(CORPUS) ? readdirSync(CORPUS).map((folder) => join(CORPUS, folder)) : [], false],
] as const)('damaged files of %s', (_, folders, thoroughly) => {
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => !name.endsWith('.expected.json') && statSync(join(folder, name)).isFile())
      .map((name) => join(folder, name)),
  );
  it.skipIf(files.length === 0)('are some', () => expect(files.length).toBeGreaterThan(8));

  it.each(files.map((file) => [file.split('/').slice(-2).join('/'), file]))('%s', async (name, file) => {
    const opened = await open(new Uint8Array(readFileSync(file)), name);
    await answer(opened, thoroughly);
    if (name.includes('bomb')) expect(opened).toMatchObject({ kind: 'failed' });
  });
});

describe('a trace in a broken gzip', () => {
  const trace = scheduleTrace('G1 main.main: run 0-50 P0 | chan receive 50-80 | run 80-90 P0');

  it('is shown whole, with a word on the gzip, where only the checksum is wrong', async () => {
    const gzip = new Uint8Array(gzipSync(trace));
    gzip[gzip.length - 6] ^= 1;
    const opened = await open(gzip);
    await answer(opened);
    expect(opened).toMatchObject({ kind: 'go-trace', damage: { what: 'damaged', survived: expect.stringContaining('(1 whole generation), up to') as string } });
  });

  it('is shown as far as it unpacks', async () => {
    const two = new Uint8Array([...scheduleTrace('G1 main.main: run 0-50 P0 | chan receive 50-80 | run 80-90 P0', 26, [60.5]), ...unpackable(9000)]);
    const opened = await open(new Uint8Array(gzipSync(two).subarray(0, -4000)));
    await answer(opened);
    expect(opened).toMatchObject({ kind: 'go-trace', damage: { what: 'cut-off', survived: expect.stringContaining('(2 whole generations)') as string } });
  });
});

describe('profiles broken at random', () => {
  const profiles = readdirSync(join(FIXTURES, 'profiles'))
    .filter((name) => name.endsWith('.pb.gz'))
    .map((name) => new Uint8Array(readFileSync(join(FIXTURES, 'profiles', name))));
  const place = fc.noBias(fc.nat({ max: 999_999 })).map((millionths) => millionths / 1e6);
  const which = fc.nat({ max: profiles.length - 1 });

  it('cut off, as stored', async () => {
    await fc.assert(
      fc.asyncProperty(which, place, async (file, at) => {
        const bytes = profiles[file];
        const opened = await open(bytes.slice(0, Math.floor(at * bytes.length)));
        // Half a profile is not shown: its totals would be wrong.
        expect(opened.kind).toBe('failed');
        await answer(opened);
      }),
      { seed: SEED, numRuns: 30 * TIMES },
    );
  });

  it('cut off and flipped within the gzip', async () => {
    const plain = await Promise.all(profiles.map(gunzipped));
    const flips = fc.array(fc.record({ at: place, bit: fc.nat({ max: 7 }) }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(which, place, fc.boolean(), flips, async (file, end, cuts, changes) => {
        const bytes = plain[file].slice(0, cuts ? Math.floor(end * plain[file].length) : undefined);
        for (const { at, bit } of changes) if (bytes.length > 0) bytes[Math.floor(at * bytes.length)] ^= 1 << bit;
        await answer(await open(bytes));
      }),
      { seed: SEED, numRuns: 120 * TIMES },
    );
  });

  it('noise', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('', '\x1f\x8b\x08', '\x0a\x04\x08\x01\x10\x02', 'go 1.26 trace\0\0\0'), fc.uint8Array({ maxLength: 300 }), async (start, noise) => {
        await answer(await open(new Uint8Array([...Array.from(start, (char) => char.charCodeAt(0)), ...noise])));
      }),
      { seed: SEED, numRuns: 150 * TIMES },
    );
  });
});

describe('profiles as text, broken at random', () => {
  const place = fc.noBias(fc.nat({ max: 999_999 })).map((millionths) => millionths / 1e6);

  it.each(TEXT_FORMS.map((form): [string, TextForm] => [form.name, form]))('%s', async (_, form) => {
    const whole = await open(new Uint8Array(form.bytes));
    expect(whole.kind).toBe('pprof');
    await answer(whole, true);
    const change = fc.record({ at: place, bit: fc.nat({ max: 7 }) });
    await fc.assert(
      fc.asyncProperty(place, fc.boolean(), fc.array(change, { maxLength: 6 }), async (end, cuts, changes) => {
        const bytes = new Uint8Array(form.bytes.subarray(0, cuts ? Math.floor(end * form.bytes.length) : undefined));
        for (const { at, bit } of changes) if (bytes.length > 0) bytes[Math.floor(at * bytes.length)] ^= 1 << bit;
        await answer(await open(bytes));
      }),
      { seed: SEED, numRuns: 30 * TIMES },
    );
  });
});

/** Bytes that do not pack. */
function unpackable(count: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length: count }, () => (state = Math.imul(state, 48271) >>> 0) >>> 13);
}

async function gunzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
}
