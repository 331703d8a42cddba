// The way of the page's keys to the search box, which is there while a trace is on screen.
import type { SearchHandle } from '../../views/search/SearchBox.tsx';

let box: SearchHandle | undefined;
/** Its key was pressed while it was being loaded. */
let isAwaited = false;

export const searchBox = {
  register: (handle: SearchHandle): (() => void) => {
    box = handle;
    if (isAwaited) handle.focus();
    isAwaited = false;
    return () => {
      if (box === handle) box = undefined;
    };
  },
  /** Now, or as soon as it is there. */
  focus: (): void => {
    isAwaited = box === undefined;
    box?.focus();
  },
  /** To the next or the previous hit; false: nothing is searched for. */
  step: (by: -1 | 1): boolean => box?.step(by) ?? false,
} as const;
