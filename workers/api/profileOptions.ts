// How a profile is looked at: the options of `go tool pprof`, by its names. The page's address, the report command and the worker share them.

export const GRANULARITIES = ['functions', 'filefunctions', 'files', 'lines', 'addresses'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

/** Another profile in the same worker, given by DocumentWorker.addProfile. */
export type ProfileKey = string;

/** All at their defaults (`{}`): the profile as it was recorded. Regular expressions are RE2's, unanchored; '' is the same as absent. */
export interface ProfileOptions {
  readonly focus?: string;
  readonly ignore?: string;
  readonly hide?: string;
  readonly show?: string;
  readonly showFrom?: string;
  readonly pruneFrom?: string;
  /** `key=expr` or `expr`; a range of numbers, or regular expressions joined by commas. */
  readonly tagFocus?: string;
  readonly tagIgnore?: string;
  /** Label keys by regular expression. */
  readonly tagShow?: string;
  readonly tagHide?: string;
  /** Label keys, joined by commas: a frame each, at the root or at the leaf. */
  readonly tagRoot?: string;
  readonly tagLeaf?: string;
  /** Absent: the view's own, as in pprof: filefunctions in flame graphs, lines in source, else functions. */
  readonly granularity?: Granularity;
  readonly noInlines?: boolean;
  /** Do not apply the file's own drop_frames. */
  readonly allFrames?: boolean;
  /** Every figure divided by that of the first sample type (bytes an object, delay a contention). */
  readonly mean?: boolean;
  /** Percentages of what the filters keep, not of the whole profile. */
  readonly relativePercentages?: boolean;
  readonly dropNegative?: boolean;
  readonly base?: ProfileBase;
}

/** Options whose value is a text the reader writes, in the order pprof applies them. */
export const TEXT_OPTIONS = ['focus', 'ignore', 'hide', 'show', 'showFrom', 'pruneFrom', 'tagFocus', 'tagIgnore', 'tagShow', 'tagHide', 'tagRoot', 'tagLeaf'] as const satisfies readonly (keyof ProfileOptions)[];
export type TextOption = (typeof TEXT_OPTIONS)[number];

/** Options that are on or off. */
export const FLAG_OPTIONS = ['noInlines', 'allFrames', 'mean', 'relativePercentages', 'dropNegative'] as const satisfies readonly (keyof ProfileOptions)[];
export type FlagOption = (typeof FLAG_OPTIONS)[number];

/** As `go tool pprof` spells them, on its command line; so do the report command and the page's address. */
export const PPROF_NAMES = {
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
} as const satisfies Readonly<Record<TextOption | FlagOption | 'granularity', string>>;

export interface ProfileBase {
  readonly profile: ProfileKey;
  /** base: subtracted, percentages of what is left; diff_base: subtracted, percentages of the base. */
  readonly how: 'base' | 'diff_base';
  /** Scale the profile to the base's total first. */
  readonly normalize: boolean;
}

/** What the options did, for the line that says so. */
export interface ReadingFacts {
  readonly sampleType: number;
  /** Options that could not be taken as they are, in a plain sentence each; they count as not set. */
  readonly problems: readonly { readonly option: keyof ProfileOptions; readonly message: string }[];
  /** What percentages are of, and Σ of it. */
  readonly percentBase: 'whole' | 'kept' | 'base';
  readonly total: number;
  /** Σ |value| of the profile, and of what the filters kept. */
  readonly wholeTotal: number;
  readonly keptTotal: number;
  readonly samples: number;
  readonly keptSamples: number;
  /** By option that is set, in the order they apply: what each left out of what came to it. */
  readonly removed: readonly RemovedBy[];
}

export interface RemovedBy {
  /** dropFrames: the file's own. */
  readonly option: keyof ProfileOptions | 'dropFrames';
  readonly samples: number;
  /** Σ |value| of those samples. */
  readonly value: number;
  /** Frames taken out of stacks that stayed (each stack counted). */
  readonly frames: number;
  /** Nothing matched the expression at all: probably a slip. */
  readonly unmatched: boolean;
}
