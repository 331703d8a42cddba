// What the format allows in odd ways, and what it does not: `profileFromText` makes the bytes, the tests bend them.
import { Writer } from 'protobufjs/minimal.js';
import { describe, expect, test } from 'vitest';
import { DamageError } from '../../damage.ts';
import { exactly, profileFromText } from '../testing/profileText.ts';
import { decodeProfile } from './decode.ts';

const join = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const record = (field: number, body: Writer): Uint8Array => new Writer().uint32(field * 8 + 2).bytes(body.finish()).finish();
/** Two locations, one sample type, strings from the stacks. */
const PLAIN = profileFromText('main;work 7');

function damageOf(bytes: Uint8Array): DamageError['damage'] {
  try {
    decodeProfile(bytes);
  } catch (error) {
    if (error instanceof DamageError) return error.damage;
    throw error;
  }
  throw new Error('decoded without complaint');
}

describe('what is allowed', () => {
  test('columns of a plain profile', () => {
    const profile = decodeProfile(PLAIN);
    expect(profile).toMatchObject({ samples: 1, locations: 2, functions: 2, sampleTypes: [{ type: 'samples', unit: 'count' }], isBase: undefined });
    expect([...profile.values[0]]).toEqual([7]);
    // Leaf first, as on the wire; locations are numbered as they come in the file.
    const names = [...profile.stackLocation].map((location) => profile.strings.get(profile.functionName[profile.frameFunction[profile.frameStart[location]]]));
    expect(names).toEqual(['work', 'main']);
  });

  test('lists packed, unpacked and mixed are the same', () => {
    const mixed = record(2, new Writer().uint32(10).bytes(Uint8Array.of(1)).uint32(8).uint32(2).uint32(10).bytes(Uint8Array.of(1, 2)).uint32(18).bytes(Uint8Array.of(9)));
    const profile = decodeProfile(join(PLAIN, mixed));
    expect(profile.stackLocation.slice(2)).toEqual(Uint32Array.of(0, 1, 0, 1));
    expect([...profile.values[0]]).toEqual([7, 9]);
  });

  test('ids may be any 64-bit number, and records may come after their use', () => {
    const bytes = join(
      record(2, new Writer().uint32(8).uint64(huge(1)).uint32(16).int64(5)),
      PLAIN,
      record(4, new Writer().uint32(8).uint64(huge(1)).uint32(34).bytes(new Writer().uint32(8).uint64(huge(2)).finish())),
      // No double tells this id from the first.
      record(4, new Writer().uint32(8).uint64(huge(3))),
      record(5, new Writer().uint32(8).uint64(huge(2)).uint32(16).uint32(0)),
    );
    const profile = decodeProfile(bytes);
    expect(profile).toMatchObject({ samples: 2, locations: 4, functions: 3 });
    expect(profile.stackLocation[0]).toBe(2);
    expect(profile.frameFunction[profile.frameStart[2]]).toBe(2);
  });

  test('unknown fields are stepped over, by their wire type', () => {
    const unknown = new Writer().uint32(99 * 8).uint32(5).uint32(99 * 8 + 1).fixed64(1).uint32(99 * 8 + 2).bytes(Uint8Array.of(1)).uint32(99 * 8 + 5).fixed32(1);
    expect(decodeProfile(join(unknown.finish(), PLAIN, Uint8Array.of(0, 1)))).toMatchObject({ samples: 1 });
  });

  test('a location of an unknown mapping has none', () => {
    const profile = decodeProfile(join(PLAIN, record(4, new Writer().uint32(8).uint32(3).uint32(16).uint32(77))));
    expect(profile.locationMapping[2]).toBe(0xffff_ffff);
    expect(profile.locationsWithoutLines).toBe(1);
  });

  test('strings that are not UTF-8 are shown with replacements', () => {
    const bytes = join(PLAIN, new Writer().uint32(50).bytes(Uint8Array.of(0xff, 0x61)).finish());
    expect(decodeProfile(bytes).strings.get(decodeProfile(bytes).strings.size - 1)).toBe('\ufffda');
  });

  test('columns are doubles while their sums are exact, else 64-bit integers', () => {
    const profile = decodeProfile(profileFromText('a 9007199254740991 9007199254740990\nb 1 1', { types: ['x/count', 'y/count'] }));
    expect(profile.values[0]).toEqual(BigInt64Array.of(9007199254740991n, 1n));
    expect(profile.values[1]).toEqual(Float64Array.of(9007199254740990, 1));
  });

  test('negative values, and ten-byte ones', () => {
    expect([...decodeProfile(profileFromText('a -5\nb -1000000000000')).values[0]]).toEqual([-5, -1e12]);
    expect([...decodeProfile(profileFromText('a -9223372036854775808')).values[0]]).toEqual([-(2n ** 63n)]);
  });

  test('labels of a difference’s base are known', () => {
    expect([...(decodeProfile(profileFromText('a 1\nb 2 #base\nc 3')).isBase ?? [])]).toEqual([0, 1, 0]);
  });
});

