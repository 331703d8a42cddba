// What a key means in a flame graph. Up and down follow the picture: in an icicle the callee is below, in a flame above.
import type { Direction } from './geometry.ts';
import type { Step } from './walk.ts';

export type FlameCommand = Step | 'zoom' | 'zoom-out' | 'root' | 'menu';

/** `key` as in KeyboardEvent.key; undefined: not ours. */
export function flameCommand(key: string, direction: Direction): FlameCommand | undefined {
  switch (key) {
    case 'ArrowLeft':
      return 'left';
    case 'ArrowRight':
      return 'right';
    case 'ArrowUp':
      return direction === 'icicle' ? 'parent' : 'child';
    case 'ArrowDown':
      return direction === 'icicle' ? 'child' : 'parent';
    case 'Enter':
    case ' ':
      return 'zoom';
    case 'Backspace':
    case 'Escape':
      return 'zoom-out';
    case 'Home':
      return 'root';
    case 'm':
    case 'ContextMenu':
      return 'menu';
    default:
      return undefined;
  }
}
