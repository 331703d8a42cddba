// What `go tool pprof -top` says of the repository's recordings under hundreds of options: small JSON that a test compares with, where
// Go is not there. Of the rows it keeps how many there are, a digest of all, and the first for who looks into a difference. And what it
// prints of each recording if not told a unit, the first lines.
//   node tools/run.mjs tools/goToolPprof.ts [GO]
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ODD_TYPES, oddProfile } from '../cli/testing/oddProfile.ts';
import type { ProfileOptions } from '../workers/api.ts';
import { goHere, GoPprof, rowsDigest, type TopRow } from './goPprof.ts';
import { combinations, isComparable, SINGLE } from './pprofMatrix.ts';

/** One file (`odd N`: the profile drawn from a seed) looked at in one way. */
export interface RecordedTop {
  readonly file: string;
  readonly sampleType: string;
  readonly options: ProfileOptions;
  readonly total: string;
  readonly rows: number;
  readonly digest: string;
  readonly first: TopRow | undefined;
}

const FOLDER = fileURLToPath(new URL('../fixtures/profiles/', import.meta.url));
const OUT = fileURLToPath(new URL('../fixtures/pprof/top.json', import.meta.url));
const COMBINATIONS = 12;
const ODD = 20;

/** What `-top` prints, from the line that says of how much. */
export interface RecordedText {
  readonly file: string;
  readonly sampleType: string;
  readonly lines: readonly string[];
}

const TEXT_OUT = fileURLToPath(new URL('../fixtures/pprof/text.json', import.meta.url));
const MOST_LINES = 40;

/** Sample types that are looked at, each with its unit; more would say the same. */
const TYPES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  heap: [['inuse_space', 'bytes'], ['alloc_objects', 'count']],
  allocs: [['alloc_space', 'bytes']],
  cpu: [['cpu', 'nanoseconds']],
  block: [['delay', 'nanoseconds']],
  mutex: [['delay', 'nanoseconds'], ['contentions', 'count']],
  goroutine: [['goroutine', 'count']],
};

const go = process.argv[2] ?? goHere();
if (go === undefined) throw new Error('usage: goToolPprof.ts GO');
const pprof = new GoPprof(go);
process.chdir(FOLDER);
const lines: string[] = [];
const texts: string[] = [];
const files = readdirSync('.').filter((name) => name.endsWith('.pb.gz')).toSorted();
for (const [i, file] of files.entries()) {
  const kind = /-([a-z]+)\.pb\.gz$/.exec(file)?.[1] ?? '';
  for (const [sampleType, unit] of TYPES[kind] ?? []) {
    texts.push(JSON.stringify({ file, sampleType, lines: pprof.text(file, sampleType).slice(0, MOST_LINES) } satisfies RecordedText));
    const ways = [...SINGLE, ...combinations(COMBINATIONS, i), ...bases(file, kind)].filter((options) => isComparable(options, unit));
    for (const options of ways) {
      const { total, rows } = pprof.top(file, { sampleType, unit, options });
      lines.push(JSON.stringify({ file, sampleType, options, total, rows: rows.length, digest: rowsDigest(rows), first: rows[0] } satisfies RecordedTop));
    }
  }
}
const folder = mkdtempSync(join(tmpdir(), 'odd-'));
for (let seed = 1; seed <= ODD; seed++) {
  const path = join(folder, 'odd.pb');
  writeFileSync(path, oddProfile(seed));
  const ways = [...SINGLE.filter((_, i) => i % 4 === seed % 4), ...combinations(COMBINATIONS, seed)];
  for (const [i, options] of ways.entries()) {
    const { type: sampleType, unit } = ODD_TYPES[i % 2] ?? ODD_TYPES[0];
    if (!isComparable(options, unit)) continue;
    const { total, rows } = pprof.top(path, { sampleType, unit, options });
    lines.push(JSON.stringify({ file: `odd ${seed}`, sampleType, options, total, rows: rows.length, digest: rowsDigest(rows), first: rows[0] } satisfies RecordedTop));
  }
}
rmSync(folder, { recursive: true });
writeFileSync(OUT, `[\n${lines.join(',\n')}\n]\n`);
writeFileSync(TEXT_OUT, `[\n${texts.join(',\n')}\n]\n`);
console.log(`${lines.length} ways to look at ${files.length} files`);

/** The profile less another of its kind. */
function bases(file: string, kind: string): ProfileOptions[] {
  const other = files.find((name) => name !== file && name.endsWith(`-${kind}.pb.gz`));
  if (other === undefined) return [];
  return (['base', 'diff_base'] as const).flatMap((how) => [
    { base: { profile: other, how, normalize: false } },
    { base: { profile: other, how, normalize: true } },
    { base: { profile: other, how, normalize: false }, mean: true, focus: 'runtime' },
    { base: { profile: other, how, normalize: false }, dropNegative: true, relativePercentages: true, hide: 'main', granularity: 'lines' as const },
  ]);
}

