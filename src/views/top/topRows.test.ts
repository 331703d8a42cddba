import { describe, expect, it } from 'vitest';
import type { TopTable } from '../../../workers/api.ts';
import { BY_FLAT, orderFunctions, topRows, type TopOrder, type TopRows } from './topRows.ts';

const table: TopTable = {
  sampleType: 0,
  names: ['main.hot', 'runtime.shrink', 'main.warm', 'main.Main'],
  files: ['/src/hot.go', '/go/runtime.go', '/src/warm.go', '/src/main.go'],
  flat: Float64Array.of(50, -30, 20, 0),
  cum: Float64Array.of(60, -30, 20, 100),
  total: 100,
};

const ordered = (order: TopOrder, filter: string, count: number, of = table): TopRows =>
  topRows(of, orderFunctions(of, order, filter), count);
const names = (...args: Parameters<typeof ordered>): readonly string[] => ordered(...args).rows.map((row) => row.name);

describe('rows of the top table', () => {
  it('keeps the order of the worker for flat, with the running sum of flat', () => {
    const { rows, shown } = ordered(BY_FLAT, '', 100);
    expect(rows.map((row) => [row.name, row.sum])).toEqual([
      ['main.hot', 50],
      ['runtime.shrink', 20],
      ['main.warm', 40],
      ['main.Main', 40],
    ]);
    expect(shown).toBe(40);
  });

  it('orders values by size whatever their sign, both ways', () => {
    expect(names({ column: 'cum', descending: true }, '', 9)).toEqual(['main.Main', 'main.hot', 'runtime.shrink', 'main.warm']);
    expect(names({ column: 'cum', descending: false }, '', 9)).toEqual(['main.warm', 'runtime.shrink', 'main.hot', 'main.Main']);
    expect(names({ column: 'flat', descending: false }, '', 9)).toEqual(['main.Main', 'main.warm', 'runtime.shrink', 'main.hot']);
  });

  it('orders names by their characters, as pprof breaks its ties', () => {
    expect(names({ column: 'name', descending: false }, '', 9)).toEqual(['main.Main', 'main.hot', 'main.warm', 'runtime.shrink']);
  });

  it('breaks ties of cum by name, not by flat: as `go tool pprof -top -cum`', () => {
    const tied = { ...table, cum: Float64Array.of(60, 60, 60, 60) };
    expect(names({ column: 'cum', descending: true }, '', 9, tied)).toEqual(['main.Main', 'main.hot', 'main.warm', 'runtime.shrink']);
  });

  it('filters by part of the name or the file, case aside, and sums what is left', () => {
    expect(names(BY_FLAT, ' MAIN. ', 9)).toEqual(['main.hot', 'main.warm', 'main.Main']);
    expect(names(BY_FLAT, '/go/', 9)).toEqual(['runtime.shrink']);
    expect(ordered(BY_FLAT, 'main.', 9).shown).toBe(70);
  });

  it('sums no more than the rows it shows', () => {
    const { rows, shown } = ordered({ column: 'cum', descending: true }, '', 2);
    expect([rows.length, shown]).toEqual([2, 50]);
  });
});
