// What wheel, keys and pointers mean, as plain functions. `useTimeGestures` wires them to an element.
import type { Px } from '../../../workers/api.ts';

/** Share of the window that one press of a pan key moves. */
export const KEY_PAN_SHARE = 0.15;
export const KEY_ZOOM_FACTOR = 1.5;
/** How near to a mark a pointer must come: a finger hides what it points at. */
export const POINTER_REACH_PX: Px = 7;
export const FINGER_REACH_PX: Px = 18;
/** A pointer that moved less than this clicked. */
export const CLICK_SLOP_PX: Px = 4;
/** A finger that rests for so long is about to select. */
export const LONG_PRESS_MS = 450;

export type WheelMove = { readonly move: 'zoom'; readonly factor: number } | { readonly move: 'pan'; readonly px: Px } | { readonly move: 'scroll'; readonly px: Px };

export interface WheelInput {
  readonly deltaX: number;
  readonly deltaY: number;
  /** WheelEvent.deltaMode: 0 pixels, 1 lines, 2 pages. */
  readonly deltaMode: number;
  /** Browsers report a trackpad pinch as a wheel with Ctrl. */
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
}

/** Wheel zooms; sideways pans; with Shift it scrolls rows. One notch of a mouse zooms by about a quarter. */
export function wheelMove(input: WheelInput): WheelMove {
  const scale = input.deltaMode === 1 ? 16 : input.deltaMode === 2 ? 400 : 1;
  const x = input.deltaX * scale;
  const y = input.deltaY * scale;
  if (input.shiftKey && !input.ctrlKey) return { move: 'scroll', px: y === 0 ? x : y };
  if (!input.ctrlKey && Math.abs(x) > Math.abs(y)) return { move: 'pan', px: x };
  const perPx = input.ctrlKey && input.deltaMode === 0 ? 0.01 : 0.0022;
  return { move: 'zoom', factor: Math.min(2, Math.max(0.5, Math.exp(y * perPx))) };
}

export type KeyMove =
  | { readonly move: 'zoom'; readonly factor: number }
  | { readonly move: 'pan'; readonly share: number }
  | { readonly move: 'fit' }
  | { readonly move: 'cursor'; readonly direction: Direction }
  | { readonly move: 'pick' }
  | { readonly move: 'escape' };

export type Direction = 'left' | 'right' | 'up' | 'down';

export interface KeyInput {
  /** KeyboardEvent.code: the place of the key, whatever the keyboard's language. */
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Undefined: not ours. Arrows move the cursor between marks, with Shift they pan. */
export function keyMove(input: KeyInput): KeyMove | undefined {
  if (input.ctrlKey || input.metaKey || input.altKey) return undefined;
  switch (input.code) {
    case 'KeyW':
    case 'Equal':
    case 'NumpadAdd':
      return { move: 'zoom', factor: 1 / KEY_ZOOM_FACTOR };
    case 'KeyS':
    case 'Minus':
    case 'NumpadSubtract':
      return { move: 'zoom', factor: KEY_ZOOM_FACTOR };
    case 'KeyA':
      return { move: 'pan', share: -KEY_PAN_SHARE };
    case 'KeyD':
      return { move: 'pan', share: KEY_PAN_SHARE };
    case 'Digit0':
    case 'Numpad0':
    case 'KeyF':
      return { move: 'fit' };
    case 'ArrowLeft':
      return input.shiftKey ? { move: 'pan', share: -KEY_PAN_SHARE } : { move: 'cursor', direction: 'left' };
    case 'ArrowRight':
      return input.shiftKey ? { move: 'pan', share: KEY_PAN_SHARE } : { move: 'cursor', direction: 'right' };
    case 'ArrowUp':
      return { move: 'cursor', direction: 'up' };
    case 'ArrowDown':
      return { move: 'cursor', direction: 'down' };
    case 'Enter':
    case 'NumpadEnter':
      return { move: 'pick' };
    case 'Escape':
      return { move: 'escape' };
    default:
      return undefined;
  }
}

export interface PointPx {
  readonly xPx: Px;
  readonly yPx: Px;
}

export function isClick(from: PointPx, to: PointPx): boolean {
  return Math.abs(to.xPx - from.xPx) < CLICK_SLOP_PX && Math.abs(to.yPx - from.yPx) < CLICK_SLOP_PX;
}
