// A profile less another: `-base` and `-diff_base`, with and without -normalize.
import type { ProfileBase } from '../../api.ts';
import type { ProfileColumns, SampleValues } from '../columns.ts';
import { checkSameTypes, withCommonTypes } from './commonTypes.ts';
import { merged } from './merge.ts';
import { scaled } from './scale.ts';

/**
 * With `base`, equal stacks cancel inside one sample; with `diff_base` the base's samples stay apart, labelled as such, and
 * percentages are of them.
 *
 * @throws DamageError 'inconsistent' if the two are not of one kind.
 */
export function withBase(profile: ProfileColumns, base: ProfileColumns, { how, normalize }: Omit<ProfileBase, 'profile'>): ProfileColumns {
  const own = normalize ? normalized(profile, base) : profile;
  const negative = scaled(base, base.sampleTypes.map(() => -1));
  const [first, second] = withCommonTypes(own, negative);
  checkSameTypes(first, second);
  return merged([{ profile: first }, { profile: second, asBase: how === 'diff_base' }]);
}

/**
 * Every column scaled so that its sum is the base's.
 *
 * @throws DamageError 'inconsistent' if the two are not of one kind.
 */
export function normalized(profile: ProfileColumns, base: ProfileColumns): ProfileColumns {
  checkSameTypes(profile, base);
  return scaled(profile, profile.values.map((column, type) => {
    const own = sumOf(column);
    return own === 0 ? 0 : sumOf(base.values[type]) / own;
  }));
}

/** 64-bit sums wrap. */
function sumOf(values: SampleValues): number {
  if (values instanceof BigInt64Array) {
    let exact = 0n;
    for (const value of values) exact += value;
    return Number(BigInt.asIntN(64, exact));
  }
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
