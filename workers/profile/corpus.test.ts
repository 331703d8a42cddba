// Every recorded profile against what `go tool pprof` says of it: the repository's own, and the shared corpus where it is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { DamageError, type Damage } from '../damage.ts';
import { contentOf, wholeContent } from '../open/content.ts';
import { StoredFile } from '../open/read.ts';
import { openProfile, type OpenedProfile } from './open.ts';

interface Expectation {
  readonly sample_types: readonly { readonly type: string; readonly unit: string }[];
  readonly totals: Readonly<Record<string, string>>;
  readonly top: Readonly<Record<string, readonly { readonly name: string; readonly flat: string; readonly cum: string }[]>>;
  /** Functions with any figures. */
  readonly nodes: Readonly<Record<string, number>>;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SUFFIX = '.expected.json';

function recordings(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(pb|pb\.gz|pprof)\.expected\.json$/.test(name))
    .map((name) => join(folder, name.slice(0, -SUFFIX.length)))
    .toSorted();
}

async function open(path: string): Promise<OpenedProfile | Damage> {
  const stored = new Uint8Array(readFileSync(path));
  try {
    const { kind, bytes, damage } = await wholeContent(await contentOf(new StoredFile(new Blob([stored]))));
    if (damage !== undefined) return damage;
    expect(kind).toBe('pprof');
    return openProfile(bytes, basename(path), stored.length);
  } catch (error) {
    if (error instanceof DamageError) return error.damage;
    throw error;
  }
}

async function compare(path: string, expected: Expectation | { readonly error: unknown }): Promise<void> {
  const opened = await open(path);
  if ('error' in expected) {
    expect(opened, 'Go refuses this one').toHaveProperty('what');
    const { message } = opened as Damage;
    expect(message).toMatch(/^[A-Z].*\.$/s);
    expect(message).not.toMatch(/Error|undefined|NaN|\bat \//);
    return;
  }
  if ('what' in opened) throw new Error(`refused: ${opened.message}`);
  const report = opened.report();
  expect(report.sample_types).toEqual(expected.sample_types);
  expect(report.totals).toEqual(expected.totals);
  expect(report.top).toEqual(expected.top);
  for (const [i, { type }] of report.sample_types.entries()) {
    expect(opened.ask({ ask: 'top', sampleType: i }).names).toHaveLength(expected.nodes[type] ?? -1);
  }
}

for (const folder of ['fixtures/profiles', 'fixtures/damaged', '../shared/corpus']) {
  const found = recordings(join(ROOT, folder)).flatMap((path) => {
    const expected = JSON.parse(readFileSync(path + SUFFIX, 'utf8')) as Expectation | { error: unknown } | { go_version: number };
    // A trace under a profile's name has a trace's expectation.
    return 'go_version' in expected ? [] : [{ path, name: relative(join(ROOT, folder), path), expected }];
  });
  describe.skipIf(found.length === 0)(folder, () => {
    test.each(found)('$name', ({ path, expected }) => compare(path, expected));
  });
}

test('the repository has profiles to compare with', () => {
  expect(recordings(join(ROOT, 'fixtures/profiles')).length).toBeGreaterThan(50);
});
