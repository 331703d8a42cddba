import { describe, expect, test } from 'vitest';
import type { ProfileOptions, TopTable } from '../api.ts';
import { INLINE, ORIGINS } from '../api.ts';
import { cleanedPath } from './filePaths.ts';
import { openProfile } from './open.ts';
import { sampleIndex } from './sampleIndex.ts';
import { profileFromText, type TextProfileOptions } from './testing/profileText.ts';

function top(text: string, options: ProfileOptions, sampleType = 0, how?: TextProfileOptions): TopTable {
  const bytes = profileFromText(text, how);
  return openProfile(bytes, 'test', bytes.length).ask({ ask: 'top', sampleType, options });
}

function rows(text: string, options: ProfileOptions, sampleType = 0, how?: TextProfileOptions): string[] {
  const { names, flat, cum } = top(text, options, sampleType, how);
  return names.map((name, i) => `${name} ${flat[i]} ${cum[i]}`);
}

function boxes(text: string, options: ProfileOptions): string[] {
  const bytes = profileFromText(text);
  const layout = openProfile(bytes, 'test', bytes.length).ask({ ask: 'flame', sampleType: 0, options, focus: { depth: 0, sample: 0 }, widthPx: 1000, minPx: 1 });
  return [...layout.name].map((name, i) => `${layout.names[name]} ${layout.total[i]}`).slice(1);
}

const LINES = `
  m@m.go:1;f@a.go:1 1
  m@m.go:2;f@a.go:2 2
  m@m.go:1;f@b.go:1 4
`;

describe('rows and boxes by granularity', () => {
  test.each<[ProfileOptions, string[]]>([
    [{}, ['f 7 7', 'm 0 7']],
    [{ granularity: 'functions' }, ['f 7 7', 'm 0 7']],
    [{ granularity: 'filefunctions' }, ['f b.go 4 4', 'f a.go 3 3', 'm m.go 0 7']],
    [{ granularity: 'files' }, ['b.go 4 4', 'a.go 3 3', 'm.go 0 7']],
    [{ granularity: 'lines' }, ['f b.go:1 4 4', 'f a.go:2 2 2', 'f a.go:1 1 1', 'm m.go:1 0 5', 'm m.go:2 0 2']],
  ])('%o', (options, expected) => {
    expect(rows(LINES, options)).toEqual(expected);
  });

  test('boxes tell files apart if nothing is chosen, else what was chosen', () => {
    expect(boxes(LINES, {})).toEqual(['m 7', 'f 4', 'f 3']);
    expect(boxes(LINES, { granularity: 'functions' })).toEqual(['m 7', 'f 7']);
    expect(boxes(LINES, { granularity: 'lines' })).toEqual(['m m.go:1 5', 'm m.go:2 2', 'f b.go:1 4', 'f a.go:1 1', 'f a.go:2 2']);
  });

  test('files are told by what their paths mean, not by how they are written', () => {
    expect(rows('f@/a/./b.go:1 1\nf@/a/c/../b.go:1 2', { granularity: 'filefunctions' })).toEqual(['f /a/b.go 3 3']);
  });
});

const marks = (text: string, options: ProfileOptions = {}): string[] => {
  const { names, inline } = top(text, options);
  return names.flatMap((name, i) => (inline[i] === INLINE.no ? [] : [`${name} ${inline[i] === INLINE.all ? 'all' : 'partly'}`]));
};

describe('inlined', () => {
  test('is a row whose callers all have it inlined, partly one where some have', () => {
    expect(marks('a;f~g 1\nb;h~g 2')).toEqual(['g all']);
    expect(marks('a;f~g 1\nb;g 2')).toEqual(['g partly']);
  });

  test('goes by callers, not by calls: who calls it in both ways does not count', () => {
    expect(marks('a;f~g 1\na;f;g 2')).toEqual([]);
  });

  test('leaves direct recursion and samples without a value out', () => {
    expect(marks('f~f 1')).toEqual([]);
    expect(marks('a;f~g 1\nb;g 0')).toEqual(['g all']);
    expect(marks('a;f~g 0')).toEqual([]);
  });

  test('many callers are told apart', () => {
    const callers = Array.from({ length: 1500 }, (_, i) => `c${i}~g 1`);
    expect(marks([...callers, 'plain;g 1'].join('\n'))).toEqual(['g partly']);
    expect(marks(callers.join('\n'))).toEqual(['g all']);
  });

  test('is nothing where inlined functions are left out', () => {
    expect(marks('a;f~g 1', { noInlines: true })).toEqual([]);
  });
});

describe('means', () => {
  const how = { types: ['objects/count', 'space/bytes'] };
  const text = 'main;a 2 9\nmain;a 1 0\nmain;b 0 5\nmain;c 0 0\nd 3 -8';

  test('are quotients of sums without their fraction, in the order of the sums', () => {
    expect(rows(text, { mean: true }, 1, how)).toEqual(['a 3 3', 'd -2 -2', 'b 5 5', 'main 0 4']);
    expect(top(text, { mean: true }, 1, how).total).toBe(3);
  });

  test('of the first sample type are one', () => {
    expect(rows('a 7\nb -3', { mean: true })).toEqual(['a 1 1', 'b 1 1']);
  });

  test('are the same in 64 bits', () => {
    const large = `${text}\nhuge 1 9007199254740993`;
    expect(rows(large, { mean: true }, 1, how)).toEqual(['huge 9007199254740992 9007199254740992', ...rows(text, { mean: true }, 1, how)]);
  });
});

test('drop_negative leaves rows out that are less than nothing, by flat or else by cum', () => {
  expect(rows('m;up 5\nm;down -2\nn;low -4', { dropNegative: true })).toEqual(['up 5 5', 'm 0 3']);
  expect(rows('m;up 9007199254740993\nn;low -4', { dropNegative: true }, 0).map((row) => row.split(' ')[0])).toEqual(['up', 'm']);
});

test('rows have the colours of the flame graph', () => {
  const { names, module, origin } = top('runtime.main;main.main;main.f 1', {});
  const at = (name: string): number => names.indexOf(name);
  expect(module[at('main.main')]).toBe(module[at('main.f')]);
  expect(module[at('main.main')]).not.toBe(module[at('runtime.main')]);
  expect(ORIGINS[origin[at('main.f')]]).toBe('own');
});

test.each([
  ['', ''],
  ['/a/b.go', '/a/b.go'],
  ['/a//b.go', '/a/b.go'],
  ['./b.go', 'b.go'],
  ['../b.go', '../b.go'],
  ['a/../../b.go', '../b.go'],
  ['/../b.go', '/b.go'],
  ['a/b/', 'a/b'],
  ['a/..', '.'],
  ['/', '/'],
  ['/proc/self/cwd/./pkg/b.cc', 'pkg/b.cc'],
  ['/proc/self/cwd/pkg/b.cc', 'pkg/b.cc'],
  ['/src/..b.go', '/src/..b.go'],
])('the path %j is %j', (path, cleaned) => {
  expect(cleanedPath(path)).toBe(cleaned);
});

test.each([
  ['space', 1],
  ['inuse_space', 1],
  ['0', 0],
  ['+1', 1],
  ['2', undefined],
  ['-1', undefined],
  ['bytes', undefined],
])('sample index %s is %s', (name, index) => {
  expect(sampleIndex([{ type: 'objects', unit: 'count' }, { type: 'space', unit: 'bytes' }], name)).toBe(index);
});
