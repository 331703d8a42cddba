// What each option does, in a line, for the panel where they are set.
import type { FlagOption, TextOption } from '../../../workers/api.ts';

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
    title: 'Which stacks',
    options: [
      { name: 'focus', does: 'Only stacks that go through a matching function', example: String.raw`net/http\.` },
      { name: 'ignore', does: 'No stack that goes through a matching function', example: '^testing' },
    ],
  },
  {
    title: 'Which frames of them',
    options: [
      { name: 'hide', does: 'Without matching frames; their cost stays with their callers', example: '^runtime' },
      { name: 'show', does: 'With matching frames only', example: String.raw`^main\.` },
      { name: 'showFrom', does: 'Without what is above the matching frame nearest the root', example: String.raw`\.ServeHTTP` },
      { name: 'pruneFrom', does: 'Without what a matching frame calls', example: 'json' },
    ],
  },
  {
    title: 'Labels',
    options: [
      { name: 'tagFocus', does: 'Only samples with such a label: key=expression, or a range such as 1kb:4kb', example: 'bytes=1kb:' },
      { name: 'tagIgnore', does: 'No sample with such a label', example: 'endpoint=/health' },
      { name: 'tagRoot', does: 'Values of these keys as frames at the root', example: 'endpoint' },
      { name: 'tagLeaf', does: 'Values of these keys as frames at the leaf', example: 'bytes' },
      { name: 'tagShow', does: 'Only labels with a matching key', example: 'endpoint' },
      { name: 'tagHide', does: 'No label with a matching key', example: 'bytes' },
    ],
  },
];

export const FLAG_OPTION_WORDS: readonly { readonly name: FlagOption; readonly does: string }[] = [
  { name: 'noInlines', does: 'Inlined functions count as their callers' },
  { name: 'allFrames', does: 'With the frames that the file asks to drop' },
  { name: 'mean', does: 'Divided by the first sample type: bytes an object, delay a contention' },
  { name: 'relativePercentages', does: 'Percentages of what is kept' },
  { name: 'dropNegative', does: 'Without what is less than in the base' },
];
