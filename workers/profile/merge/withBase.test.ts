// Differences of two profiles: all samples, labels and addresses against `go tool pprof -raw`, and what real pairs do not show.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { comparableRawOf, digestOf, PROFILES, RAW_RECORDS, rawOf, type RawRecord } from '../../../tools/goRaw.ts';
import { goHere, GoPprof, pprofFlags } from '../../../tools/goPprof.ts';
import type { ProfileColumns } from '../columns.ts';
import { DamageError } from '../../damage.ts';
import { anyPair } from '../testing/anyPair.ts';
import { profileFromText, type TextProfileOptions } from '../testing/profileText.ts';
import { rawText } from '../testing/rawText.ts';
import { writtenOut } from '../testing/writtenOut.ts';
import { totalOf } from '../top.ts';
import { decodeProfile } from '../wire/decode.ts';
import { withBase } from './withBase.ts';

const fixture = (name: string): ProfileColumns => decodeProfile(new Uint8Array(gunzipSync(readFileSync(PROFILES + name))));
const rawOfOurs = ({ profile, base }: Pick<RawRecord, 'profile' | 'base'>): string =>
  rawText(base === undefined ? fixture(profile) : withBase(fixture(profile), fixture(base.profile), base));
const nameOf = ({ profile, base }: RawRecord): string => (base === undefined ? profile : `${profile} -${base.how}=${base.profile}${base.normalize ? ' -normalize' : ''}`);
const PAIRS = 80;
const RECORDS = JSON.parse(readFileSync(RAW_RECORDS, 'utf8')) as RawRecord[];

