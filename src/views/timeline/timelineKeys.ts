// The timeline's own keys, beside those of every time chart. By the place of the key, whatever the keyboard's language.

export type TimelineKey = 'cause' | 'effect' | 'wait' | 'note' | 'undo' | 'redo' | 'pin lane' | 'hide lane' | 'go to time' | 'page up' | 'page down';

export interface TimelineKeyPress {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** undefined: not ours. */
export function timelineKey({ code, ctrlKey, metaKey, altKey, shiftKey }: TimelineKeyPress): TimelineKey | undefined {
  if (ctrlKey || metaKey) {
    if (altKey) return undefined;
    if (code === 'KeyZ') return shiftKey ? 'redo' : 'undo';
    return code === 'KeyY' && !shiftKey ? 'redo' : undefined;
  }
  if (altKey) return code === 'ArrowLeft' ? 'undo' : code === 'ArrowRight' ? 'redo' : undefined;
  if (shiftKey) return undefined;
  switch (code) {
    case 'BracketLeft':
      return 'cause';
    case 'BracketRight':
      return 'effect';
    case 'KeyQ':
      return 'wait';
    case 'KeyM':
      return 'note';
    case 'KeyP':
      return 'pin lane';
    case 'KeyH':
      return 'hide lane';
    case 'KeyG':
      return 'go to time';
    case 'PageUp':
      return 'page up';
    case 'PageDown':
      return 'page down';
    default:
      return undefined;
  }
}
