import { describe, expect, test } from 'vitest';
import type { ProfileFacts } from '../api.ts';
import { openProfile } from './open.ts';
import { profileFromText, type TextProfileOptions } from './testing/profileText.ts';

function facts(text: string, options?: TextProfileOptions): ProfileFacts {
  const bytes = profileFromText(text, options);
  return openProfile(bytes, 'my.pb.gz', 99).facts;
}

const HEAP = ['alloc_objects/count', 'alloc_space/bytes', 'inuse_objects/count', 'inuse_space/bytes'];

describe('which profile it is', () => {
  test.each<[string, TextProfileOptions]>([
    ['heap', { types: HEAP }],
    ['allocs', { types: HEAP, defaultSampleType: 'alloc_space' }],
    ['CPU', { types: ['samples/count', 'cpu/nanoseconds'] }],
    ['block or mutex', { types: ['contentions/count', 'delay/nanoseconds'] }],
    ['wall clock', { types: ['samples/count', 'time/nanoseconds'], periodType: 'wallclock/nanoseconds' }],
    ['goroutine', { types: ['goroutine/count'] }],
    ['my connections', { types: ['my connections/count'] }],
  ])('%s', (name, options) => {
    const values = (options.types ?? []).map(() => 1).join(' ');
    expect(facts(`main ${values}`, options).profileName).toBe(name);
  });
});

test('what is in the file', () => {
  expect(facts('main;f 1 512 1 512\nmain 2 64 0 0', { types: HEAP, periodType: 'space/bytes', period: 524288, comments: ['build 7'], docUrl: 'https://go.dev/x' })).toMatchObject({
    kind: 'pprof', name: 'my.pb.gz', bytes: 99, damage: undefined,
    sampleTypes: [{ type: 'alloc_objects', unit: 'count', total: 3 }, { type: 'alloc_space', total: 576 }, { total: 1 }, { type: 'inuse_space', unit: 'bytes', total: 512 }],
    defaultSampleType: 3, periodType: 'space', periodUnit: 'bytes', period: 524288,
    wallStartMs: undefined, durationNs: undefined, samples: 2, locations: 2, functions: 2, maxDepth: 2,
    mappings: [{ file: '/bin/app', buildId: '' }], comments: ['build 7'], docUrl: 'https://go.dev/x',
  });
});

test('a choice that is not among the columns is not one', () => {
  expect(facts('main 1 1', { types: ['a/count', 'b/count'], defaultSampleType: 'a' }).defaultSampleType).toBe(0);
  expect(facts('main 1 1', { types: ['a/count', 'b/count'], defaultSampleType: 'c' }).defaultSampleType).toBe(1);
});

test('only a web address is a link', () => {
  // eslint-disable-next-line no-script-url
  expect(facts('main 1', { docUrl: 'javascript:alert(1)' }).docUrl).toBeUndefined();
});

const stack = (depth: number, leaf: string): string => `${Array.from({ length: depth - 1 }, (_, i) => `f${i}`).join(';')};${leaf}`;

describe('warnings', () => {
  test('none where there is nothing to say', () => {
    expect(facts('main;f 1').warnings).toEqual([]);
  });

  test('stacks that were cut', () => {
    expect(facts(`${stack(64, 'a')} 1\n${stack(64, 'b')} 1\nmain 1`).warnings).toEqual([expect.stringContaining('2 of 3 stacks have exactly 64 frames')]);
    expect(facts(`${stack(63, 'a')} 1\n${stack(63, 'b')} 1`).warnings).toEqual([]);
    expect(facts(`${stack(64, 'a')} 1\n${stack(64, 'b')} 1\n${stack(65, 'c')} 1`).warnings).toEqual([]);
  });

  test('samples the profiler lost', () => {
    expect(facts('main 5\nruntime/pprof.lostProfileEvent 42', { types: ['samples/count'] }).warnings).toEqual([expect.stringContaining('lost 42 samples')]);
  });

  test('negative values, by column', () => {
    expect(facts('a 1 -5\nb 2 -6', { types: ['x/count', 'y/bytes'] }).warnings).toEqual([expect.stringContaining('2 samples of y are negative')]);
  });

  test('sums past what doubles hold', () => {
    expect(facts('a 9007199254740993').warnings).toEqual([expect.stringContaining('Sums of samples go beyond 2⁵³')]);
  });

  test('addresses without names', () => {
    expect(facts('main;? 1').warnings).toEqual([expect.stringContaining('1 of 2 addresses have no function name')]);
  });

  test('heap profiles of what changed in a time', () => {
    const types = ['inuse_space/bytes'];
    expect(facts('main 1', { types, durationNs: 5_004_000_000 }).warnings).toEqual([expect.stringContaining('what changed in 5 s')]);
    expect(facts('main 1', { types: ['cpu/nanoseconds'], durationNs: 5e9 }).warnings).toEqual([]);
  });

  test('in-use figures lag', () => {
    expect(facts('main 1', { types: ['inuse_space/bytes'] }).warnings).toEqual([expect.stringContaining('two cycles')]);
  });
});
