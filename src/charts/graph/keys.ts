// What a key means in a graph.
import type { GraphStep } from './walk.ts';

export type GraphCommand =
  | { readonly does: 'walk'; readonly step: GraphStep }
  | { readonly does: 'move'; readonly x: number; readonly y: number }
  | { readonly does: 'zoom'; readonly factor: number }
  | { readonly does: 'fit' }
  | { readonly does: 'choose' }
  | { readonly does: 'focus' };

const ZOOM = 1.35;

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Arrows walk along the calls; with Shift they move the picture, by shares of what is in sight. undefined: not ours. */
export function graphCommand({ key, shiftKey, ctrlKey, metaKey, altKey }: Key): GraphCommand | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  switch (key) {
    case 'ArrowUp':
      return shiftKey ? { does: 'move', x: 0, y: 0.15 } : { does: 'walk', step: 'caller' };
    case 'ArrowDown':
      return shiftKey ? { does: 'move', x: 0, y: -0.15 } : { does: 'walk', step: 'callee' };
    case 'ArrowLeft':
      return shiftKey ? { does: 'move', x: 0.15, y: 0 } : { does: 'walk', step: 'left' };
    case 'ArrowRight':
      return shiftKey ? { does: 'move', x: -0.15, y: 0 } : { does: 'walk', step: 'right' };
    case 'Home':
      return { does: 'walk', step: 'first' };
    case '+':
    case '=':
      return { does: 'zoom', factor: ZOOM };
    case '-':
    case '_':
      return { does: 'zoom', factor: 1 / ZOOM };
    case '0':
      return { does: 'fit' };
    case 'Enter':
    case ' ':
      return { does: 'choose' };
    case 'f':
      return { does: 'focus' };
    default:
      return undefined;
  }
}
