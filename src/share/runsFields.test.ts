import { describe, expect, it } from 'vitest';
import { INITIAL_RUNS_LOOK, type RunsLook } from '../views/runs/runsLook.ts';
import { INITIAL_VIEW_STATE } from '../views/viewState.ts';
import { decodeHash, encodeHash } from './urlState.ts';

const hash = (runs: RunsLook): string => encodeHash({ sources: ['a'], file: undefined, view: INITIAL_VIEW_STATE, runs });

describe('the table of runs in an address', () => {
  it('is there, or not', () => {
    expect(hash(INITIAL_RUNS_LOOK)).toBe('v=3&src=a&runs=key');
    expect(decodeHash('v=3&src=a').runs).toBeUndefined();
    expect(decodeHash('v=3&src=a&rsort=stops').runs).toBeUndefined();
  });

  it('comes back as it was', () => {
    const looks: readonly RunsLook[] = [
      INITIAL_RUNS_LOOK,
      { group: 'latency', order: 'start-p99', descending: false, figure: 'busy', chartBy: 'procs' },
      { group: 'all', order: 'name', descending: true, figure: undefined, chartBy: 'table' },
    ];
    for (const look of looks) expect(decodeHash(hash(look)).runs).toEqual(look);
  });

  it('takes nothing that it does not know', () => {
    expect(decodeHash('v=3&runs=nonsense&rsort=-nonsense&rfigure=constructor&rby=x').runs).toEqual(INITIAL_RUNS_LOOK);
  });
});
