import { describe, expect, it } from 'vitest';
import { findNode, indexRows, readBox } from './rows.ts';
import { SMALL_TREE, testLayout } from './testLayout.ts';
import { childrenOf, walk, type Step } from './walk.ts';

const layout = testLayout(SMALL_TREE);
const rows = indexRows(layout);
const named = (name: string): number => layout.name.indexOf(layout.names.indexOf(name));
const nameOf = (i: number | undefined): string | undefined => (i === undefined ? undefined : readBox(layout, i)?.name);
const from = (name: string, step: Step): string | undefined => nameOf(walk(layout, rows, named(name), step));

describe('arrow keys', () => {
  it('climb to the caller', () => {
    expect(from('b', 'parent')).toBe('a');
    expect(from('e', 'parent')).toBe('d');
    expect(from('a', 'parent')).toBe('root');
    expect(from('root', 'parent')).toBeUndefined();
  });

  it('go down to the widest callee', () => {
    expect(from('root', 'child')).toBe('a');
    expect(from('a', 'child')).toBe('b');
    expect(from('d', 'child')).toBe('e');
    expect(from('c', 'child')).toBeUndefined();
  });

  it('walk a whole row, past the end of one caller', () => {
    expect(from('b', 'right')).toBe('c');
    expect(from('c', 'right')).toBe('e');
    expect(from('e', 'right')).toBeUndefined();
    expect(from('e', 'left')).toBe('c');
    expect(from('a', 'left')).toBeUndefined();
  });

  it('find the caller although shares of thirds do not add up exactly', () => {
    const thirds = testLayout({
      name: 'root',
      calls: ['x', 'y', 'z'].map((name) => ({ name, calls: [{ name: `${name}1`, self: 0.1 }] })),
    });
    const index = indexRows(thirds);
    for (const name of ['x', 'y', 'z']) {
      const child = thirds.name.indexOf(thirds.names.indexOf(`${name}1`));
      expect(readBox(thirds, walk(thirds, index, child, 'parent') ?? -1)?.name).toBe(name);
    }
  });
});

it('lists the callees of a box and nobody else’s', () => {
  expect(childrenOf(layout, rows, named('a')).map(nameOf)).toEqual(['b', 'c']);
  expect(childrenOf(layout, rows, named('d')).map(nameOf)).toEqual(['e']);
  expect(childrenOf(layout, rows, named('e'))).toEqual([]);
});

it('finds a node again in another layout of the profile', () => {
  const zoomed = testLayout(SMALL_TREE, 'd');
  const e = readBox(layout, named('e'));
  expect(e && readBox(zoomed, findNode(zoomed, indexRows(zoomed), e.node) ?? -1)).toMatchObject({ name: 'e', x: 0, width: 1 });
  const b = readBox(layout, named('b'));
  expect(b && findNode(zoomed, indexRows(zoomed), b.node)).toBeUndefined();
});
