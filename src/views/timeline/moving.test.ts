import { describe, expect, it } from 'vitest';
import { wallClockOf } from '../../charts/axis/wallClock.ts';
import { readMoment } from './momentText.ts';
import { timelineKey, type TimelineKeyPress } from './timelineKeys.ts';
import { redone, rested, undone, type WindowHistory } from './windowHistory.ts';

describe('a moment as text', () => {
  const clock = wallClockOf(Date.parse('2026-11-22T14:03:22.117Z'), 0);
  const read = (text: string, durationNs = 10e9) => readMoment(text, durationNs, clock);

  it.each([
    ['12.5ms', 12_500_000],
    ['12,5 ms', 12_500_000],
    ['3', 3e9],
    ['300 us', 300_000],
    ['300µs', 300_000],
    ['7ns', 7],
    [' 0.1 MIN ', 6e9],
    ['14:03:22.117', 0],
    ['14:03:23,5', 1_383_000_000],
    ['14:03:30', 7_883_000_000],
  ])('%s', (text, atNs) => expect(read(text)).toEqual({ atNs }));

  it.each(['', 'soon', '12 parsecs', '14:03:22:11', '-5ms', '1e3'])('does not take “%s”', (text) => {
    expect(read(text)).toHaveProperty('problem', expect.stringContaining('12.5ms'));
  });

  it('says what lies outside, and what the trace does not tell', () => {
    expect(read('11s')).toHaveProperty('problem', expect.stringContaining('after'));
    expect(read('14:03:20')).toHaveProperty('problem', expect.stringContaining('before'));
    expect(readMoment('14:03', 10e9, undefined)).toHaveProperty('problem', expect.stringContaining('time of day'));
  });

  it('goes on after midnight', () => {
    const late = wallClockOf(Date.parse('2026-11-22T23:59:59Z'), 0);
    expect(readMoment('00:00:01', 10e9, late)).toEqual({ atNs: 2e9 });
  });
});

const at = (startNs: number) => ({ startNs, endNs: startNs + 10 });

describe('where the reader was before', () => {
  const begun: WindowHistory = { past: [], present: at(0), future: [] };
  const gone = rested(rested(begun, at(1)), at(2));

  it('is walked back and forth', () => {
    const back = undone(gone);
    expect(back?.present).toEqual(at(1));
    expect(back && redone(back)).toEqual(gone);
    expect(undone(begun)).toBeUndefined();
    expect(redone(gone)).toBeUndefined();
  });

  it('forgets what was undone once another way is taken, and knows rest from rest', () => {
    const back = undone(gone) ?? gone;
    expect(redone(rested(back, at(9)))).toBeUndefined();
    expect(rested(gone, at(2))).toBe(gone);
  });

  it('is not kept without end', () => {
    let history = begun;
    for (let step = 1; step < 1000; step++) history = rested(history, at(step));
    expect(history.past.length).toBeLessThanOrEqual(100);
  });
});

const press = (code: string, more: Partial<TimelineKeyPress> = {}) =>
  timelineKey({ code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

describe('keys of the timeline', () => {
  it('are known by their place', () => {
    expect([press('BracketLeft'), press('BracketRight'), press('KeyQ'), press('KeyM')]).toEqual(['cause', 'effect', 'wait', 'note']);
    expect([press('KeyZ', { ctrlKey: true }), press('KeyZ', { metaKey: true, shiftKey: true }), press('KeyY', { ctrlKey: true })]).toEqual(['undo', 'redo', 'redo']);
    expect([press('ArrowLeft', { altKey: true }), press('ArrowRight', { altKey: true })]).toEqual(['undo', 'redo']);
  });

  it('leave others to the browser and the charts', () => {
    expect([press('KeyW'), press('ArrowLeft'), press('KeyM', { ctrlKey: true }), press('KeyQ', { shiftKey: true }), press('KeyZ', { ctrlKey: true, altKey: true })]).toEqual(
      Array.from({ length: 5 }),
    );
  });
});
