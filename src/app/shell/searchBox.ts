// The way of the page's keys to the search box, which is there while a trace is on screen.
import type { SearchHandle } from '../../views/search/SearchBox.tsx';

let box: SearchHandle | undefined;

export const searchBox = {
  register: (handle: SearchHandle): (() => void) => {
    box = handle;
    return () => {
      if (box === handle) box = undefined;
    };
  },
  /** False: there is none. */
  focus: (): boolean => {
    box?.focus();
    return box !== undefined;
  },
  /** To the next or the previous hit; false: nothing is searched for. */
  step: (by: -1 | 1): boolean => box?.step(by) ?? false,
} as const;
