import { describe, expect, it } from 'vitest';
import { shareRead, shownRange } from './rangeOf.ts';

describe('the range that is told of', () => {
  const window = { startNs: 10.5, endNs: 20.2 };

  it('is the selection, else the window, else everything', () => {
    expect(shownRange({ selection: { startNs: 12, endNs: 13 }, window }, 100)).toEqual({ what: 'selection', range: { startNs: 12, endNs: 13 } });
    expect(shownRange({ selection: undefined, window }, 100)).toEqual({ what: 'window', range: { startNs: 10, endNs: 21 } });
    // Through the last event, which a half-open range would leave out.
    expect(shownRange({ selection: undefined, window: undefined }, 100)).toEqual({ what: 'recording', range: { startNs: 0, endNs: 101 } });
  });

  it('is read as far as nothing is pending', () => {
    const range = { startNs: 10, endNs: 20 };
    expect(shareRead(range, [])).toBe(1);
    expect(shareRead(range, [{ startNs: 0, endNs: 12 }, { startNs: 15, endNs: 18 }])).toBe(0.5);
    expect(shareRead(range, [{ startNs: 0, endNs: 50 }])).toBe(0);
  });
});
