import { describe, expect, it } from 'vitest';
import type { TopTable } from '../../../workers/api.ts';
import { BY_FLAT, orderAfter, orderFunctions, runningSum, type TopOrder } from './topRows.ts';

const table: TopTable = {
  sampleType: 0,
  names: ['main.hot', 'runtime.shrink', 'main.warm', 'main.Main'],
  files: ['/src/hot.go', '/go/runtime.go', '/src/warm.go', '/src/main.go'],
  flat: Float64Array.of(50, -30, 20, 0),
  cum: Float64Array.of(60, -30, 20, 100),
  inline: new Uint8Array(4),
  module: new Uint32Array(4),
  origin: new Uint8Array(4),
  total: 100,
};

const names = (order: TopOrder, filter: string, of = table): readonly (string | undefined)[] =>
  orderFunctions(of, order, filter).map((index) => of.names[index]);
const sums = (order: TopOrder, filter: string): readonly number[] => [...runningSum(table, orderFunctions(table, order, filter))];

describe('rows of the top table', () => {
  it('keeps the order of the worker for flat, with the running sum of flat', () => {
    expect(names(BY_FLAT, '')).toEqual(['main.hot', 'runtime.shrink', 'main.warm', 'main.Main']);
    expect(sums(BY_FLAT, '')).toEqual([50, 20, 40, 40]);
  });

  it('orders values by size whatever their sign, both ways', () => {
    expect(names({ column: 'cum', descending: true }, '')).toEqual(['main.Main', 'main.hot', 'runtime.shrink', 'main.warm']);
    expect(names({ column: 'cum', descending: false }, '')).toEqual(['main.warm', 'runtime.shrink', 'main.hot', 'main.Main']);
    expect(names({ column: 'flat', descending: false }, '')).toEqual(['main.Main', 'main.warm', 'runtime.shrink', 'main.hot']);
  });

  it('orders names by their characters, as pprof breaks its ties', () => {
    expect(names({ column: 'name', descending: false }, '')).toEqual(['main.Main', 'main.hot', 'main.warm', 'runtime.shrink']);
  });

  it('breaks ties of cum by name, not by flat: as `go tool pprof -top -cum`', () => {
    const tied = { ...table, cum: Float64Array.of(60, 60, 60, 60) };
    expect(names({ column: 'cum', descending: true }, '', tied)).toEqual(['main.Main', 'main.hot', 'main.warm', 'runtime.shrink']);
  });

  it('filters by part of the name or the file, case aside, and sums what is left', () => {
    expect(names(BY_FLAT, ' MAIN. ')).toEqual(['main.hot', 'main.warm', 'main.Main']);
    expect(names(BY_FLAT, '/go/')).toEqual(['runtime.shrink']);
    expect(sums(BY_FLAT, 'main.')).toEqual([50, 70, 70]);
  });

  it('sums in the order shown', () => {
    expect(sums({ column: 'cum', descending: true }, '')).toEqual([0, 50, 20, 40]);
  });

  it('turns the order of the column it is in, and starts another at its interesting end', () => {
    expect(orderAfter(BY_FLAT, 'flat')).toEqual({ column: 'flat', descending: false });
    expect(orderAfter(BY_FLAT, 'cum')).toEqual({ column: 'cum', descending: true });
    expect(orderAfter(BY_FLAT, 'name')).toEqual({ column: 'name', descending: false });
  });
});
