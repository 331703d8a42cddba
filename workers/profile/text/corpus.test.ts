// Every recorded text profile against `go tool pprof -raw` of the same file, where a Go toolchain and the corpus are there; and the
// repository's own against what it said when they were recorded.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { GoPprof, goHere } from '../../../tools/goPprof.ts';
import { openText } from './testing/openText.ts';
import { madeUpTexts } from './testing/madeUpTexts.ts';
import { ownRaw } from './testing/ownRaw.ts';
import { rawProfile, rawText, withoutZeroLabels } from './testing/rawProfile.ts';

const FIXTURES = fileURLToPath(new URL('../../../fixtures/texts', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));

function textsIn(folder: string, ending: RegExp): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => ending.test(name)).toSorted() : [];
}

const read = (path: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path));

test.each(textsIn(FIXTURES, /debug1\.txt$/))('fixtures: %s', (name) => {
  const { columns, facts } = openText(read(join(FIXTURES, name)));
  expect(facts.damage).toBeUndefined();
  expect(ownRaw(columns)).toEqual(withoutZeroLabels(rawProfile(readFileSync(join(FIXTURES, `${name}.raw`), 'utf8'))));
});

const RECORDED = JSON.parse(readFileSync(join(FIXTURES, 'madeUp.json'), 'utf8')) as { readonly seed: number; readonly raw: Readonly<Record<string, string>> };

test.each([...madeUpTexts(RECORDED.seed)])('made up, as recorded: %s', (name, bytes) => {
  const { columns } = openText(bytes);
  expect(createHash('sha256').update(rawText(ownRaw(columns))).digest('base64url')).toBe(RECORDED.raw[name]);
});

const go = goHere();
describe.skipIf(go === undefined)('made up, by the Go that is here', () => {
  const pprof = go === undefined ? undefined : new GoPprof(go);
  const folder = mkdtempSync(join(tmpdir(), 'gopherscope-texts-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  test.each([1, 2, 3, 4, 5].flatMap((seed) => [...madeUpTexts(seed)].map(([name, bytes]) => ({ name, seed, bytes }))))('$name, seed $seed', ({ bytes }) => {
    const file = join(folder, 'profile');
    writeFileSync(file, bytes);
    expect(ownRaw(openText(bytes).columns)).toEqual(withoutZeroLabels(rawProfile(pprof?.run(['-raw', file]) ?? '')));
  });
});

describe.skipIf(go === undefined || !existsSync(CORPUS))('the corpus, by the Go that is here', () => {
  const pprof = go === undefined ? undefined : new GoPprof(go);
  test.each(textsIn(CORPUS, /debug1\.txt$/))('%s', (name) => {
    const { columns, facts } = openText(read(join(CORPUS, name)));
    expect(facts.damage).toBeUndefined();
    let printed: string;
    try {
      printed = pprof?.run(['-raw', join(CORPUS, name)]) ?? '';
    } catch {
      // It does not read a stack without an address, which Go writes for threads that it did not start.
      expect(columns.stackStart[1]).toBe(0);
      return;
    }
    expect(ownRaw(columns)).toEqual(withoutZeroLabels(rawProfile(printed)));
  });
});

describe.each([
  ['the repository', FIXTURES],
  ['the corpus', CORPUS],
])('goroutine dumps of %s', (_, folder) => {
  const dumps = textsIn(folder, /(?:goroutines|debug2|crash[\w-]*)\.txt(?:\.gz)?$/);
  test.skipIf(dumps.length === 0)('are some', () => expect(dumps.length).toBeGreaterThan(4));

  test.each(dumps)('%s', (name) => {
    const stored = read(join(folder, name));
    const bytes = name.endsWith('.gz') ? new Uint8Array(gunzipSync(stored)) : stored;
    const text = new TextDecoder().decode(bytes);
    const { facts, columns, log } = openText(bytes);
    expect(facts.damage).toBeUndefined();
    // As many goroutines and frames as a plain search finds.
    expect(facts.samples).toBe([...text.matchAll(/^goroutine \d+ .*\[.*:$/gm)].length);
    const inlined = [...text.matchAll(/^[^\t\n].*\(\.\.\.\)$/gm)].length;
    const frames = [...text.matchAll(/^(?!created by )[^\t\n].*\)\n\t/gm)].length;
    // Inlined into a wrapper that Go does not print.
    const last = [...text.matchAll(/\(\.\.\.\)\n\t.*\n(?=created by|\n|\.\.\.|$(?![^]))/gm)].length;
    expect(columns.stackLocation).toHaveLength(frames - inlined + last);
    const { records, skipped } = log?.report() ?? { records: [], skipped: [] };
    expect(records).toHaveLength(facts.samples);
    expect(records.reduce((sum, { stack }) => sum + stack.length, 0)).toBe(frames);
    expect(skipped.filter(({ why }) => why !== 'not in a stack')).toEqual([]);
  });
});
