// A profile's options as the page holds them: what is at its default is absent, so that equal looks are equal objects in text.
import { GRANULARITIES, type Granularity, type ProfileOptions } from '../../../workers/api.ts';

/** Options whose value is a text the reader writes, in the order pprof applies them. */
export const TEXT_OPTIONS = ['focus', 'ignore', 'hide', 'show', 'showFrom', 'pruneFrom', 'tagFocus', 'tagIgnore', 'tagShow', 'tagHide', 'tagRoot', 'tagLeaf'] as const satisfies readonly (keyof ProfileOptions)[];
export type TextOption = (typeof TEXT_OPTIONS)[number];

/** Options that are on or off. */
export const FLAG_OPTIONS = ['noInlines', 'allFrames', 'mean', 'relativePercentages', 'dropNegative'] as const satisfies readonly (keyof ProfileOptions)[];
export type FlagOption = (typeof FLAG_OPTIONS)[number];

export type OptionName = TextOption | FlagOption | 'granularity' | 'base';

/** As `go tool pprof` spells them, on its command line and in the page's address. */
export const PPROF_NAMES: Readonly<Record<TextOption | FlagOption | 'granularity', string>> = {
  focus: 'focus',
  ignore: 'ignore',
  hide: 'hide',
  show: 'show',
  showFrom: 'show_from',
  pruneFrom: 'prune_from',
  tagFocus: 'tagfocus',
  tagIgnore: 'tagignore',
  tagShow: 'tagshow',
  tagHide: 'taghide',
  tagRoot: 'tagroot',
  tagLeaf: 'tagleaf',
  granularity: 'granularity',
  noInlines: 'noinlines',
  allFrames: 'all_frames',
  mean: 'mean',
  relativePercentages: 'relative_percentages',
  dropNegative: 'drop_negative',
};

/** All of them that are set, in a fixed order; '' and false are as good as absent. */
export function fitOptions(options: ProfileOptions): ProfileOptions {
  const fitted: { -readonly [Name in keyof ProfileOptions]: ProfileOptions[Name] } = {};
  for (const name of TEXT_OPTIONS) {
    const text = options[name];
    if (text !== undefined && text !== '') fitted[name] = text;
  }
  if (options.granularity !== undefined) fitted.granularity = options.granularity;
  for (const name of FLAG_OPTIONS) if (options[name] === true) fitted[name] = true;
  if (options.base !== undefined) fitted.base = options.base;
  return fitted;
}

/** `options` with some changed; undefined takes one away. */
export function withOptions(options: ProfileOptions, patch: { readonly [Name in keyof ProfileOptions]?: ProfileOptions[Name] | undefined }): ProfileOptions {
  const merged: Record<string, unknown> = { ...options };
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) delete merged[name];
    else merged[name] = value;
  }
  return fitOptions(merged);
}

export function hasOptions(options: ProfileOptions): boolean {
  return Object.keys(fitOptions(options)).length > 0;
}

export function readGranularity(text: string | null | undefined): Granularity | undefined {
  return GRANULARITIES.find((one) => one === text);
}
