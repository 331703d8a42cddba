// Ours against a `go tool pprof` that runs now, over the shared corpus, with options drawn by chance: where a Go of 1.27 or later is here
// (GOPHERSCOPE_GO, or `go` on the path), and the corpus is.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { goHere, GoPprof, type Top, type TopRow, unmarked } from '../tools/goPprof.ts';
import { combinations, isComparable, SINGLE } from '../tools/pprofMatrix.ts';
import type { ProfileOptions } from '../workers/api.ts';
import { ODD_TYPES, oddProfile } from './testing/oddProfile.ts';
import { ownText } from './testing/ownText.ts';
import { openFile, openOdd, ownTop } from './testing/ownTop.ts';

const CORPUS = fileURLToPath(new URL('../../shared/corpus/', import.meta.url));
const KINDS = ['heap', 'allocs', 'cpu', 'goroutine', 'block', 'mutex'];
/** Recordings of each kind, and ways to look at each. */
const MOST_OF_A_KIND = 5;
const WAYS = 10;
/** The first build of a pprof compiles the library it is made of. */
const BUILD_MS = 300_000;

const go = goHere();
const files = existsSync(CORPUS) ? chosen() : [];
let pprof: GoPprof | undefined;

describe.skipIf(go === undefined || files.length === 0)('fresh go tool pprof', () => {
  beforeAll(() => {
    pprof = new GoPprof(go ?? '');
  }, BUILD_MS);

  test.each(files.map((file, i) => ({ file, i })))('$file', async ({ file, i }) => {
    const path = join(CORPUS, file);
    const profile = await openFile(path);
    const base = files.find((other) => other !== file && basename(other) === basename(file));
    const baseProfile = base === undefined ? undefined : await openFile(join(CORPUS, base));
    const differences: unknown[] = [];
    for (const [way, without] of ways(i).entries()) {
      const how = way % 2 === 0 ? 'base' : 'diff_base';
      const options: ProfileOptions = base === undefined || way % 3 > 0 ? without : { ...without, base: { profile: join(CORPUS, base), how, normalize: way % 4 > 1 } };
      const { type: sampleType, unit } = profile.columns.sampleTypes[way % profile.columns.sampleTypes.length];
      const theirs = pprof?.top(path, { sampleType, unit, options });
      const own = ownTop(profile, { sampleType, options }, baseProfile);
      const [compared, expected] = options.granularity === 'files' ? [byName(own), theirs && byName(theirs)] : [own, theirs];
      if (JSON.stringify(compared) !== JSON.stringify(expected)) differences.push({ sampleType, options, own: compared, theirs: expected });
    }
    expect(differences).toEqual([]);
  });

  test.each(Array.from({ length: 12 }, (_, i) => 500 + i))('a profile drawn from the seed %i', (seed) => {
    const folder = mkdtempSync(join(tmpdir(), 'odd-'));
    const path = join(folder, 'odd.pb');
    writeFileSync(path, oddProfile(seed));
    const profile = openOdd(seed);
    for (const [way, options] of ways(seed).entries()) {
      const { type: sampleType, unit } = ODD_TYPES[way % 2];
      if (isComparable(options, unit)) expect({ options, ...ownTop(profile, { sampleType, options }) }).toEqual({ options, ...pprof?.top(path, { sampleType, unit, options }) });
    }
    rmSync(folder, { recursive: true });
  });

  test.each(files)('%s in print', async (file) => {
    const profile = await openFile(join(CORPUS, file));
    for (const { type } of profile.columns.sampleTypes) expect(ownText(profile, type)).toEqual(pprof?.text(join(CORPUS, file), type));
  });
});

/** Each option alone meets some of the files, combinations all. */
function ways(file: number): readonly ProfileOptions[] {
  return [...SINGLE.filter((_, i) => i % MOST_OF_A_KIND === file % MOST_OF_A_KIND), ...combinations(WAYS, 1000 + file)];
}

/** Pprof has several rows of one file: what their flat figures come to is all that can be compared. */
function byName({ total, rows }: Top): { readonly total: string; readonly flat: readonly TopRow[] } {
  const flat = new Map<string, bigint>();
  for (const [name, own] of rows) {
    const plain = unmarked([name, own, '']);
    flat.set(plain, (flat.get(plain) ?? 0n) + BigInt(own));
  }
  return { total, flat: [...flat].filter(([, sum]) => sum !== 0n).map(([name, sum]): TopRow => [name, String(sum), '']).toSorted(([a], [b]) => (a < b ? -1 : 1)) };
}

/** Some of each kind, of several Go versions. */
function chosen(): string[] {
  const all = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.pb.gz') && /^go1\.\d+$/.test(name.split('/')[0] ?? '') && dirname(name) !== '.')
    .map((name) => relative('.', name))
    .toSorted();
  return KINDS.flatMap((kind) => {
    const ofKind = all.filter((name) => basename(name) === `${kind}.pb.gz`);
    return Array.from({ length: MOST_OF_A_KIND }, (_, i) => ofKind[Math.floor((i * ofKind.length) / MOST_OF_A_KIND)]).filter((name) => name !== undefined);
  });
}
