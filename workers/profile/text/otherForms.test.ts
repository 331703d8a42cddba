import { describe, expect, test } from 'vitest';
import { sniff } from '../../open/sniff.ts';
import { bytesOf, openText, refusalOf, samplesOf } from './testing/openText.ts';

describe('folded stacks', () => {
  test('frames may hold spaces; lines without a value are left out', () => {
    const { columns, facts } = openText('# by a tool\nmain;do work;leaf 3\nmain 2.6\nmain;;do work -4\nno value\nmain;x 1\n\n');
    expect(samplesOf(columns)).toEqual(['leaf < do work < main: 3', 'main: 3', 'do work < main: -4', 'x < main: 1']);
    expect(facts).toMatchObject({ form: 'folded stacks', sampleTypes: [{ type: 'samples', unit: 'count' }] });
    expect(facts.warnings).toEqual(expect.arrayContaining([expect.stringContaining('1 lines have no value'), expect.stringContaining('1 values are no whole numbers')]));
  });

  test('a text that only ends in numbers is none', () => {
    for (const text of ['error 5\n', 'a;b\nc;d\n', 'HTTP 404\nHTTP 500\n']) expect(sniff(bytesOf(text)).kind).toBe('text');
  });
});

/** 0, 3, 0, period, 0, then counted stacks. */
function cpuProfile(bytesEach: 4 | 8, littleEndian: boolean, words: readonly number[], map = ''): Uint8Array {
  const all = [0, 3, 0, 10_000, 0, ...words];
  const view = new DataView(new ArrayBuffer(all.length * bytesEach));
  for (const [i, word] of all.entries()) {
    if (bytesEach === 4) view.setUint32(4 * i, word, littleEndian);
    else view.setBigUint64(8 * i, BigInt(word), littleEndian);
  }
  return new Uint8Array([...new Uint8Array(view.buffer), ...bytesOf(map)]);
}

describe('CPU profiles in the old binary form', () => {
  const words = [2, 2, 0x11, 0x21, 5, 1, 0x400030, 0, 1, 0];

  test.each([
    [4, true],
    [4, false],
    [8, true],
    [8, false],
  ] as const)('words of %i bytes, little-endian %s', (bytesEach, littleEndian) => {
    const { columns, facts } = openText(cpuProfile(bytesEach, littleEndian, words, '400000-500000 r-xp 00000000 08:01 77 /bin/app\n'));
    // The leaf is an address, the others are return addresses.
    expect(samplesOf(columns)).toEqual(['11 < 20: 2 20000000', '400030: 5 50000000']);
    expect(facts).toMatchObject({ form: `CPU binary (legacy, ${bytesEach * 8}-bit)`, profileName: 'CPU', period: 10_000_000, mappings: [{ file: '/bin/app' }], damage: undefined });
  });

  test('the frame of the signal handler, and a leaf that stands there twice, are taken out', () => {
    const stacks = [1, 3, 0x11, 0x99, 0x21, 1, 4, 0x12, 0x99, 0x88, 0x21, 1, 2, 0x13, 0x99, 1, 3, 0x14, 0x99, 0x14, 0, 1, 0];
    expect(samplesOf(openText(cpuProfile(8, true, stacks)).columns)).toEqual(['11 < 20: 1 10000000', '12 < 87 < 20: 1 10000000', '13: 1 10000000', '14: 1 10000000']);
  });

  test('what is cut off is told', () => {
    expect(openText(cpuProfile(8, true, [2, 2, 0x11, 0x21, 5, 9, 1])).facts).toMatchObject({ samples: 1, damage: { what: 'cut-off', survived: '1 stack' } });
    expect(refusalOf(cpuProfile(8, true, [5, 9, 1]))).toMatchObject({ what: 'cut-off' });
  });

  test('of Java: refused in a sentence', () => {
    const bytes = cpuProfile(8, true, words);
    bytes[16] = 1;
    expect(refusalOf(bytes)).toMatchObject({ what: 'unsupported', message: expect.stringContaining('Java') as string });
  });
});
