// The keys of who presents, as the remote controls for slides send them.

export type PresenterAction = 'back' | 'on' | 'blank' | 'notes' | 'laser' | 'end';

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** undefined: the key is not one of them, or somebody writes. */
export function presenterAction({ key, ctrlKey, altKey, metaKey, shiftKey }: Press, isInField: boolean): PresenterAction | undefined {
  if (ctrlKey || altKey || metaKey || shiftKey) return undefined;
  if (key === 'PageUp') return 'back';
  if (key === 'PageDown') return 'on';
  if (isInField) return undefined;
  switch (key) {
    case 'ArrowLeft':
      return 'back';
    case 'ArrowRight':
      return 'on';
    case 'b':
    case '.':
      return 'blank';
    case 'n':
      return 'notes';
    case 'l':
      return 'laser';
    case 'Escape':
      return 'end';
    default:
      return undefined;
  }
}
