import { describe, expect, it } from 'vitest';
import { groupNames, isGroupName, placeOfGroup } from './groupNames.ts';

const stack = (...lines: readonly number[]) => ({ stack: lines.map((line) => ({ name: `main.f${line}`, file: '/src/main.go', line })), depth: lines.length });

describe('names of groups of goroutines', () => {
  const groups = [stack(1, 2), stack(2, 1), stack(1), { ...stack(1), depth: 200 }, stack()];
  const names = groupNames(groups);

  it('are of the stack, in whatever order groups come', () => {
    expect(new Set(names).size).toBe(groups.length);
    expect(names.every(isGroupName)).toBe(true);
    expect(groupNames(groups.toReversed())).toEqual(names.toReversed());
    expect(names.map((name) => placeOfGroup(names, name))).toEqual([0, 1, 2, 3, 4]);
    // Frozen: links have it.
    expect(names[0]).toBe('2439360b6e06ceec');
  });

  it('tell stacks apart that are spelled the same', () => {
    const twice = groupNames([stack(7), stack(1), stack(7)]);
    expect(twice).toEqual([twice[0], twice[1], `${twice[0]}-2`]);
    expect(isGroupName(twice[2] ?? '')).toBe(true);
  });

  it('are also places, as older links have them', () => {
    expect([placeOfGroup(names, '3'), placeOfGroup(names, '5'), placeOfGroup(names, '0123456789abcdef')]).toEqual([3, -1, -1]);
    expect(['0', '1999', '-1', '01', 'x', '0123456789ABCDEF', ''].map(isGroupName)).toEqual([true, true, false, false, false, false, false]);
  });
});
