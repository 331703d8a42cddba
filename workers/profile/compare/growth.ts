// Profiles of one kind over time, and the rows that keep growing.
import type { Growth, GrowthRow, LookedAt, ProfileKey } from '../../api.ts';
import { compareAsGo } from '../functionNames.ts';
import type { Profiles } from '../profileInMemory.ts';
import { sameSampleType } from './deltas.ts';
import { optionsWithout } from './optionsWithout.ts';
import { t } from '../../../language/t.ts';

const MOST_ROWS = 200;
/** Of the last profile's total: what grew less is not worth a suspicion. */
const LEAST_GROWTH = 0.01;

interface Member {
  readonly key: ProfileKey;
  readonly timeNanos: bigint;
  readonly sampleType: number;
  /** undefined: the profile itself. */
  readonly readAs: ProfileKey | undefined;
}

/** @param own what the profile itself is called in the answer. */
export function growthOf(profiles: Profiles, { sampleType, options = {} }: LookedAt, own: ProfileKey, keys: readonly ProfileKey[]): Growth {
  const filters = optionsWithout(options, 'base');
  const leftOut: ProfileKey[] = [];
  const members: Member[] = [{ key: own, timeNanos: profiles.own.header.timeNanos, sampleType, readAs: undefined }];
  for (const key of new Set(keys)) {
    const other = profiles.others.get(key);
    const at = other === undefined ? undefined : sameSampleType(profiles.own, sampleType, other);
    if (other === undefined || at === undefined) leftOut.push(key);
    else members.push({ key, timeNanos: other.header.timeNanos, sampleType: at, readAs: key });
  }
  members.sort(members.every(({ timeNanos }) => timeNanos !== 0n) ? inTime : byKey);
  const series = members.map(({ readAs, sampleType: column, key, timeNanos }) => {
    const reading = profiles.reading(filters, readAs);
    const { flat, cum, order } = reading.sums(column);
    return {
      profile: { key, wallMs: timeNanos === 0n ? undefined : Number(timeNanos / 1_000_000n), total: Number(reading.total(column)) },
      rows: order.map((row) => ({ ...reading.kinds.rows[row], flat: Number(flat[row]), cum: Number(cum[row]) })),
    };
  });
  const rows = rowsOf(series.map((one) => one.rows));
  const lastTotal = series.at(-1)?.profile.total ?? 0;
  const judged = rows.map((row) => judge(row, lastTotal)).toSorted(mostSuspect);
  const tooFew = members.length < 2;
  return {
    sampleType,
    profiles: series.map(({ profile }) => profile),
    leftOut,
    rows: tooFew ? [] : judged.slice(0, MOST_ROWS),
    ofRows: tooFew ? 0 : judged.length,
    problem: tooFew ? t('To follow what grows, open two or more profiles of this kind.') : undefined,
  };
}

/** By the time they were taken. */
function inTime(a: Member, b: Member): number {
  return a.timeNanos === b.timeNanos ? byKey(a, b) : a.timeNanos < b.timeNanos ? -1 : 1;
}

/** Numbers in names by size: heap2 before heap10. */
function byKey(a: Member, b: Member): number {
  return a.key.localeCompare(b.key, 'en', { numeric: true });
}

interface Series {
  readonly name: string;
  readonly file: string;
  readonly flat: number[];
  readonly cum: number[];
}

function rowsOf(profiles: readonly (readonly { readonly name: string; readonly file: string; readonly flat: number; readonly cum: number }[])[]): Series[] {
  const rows = new Map<string, Series>();
  for (const [place, ofProfile] of profiles.entries()) {
    for (const { name, file, flat, cum } of ofProfile) {
      const row = rows.get(name) ?? { name, file, flat: profiles.map(() => 0), cum: profiles.map(() => 0) };
      rows.set(name, row);
      row.flat[place] += flat;
      row.cum[place] += cum;
    }
  }
  // Who only calls others does not grow itself.
  return [...rows.values()].filter(({ flat }) => flat.some((value) => value !== 0));
}

function judge(row: Series, lastTotal: number): GrowthRow {
  const steps = row.flat.slice(1).map((flat, i) => flat - row.flat[i]);
  const grown = (row.flat.at(-1) ?? 0) - (row.flat[0] ?? 0);
  return {
    ...row,
    rising: steps.length === 0 ? 0 : steps.filter((step) => step > 0).length / steps.length,
    grown,
    suspect: steps.every((step) => step >= 0) && grown > lastTotal * LEAST_GROWTH,
  };
}

/** Suspects first, then by how steadily and how much; what shrank comes last. */
function mostSuspect(a: GrowthRow, b: GrowthRow): number {
  return Number(b.suspect) - Number(a.suspect) || b.rising * b.grown - a.rising * a.grown || b.grown - a.grown || compareAsGo(a.name, b.name);
}
