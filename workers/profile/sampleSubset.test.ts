import { expect, test } from 'vitest';
import { subsetOfSamples } from './sampleSubset.ts';
import { profileFromText } from './testing/profileText.ts';
import { writtenOut } from './testing/writtenOut.ts';
import { decodeProfile } from './wire/decode.ts';

const LINES = ['main;work;~alloc 1 9007199254740993 #bytes:64 #k=v', 'main -2 2', '; 3 3 #base', 'main;idle;idle 4 4 #k=w #k=x'];
const profileOf = (lines: readonly string[]): ReturnType<typeof decodeProfile> => decodeProfile(profileFromText(lines.join('\n'), { types: ['a/count', 'b/bytes'] }));

test.each([[[]], [[0]], [[1, 3]], [[3, 0, 0, 2]], [[0, 1, 2, 3]]])('samples %j', (kept) => {
  const all = writtenOut(profileOf(LINES)).samples;
  const subset = subsetOfSamples(profileOf(LINES), Uint32Array.from(kept));
  expect(writtenOut(subset).samples).toEqual(kept.map((sample) => all[sample]));
  expect(subset).toMatchObject({ samples: kept.length, locations: 3 });
});

test('labels go with the last sample that has some', () => {
  expect(subsetOfSamples(profileOf(LINES), Uint32Array.of(1)).labels).toBeUndefined();
});
