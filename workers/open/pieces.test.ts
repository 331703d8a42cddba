import { expect, test } from 'vitest';
import { ByteSink } from './byteSink.ts';
import { gathered, headOf, parted, wholeOf } from './pieces.ts';

const CONTENT = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) >>> 4);

async function* cutAt(...places: readonly number[]): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let from = 0;
  for (const to of [...places, CONTENT.length]) {
    yield await Promise.resolve(CONTENT.slice(from, to));
    from = to;
  }
}

const lengthsOf = async (pieces: AsyncIterable<Uint8Array>): Promise<number[]> => {
  const lengths: number[] = [];
  for await (const piece of pieces) lengths.push(piece.length);
  return lengths;
};

test('the head is read no further than it must be', async () => {
  expect(await headOf(cutAt(10, 100, 4000), 50)).toEqual({ bytes: CONTENT.slice(0, 100), whole: false });
  expect(await headOf(cutAt(10), 6000)).toEqual({ bytes: CONTENT, whole: true });
});

test('gathered and parted give the same bytes', async () => {
  expect(await lengthsOf(gathered(cutAt(10, 100, 1000, 1010, 4990), 900))).toEqual([1000, 3990, 10]);
  expect(await lengthsOf(parted(cutAt(10, 1010), 600))).toEqual([10, 600, 400, 600, 600, 600, 600, 600, 600, 390]);
  expect(await wholeOf(gathered(parted(cutAt(10, 1010), 7), 100), { bytes: 5000, sentence: '' })).toEqual(CONTENT);
});

test('all of it, but not over the limit', async () => {
  await expect(wholeOf(cutAt(10), { bytes: 4999, sentence: 'Too much.' })).rejects.toThrow('Too much.');
});

test('a sink lets go of what is needed no more, and changes nothing else that it has shown', () => {
  const sink = new ByteSink(undefined, { bytes: 16 * 2 ** 20, sentence: '' });
  let shown: { readonly from: number; readonly view: Uint8Array; readonly copy: Uint8Array }[] = [];
  const buffers = new Set<ArrayBuffer>();
  let held = 0;
  for (let i = 0; i < 400; i++) {
    const end = sink.startOffset + sink.length;
    sink.add(new Uint8Array(2 ** 18 + i).fill(i));
    const view = sink.taken().subarray(-(2 ** 18));
    shown.push({ from: end + i, view, copy: view.slice() });
    held = Math.max(held, sink.length);
    buffers.add(sink.buffer.buffer);
    // The last ones are still looked at.
    shown = shown.slice(-5);
    for (const { view: seen, copy } of shown) expect(Buffer.compare(seen, copy)).toBe(0);
    sink.release(shown[0].from);
  }
  expect(held).toBeLessThan(4 * 2 ** 20);
  // Memory goes round: a hundred MB went through a few buffers.
  expect(buffers.size).toBeLessThan(10);
  expect(sink.startOffset + sink.length).toBe(400 * 2 ** 18 + (400 * 399) / 2);
});
