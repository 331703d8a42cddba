import { describe, expect, it } from 'vitest';
import { INITIAL_MARKS_TABLE } from './marksTable.ts';
import { markFilter, markOrderAfter } from './markQuestion.ts';

describe('what the tables of marks ask', () => {
  const chosen = { ...INITIAL_MARKS_TABLE, type: 'request', durationNs: { fromNs: 1, toNs: 9 }, text: 'x' };
  const selection = { startNs: 5, endNs: 8 };

  it('is narrowed by all that was chosen, within the selection', () => {
    expect(markFilter({ ...chosen, shown: 'regions' }, selection)).toEqual({ range: selection, type: 'request', durationNs: { fromNs: 1, toNs: 9 }, text: 'x' });
  });

  it('of logs knows neither types nor durations', () => {
    expect(markFilter({ ...chosen, shown: 'logs' }, undefined)).toEqual({ range: undefined, type: undefined, durationNs: undefined, text: 'x' });
  });

  it('turns round on a second press, and has the longest first', () => {
    expect(markOrderAfter({ order: 'time', descending: false }, 'duration')).toEqual({ order: 'duration', descending: true });
    expect(markOrderAfter({ order: 'duration', descending: true }, 'duration')).toEqual({ order: 'duration', descending: false });
    expect(markOrderAfter({ order: 'duration', descending: true }, 'time')).toEqual({ order: 'time', descending: false });
  });
});
