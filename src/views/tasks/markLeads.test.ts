import { describe, expect, it } from 'vitest';
import { INITIAL_LANE_VIEW } from '../timeline/laneView.ts';
import { durationOf, logLead, logPin, regionLead, taskLead } from './markLeads.ts';

const DURATION_NS = 10_000_000;
const goroutine = { goroutine: 4, id: '18', name: 'main.work' };
const task = { task: '7', parent: undefined, type: 'request', startNs: 5_000_000, endNs: 5_100_000, goroutines: 2, regions: 1, logs: 0, children: 0 };

describe('where marks lead', () => {
  it('a task to its lane, with some of its surroundings', () => {
    expect(taskLead(INITIAL_LANE_VIEW, task, DURATION_NS)).toMatchObject({
      view: 'timeline',
      window: { startNs: 4_800_000, endNs: 5_300_000 },
      pin: { pin: 'task', task: '7' },
      laneView: { list: { axis: 'task' } },
    });
    expect(durationOf(task)).toBe(100_000);
  });

  it('one without an end to everything from its beginning', () => {
    const open = { ...task, endNs: undefined };
    expect(durationOf(open)).toBeUndefined();
    expect(taskLead(INITIAL_LANE_VIEW, open, DURATION_NS).window).toBeUndefined();
  });

  it('a region to what its goroutine did when it began', () => {
    const region = { type: 'parse', task: '7', goroutine, startNs: 100_000, endNs: 200_000, startStack: [] };
    expect(regionLead(INITIAL_LANE_VIEW, region, DURATION_NS)).toMatchObject({
      window: { startNs: 0, endNs: 400_000 },
      pin: { pin: 'stretch', goroutine: 4, atNs: 100_000 },
      laneView: { list: { axis: 'goroutine' } },
    });
    expect(regionLead(INITIAL_LANE_VIEW, { ...region, startNs: undefined }, DURATION_NS).pin).toEqual({ pin: 'goroutine', goroutine: 4 });
  });

  it('a log to its moment, and to whoever wrote it', () => {
    const log = { atNs: 6_000_000, task: '7', goroutine, category: 'sql', message: 'SELECT 1' };
    expect(logLead(INITIAL_LANE_VIEW, log, DURATION_NS)).toMatchObject({
      window: { startNs: 5_990_000, endNs: 6_010_000 },
      pin: { pin: 'stretch', goroutine: 4, atNs: 6_000_000 },
    });
    expect(logPin({ ...log, goroutine: undefined })).toEqual({ pin: 'task', task: '7' });
    expect(logPin({ ...log, goroutine: undefined, task: undefined })).toBeUndefined();
  });
});
