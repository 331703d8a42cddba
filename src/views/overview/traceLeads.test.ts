import { describe, expect, it } from 'vitest';
import type { TraceFacts } from '../../../workers/api.ts';
import { longestStart, longestStw, waitsFrom } from './traceLeads.ts';

const facts = {
  durationNs: 1e9,
  longestStw: { index: 4, name: 'GC mark termination', startNs: 500_000, endNs: 600_000 },
  longestStart: { creation: 77, startNs: 500_000, endNs: 600_000 },
} as TraceFacts;

describe('where figures lead', () => {
  it('the longest stop: the timeline, zoomed to it and pinned', () => {
    expect(longestStw(facts)?.patch).toMatchObject({
      view: 'timeline',
      window: { startNs: 300_000, endNs: 800_000 },
      pin: { pin: 'stw', index: 4 },
    });
  });

  it('the longest wait: that creation among the start waits', () => {
    expect(longestStart(facts)?.patch).toMatchObject({ view: 'latency', pin: { pin: 'creation', creation: 77 } });
  });

  it('nowhere, where there is none', () => {
    expect(longestStw({ ...facts, longestStw: undefined })).toBeUndefined();
    expect(longestStart({ ...facts, longestStart: undefined })).toBeUndefined();
  });

  it('a quantile: that wait and all longer ones, over the whole recording', () => {
    const { patch } = waitsFrom(1234);
    expect(patch).toMatchObject({ view: 'latency', thresholdNs: 1233, window: undefined });
    expect('window' in patch).toBe(true);
  });
});
