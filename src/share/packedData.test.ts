import { deflate } from 'pako';
import { describe, expect, it } from 'vitest';
import { dataField, isPacked, MOST_PACKED, packedName, packedSource, sourceOfData, unpackedFile } from './packedData.ts';

const noise = (length: number): Uint8Array<ArrayBuffer> => {
  let state = 7;
  return Uint8Array.from({ length }, () => (state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0) >>> 24);
};
const textOf = async (source: string): Promise<string | undefined> => {
  const unpacked = await unpackedFile(source);
  return 'file' in unpacked ? unpacked.file.text() : unpacked.refused;
};

describe('a file in a link', () => {
  it('comes back as it went, with its name', async () => {
    const source = (await packedSource(new Blob(['gc 1 @0.1s '.repeat(900)]), 'my logs: gc.log')) ?? '';
    expect(source.length).toBeLessThan(200);
    expect(isPacked(source)).toBe(true);
    expect(packedName(source)).toBe('my logs: gc.log');
    expect(sourceOfData(dataField(source))).toBe(source);
    expect(await textOf(source)).toBe('gc 1 @0.1s '.repeat(900));
  });

  it('may be any bytes', async () => {
    const source = (await packedSource(new Blob([noise(20_000)]), 'a')) ?? '';
    const unpacked = await unpackedFile(source);
    expect('file' in unpacked && new Uint8Array(await unpacked.file.arrayBuffer())).toEqual(noise(20_000));
  });

  it('is as large as a link may be', async () => {
    expect(await packedSource(new Blob([noise(MOST_PACKED)]), 'a')).toBeUndefined();
    expect(await packedSource(new Blob([new Uint8Array(5 * 2 ** 20)]), 'a')).toBeUndefined();
    expect(sourceOfData(`a:${'A'.repeat(70_000)}`)).toBeUndefined();
  });

  it('is not unpacked without end', async () => {
    const bomb = deflate(new Uint8Array(17 * 2 ** 20), { level: 9 });
    const text = btoa(Array.from(bomb, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
    const source = sourceOfData(`zeros:${text}`) ?? '';
    expect(source).not.toBe('');
    expect(await textOf(source)).toBe('too large');
  });

  it('tells when a part of it is missing or changed', async () => {
    const source = (await packedSource(new Blob([noise(500)]), 'a')) ?? '';
    expect(await textOf(source.slice(0, -40))).toBe('damaged');
    const at = source.length - 60;
    expect(await textOf(source.slice(0, at) + (source[at] === 'A' ? 'B' : 'A') + source.slice(at + 1))).toBe('damaged');
    expect(await textOf('packed:a:A')).toBe('damaged');
    expect(await textOf('packed:a:AAAA')).toBe('damaged');
  });

  it.each(['', 'a', ':AAAA', 'a:', 'a:A+B', 'a:<x>', `${'n'.repeat(300)}:AAAA`])('ignores %s', (field) => {
    expect(sourceOfData(field)).toBeUndefined();
  });
});
