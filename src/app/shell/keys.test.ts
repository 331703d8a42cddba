import { describe, expect, it } from 'vitest';
import { keyAction, type KeyPress } from './keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  inText: false,
  ...more,
});

describe('keys of the page', () => {
  it.each([
    ['?', { do: 'show-keys' }],
    ['/', { do: 'focus-search' }],
    ['Escape', { do: 'unpin' }],
    ['2', { do: 'show-view', place: 1 }],
    ['n', { do: 'step-hit', by: 1 }],
    ['N', { do: 'step-hit', by: -1 }],
    ['F3', { do: 'step-hit', by: 1 }],
    [']', { do: 'show-file', step: 1 }],
  ] as const)('%s', (key, action) => {
    expect(keyAction(press(key))).toEqual(action);
  });

  it('goes back with Shift', () => {
    expect(keyAction(press('F3', { shiftKey: true }))).toEqual({ do: 'step-hit', by: -1 });
  });

  it('leaves text fields, the browser and the views their own', () => {
    expect(keyAction(press('?', { inText: true }))).toBeUndefined();
    expect(keyAction(press('1', { ctrlKey: true }))).toBeUndefined();
    expect(keyAction(press('0'))).toBeUndefined();
    expect(keyAction(press('w'))).toBeUndefined();
  });
});
