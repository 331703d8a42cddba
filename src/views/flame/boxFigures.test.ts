import { describe, expect, it } from 'vitest';
import { readBox, type Box } from '../../charts/flame/rows.ts';
import { SMALL_TREE, testLayout } from '../../charts/flame/testLayout.ts';
import { boxFigures, boxInWords } from './boxFigures.ts';

const COUNT = { unit: 'count', isChange: false };
const plain = (text: string | undefined): string | undefined => text?.replaceAll('\u00a0', ' ');

const whole = testLayout(SMALL_TREE);
const onA = testLayout(SMALL_TREE, 'a');

function box(layout: typeof whole, name: string): Box {
  const found = readBox(layout, layout.name.indexOf(layout.names.indexOf(name)));
  if (found === undefined) throw new Error(`no box called ${name}`);
  return found;
}

describe('figures of a box', () => {
  it('are shares of everything', () => {
    const [total, self] = boxFigures(box(whole, 'a'), whole, COUNT);
    expect([total.value, plain(total.ofTotal), total.ofFocus]).toEqual(['60', '60 %', undefined]);
    expect([self.value, plain(self.ofTotal), self.ofFocus]).toEqual(['10', '10 %', undefined]);
  });

  it('are shares of the focus too, zoomed in', () => {
    const [total, self] = boxFigures(box(onA, 'b'), onA, COUNT);
    expect([total.value, plain(total.ofTotal), plain(total.ofFocus)]).toEqual(['30', '30 %', '50 %']);
    expect(plain(self.ofFocus)).toBe('50 %');
  });

  it('are not shares of the focus for its callers', () => {
    expect(boxFigures(box(onA, 'root'), onA, COUNT)[0].ofFocus).toBeUndefined();
  });
});

it('says a box in words', () => {
  expect(plain(boxInWords(box(whole, 'a'), whole, COUNT))).toBe('a: 60 in total, 60 % of all; 10 itself');
  expect(plain(boxInWords({ ...box(onA, 'b'), inlined: true }, onA, COUNT))).toBe(
    'b, inlined: 30 in total, 30 % of all, 50 % of the focus; 30 itself',
  );
});

it('says changes with their sign', () => {
  const change = { unit: 'bytes', isChange: true };
  expect(plain(boxInWords(box(whole, 'a'), whole, change))).toBe('a: +60 B in total, +60 % of all; +10 B itself');
  expect(plain(boxInWords({ ...box(whole, 'a'), total: -60, self: 0 }, whole, change))).toBe('a: \u221260 B in total, \u221260 % of all; 0 B itself');
});
