// What pprof's filters make of a profile: another profile, and what each of them left out. In pprof's order, whatever order they are
// asked in; one that cannot be understood counts as not set.
import type { ProfileOptions, RemovedBy } from '../../api.ts';
import type { ProfileColumns, SampleValues } from '../columns.ts';
import { compilePattern, type Matcher, PatternTooSlow } from '../flame/pattern.ts';
import { functionNames } from '../functionNames.ts';
import { type Filtered, focus, hide, ignore, show, showFrom } from './byName.ts';
import { tagFocus, tagIgnore, tagNames, withTags } from './byTag.ts';
import type { Change } from './changedProfile.ts';
import { type FrameMatches, frameMatches, prunedFunctions } from './frameMatches.ts';
import { labelUnits } from './labelUnits.ts';
import { noInlines } from './noInlines.ts';
import { dropFrames, pruneFrom } from './prune.ts';
import { parseTagFilter } from './tagFilter.ts';
import { MOST_TAG_FRAMES, tagKeys, withTagFrames } from './tagFrames.ts';
import { t } from '../../../language/t.ts';

export interface Problem {
  readonly option: keyof ProfileOptions;
  readonly message: string;
}

export interface Applied {
  readonly profile: ProfileColumns;
  readonly problems: readonly Problem[];
  /** By sample type: what each option left out, in the order they apply. */
  removed(sampleType: number): readonly RemovedBy[];
}

export function applyOptions(profile: ProfileColumns, options: ProfileOptions): Applied {
  const steps = new Steps(profile);
  steps.dropFrames(options.allFrames === true);
  steps.tagFrames('tagRoot', options.tagRoot);
  steps.tagFrames('tagLeaf', options.tagLeaf);
  const byName = steps.byName();
  byName('focus', options.focus, focus);
  byName('ignore', options.ignore, ignore);
  byName('hide', options.hide, hide);
  byName('show', options.show, show);
  byName('showFrom', options.showFrom, showFrom);
  steps.byTag('tagFocus', options.tagFocus, tagFocus);
  steps.byTag('tagIgnore', options.tagIgnore, tagIgnore);
  steps.tagNames(options.tagShow, options.tagHide);
  steps.pruneFrom(options.pruneFrom);
  if (options.noInlines === true) steps.take('noInlines', () => ({ ...noInlines(steps.profile), unmatched: false }));
  return steps;
}

type Option = RemovedBy['option'];
type NamedOption = Exclude<keyof ProfileOptions, 'base'>;

interface Removed {
  readonly option: Option;
  readonly samples: number;
  /** Σ |value| by sample type. */
  readonly values: readonly number[];
  readonly frames: number;
  readonly unmatched: boolean;
}

class Steps implements Applied {
  profile: ProfileColumns;
  readonly problems: Problem[] = [];
  readonly #removed: Removed[] = [];
  /** Units are of the profile as it came; filters that come before may take away what says them. */
  readonly #whole: ProfileColumns;

  constructor(profile: ProfileColumns) {
    this.profile = profile;
    this.#whole = profile;
  }

  removed(sampleType: number): readonly RemovedBy[] {
    return this.#removed.map(({ values, ...removed }) => ({ ...removed, value: values[sampleType] ?? 0 }));
  }

  /** Takes what the step makes of the profile; a pattern that takes too long is a problem instead. */
  take(option: Option, step: () => Filtered): void {
    let change: Filtered;
    try {
      change = step();
    } catch (error) {
      if (!(error instanceof PatternTooSlow)) throw error;
      if (option !== 'dropFrames') this.problems.push({ option, message: error.message });
      return;
    }
    this.#removed.push({ option, ...removedFrom(this.profile, change), unmatched: change.unmatched });
    this.profile = change.profile;
  }

  /** The file's own; in what no reader of the file has written a mistake is nobody's problem, as in pprof. */
  dropFrames(allFrames: boolean): void {
    const { dropFrames: drop, keepFrames: keep } = this.profile.header;
    if (drop === '' || allFrames) return;
    const dropped = compilePattern(`^(${drop})$`);
    const kept = keep === '' ? undefined : compilePattern(`^(${keep})$`);
    if ('error' in dropped || (kept !== undefined && 'error' in kept)) return;
    const matches: Matcher = (name) => dropped.matches(name) && kept?.matches(name) !== true;
    this.take('dropFrames', () => dropFrames(this.profile, prunedFunctions(functionNames(this.profile), matches)));
  }

  tagFrames(option: 'tagRoot' | 'tagLeaf', joined: string | undefined): void {
    const keys = tagKeys(joined ?? '');
    if (keys.length === 0) return;
    if (keys.length > MOST_TAG_FRAMES) this.problems.push({ option, message: t('More than {most} labels cannot be frames at the same time.', { most: MOST_TAG_FRAMES }) });
    else this.take(option, () => withTagFrames(this.profile, keys, option === 'tagRoot' ? 'root' : 'leaf'));
  }

  /** Filters by names, which none of them changes. */
  byName(): (option: NamedOption, source: string | undefined, filter: (profile: ProfileColumns, matches: FrameMatches) => Filtered) => void {
    let names: readonly string[] | undefined;
    return (option, source, filter) => {
      const matches = this.#matcher(option, source);
      if (matches === undefined) return;
      names ??= functionNames(this.profile);
      const known = names;
      this.take(option, () => filter(this.profile, frameMatches(this.profile, known, matches)));
    };
  }

  byTag(option: 'tagFocus' | 'tagIgnore', text: string | undefined, filter: typeof tagFocus): void {
    if (text === undefined || text === '') return;
    const parsed = parseTagFilter(text, compilePattern);
    if (parsed.kind === 'problem') this.problems.push({ option, message: parsed.message });
    else this.take(option, () => filter(this.profile, parsed, labelUnits(this.#whole)));
  }

  tagNames(showSource: string | undefined, hideSource: string | undefined): void {
    const shown = this.#matcher('tagShow', showSource);
    const hidden = this.#matcher('tagHide', hideSource);
    if (shown !== undefined) this.#takeTags('tagShow', tagNames(shown, undefined), shown);
    if (hidden !== undefined) this.#takeTags('tagHide', tagNames(undefined, hidden), hidden);
  }

  pruneFrom(source: string | undefined): void {
    const matches = this.#matcher('pruneFrom', source);
    if (matches !== undefined) this.take('pruneFrom', () => pruneFrom(this.profile, prunedFunctions(functionNames(this.profile), matches)));
  }

  #takeTags(option: 'tagShow' | 'tagHide', keeps: (key: string) => boolean, matches: Matcher): void {
    this.take(option, () => {
      let unmatched = true;
      const { profile } = withTags(this.profile, (key) => {
        if (matches(key)) unmatched = false;
        return keeps(key);
      });
      return { profile, gone: new Uint32Array(0), frames: 0, unmatched };
    });
  }

  /** undefined: not set, or not an expression, which is then said. */
  #matcher(option: NamedOption, source: string | undefined): Matcher | undefined {
    if (source === undefined || source === '') return undefined;
    const pattern = compilePattern(source);
    if ('matches' in pattern) return pattern.matches;
    this.problems.push({ option, message: pattern.error });
    return undefined;
  }
}

function removedFrom({ values }: ProfileColumns, { gone, frames }: Change): Pick<Removed, 'samples' | 'values' | 'frames'> {
  return { samples: gone.length, values: values.map((column) => sizeOf(column, gone)), frames };
}

function sizeOf(values: SampleValues, samples: Uint32Array): number {
  let size = 0;
  for (const sample of samples) size += Math.abs(Number(values[sample]));
  return size;
}
