// Every recorded text profile against `go tool pprof -raw` of the same file, where a Go toolchain and the corpus are there; and the
// repository's own against what it said when they were recorded.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { GoPprof, goHere } from '../../../tools/goPprof.ts';
import { openText } from './testing/openText.ts';
import { ownRaw, rawProfile, type RawProfile } from './testing/rawProfile.ts';

const FIXTURES = fileURLToPath(new URL('../../../fixtures/texts', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));

function textsIn(folder: string, ending: RegExp): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => ending.test(name)).toSorted() : [];
}

/** Labels of 0 without a unit are none in the protobuf; the text form's reader keeps them. */
function comparable({ samples, ...rest }: RawProfile): RawProfile {
  return { ...rest, samples: samples.map((sample) => sample.replace(' bytes:[0]', '')) };
}

const read = (path: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path));

test.each(textsIn(FIXTURES, /debug1\.txt$/))('fixtures: %s', (name) => {
  const { columns, facts } = openText(read(join(FIXTURES, name)));
  expect(facts.damage).toBeUndefined();
  expect(ownRaw(columns)).toEqual(comparable(rawProfile(readFileSync(join(FIXTURES, `${name}.raw`), 'utf8'))));
});

const go = existsSync(CORPUS) ? goHere() : undefined;
describe.skipIf(go === undefined)('the corpus, by the Go that is here', () => {
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
    expect(ownRaw(columns)).toEqual(comparable(rawProfile(printed)));
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