describe('labels', () => {
  test('texts and numbers, in the order of the file, where they are', () => {
    expect(labelsOf('a 1\nb 2 #k=v #bytes:640 #k=w #wait:-3ms\nc 3 #z=y\nd 4')).toEqual(['', 'k=v bytes=640 k=w wait=-3ms', 'z=y', '']);
  });

  test('numbers are exact to the last of 64 bits', () => {
    const numbers = [1n, -1n, 2n ** 31n, 2n ** 32n, -(2n ** 32n) - 1n, 2n ** 53n - 1n, 2n ** 53n + 1n, -(2n ** 53n) - 1n, 2n ** 63n - 1n, -(2n ** 63n)];
    expect(decodeProfile(profileFromText(numbers.map((number) => `a 1 #n:${number}`).join('\n'))).labels?.number).toEqual(BigInt64Array.from(numbers));
  });

  test('no text and no number is no label; a unit alone is', () => {
    expect(labelsOf('a 1 #k=\nb 1 #n:0')).toEqual([]);
    expect(labelsOf('a 1 #k=\nb 1 #n:0s')).toEqual(['', 'n=0s']);
  });

  test('a text wins over a number in one label', () => {
    const both = new Writer().uint32(8).uint32(1).uint32(24).uint32(7).uint32(16).uint32(2);
    const { labels } = decodeProfile(join(PLAIN, record(2, new Writer().uint32(16).uint32(1).uint32(26).bytes(both.finish()))));
    expect(labels).toMatchObject({ start: Float64Array.of(0, 0, 1), key: Uint32Array.of(1), text: Uint32Array.of(2), number: BigInt64Array.of(0n) });
  });
});

describe('what only other tools write, and the export needs', () => {
  test('addresses, folded, columns', () => {
    const line = new Writer().uint32(8).uint32(1).uint32(16).uint32(12).uint32(24).uint32(34);
    const location = new Writer().uint32(8).uint32(3).uint32(24).uint64(huge(5)).uint32(34).bytes(line.finish()).uint32(40).uint32(1);
    const profile = decodeProfile(join(PLAIN, record(4, location)));
    expect(profile.locationAddress).toEqual(BigUint64Array.of(0n, 0n, BigInt.asUintN(64, 0x7fff_ffffn * 2n ** 32n + 5n)));
    expect([...profile.locationIsFolded]).toEqual([0, 0, 1]);
    expect(profile.frameColumn[profile.frameStart[2]]).toBe(34);
  });

  test('mappings', () => {
    const mapping = new Writer().uint32(8).uint32(2).uint32(16).uint64(huge(1)).uint32(24).uint64(huge(2)).uint32(32).uint32(4096);
    for (const field of [7, 9]) mapping.uint32(field * 8).uint32(1);
    expect(decodeProfile(join(PLAIN, record(3, mapping))).mappings[1]).toEqual({
      file: '',
      buildId: '',
      start: BigInt.asUintN(64, 0x7fff_ffffn * 2n ** 32n + 1n),
      limit: BigInt.asUintN(64, 0x7fff_ffffn * 2n ** 32n + 2n),
      offset: 4096n,
      hasFunctions: true,
      hasFilenames: false,
      hasLineNumbers: true,
      hasInlineFrames: false,
    });
  });
});

/** By sample, as `profileFromText` takes them. */
function labelsOf(text: string): string[] {
  const { labels, strings, samples } = decodeProfile(profileFromText(text));
  if (labels === undefined) return [];
  return Array.from({ length: samples }, (_, sample) => {
    const written: string[] = [];
    for (let i = labels.start[sample]; i < labels.start[sample + 1]; i++) {
      written.push(`${strings.get(labels.key[i])}=${labels.text[i] === 0 ? `${labels.number[i]}${strings.get(labels.unit[i])}` : strings.get(labels.text[i])}`);
    }
    return written.join(' ');
  });
}

