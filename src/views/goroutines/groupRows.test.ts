import { describe, expect, it } from 'vitest';
import type { GroupRow, LatencySummary } from '../../../workers/api.ts';
import { INITIAL_GOROUTINE_TABLE } from './goroutineTable.ts';
import { figureOf, GROUP_CSV_HEADER, groupCsvLine, largestOf, orderedGroups, sortedAfter } from './groupRows.ts';

const none: LatencySummary = { n: 0, minNs: 0, p50Ns: 0, p90Ns: 0, p99Ns: 0, p999Ns: 0, maxNs: 0, sumNs: 0 };
const of = (sumNs: number, maxNs: number): LatencySummary => ({ n: 2, minNs: 1, p50Ns: 2, p90Ns: 3, p99Ns: 4, p999Ns: 5, maxNs, sumNs });
const row = (name: string, count: number, more: Partial<GroupRow> = {}): GroupRow => ({
  name,
  count,
  running: none,
  runnable: none,
  waiting: none,
  syscall: none,
  life: none,
  ...more,
});

const groups = [row('main.b', 3, { running: of(10, 9) }), row('', 1, { running: of(50, 8) }), row('main.a', 3), row('net.x', 9, { running: of(10, 2) })];
const names = (table: Partial<typeof INITIAL_GOROUTINE_TABLE>) => orderedGroups(groups, { ...INITIAL_GOROUTINE_TABLE, ...table }).map(({ name }) => name);

describe('the rows of goroutine groups', () => {
  it('come by the chosen figure, equal ones by name, unknown ones last either way', () => {
    expect(names({})).toEqual(['', 'main.b', 'net.x', 'main.a']);
    expect(names({ figure: 'max' })).toEqual(['main.b', '', 'net.x', 'main.a']);
    expect(names({ descending: false })).toEqual(['main.b', 'net.x', '', 'main.a']);
    expect(names({ column: 'count' })).toEqual(['net.x', 'main.a', 'main.b', '']);
    expect(names({ column: 'name', descending: false })).toEqual(['', 'main.a', 'main.b', 'net.x']);
  });

  it('are narrowed by name, the nameless by what stands for it', () => {
    expect(names({ filter: '^main\\.' })).toEqual(['main.b', 'main.a']);
    expect(names({ filter: 'not recorded' })).toEqual(['']);
  });

  it('have no figure where no goroutine has such a time', () => {
    expect(figureOf(none, 'max')).toBeUndefined();
    expect(figureOf(of(10, 9), 'total')).toBe(10);
    expect(largestOf(groups, 'total')).toMatchObject({ running: 50, life: 0 });
  });

  it('turn round on a second press', () => {
    expect(sortedAfter({ column: 'running', descending: true }, 'running')).toEqual({ column: 'running', descending: false });
    expect(sortedAfter({ column: 'running', descending: true }, 'name')).toEqual({ column: 'name', descending: false });
    expect(sortedAfter({ column: 'name', descending: false }, 'count')).toEqual({ column: 'count', descending: true });
  });

  it('go into a file with every figure', () => {
    const line = groupCsvLine(row('main.b', 3, { runnable: of(10, 9) }));
    expect(line).toHaveLength(GROUP_CSV_HEADER.length);
    const at = GROUP_CSV_HEADER.indexOf('runnable_max_ns');
    expect(line[at]).toBe(9);
    expect(GROUP_CSV_HEADER.slice(0, 4)).toEqual(['group', 'goroutines', 'running_n', 'running_sum_ns']);
  });
});
