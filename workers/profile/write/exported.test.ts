// Readings as files: what is written is read again as it was, by us and by `go tool pprof`.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { array, assert, bigInt, constantFrom, oneof, property, tuple, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { goHere, GoPprof, pprofFlags } from '../../../tools/goPprof.ts';
import { comparableRawOf, PROFILES, rawCases } from '../../../tools/goRaw.ts';
import type { ProfileExport, ProfileOptions } from '../../api.ts';
import type { ProfileColumns } from '../columns.ts';
import { type OpenedProfile, openProfile } from '../open.ts';
import { ColumnsBuilder } from '../testing/columnsBuilder.ts';
import { profileFromText, type TextProfileOptions } from '../testing/profileText.ts';
import { rawText } from '../testing/rawText.ts';
import { writtenOut } from '../testing/writtenOut.ts';
import { decodeProfile } from '../wire/decode.ts';
import { profileBytes } from './protobuf.ts';

const fixture = (name: string): Uint8Array => new Uint8Array(gunzipSync(readFileSync(PROFILES + name)));
const opened = (text: string, options: TextProfileOptions = {}, name = 'test.pb.gz'): OpenedProfile => openProfile(profileFromText(text, options), name, 1);
const FIXTURES = rawCases().filter(({ base }) => base === undefined).map(({ profile }) => profile);

async function textOf(profile: OpenedProfile, as: ProfileExport, options: ProfileOptions = {}, sampleType = 0): Promise<string> {
  return new TextDecoder().decode((await profile.ask({ ask: 'export', as, sampleType, options })).bytes);
}

async function again(profile: OpenedProfile, options: ProfileOptions = {}): Promise<ProfileColumns> {
  const { bytes } = await profile.ask({ ask: 'export', as: 'pb.gz', sampleType: 0, options });
  return decodeProfile(new Uint8Array(gunzipSync(bytes)));
}

