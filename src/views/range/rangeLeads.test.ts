import { describe, expect, it } from 'vitest';
import { RANGE_PROFILES, STRETCH_KINDS } from '../../../workers/api.ts';
import { INITIAL_VIEW_STATE } from '../viewState.ts';
import { flameLead, functionLead, profileOfKind, sampledLead } from './rangeLeads.ts';

describe('where the figures of a range lead', () => {
  it('each state to a profile that holds it', () => {
    for (const kind of STRETCH_KINDS) expect(RANGE_PROFILES).toContain(profileOfKind(kind));
    expect(profileOfKind('chan receive')).toBe('sync');
    expect(profileOfKind('created, not yet run')).toBe('sched');
  });

  it('keeps the lane, and begins at the root', () => {
    const state = {
      ...INITIAL_VIEW_STATE,
      flameFocus: { depth: 3, sample: 9 },
      traceProfile: { kind: undefined, of: { lane: 'proc' as const, proc: 2 } },
    };
    expect(flameLead(state, 'net')).toMatchObject({ view: 'flame', flameFocus: { depth: 0 }, traceProfile: { kind: 'net', of: { lane: 'proc', proc: 2 } } });
    expect(sampledLead(state, 'main.(*T).run')).toMatchObject({ traceProfile: { kind: 'cpu' }, search: '^main\\.\\(\\*T\\)\\.run$' });
    expect(functionLead(state, '')).toMatchObject({ view: 'goroutines', goroutineTable: { by: 'entry', group: '' } });
  });
});
