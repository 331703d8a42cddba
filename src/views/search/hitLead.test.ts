import { describe, expect, it } from 'vitest';
import type { SearchHit } from '../../../workers/api.ts';
import { INITIAL_VIEW_STATE } from '../viewState.ts';
import { hitLead } from './hitLead.ts';

const DURATION_NS = 10_000_000;
const lead = (hit: Partial<SearchHit>) =>
  hitLead({ kind: 'goroutine', text: 'main.run', atNs: undefined, endNs: undefined, lane: undefined, count: 1, ...hit }, INITIAL_VIEW_STATE, DURATION_NS);

describe('where a search hit leads', () => {
  it('a goroutine to its life', () => {
    expect(lead({ lane: { lane: 'goroutine', goroutine: 4 }, atNs: 5_000_000, endNs: 5_100_000 })).toMatchObject({
      view: 'timeline',
      window: { startNs: 4_800_000, endNs: 5_300_000 },
      pin: { pin: 'stretch', goroutine: 4, atNs: 5_000_000 },
    });
  });

  it('many goroutines to their group', () => {
    expect(lead({ lane: { lane: 'group', by: 'entry', group: 'main.run' }, count: 9 })).toMatchObject({ view: 'goroutines', goroutineTable: { group: 'main.run' } });
  });

  it('a function and a reason to flame graphs', () => {
    expect(lead({ kind: 'function' })).toMatchObject({ view: 'flame', search: '^main\\.run$' });
    expect(lead({ kind: 'reason', text: 'sleep' })).toMatchObject({ view: 'flame', traceProfile: { kind: 'off-cpu' } });
  });

  it('a region, a log and a task to their lanes and moments', () => {
    expect(lead({ kind: 'region', lane: { lane: 'goroutine', goroutine: 4 }, atNs: 7, endNs: 9 })).toMatchObject({ pin: { pin: 'stretch', goroutine: 4, atNs: 7 } });
    expect(lead({ kind: 'log', lane: { lane: 'goroutine', goroutine: 4 }, atNs: 5_000_000 })).toMatchObject({ window: { startNs: 4_990_000, endNs: 5_010_000 } });
    expect(lead({ kind: 'task', lane: { lane: 'task', task: '7' } })).toMatchObject({ window: undefined, pin: { pin: 'task', task: '7' } });
    expect(lead({ kind: 'log', atNs: 3 })).not.toHaveProperty('pin');
  });
});
