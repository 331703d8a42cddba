import { describe, expect, it } from 'vitest';
import type { LaneRef } from '../../../workers/api.ts';
import { hideLane, movePinned, showAllLanes, toggleCounter, toggleFaint, toggleGroup, togglePinned } from './laneMoves.ts';
import { INITIAL_LANE_VIEW, unfoldedCounters } from './laneView.ts';
import { noteOn, retexted, withNote, withoutNote } from './notes.ts';

const proc = (number: number): LaneRef => ({ lane: 'proc', proc: number });
const withPinned = (...procs: number[]) => procs.reduce((view, number) => togglePinned(view, proc(number)), INITIAL_LANE_VIEW);

describe('what a reader does with lanes', () => {
  it('pins and unpins', () => {
    expect(withPinned(3, 1).pinned).toEqual([proc(3), proc(1)]);
    expect(togglePinned(withPinned(3, 1), proc(3)).pinned).toEqual([proc(1)]);
  });

  it('moves pinned lanes, up to the ends', () => {
    expect(movePinned(withPinned(1, 2, 3), proc(3), -1).pinned).toEqual([proc(1), proc(3), proc(2)]);
    const view = withPinned(1, 2);
    expect(movePinned(view, proc(1), -1)).toBe(view);
    expect(movePinned(view, proc(2), 1)).toBe(view);
    expect(movePinned(view, proc(9), 1)).toBe(view);
  });

  it('hides a lane once, also a pinned one, and shows all again', () => {
    const hidden = hideLane(hideLane(withPinned(1), proc(1)), proc(1));
    expect(hidden.pinned).toEqual([]);
    expect(hidden.list.hidden).toEqual([proc(1)]);
    expect(showAllLanes(hidden).list.hidden).toEqual([]);
  });

  it('opens and folds groups and counters, puts kinds aside and takes them back', () => {
    expect(toggleGroup(toggleGroup(INITIAL_LANE_VIEW, 'main.a'), 'main.b').list.openGroups).toEqual(['main.a', 'main.b']);
    expect(toggleGroup(toggleGroup(INITIAL_LANE_VIEW, 'main.a'), 'main.a')).toEqual(INITIAL_LANE_VIEW);
    expect(toggleCounter(INITIAL_LANE_VIEW, unfoldedCounters(INITIAL_LANE_VIEW, 1000), 'threads').counters).toEqual(['goroutines', 'threads', 'heap', 'gctrace']);
    expect(unfoldedCounters(INITIAL_LANE_VIEW, 1e9)).toEqual(['heap', 'gctrace']);
    expect(toggleFaint(toggleFaint(INITIAL_LANE_VIEW, 'sleep'), 'sleep').faint).toEqual([]);
  });
});

describe('notes', () => {
  it('go on the selection, else on a moment, and stay in order of time', () => {
    const early = noteOn(undefined, 5.4);
    expect(early).toEqual({ startNs: 5, endNs: 5, text: '' });
    const late = noteOn({ startNs: 10, endNs: 20 }, 3);
    const first = withNote([late], early);
    expect(first).toEqual({ notes: [early, late], place: 0 });
    expect(withNote(first.notes, noteOn(undefined, 7)).place).toBe(1);
  });

  it('are written anew and removed', () => {
    const notes = [noteOn(undefined, 1), noteOn(undefined, 2)];
    expect(retexted(notes, 1, 'why?').map(({ text }) => text)).toEqual(['', 'why?']);
    expect(withoutNote(notes, 0)).toEqual([notes[1]]);
  });
});
