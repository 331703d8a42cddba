// The keys of the whole page: what they do, and the list the dialog shows (which also names the keys that views handle).

import { marked } from '../../../language/t.ts';

export type KeyAction =
  | { readonly do: 'show-keys' }
  | { readonly do: 'focus-search' }
  /** To the next or the previous hit of the search. */
  | { readonly do: 'step-hit'; readonly by: -1 | 1 }
  | { readonly do: 'unpin' }
  | { readonly do: 'show-view'; readonly place: number }
  | { readonly do: 'show-file'; readonly step: -1 | 1 };

/** The part of a KeyboardEvent that decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  /** Typed into a text field. */
  readonly inText: boolean;
}

/** What a key asks of the page; undefined: nothing. Text fields keep their keys, and so does the browser. */
export function keyAction({ key, ctrlKey, altKey, metaKey, shiftKey, inText }: KeyPress): KeyAction | undefined {
  if (ctrlKey || altKey || metaKey || inText) return undefined;
  switch (key) {
    case '?':
      return { do: 'show-keys' };
    case '/':
      return { do: 'focus-search' };
    case 'n':
      return { do: 'step-hit', by: 1 };
    case 'N':
      return { do: 'step-hit', by: -1 };
    case 'F3':
      return { do: 'step-hit', by: shiftKey ? -1 : 1 };
    case 'Escape':
      return { do: 'unpin' };
    case '[':
      return { do: 'show-file', step: -1 };
    case ']':
      return { do: 'show-file', step: 1 };
    default:
      return /^[1-9]$/.test(key) ? { do: 'show-view', place: Number(key) - 1 } : undefined;
  }
}

export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly { readonly press: readonly string[]; readonly does: string }[];
}

export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    title: marked('Everywhere'),
    keys: [
      { press: ['1', '2', '…'], does: marked('First, second, … view') },
      { press: ['[', ']'], does: marked('Previous, next file') },
      { press: ['/'], does: marked('Search: the trace, or the functions of a flame graph') },
      { press: ['n', 'N'], does: marked('Next, previous hit (also F3, Shift F3)') },
      { press: ['Esc'], does: marked('Close the detail panel') },
      { press: ['?'], does: marked('This list') },
    ],
  },
  {
    title: marked('Start latency, timeline'),
    keys: [
      { press: ['W', 'S'], does: marked('Zoom in, out (also + and −, wheel, pinch)') },
      { press: ['A', 'D'], does: marked('Earlier, later (also drag)') },
      { press: ['F', '0'], does: marked('The whole recording') },
      { press: ['←', '→'], does: marked('Next mark; Enter pins it') },
      { press: ['Shift'], does: marked('With a drag: select a range') },
      { press: ['Esc'], does: marked('Clear the selection') },
    ],
  },
  {
    title: marked('Timeline'),
    keys: [
      { press: ['↑', '↓'], does: marked('Lane above, below (also Page keys)') },
      { press: ['['], does: marked('What made the pinned goroutine go on') },
      { press: [']'], does: marked('What it made go on') },
      { press: ['Q'], does: marked('What it was waiting for') },
      { press: ['M'], does: marked('A note on the selection or moment') },
      { press: ['G'], does: marked('Go to a time') },
      { press: ['P', 'H'], does: marked('Pin, hide the lane') },
      { press: ['Ctrl', 'Z'], does: marked('Back to the window before; Ctrl Y forth') },
    ],
  },
  {
    title: marked('Flame graph'),
    keys: [
      { press: ['←', '→'], does: marked('Neighbouring box') },
      { press: ['↑', '↓'], does: marked('Caller, callee') },
      { press: ['Enter'], does: marked('Zoom to the box') },
      { press: ['Esc'], does: marked('Zoom out (also Backspace)') },
      { press: ['Home'], does: marked('The root') },
      { press: ['M'], does: marked('What can be done with the box') },
      { press: ['S'], does: marked('Its callers and callees, a sandwich') },
      { press: ['F', 'I', 'H', 'R'], does: marked('Focus on, ignore, hide, show from its function') },
      { press: ['X', 'D'], does: marked('Choose the function, its details') },
      { press: ['P', 'L', 'C'], does: marked('Peek, source lines, copy the name') },
    ],
  },
  {
    title: marked('Tables, call tree'),
    keys: [
      { press: ['↑', '↓'], does: marked('Row above, below (also Page keys, Home, End)') },
      { press: ['Enter'], does: marked('Choose the function, open the row') },
      { press: ['→'], does: marked('Call tree: open the row, go into it') },
      { press: ['←'], does: marked('Call tree: close the row, go to its parent') },
    ],
  },
  {
    title: marked('Call graph'),
    keys: [
      { press: ['↑', '↓'], does: marked('Heaviest caller, heaviest callee') },
      { press: ['←', '→'], does: marked('Neighbouring box; with Shift, arrows move the picture') },
      { press: ['Enter'], does: marked('Choose the function') },
      { press: ['F'], does: marked('Focus on it') },
      { press: ['+', '−', '0'], does: marked('Zoom in, out, show all') },
      { press: ['Home'], does: marked('The box with the largest cum') },
    ],
  },
];
