import type { Growth, GrowthRow } from '../../../workers/api.ts';
import { formatPercent } from '../format.ts';
import type { CsvField } from '../table/csv.ts';
import type { GridOrder } from '../table/gridColumn.ts';
import { matcher } from '../table/matcher.ts';
import { signedValue } from './signed.ts';
import { t } from '../../../language/t.ts';

export function shownGrowth(rows: readonly GrowthRow[], order: GridOrder, filter: string): readonly GrowthRow[] {
  const matches = matcher(filter);
  const kept = filter === '' ? rows : rows.filter(({ name, file }) => matches(name) || matches(file));
  const sign = order.descending ? -1 : 1;
  switch (order.column) {
    case 'name':
      return kept.toSorted((a, b) => sign * (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    case 'first':
      return kept.toSorted((a, b) => sign * ((a.flat[0] ?? 0) - (b.flat[0] ?? 0)));
    case 'last':
      return kept.toSorted((a, b) => sign * ((a.flat.at(-1) ?? 0) - (b.flat.at(-1) ?? 0)));
    case 'grown':
      return kept.toSorted((a, b) => sign * (a.grown - b.grown));
    case 'rising':
      return kept.toSorted((a, b) => sign * (a.rising - b.rising));
    // As the answer has them: suspects first.
    default:
      return order.descending ? kept : kept.toReversed();
  }
}

/** Why a row is suspect, in a sentence. */
export function suspicion(row: GrowthRow, lastTotal: number, unit: string): string {
  const values = { profiles: row.flat.length, grown: signedValue(row.grown, unit).replace(/^\+/, ''), share: formatPercent(row.grown / lastTotal) };
  return lastTotal === 0
    ? t('Never falls over {profiles} profiles, and grew by {grown}: probably a leak, or a cache that is still filling.', values)
    : t('Never falls over {profiles} profiles, and grew by {grown}, {share} of the last profile’s total: probably a leak, or a cache that is still filling.', values);
}

/** Points of a line through the values, in a box of 1 × 1 with 0 at the bottom; y grows downward. */
export function sparkPoints(values: readonly number[]): readonly (readonly [x: number, y: number])[] {
  const high = Math.max(0, ...values);
  const low = Math.min(0, ...values);
  const steps = Math.max(1, values.length - 1);
  return values.map((value, i) => [i / steps, high === low ? 1 : (high - value) / (high - low)] as const);
}

export function growthCsvHeader({ profiles }: Growth, unit: string): readonly string[] {
  return ['function', 'file', ...profiles.map(({ key }) => `flat in ${key} (${unit})`), 'grown', 'steps that rise', 'suspect'];
}

export function growthCsvLine(row: GrowthRow): readonly CsvField[] {
  return [row.name, row.file, ...row.flat, row.grown, row.rising, row.suspect ? 'yes' : 'no'];
}
