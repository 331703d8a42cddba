// What pprof's filters make of a profile: another profile, and what each of them left out.
import type { ProfileOptions, RemovedBy } from '../../api.ts';
import type { ProfileColumns } from '../columns.ts';

export interface Applied {
  readonly profile: ProfileColumns;
  readonly problems: readonly { readonly option: keyof ProfileOptions; readonly message: string }[];
  /** By sample type: what each option left out, in the order they apply. */
  removed(sampleType: number): readonly RemovedBy[];
}

export function applyOptions(profile: ProfileColumns, _options: ProfileOptions): Applied {
  return { profile, problems: [], removed: () => [] };
}