describe('as go tool pprof -raw prints it', () => {
  test.each(RECORDS.map((record) => [nameOf(record), record] as const))('%s', (_, record) => {
    const raw = rawOfOurs(record);
    expect(raw.split('\n')).toHaveLength(record.lines);
    expect(digestOf(raw)).toBe(record.digest);
  });

  const go = goHere();
  test.skipIf(go === undefined)('freshly asked', { timeout: 300_000 }, () => {
    const pprof = new GoPprof(go ?? '');
    for (const record of RECORDS) expect(rawOfOurs(record), nameOf(record)).toBe(rawOf(pprof, record));
  });

  test.skipIf(go === undefined)('freshly asked, of odd pairs: the same, or refused by both', { timeout: 300_000 }, () => {
    const pprof = new GoPprof(go ?? '');
    const folder = mkdtempSync(join(tmpdir(), 'pairs-'));
    const outcomes = { same: 0, refused: 0 };
    try {
      for (let seed = 0; seed < PAIRS; seed++) {
        const [profile, base] = anyPair(seed);
        const [profilePath, basePath] = [join(folder, 'profile.pb'), join(folder, 'base.pb')];
        writeFileSync(profilePath, profile);
        writeFileSync(basePath, base);
        for (const how of ['base', 'diff_base'] as const) {
          for (const normalize of [false, true]) {
            const theirs = orRefused(() => comparableRawOf(pprof, profilePath, pprofFlags({ base: { profile: basePath, how, normalize } })));
            const ours = orRefused(() => rawText(withBase(decodeProfile(profile), decodeProfile(base), { how, normalize })));
            expect(ours, `pair ${seed}, ${how}${normalize ? ' normalised' : ''}`).toBe(theirs);
            outcomes[ours === undefined ? 'refused' : 'same']++;
          }
        }
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(outcomes.same).toBeGreaterThan(2 * PAIRS);
    expect(outcomes.refused).toBeGreaterThan(0);
  });
});

/** undefined: refused. */
function orRefused(make: () => string): string | undefined {
  try {
    return make();
  } catch (error) {
    // pprof ends with a status, we throw damage; anything else is a fault.
    if (error instanceof DamageError || (error instanceof Error && 'status' in error)) return undefined;
    throw error;
  }
}

const OPTIONS: TextProfileOptions = { types: ['x/count', 'y/bytes'], periodType: 'y/bytes', period: 10 };
const of = (text: string, options: TextProfileOptions = {}): ProfileColumns => decodeProfile(profileFromText(text, { ...OPTIONS, ...options }));
const valuesOf = (profile: ProfileColumns): string[] => writtenOut(profile).samples.map(({ values, stack }) => `${stack.length}: ${values.join(' ')}`);
const damageOf = (profile: ProfileColumns, base: ProfileColumns, normalize = false): DamageError['damage'] => {
  try {
    withBase(profile, base, { how: 'base', normalize });
  } catch (error) {
    if (error instanceof DamageError) return error.damage;
    throw error;
  }
  throw new Error('nothing was wrong');
};

const at = (profile: ProfileColumns, start: bigint): ProfileColumns => ({
  ...profile,
  mappings: [{ ...profile.mappings[0], start, limit: start + 4000n }],
  locationAddress: BigUint64Array.of(start + 16n),
});

describe('base', () => {
  test('equal stacks cancel, what is left without figures goes, and so does what only it used', () => {
    const difference = withBase(of('main;a 5 50\nmain;b 1 1\nmain;a 1 1'), of('main;a 2 20\nmain;b 1 1\nmain;c;c 3 0'), { how: 'base', normalize: false });
    expect(valuesOf(difference)).toEqual(['2: 4 31', '3: -3 0']);
    expect(difference).toMatchObject({ isBase: undefined, labels: undefined, locations: 3, functions: 3, header: { period: 10 } });
  });

  test('labels tell samples apart, in whatever order they come', () => {
    const difference = withBase(of('a 5 5 #k=v #n:1s #n:2s\na 7 7 #k=w'), of('a 2 2 #n:1s #n:2s #k=v\na 1 1 #n:2s #n:1s #k=v\na 1 1'), { how: 'base', normalize: false });
    expect(writtenOut(difference).samples.map(({ values, labels }) => [values[0], ...labels])).toEqual([
      ['3', 'k=v', 'n:1 s', 'n:2 s'],
      ['7', 'k=w'],
      ['-1', 'k=v', 'n:2 s', 'n:1 s'],
      ['-1'],
    ]);
  });

  test('diff_base keeps the two apart, and percentages are of the base', () => {
    const difference = withBase(of('a 5 5\nb 1 1 #k=v'), of('a 5 5\nb 2 2 #k=v #pprof::base=maybe'), { how: 'diff_base', normalize: false });
    expect(valuesOf(difference)).toEqual(['1: 5 5', '1: 1 1', '1: -5 -5', '1: -2 -2']);
    expect([...(difference.isBase ?? [])]).toEqual([0, 0, 1, 1]);
    expect(writtenOut(difference).samples[3]?.labels).toEqual(['k=v', 'pprof::base=true']);
    expect(totalOf(difference.values[0], difference.isBase)).toBe(7);
  });

  test('a sample that was of a base already is the same as one of this base', () => {
    const difference = withBase(of('a 9 9 #base #k=w #n:1'), of('a 2 2 #k=w #n:1'), { how: 'diff_base', normalize: false });
    expect(valuesOf(difference)).toEqual(['1: 7 7']);
  });

  test('normalised: sums of each column are the base’s first, each value rounded half away from zero', () => {
    const difference = withBase(of('a 1 10\nb 3 -2\nc 1 0'), of('z 10 4'), { how: 'base', normalize: true });
    expect(valuesOf(difference)).toEqual(['1: 2 5', '1: 6 -1', '1: 2 0', '1: -10 -4']);
    // A column that sums to nothing is scaled to nothing.
    expect(valuesOf(withBase(of('a 1 5\nb 1 -5'), of('z 4 1'), { how: 'base', normalize: true }))).toEqual(['1: 2 0', '1: 2 0', '1: -4 -1']);
  });

  test('64-bit sums wrap', () => {
    const difference = withBase(of('a 9223372036854775807 1'), of('a -2 1'), { how: 'base', normalize: false });
    expect(difference.values[0]).toEqual(BigInt64Array.of(-(2n ** 63n) + 1n));
  });

  test('columns in the finer of two units, those that only one has left out', () => {
    const difference = withBase(of('a 5 7', { types: ['samples/count', 'time/milliseconds'] }), of('a 1 2 3', { types: ['other/count', 'time/ns', 'samples/count'] }), { how: 'base', normalize: false });
    expect(difference.sampleTypes).toEqual([{ type: 'samples', unit: 'count' }, { type: 'time', unit: 'ns' }]);
    expect(valuesOf(difference)).toEqual(['1: 2 6999998']);
  });

  test('one binary at two addresses is one binary', () => {
    const difference = withBase(at(of('a 5 5'), 0x1000n), at(of('a 2 2'), 0xffff_0000_0000_0000n), { how: 'base', normalize: false });
    expect(valuesOf(difference)).toEqual(['1: 3 3']);
    expect(difference.locationAddress).toEqual(BigUint64Array.of(0x1010n));
  });
});

describe('not of one kind', () => {
  test.each<[string, ProfileColumns, RegExp]>([
    ['nothing counted by both', of('a 1', { types: ['cpu/nanoseconds'] }), /Nothing that one of the two profiles counts is counted by the other: x\/count, y\/bytes here, cpu\/nanoseconds there\./],
    ['other events', of('a 1 1', { periodType: 'cpu/nanoseconds' }), /taken by different events: y\/bytes here, cpu\/nanoseconds there\./],
    ['other units', of('a 1 1', { types: ['x/count', 'y/seconds'] }), /y is in bytes here and in seconds there/],
  ])('%s', (_, base, sentence) => {
    expect(damageOf(of('a 1 1'), base)).toMatchObject({ what: 'inconsistent', message: expect.stringMatching(sentence) as string });
  });

  test('to be normalised they have to count the same from the start', () => {
    expect(damageOf(of('a 1 1'), of('a 1', { types: ['x/count'] }), true).message).toMatch(/do not count the same: x\/count, y\/bytes here, x\/count there/);
  });
});
