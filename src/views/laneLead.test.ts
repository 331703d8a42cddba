import { describe, expect, it } from 'vitest';
import { laneLead } from './laneLead.ts';
import { INITIAL_LANE_VIEW } from './timeline/laneView.ts';

const now = {
  ...INITIAL_LANE_VIEW,
  list: { ...INITIAL_LANE_VIEW.list, filter: 'main', openGroups: ['main.a'], hidden: [{ lane: 'goroutine' as const, goroutine: 7 }, { lane: 'proc' as const, proc: 1 }] },
};

describe('the way to a lane', () => {
  it('opens a goroutine’s group and takes away what would hide it', () => {
    const { view, laneView } = laneLead(now, { lane: 'goroutine', goroutine: 7 }, 'main.b', undefined);
    expect(view).toBe('timeline');
    expect(laneView?.list).toMatchObject({ axis: 'goroutine', filter: '', openGroups: ['main.a', 'main.b'], hidden: [{ lane: 'proc', proc: 1 }] });
  });

  it('forgets open groups of the other grouping', () => {
    expect(laneLead(now, { lane: 'group', by: 'creator', group: 'main.c' }, undefined, undefined).laneView?.list).toMatchObject({
      groupBy: 'creator',
      openGroups: ['main.c'],
      filter: '^main\\.c$',
    });
  });

  it('goes to the window', () => {
    const window = { startNs: 5, endNs: 9 };
    expect(laneLead(now, { lane: 'task', task: '4' }, undefined, window)).toMatchObject({ window, laneView: { list: { axis: 'task' } } });
  });

  it('puts a task on top, once', () => {
    const [one, two] = [{ lane: 'task' as const, task: '4' }, { lane: 'task' as const, task: '5' }];
    expect(laneLead({ ...now, pinned: [two, one] }, one, undefined, undefined).laneView?.pinned).toEqual([one, two]);
  });
});
