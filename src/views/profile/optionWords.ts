// What each option does, in a line, for the panel where they are set.
import type { FlagOption, TextOption } from '../../../workers/api.ts';
import { marked } from '../../../language/t.ts';

export interface TextOptionWords {
  readonly name: TextOption;
  readonly does: string;
  /** In the empty field. */
  readonly example: string;
}

export interface OptionGroup {
  readonly title: string;
  readonly options: readonly TextOptionWords[];
}

export const TEXT_OPTION_GROUPS: readonly OptionGroup[] = [
  {
    title: marked('Which stacks'),
    options: [
      { name: 'focus', does: marked('Only stacks that go through a matching function'), example: String.raw`net/http\.` },
      { name: 'ignore', does: marked('No stack that goes through a matching function'), example: '^testing' },
    ],
  },
  {
    title: marked('Which frames of them'),
    options: [
      { name: 'hide', does: marked('Without matching frames; their cost stays with their callers'), example: '^runtime' },
      { name: 'show', does: marked('With matching frames only'), example: String.raw`^main\.` },
      { name: 'showFrom', does: marked('Without what is above the matching frame nearest the root'), example: String.raw`\.ServeHTTP` },
      { name: 'pruneFrom', does: marked('Without what a matching frame calls'), example: 'json' },
    ],
  },
  {
    title: marked('Labels'),
    options: [
      { name: 'tagFocus', does: marked('Only samples with such a label: key=expression, or a range such as 1kb:4kb'), example: 'bytes=1kb:' },
      { name: 'tagIgnore', does: marked('No sample with such a label'), example: 'endpoint=/health' },
      { name: 'tagRoot', does: marked('Values of these keys as frames at the root'), example: 'endpoint' },
      { name: 'tagLeaf', does: marked('Values of these keys as frames at the leaf'), example: 'bytes' },
      { name: 'tagShow', does: marked('Only labels with a matching key'), example: 'endpoint' },
      { name: 'tagHide', does: marked('No label with a matching key'), example: 'bytes' },
    ],
  },
];

export const FLAG_OPTION_WORDS: readonly { readonly name: FlagOption; readonly does: string }[] = [
  { name: 'noInlines', does: marked('Inlined functions count as their callers') },
  { name: 'allFrames', does: marked('With the frames that the file asks to drop') },
  { name: 'mean', does: marked('Divided by the first sample type: bytes an object, delay a contention') },
  { name: 'relativePercentages', does: marked('Percentages of what is kept') },
  { name: 'dropNegative', does: marked('Without what is less than in the base') },
];
