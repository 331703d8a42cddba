// Ours against what `go tool pprof` was recorded to say of the repository's recordings, under all options: fixtures/pprof.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { rowsDigest } from '../tools/goPprof.ts';
import type { RecordedText, RecordedTop } from '../tools/goToolPprof.ts';
import type { OpenedProfile } from '../workers/profile/open.ts';
import { ownText } from './testing/ownText.ts';
import { openFile, openOdd, ownTop } from './testing/ownTop.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const recorded = JSON.parse(readFileSync(join(ROOT, 'fixtures/pprof/top.json'), 'utf8')) as readonly RecordedTop[];
const texts = JSON.parse(readFileSync(join(ROOT, 'fixtures/pprof/text.json'), 'utf8')) as readonly RecordedText[];
const files = [...new Set(recorded.map(({ file }) => file))];

const opened = new Map<string, Promise<OpenedProfile>>();

function open(file: string): Promise<OpenedProfile> {
  const seed = /^odd (\d+)$/.exec(file)?.[1];
  const known = opened.get(file) ?? (seed === undefined ? openFile(join(ROOT, 'fixtures/profiles', file)) : Promise.resolve(openOdd(Number(seed))));
  opened.set(file, known);
  return known;
}

test('there is enough to compare with', () => {
  expect(recorded.length).toBeGreaterThan(900);
  expect(recorded.filter(({ rows }) => rows > 0).length).toBeGreaterThan(600);
});

describe('flat, cum, total, order and marks are those of go tool pprof -top', () => {
  test.each(files)('%s', async (file) => {
    const profile = await open(file);
    const differences: unknown[] = [];
    for (const { file: _, ...expected } of recorded.filter((way) => way.file === file)) {
      const { sampleType, options } = expected;
      // oxlint-disable-next-line eslint/no-await-in-loop -- opened once
      const base = options.base === undefined ? undefined : await open(options.base.profile);
      const { total, rows } = ownTop(profile, { sampleType, options }, base);
      const own = { sampleType, options, total, rows: rows.length, digest: rowsDigest(rows), first: rows[0] };
      if (JSON.stringify(own) !== JSON.stringify(expected)) differences.push({ own, expected });
    }
    expect(differences).toEqual([]);
  });
});

describe('numbers are printed as go tool pprof prints them', () => {
  test.each(texts)('$file, $sampleType', async ({ file, sampleType, lines }) => {
    expect(ownText(await open(file), sampleType).slice(0, lines.length)).toEqual(lines);
  });
});
