import { describe, expect, it } from 'vitest';
import type { TaskRow } from '../../../workers/api.ts';
import { NOTHING_OPEN, onlyOf, openRoots, readTasks, treeCount, treePlace, withOpen } from './taskTree.ts';

const row = (task: string): TaskRow => ({ task, parent: undefined, type: '', startNs: 0, endNs: 1, goroutines: 1, regions: 0, logs: 0, children: 2 });
const ROOTS = 4;

/** The whole table as text: roots by place, others by task, indented. */
function drawn(open: Parameters<typeof openRoots>[0]): readonly string[] {
  const opened = openRoots(open);
  return Array.from({ length: treeCount(ROOTS, opened) }, (_, place) => {
    const { root, below } = treePlace(place, opened);
    return below === undefined ? `root ${root}` : `${'·'.repeat(below.depth)}${below.row.task}`;
  });
}

describe('a tree of tasks', () => {
  it('is its roots while nothing is open', () => {
    expect(drawn(NOTHING_OPEN)).toEqual(['root 0', 'root 1', 'root 2', 'root 3']);
  });

  it('has children beneath their parents, in whatever order they were opened', () => {
    let open = withOpen(NOTHING_OPEN, 'c', [row('c1')], 2);
    open = withOpen(open, 'a', [row('a1'), row('a2')], 0);
    open = withOpen(open, 'a1', [row('a11')], undefined);
    expect(drawn(open)).toEqual(['root 0', '·a1', '··a11', '·a2', 'root 1', 'root 2', '·c1', 'root 3']);
    expect(drawn(onlyOf(open, new Set(['a1', 'c'])))).toEqual(['root 0', 'root 1', 'root 2', '·c1', 'root 3']);
    expect(drawn(onlyOf(open, new Set(['a', 'c'])))).toEqual(['root 0', '·a1', '·a2', 'root 1', 'root 2', '·c1', 'root 3']);
    expect(drawn(onlyOf(open, new Set(['a', 'a1', 'c'])))).toEqual(drawn(open));
  });

  it('opens the last root too', () => {
    expect(drawn(withOpen(NOTHING_OPEN, 'd', [row('d1')], 3))).toEqual(['root 0', 'root 1', 'root 2', 'root 3', '·d1']);
  });

  it('ends where a task is its own child', () => {
    expect(drawn(withOpen(NOTHING_OPEN, 'a', [row('a')], 0)).length).toBeLessThan(100);
  });

  it('is open as a link says', () => {
    expect(readTasks('3,17')).toEqual(['3', '17']);
    expect(readTasks('')).toEqual([]);
    expect(readTasks('3,x,-1,01,18446744073709551615')).toEqual(['3', '18446744073709551615']);
  });
});