/** A number near 2⁶³ that no double is. */
function huge(low: number): ReturnType<typeof exactly> {
  return exactly(0x7fff_ffffn * 2n ** 32n + BigInt(low));
}

describe('what is not', () => {
  test.each<[string, Uint8Array, RegExp]>([
    ['two profiles in one', join(new Writer().uint32(72).uint32(5).uint32(72).uint32(6).finish(), PLAIN), /two files were joined/],
    ['no strings', record(1, new Writer().uint32(8).uint32(0)), /no string table/],
    ['no sample types', new Writer().uint32(50).string('').finish(), /no sample types/],
    ['a first string', join(new Writer().uint32(50).string('x').finish(), PLAIN), /first string of the string table is not empty/],
    ['values of another number', join(PLAIN, record(2, new Writer().uint32(16).uint32(1).uint32(16).uint32(2))), /has 2 values where others have 1/],
    ['an unknown location', join(PLAIN, record(2, new Writer().uint32(8).uint32(9).uint32(16).uint32(1))), /names location 9/],
    ['an unknown function', join(PLAIN, record(4, new Writer().uint32(8).uint32(3).uint32(34).bytes(Uint8Array.of(8, 50)))), /refers to function 50/],
    ['id 0', join(PLAIN, record(5, new Writer().uint32(16).uint32(0))), /has the id 0/],
    ['an id twice', join(PLAIN, record(3, new Writer().uint32(8).uint32(1))), /Two mappings have the id 1/],
    ['a name outside the table', join(PLAIN, record(5, new Writer().uint32(8).uint32(9).uint32(16).uint32(99))), /is string 99, but the string table has only/],
    ['a negative name', join(PLAIN, new Writer().uint32(14 * 8).int64(-1).finish()), /is string -1/],
    ['a label outside the table', join(PLAIN, record(2, new Writer().uint32(16).uint32(1).uint32(26).bytes(Uint8Array.of(8, 99)))), /label before byte/],
    ['a wire type no one writes', join(PLAIN, Uint8Array.of(0x63)), /wire type 3/],
    ['another wire type than the field has', join(PLAIN, new Writer().uint32(16).uint32(1).finish()), /Field 2 at byte \d+ has the wire type 0 instead of 2/],
    ['a number that never ends', join(PLAIN, Uint8Array.of(0x60, ...Array<number>(12).fill(0x80), 1)), /not a number as the format writes it/],
    ['a record past its parent', join(record(4, new Writer().uint32(34).uint32(50)), PLAIN), /should be 50 bytes long, but its record has only 0 left/],
  ])('%s', (_, bytes, sentence) => {
    const { what, message, offset } = damageOf(bytes);
    expect(what).toBe('damaged');
    expect(message).toMatch(sentence);
    expect(offset).toBeLessThanOrEqual(bytes.length);
  });

  test('a profile cut anywhere is an error, and says where', () => {
    for (let length = 1; length < PLAIN.length; length++) {
      const { offset, message } = damageOf(PLAIN.subarray(0, length));
      expect(offset).toBeLessThanOrEqual(length);
      expect(message).toMatch(/\.$/);
    }
  });

  test('a length of gigabytes allocates nothing', () => {
    expect(damageOf(join(PLAIN, Uint8Array.of(0x12, 0xff, 0xff, 0xff, 0xff, 0x0f)))).toMatchObject({ what: 'cut-off' });
  });

  test('more lines in one location than any compiler makes', () => {
    const lines = Buffer.concat(Array<Uint8Array>(5000).fill(Uint8Array.of(0x22, 2, 8, 1)));
    const location = join(new Writer().uint32(34).uint32(lines.length + 2).finish(), Uint8Array.of(8, 3), lines);
    expect(damageOf(join(PLAIN, location))).toMatchObject({ what: 'too-large' });
  });

  test('a location with many lines on many stacks', () => {
    const lines = Buffer.concat(Array<Uint8Array>(4000).fill(Uint8Array.of(0x22, 2, 8, 1)));
    const location = join(new Writer().uint32(34).uint32(lines.length + 2).finish(), Uint8Array.of(8, 3), lines);
    const stack = record(2, new Writer().uint32(10).bytes(new Uint8Array(200_000).fill(3)).uint32(16).uint32(1));
    // Decoding is linear in the bytes; expanding the frames is what would not be (see stacks.ts).
    expect(decodeProfile(join(PLAIN, location, stack))).toMatchObject({ samples: 2 });
  });
});
