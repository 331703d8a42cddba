import { describe, expect, it } from 'vitest';
import { isClick, KEY_ZOOM_FACTOR, keyMove, wheelMove } from './gestures.ts';

const wheel = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, shiftKey: false };
const key = { code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

describe('wheelMove', () => {
  it('zooms in upward and out downward, evenly', () => {
    const up = wheelMove({ ...wheel, deltaY: -100 });
    const down = wheelMove({ ...wheel, deltaY: 100 });
    if (up.move !== 'zoom' || down.move !== 'zoom') throw new Error('a wheel zooms');
    expect(up.factor).toBeLessThan(1);
    expect(up.factor * down.factor).toBeCloseTo(1, 12);
  });

  it('takes lines and pinches for what they are, and bounds a wild wheel', () => {
    const line = wheelMove({ ...wheel, deltaY: 3, deltaMode: 1 });
    const px = wheelMove({ ...wheel, deltaY: 48 });
    expect(line).toEqual(px);
    const pinch = wheelMove({ ...wheel, deltaY: 10, ctrlKey: true });
    const plain = wheelMove({ ...wheel, deltaY: 10 });
    if (pinch.move !== 'zoom' || plain.move !== 'zoom') throw new Error('both zoom');
    expect(pinch.factor).toBeGreaterThan(plain.factor);
    expect(wheelMove({ ...wheel, deltaY: 1e6 })).toEqual({ move: 'zoom', factor: 2 });
  });

  it('pans sideways and scrolls rows with Shift', () => {
    expect(wheelMove({ ...wheel, deltaX: 30, deltaY: 4 })).toEqual({ move: 'pan', px: 30 });
    expect(wheelMove({ ...wheel, deltaY: 30, shiftKey: true })).toEqual({ move: 'scroll', px: 30 });
    expect(wheelMove({ ...wheel, deltaX: 30, shiftKey: true })).toEqual({ move: 'scroll', px: 30 });
  });
});

describe('keyMove', () => {
  it('knows the places of the keys, not their letters', () => {
    expect(keyMove({ ...key, code: 'KeyW' })).toEqual({ move: 'zoom', factor: 1 / KEY_ZOOM_FACTOR });
    expect(keyMove({ ...key, code: 'KeyD' })).toMatchObject({ move: 'pan' });
    expect(keyMove({ ...key, code: 'Digit0' })).toEqual({ move: 'fit' });
    expect(keyMove({ ...key, code: 'KeyX' })).toBeUndefined();
  });

  it('moves the cursor with arrows, and pans with Shift', () => {
    expect(keyMove({ ...key, code: 'ArrowLeft' })).toEqual({ move: 'cursor', direction: 'left' });
    expect(keyMove({ ...key, code: 'ArrowLeft', shiftKey: true })).toMatchObject({ move: 'pan' });
  });

  it("leaves the browser's own shortcuts alone", () => {
    expect(keyMove({ ...key, code: 'KeyF', ctrlKey: true })).toBeUndefined();
    expect(keyMove({ ...key, code: 'Minus', metaKey: true })).toBeUndefined();
  });
});

it('tells a click from a drag', () => {
  expect(isClick({ xPx: 10, yPx: 10 }, { xPx: 13, yPx: 8 })).toBe(true);
  expect(isClick({ xPx: 10, yPx: 10 }, { xPx: 10, yPx: 14 })).toBe(false);
});
