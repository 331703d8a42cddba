import { expect, test } from 'vitest';
import { openProfile } from './open.ts';
import { profileFromText } from './testing/profileText.ts';

const HEAP = ['alloc_objects/count', 'alloc_space/bytes', 'inuse_objects/count', 'inuse_space/bytes'];

test('totals of every sample type, and functions by the default one', () => {
  const profile = openProfile(profileFromText('main;f 1 512 1 512\nmain 2 64 0 8', { types: HEAP }), 'my.pb.gz', 99);
  const { comparable, known } = profile.ask({ ask: 'comparable', options: {}, sampleType: 0 });
  expect(known).toBe(1);
  expect(comparable).toMatchObject({ name: 'my.pb.gz', kind: 'pprof', ownUnit: 'bytes', samples: [] });
  expect(comparable.figures.map(({ name, unit, value }) => [name, unit, value])).toEqual([
    ['total.alloc_objects', 'count', 3],
    ['total.alloc_space', 'bytes', 576],
    ['total.inuse_objects', 'count', 1],
    ['total.inuse_space', 'bytes', 520],
    ['samples', 'samples', 2],
  ]);
  expect(comparable.functions.map(({ name, own, cum }) => [name, own, cum])).toEqual([
    ['f', 512, 512],
    ['main', 8, 520],
  ]);
});

test('of a CPU profile ns, of any unit of time', () => {
  const profile = openProfile(profileFromText('main 1 2', { types: ['samples/count', 'cpu/milliseconds'] }), 'cpu', 9);
  const { comparable } = profile.ask({ ask: 'comparable', options: {}, sampleType: 0 });
  expect(comparable.ownUnit).toBe('ns');
  expect(comparable.functions[0]?.own).toBe(2_000_000);
});
