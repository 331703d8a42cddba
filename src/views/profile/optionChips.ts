// The options that are set, as chips: in the order pprof applies them, each with what it did or why it could not be taken.
import { FLAG_OPTIONS, PPROF_NAMES, TEXT_OPTIONS, type ProfileOptions, type ReadingFacts } from '../../../workers/api.ts';
import type { OptionName } from './options.ts';
import { removedWords, type Words } from './readingWords.ts';

export interface OptionChip {
  readonly name: OptionName;
  /** As pprof calls it. */
  readonly label: string;
  /** undefined: the option is on or off. */
  readonly value: string | undefined;
  readonly did: Words | undefined;
  /** It could not be taken as it is, or nothing matched. */
  readonly isProblem: boolean;
}

/** `reading`: of these options; undefined while it is on its way. */
export function optionChips(options: ProfileOptions, reading: ReadingFacts | undefined, unit: string): readonly OptionChip[] {
  const chip = (name: OptionName, label: string, value: string | undefined): OptionChip => {
    const problem = reading?.problems.find(({ option }) => option === name);
    const removed = reading?.removed.find(({ option }) => option === name);
    return {
      name,
      label,
      value,
      did: problem ? { text: problem.message, exact: problem.message } : removed && removedWords(removed, unit),
      isProblem: problem !== undefined || removed?.unmatched === true,
    };
  };
  const chips: OptionChip[] = [];
  for (const name of TEXT_OPTIONS) if ((options[name] ?? '') !== '') chips.push(chip(name, PPROF_NAMES[name], options[name]));
  if (options.granularity !== undefined) chips.push(chip('granularity', PPROF_NAMES.granularity, options.granularity));
  for (const name of FLAG_OPTIONS) if (options[name] === true) chips.push(chip(name, PPROF_NAMES[name], undefined));
  if (options.base !== undefined) chips.push(chip('base', options.base.how, options.base.normalize ? `${options.base.profile}, normalize` : options.base.profile));
  return chips;
}
