// Two profiles side by side, row by row.
import type { Deltas, LookedAt, ProfileOptions } from '../../api.ts';
import { DamageError } from '../../damage.ts';
import type { ProfileColumns } from '../columns.ts';
import { compareAsGo } from '../functionNames.ts';
import { normalized } from '../merge/withBase.ts';
import type { Profiles } from '../profileInMemory.ts';
import { Reading } from '../reading/reading.ts';
import { optionsWithout } from './optionsWithout.ts';
import { t } from '../../../language/t.ts';

/** Figures of one row in both profiles. */
interface Pair {
  readonly name: string;
  file: string;
  module: number;
  aFlat: number;
  bFlat: number;
  aCum: number;
  bCum: number;
}

export function deltasOf(profiles: Profiles, { sampleType, options = {} }: LookedAt): Deltas {
  const { base } = options;
  // Each row's figures stand for themselves here: none is left out for being negative, and a mean has no difference of sums.
  const filters = optionsWithout(options, 'base', 'mean', 'dropNegative');
  if (base === undefined) return nothing(sampleType, t('Choose a profile to compare this one with.'));
  const baseColumns = profiles.others.get(base.profile);
  if (baseColumns === undefined) return nothing(sampleType, t('The profile {profile}, to compare with, is not open.', { profile: base.profile }));
  const baseType = sameSampleType(profiles.own, sampleType, baseColumns);
  if (baseType === undefined) {
    const { type, unit } = profiles.own.sampleTypes[sampleType];
    return nothing(sampleType, t('{profile} has no {type} in {unit}: it is another kind of profile.', { profile: base.profile, type, unit }));
  }
  const own = base.normalize ? scaledTo(baseColumns, profiles.own, filters) : profiles.reading(filters);
  if (typeof own === 'string') return nothing(sampleType, own);
  const a = profiles.reading(filters, base.profile);
  const rows = new Map<string, Pair>();
  addRows(rows, a, baseType, (pair, flat, cum) => {
    pair.aFlat += flat;
    pair.aCum += cum;
  });
  addRows(rows, own, sampleType, (pair, flat, cum) => {
    pair.bFlat += flat;
    pair.bCum += cum;
  });
  return table([...rows.values()], sampleType, Number(a.total(baseType)), Number(own.total(sampleType)));
}

/** Scaled and rounded sample by sample, as a difference is; or why it cannot be. Not kept: merging the two would cost much more. */
function scaledTo(base: ProfileColumns, own: ProfileColumns, filters: ProfileOptions): Reading | string {
  try {
    return new Reading(normalized(own, base), filters, new Map());
  } catch (error) {
    if (error instanceof DamageError) return error.damage.message;
    throw error;
  }
}

/** The column of `other` that counts what a column of `own` does. */
export function sameSampleType(own: ProfileColumns, sampleType: number, other: ProfileColumns): number | undefined {
  const { type, unit } = own.sampleTypes[sampleType];
  const at = other.sampleTypes.findIndex((candidate) => candidate.type === type && candidate.unit === unit);
  return at < 0 ? undefined : at;
}

/** Rows of one name (frames without a function may share one) come to one. */
function addRows(rows: Map<string, Pair>, reading: Reading, sampleType: number, add: (pair: Pair, flat: number, cum: number) => void): void {
  const { flat, cum, order } = reading.sums(sampleType);
  const { rows: ownRows } = reading.kinds;
  for (const row of order) {
    const { name, file, moduleHash } = ownRows[row];
    const pair = rows.get(name) ?? { name, file, module: moduleHash, aFlat: 0, bFlat: 0, aCum: 0, bCum: 0 };
    rows.set(name, pair);
    // The profile itself comes last: it is the one whose files are at hand.
    pair.file = file;
    add(pair, Number(flat[row]), Number(cum[row]));
  }
}

function table(pairs: readonly Pair[], sampleType: number, aTotal: number, bTotal: number): Deltas {
  const rows = pairs
    .filter(({ aFlat, bFlat, aCum, bCum }) => aFlat !== 0 || bFlat !== 0 || aCum !== 0 || bCum !== 0)
    .toSorted((x, y) => Math.abs(y.bFlat - y.aFlat) - Math.abs(x.bFlat - x.aFlat) || Math.abs(y.bCum - y.aCum) - Math.abs(x.bCum - x.aCum) || compareAsGo(x.name, y.name));
  return {
    sampleType,
    names: rows.map(({ name }) => name),
    files: rows.map(({ file }) => file),
    module: Uint32Array.from(rows, ({ module }) => module),
    aFlat: Float64Array.from(rows, ({ aFlat }) => aFlat),
    bFlat: Float64Array.from(rows, ({ bFlat }) => bFlat),
    aCum: Float64Array.from(rows, ({ aCum }) => aCum),
    bCum: Float64Array.from(rows, ({ bCum }) => bCum),
    aTotal,
    bTotal,
    problem: undefined,
  };
}

function nothing(sampleType: number, problem: string): Deltas {
  return { ...table([], sampleType, 0, 0), problem };
}
