import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fingerprint } from './fingerprint.ts';

const MIB = 2 ** 20;
const bytes = (length: number): Uint8Array<ArrayBuffer> => Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 9)) & 255);
const withChanged = (all: Uint8Array<ArrayBuffer>, at: number): Blob => {
  const other = all.slice();
  other[at] = (other[at] ?? 0) ^ 1;
  return new Blob([other]);
};

describe('the fingerprint of a file', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('of a small one is what sha256sum says', async () => {
    const small = bytes(MIB);
    const told = createHash('sha256').update(small).digest('hex').slice(0, 16);
    expect(await fingerprint(new Blob([small]))).toBe(told);
    // Pages without HTTPS have none of their own.
    vi.stubGlobal('crypto', {});
    expect(await fingerprint(new Blob([small]))).toBe(told);
  });

  it('of a large one notices what differs at its ends and all through it', async () => {
    const large = bytes(5 * MIB);
    const own = await fingerprint(new Blob([large]));
    expect(own).toMatch(/^[0-9a-f]{16}$/);
    expect(await fingerprint(new Blob([large.slice()]))).toBe(own);
    for (const at of [0, MIB - 1, MIB, 4 * MIB - 1, 4 * MIB, 5 * MIB - 1]) expect(await fingerprint(withChanged(large, at)), String(at)).not.toBe(own);
    // Recordings that differ do so in every stretch, not in one byte.
    const shifted = new Uint8Array([...large.subarray(0, 2 * MIB), 0, ...large.subarray(2 * MIB)]);
    expect(await fingerprint(new Blob([shifted]))).not.toBe(own);
  });

  it('does not read a large one whole', async () => {
    const file = new Blob([bytes(8 * MIB)]);
    let read = 0;
    const slice = file.slice.bind(file);
    vi.spyOn(file, 'slice').mockImplementation((start = 0, end = file.size) => {
      read += end - start;
      return slice(start, end);
    });
    await fingerprint(file);
    expect(read).toBe(4 * MIB);
  });

  it('is none of what cannot be read', async () => {
    const gone = new Blob(['x']);
    vi.spyOn(gone, 'size', 'get').mockImplementation(() => {
      throw new DOMException('gone', 'NotReadableError');
    });
    expect(await fingerprint(gone)).toBeUndefined();
  });
});
