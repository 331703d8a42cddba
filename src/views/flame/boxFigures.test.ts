import { describe, expect, it } from 'vitest';
import { readBox, type Box } from '../../charts/flame/rows.ts';
import { SMALL_TREE, testLayout } from '../../charts/flame/testLayout.ts';
import { boxFigures, boxInWords } from './boxFigures.ts';

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
    const [total, self] = boxFigures(box(whole, 'a'), whole, 'count');
    expect([total.value, plain(total.ofTotal), total.ofFocus]).toEqual(['60', '60 %', undefined]);
    expect([self.value, plain(self.ofTotal), self.ofFocus]).toEqual(['10', '10 %', undefined]);
  });

  it('are shares of the focus too, zoomed in', () => {
    const [total, self] = boxFigures(box(onA, 'b'), onA, 'count');
    expect([total.value, plain(total.ofTotal), plain(total.ofFocus)]).toEqual(['30', '30 %', '50 %']);
    expect(plain(self.ofFocus)).toBe('50 %');
  });

  it('are not shares of the focus for its callers', () => {
    expect(boxFigures(box(onA, 'root'), onA, 'count')[0].ofFocus).toBeUndefined();
  });
});

it('says a box in words', () => {
  expect(plain(boxInWords(box(whole, 'a'), whole, 'count'))).toBe('a: 60 in total, 60 % of all; 10 itself');
  expect(plain(boxInWords({ ...box(onA, 'b'), inlined: true }, onA, 'count'))).toBe(
    'b, inlined: 30 in total, 30 % of all, 50 % of the focus; 30 itself',
  );
});
