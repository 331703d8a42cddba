import { describe, expect, it } from 'vitest';
import type { ProfileFacts, TraceFacts } from '../../workers/api.ts';
import { INITIAL_VIEW_STATE } from '../views/viewState.ts';
import { fitViewState } from './fitViewState.ts';

const trace = { kind: 'go-trace', durationNs: 1000 } as TraceFacts;
const profile = { kind: 'pprof', samples: 10, sampleTypes: [{ type: 'inuse_space', unit: 'bytes', total: 1 }] } as unknown as ProfileFacts;

describe('a view state brought to a file', () => {
  it('stays the same object when it fits', () => {
    const state = { ...INITIAL_VIEW_STATE, view: 'latency' as const, window: { startNs: 10, endNs: 20 } };
    expect(fitViewState(state, trace)).toBe(state);
  });

  it('cuts ranges to the recording and drops those outside it', () => {
    const state = { ...INITIAL_VIEW_STATE, window: { startNs: 900, endNs: 5000 }, selection: { startNs: 2000, endNs: 3000 } };
    expect(fitViewState(state, trace)).toMatchObject({ window: { startNs: 900, endNs: 1000 }, selection: undefined });
  });

  it('takes a window over everything for no window', () => {
    expect(fitViewState({ ...INITIAL_VIEW_STATE, window: { startNs: 0, endNs: 9999 } }, trace).window).toBeUndefined();
  });

  it('falls back to the overview for a view of the other kind, and drops its pin', () => {
    const stop = { ...INITIAL_VIEW_STATE, view: 'goroutines' as const, pin: { pin: 'stw' as const, index: 0 } };
    expect(fitViewState(stop, profile)).toMatchObject({ view: 'overview', pin: undefined });
    const latency = { ...INITIAL_VIEW_STATE, view: 'latency' as const, window: { startNs: 1, endNs: 2 } };
    expect(fitViewState(latency, profile)).toMatchObject({ view: 'overview', window: undefined });
  });

  it('keeps a box of a flame graph beside one only', () => {
    const flame = { ...INITIAL_VIEW_STATE, view: 'flame' as const, pin: { pin: 'flameNode' as const, node: { depth: 1, sample: 0 } } };
    expect(fitViewState(flame, trace)).toBe(flame);
    expect(fitViewState({ ...flame, view: 'latency' }, trace).pin).toBeUndefined();
  });

  it('forgets a sample type or a focus the profile does not have', () => {
    const state = { ...INITIAL_VIEW_STATE, sampleType: 'cpu', flameFocus: { depth: 3, sample: 99 } };
    expect(fitViewState(state, profile)).toMatchObject({ sampleType: undefined, flameFocus: INITIAL_VIEW_STATE.flameFocus });
  });
});
