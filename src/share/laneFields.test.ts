import { array, assert, boolean, constantFrom, nat, property, record, string, subarray, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANE_ORDERS, STRETCH_KINDS, type LaneRef } from '../../workers/api.ts';
import { COUNTER_ROWS, INITIAL_LANE_VIEW } from '../views/timeline/laneView.ts';
import { decodeLanes, encodeLanes, type LaneFields } from './laneFields.ts';

const fresh: LaneFields = { laneView: INITIAL_LANE_VIEW, notes: [], wallClock: false };
const written = (fields: LaneFields): URLSearchParams => new URLSearchParams(encodeLanes(fields).map(([name, value]) => [name, value]));

const anyText = string({ maxLength: 40, unit: 'grapheme' });
const anyGoroutines = array(nat(), { maxLength: 5 }).map((all) => [...new Set(all)].map((goroutine): LaneRef => ({ lane: 'goroutine', goroutine })));
const anyFields = record({
  laneView: record({
    list: record({
      axis: constantFrom('proc' as const, 'thread' as const, 'goroutine' as const, 'task' as const),
      groupBy: constantFrom('entry' as const, 'creator' as const),
      order: constantFrom(...LANE_ORDERS),
      filter: anyText,
      openGroups: array(anyText, { maxLength: 4 }).map((all) => [...new Set(all)]),
      hidden: anyGoroutines,
    }),
    pinned: anyGoroutines,
    faint: subarray([...STRETCH_KINDS]),
    counters: subarray([...COUNTER_ROWS]),
  }),
  notes: array(tuple(nat(), nat(), anyText), { maxLength: 4 }).map((all) =>
    [...new Map(all.map(([startNs, more, text]) => [`${startNs} ${more} ${text}`, { startNs, endNs: startNs + more, text }])).values()],
  ),
  wallClock: boolean(),
});

describe('the timeline in an address', () => {
  it('says nothing of a fresh page', () => {
    expect(encodeLanes(fresh)).toEqual([]);
    expect(decodeLanes(new URLSearchParams())).toEqual(fresh);
  });

  it('comes back as it went', () => {
    assert(
      property(anyFields, (fields) => {
        expect(decodeLanes(written(fields))).toEqual(fields);
      }),
    );
  });

  it('is readable', () => {
    const { list } = INITIAL_LANE_VIEW;
    const laneView = { ...INITIAL_LANE_VIEW, list: { ...list, axis: 'goroutine' as const, order: 'running time' as const }, faint: ['chan send' as const, 'GC wait' as const] };
    expect(encodeLanes({ ...fresh, laneView, notes: [{ startNs: 5, endNs: 9, text: 'here: why?' }] })).toEqual([
      ['lanes', 'goroutine'],
      ['order', 'running-time'],
      ['faint', 'chan-send,gc-wait'],
      ['note', '5-9:here: why?'],
    ]);
  });

  it.each(['lanes=module', 'order=size', 'open=x', 'hidelane=proc', 'top=', 'faint=idle', 'note=5', 'note=9-5:x', 'note=-1-5:x', 'clock=sun'])('ignores %s', (hash) => {
    expect(decodeLanes(new URLSearchParams(hash))).toEqual(fresh);
  });

  it('keeps an empty choice of rows apart from none', () => {
    const none = { ...fresh, laneView: { ...INITIAL_LANE_VIEW, counters: [] } };
    expect(decodeLanes(written(none))).toEqual(none);
  });
});
