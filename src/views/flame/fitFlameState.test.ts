import { describe, expect, it } from 'vitest';
import { INITIAL_VIEW_STATE } from '../viewState.ts';
import { fitFlameState } from './fitFlameState.ts';

const profile = { samples: 10, sampleTypes: [{ type: 'delay', unit: 'nanoseconds', total: 1 }] };

describe('a view state brought to a profile', () => {
  it('stays the same object when it fits', () => {
    const state = { ...INITIAL_VIEW_STATE, sampleType: 'delay', flameFocus: { depth: 2, sample: 9 } };
    expect(fitFlameState(state, profile)).toBe(state);
  });

  it('forgets a sample type or a box that are not there', () => {
    const state = { ...INITIAL_VIEW_STATE, sampleType: 'cpu', flameFocus: { depth: 2, sample: 10 } };
    expect(fitFlameState(state, profile)).toMatchObject({ sampleType: undefined, flameFocus: INITIAL_VIEW_STATE.flameFocus });
  });
});
