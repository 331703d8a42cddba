import { describe, expect, test } from 'vitest';
import { ColumnsBuilder } from './columnsBuilder.ts';
import { MoreStrings } from '../moreStrings.ts';
import { profileFromText } from './profileText.ts';
import { writtenOut } from './writtenOut.ts';
import { decodeProfile } from '../wire/decode.ts';

const TYPES = [{ type: 'x', unit: 'count' }];

describe('a profile that is built', () => {
  const decoded = decodeProfile(profileFromText('main;work;~alloc 7 #k=v #bytes:64B\nmain;? -2\nmain;work;~alloc 9223372036854775807 #base #k= #n:0', { types: ['x/count'] }));

  test('is what its bytes would be', () => {
    const builder = new ColumnsBuilder(TYPES);
    const mapping = (): number => builder.mapping(decoded.mappings[0]);
    const at = (...names: string[]): number =>
      builder.location({ mapping: mapping(), frames: names.map((name) => ({ fn: builder.fn({ name, file: `${name}.go` }), line: 1 })) });
    builder.sample([7], [at('alloc', 'work'), at('main')], [{ key: 'k', text: 'v' }, { key: 'bytes', number: 64n, unit: 'B' }]);
    builder.sample([-2], [at(), at('main')]);
    const empty = [{ key: 'k', text: '' }, { key: 'n', number: 0n, unit: '' }];
    builder.sample([2n ** 63n - 1n], [at('alloc', 'work'), at('main')], [{ key: 'pprof::base', text: 'true' }, ...empty]);
    const built = builder.finished(decoded.header);
    expect(writtenOut(built)).toEqual(writtenOut(decoded));
    expect(built).toMatchObject({ samples: 3, locations: 3, functions: 3, locationsWithoutLines: 1, mappings: [{ file: '/bin/app' }] });
  });

  test('has its default sample type, and none of what it has none of', () => {
    const empty = new ColumnsBuilder([...TYPES, { type: 'y', unit: 'bytes' }]).finished({ ...decoded.header, defaultSampleType: 'x' });
    expect(empty).toMatchObject({ samples: 0, locations: 0, labels: undefined, isBase: undefined, defaultSampleType: 0 });
  });
});

test('a table of strings takes more, each once', () => {
  const strings = new MoreStrings(decodeProfile(profileFromText('main 1')).strings);
  const before = strings.size;
  expect(strings.get(strings.of('main'))).toBe('main');
  expect(strings.of('')).toBe(0);
  expect(strings.size).toBe(before);
  expect(strings.of('new')).toBe(before);
  expect(strings.of('new')).toBe(before);
  expect(strings.get(before)).toBe('new');
});
