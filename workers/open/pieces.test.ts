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

test('a sink lets go of what is needed no more, and changes nothing it has shown', () => {
  const sink = new ByteSink(undefined, { bytes: 8 * 2 ** 20, sentence: '' });
  const shown: { view: Uint8Array; copy: Uint8Array }[] = [];
  let held = 0;
  for (let i = 0; i < 96; i++) {
    sink.add(new Uint8Array(2 ** 18).fill(i));
    const view = sink.taken();
    shown.push({ view, copy: view.slice(-16) });
    held = Math.max(held, view.length);
    sink.release(sink.startOffset + sink.length - 1000);
  }
  expect(held).toBeLessThan(4 * 2 ** 20);
  expect(sink.startOffset + sink.length).toBe(24 * 2 ** 20);
  for (const { view, copy } of shown) expect(view.slice(-16)).toEqual(copy);
});