describe('pprof', () => {
  test.each(FIXTURES)('%s comes back as it was', async (name) => {
    const profile = openProfile(fixture(name), name, 1);
    const back = await again(profile);
    expect(rawText(back)).toBe(rawText(profile.columns));
    expect(back.header).toEqual(profile.columns.header);
  });

  const word = constantFrom('a', 'b', 'main.f', 'pkg.(*T).m', '?', 'x@y.go:7', 'é', 'z@dir/z.go:-3');
  const frames = array(tuple(constantFrom('', '~'), word), { maxLength: 6 }).map((all) => all.map(([mark, name], i) => (i === 0 || name === '?' ? '' : mark) + name).join(';') || ';');
  const value = oneof(bigInt(-9n, 9n), bigInt(-(2n ** 63n), 2n ** 63n - 1n));
  const label = constantFrom('#k=v', '#k=w', '#bytes:640', '#n:-7ms', '#n:9223372036854775807', '#base', '#é=ü', '#k=', '#n:0');
  const line = tuple(frames, value, value, uniqueArray(label, { maxLength: 4 })).map(([stack, x, y, labels]) => [stack, x, y, ...labels].join(' '));

  test('any profile comes back as it was', () => {
    assert(
      property(array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const profile = decodeProfile(profileFromText(lines.join('\n'), { types: ['x/count', 'y/bytes'], periodType: 'y/bytes', period: 7, comments: ['c', ''], defaultSampleType: 'x', docUrl: 'https://go.dev' }));
        for (const unused of ['kept', 'left out'] as const) expect(writtenOut(decodeProfile(profileBytes(profile, unused)))).toEqual(writtenOut(profile));
      }),
    );
  });

  test('mappings, addresses, columns and all flags come back', () => {
    const profile = decodeProfile(profileFromText('main;work 1'));
    const full: ProfileColumns = {
      ...profile,
      mappings: [{ file: 'f', buildId: 'b', start: 2n ** 64n - 4096n, limit: 2n ** 64n - 1n, offset: 4096n, hasFunctions: true, hasFilenames: false, hasLineNumbers: true, hasInlineFrames: true }],
      locationAddress: BigUint64Array.of(2n ** 64n - 1n, 16n),
      locationIsFolded: Uint8Array.of(0, 1),
      frameColumn: Float64Array.of(3, 4),
      functionStartLine: Float64Array.of(5, 6),
      header: { ...profile.header, timeNanos: 2n ** 62n + 1n, durationNanos: 7n, dropFrames: 'a|b', keepFrames: 'c' },
    };
    const back = decodeProfile(profileBytes(full));
    expect(writtenOut(back)).toEqual(writtenOut(full));
  });

  test('what a filter took away is in the file in no form', async () => {
    const profile = opened('main;secret;work 1 #token=hidden\nmain;work 2', {}, 'own.pb.gz');
    const { name, bytes } = await profile.ask({ ask: 'export', as: 'pb.gz', sampleType: 0, options: { ignore: 'secret' } });
    expect(name).toBe('own.filtered.pb.gz');
    const written = gunzipSync(bytes).toString('latin1');
    expect(written).toMatch(/work\.go/);
    expect(written).not.toMatch(/secret|token|hidden/);
    expect((await again(profile, { ignore: 'secret' })).samples).toBe(1);
  });

  const go = goHere();
  test.skipIf(go === undefined)('go tool pprof reads what was written as it reads the original, filtered or not', { timeout: 300_000 }, async () => {
    const pprof = new GoPprof(go ?? '');
    const folder = mkdtempSync(join(tmpdir(), 'exported-'));
    const out = join(folder, 'out.pb.gz');
    const options: readonly ProfileOptions[] = [{ focus: 'main' }, { ignore: 'main|net' }, { hide: 'runtime' }, { show: 'main' }, { showFrom: 'main' }, { tagFocus: 'bytes=64:' }, { noInlines: true }, { pruneFrom: 'main' }, { tagHide: 'bytes' }];
    try {
      for (const name of FIXTURES) {
        const profile = openProfile(fixture(name), name, 1);
        writeFileSync(out, (await profile.ask({ ask: 'export', as: 'pb.gz', sampleType: 0 })).bytes);
        expect(comparableRawOf(pprof, out), name).toBe(comparableRawOf(pprof, PROFILES + name));
        for (const each of options) {
          writeFileSync(out, (await profile.ask({ ask: 'export', as: 'pb.gz', sampleType: 0, options: each })).bytes);
          for (const { type } of profile.facts.sampleTypes) {
            const traces = (file: string, flags: readonly string[]): string => pprof.run(['-traces', '-symbolize=none', `-sample_index=${type}`, ...flags, file]).replace(/^(.*\n)*?(?=-+\+)/, '');
            expect(traces(out, each.noInlines === true ? ['-noinlines'] : []), `${name} ${JSON.stringify(each)}`).toBe(traces(PROFILES + name, pprofFlags(each)));
          }
        }
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('folded stacks', () => {
  test('a line for each stack of names, root first; what the form needs is not in a name', async () => {
    const profile = opened('main;work;~alloc 5 1\nmain;work;alloc@other.go 7 1\nmain 0 4\n; 9 9\na@x;b -3 1\nmain;work;alloc 1 1', { types: ['x/count', 'y/bytes'] });
    expect(await textOf(profile, 'folded')).toBe('main;work;alloc 13\na;b -3\n');
    expect(await textOf(profile, 'folded', { focus: 'a' }, 1)).toMatch(/^main;work;alloc 3$/m);
    expect(await textOf(profile, 'folded', { granularity: 'files' })).toMatch(/^main\.go;work\.go;other\.go 7$/m);
    const odd = decodeProfile(profileFromText('main 1'));
    const named = openProfile(profileBytes({ ...odd, strings: { size: odd.strings.size, get: (i) => odd.strings.get(i).replace(/^main$/, 'a;b\nc') } }), 'odd', 1);
    expect(await textOf(named, 'folded')).toBe('a,b c 1\n');
  });

  test('more text than anyone reads is refused before it is written', async () => {
    // A megabyte of names on five hundred stacks.
    const builder = new ColumnsBuilder([{ type: 'x', unit: 'count' }]);
    const locationOf = (name: string): number => builder.location({ frames: [{ fn: builder.fn({ name }) }] });
    const stack = Array.from({ length: 30 }, (_, i) => locationOf('n'.repeat(40_000) + i));
    for (let i = 0; i < 500; i++) builder.sample([1], [locationOf(`leaf${i}`), ...stack]);
    const { header } = decodeProfile(profileFromText('main 1'));
    const profile = openProfile(profileBytes(builder.finished(header)), 'long', 1);
    await expect(textOf(profile, 'folded')).rejects.toMatchObject({ damage: { what: 'too-large' } });
  });

  test('64-bit sums are exact', async () => {
    expect(await textOf(opened('a 9007199254740993\na 2'), 'folded')).toBe('a 9007199254740995\n');
  });
});

describe('CSV of the top table', () => {
  test('figures in the unit of the profile, as pprof orders them', async () => {
    const profile = opened('main;work 30 1\nmain;work;alloc@"odd",x.go:1 60 1\nmain 10 1', { types: ['x/bytes', 'y/count'] });
    expect(await textOf(profile, 'csv')).toBe(
      [
        'flat (bytes),flat%,sum%,cum (bytes),cum%,name,inline,file',
        '60,60.00%,60.00%,60,60.00%,alloc,,"""odd"",x.go"',
        '30,30.00%,90.00%,90,90.00%,work,,work.go',
        '10,10.00%,100%,100,100%,main,,main.go',
        '',
      ].join('\r\n'),
    );
    expect(await textOf(profile, 'csv', { mean: true })).toMatch(/^flat \(bytes of x for each of x\),/);
  });

  test('64-bit figures are exact', async () => {
    expect(await textOf(opened('a 9007199254740993\na 2'), 'csv')).toMatch(/^9007199254740995,100%,100%,9007199254740995,100%,a,,a\.go$/m);
  });
});

const nameOf = async (file: string, as: ProfileExport, options: ProfileOptions = {}): Promise<string> =>
  (await opened('a 1\nb 1', {}, file).ask({ ask: 'export', as, sampleType: 0, options })).name;

test('names of files tell what is in them', async () => {
  expect(await nameOf('heap.pb.gz', 'pb.gz')).toBe('heap.pb.gz');
  expect(await nameOf('heap.pprof', 'folded')).toBe('heap.samples.folded');
  expect(await nameOf('profile.zst', 'csv', { focus: '^a$' })).toBe('profile.filtered.samples.csv');
  expect(await nameOf('.pb.gz', 'pb.gz')).toBe('profile.pb.gz');
});
