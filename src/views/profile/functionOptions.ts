// Options made from a function that the reader points at, instead of an expression they write.
import type { ProfileOptions, RowName } from '../../../workers/api.ts';
import { exactPattern } from '../top/exactPattern.ts';
import { withOptions } from './options.ts';
import { functionOfRow } from './shownPattern.ts';

export type FunctionOption = 'focus' | 'ignore' | 'hide' | 'showFrom';

/**
 * `options` with one of them set to exactly this function. What is ignored and hidden adds up; only one thing at a time is focused
 * on and shown from.
 */
export function withFunction(options: ProfileOptions, option: FunctionOption, row: RowName): ProfileOptions {
  const pattern = exactPattern(functionOfRow(row, options.granularity));
  const before = options[option] ?? '';
  const isMore = (option === 'ignore' || option === 'hide') && before !== '' && !before.split('|').includes(pattern);
  return withOptions(options, { [option]: isMore ? `${before}|${pattern}` : pattern });
}
