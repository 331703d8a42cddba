// What the curves say at a place of their axis, in words.
import type { ComparedCurves } from '../../../workers/api.ts';
import { formatPercent } from '../format.ts';
import { domainOf, logit, percentileRows } from './curveLayout.ts';
import type { VersusPicture } from './versusLook.ts';
import { changeText, comparedText } from './versusWords.ts';
import { t } from '../../../language/t.ts';

/** `place`: 0…1 along the axis; undefined beyond its ends. `percents`: as they are drawn, ascending. */
export function curveReading(curves: ComparedCurves, picture: VersusPicture, place: number, percents: readonly number[]): string | undefined {
  if (!(place >= 0 && place <= 1)) return undefined;
  if (picture === 'percentiles') return ratioReading(curves, place, percents);
  const { low, high } = domainOf(curves.at);
  const value = low * (high / low) ** place;
  const share = (shares: Float64Array): string => formatPercent(picture === 'tail' ? 1 - shareUpTo(curves.at, shares, value) : shareUpTo(curves.at, shares, value));
  const values = { value: comparedText(value, curves.unit), a: share(curves.a), b: share(curves.b) };
  return picture === 'tail' ? t('Beyond {value}: A {a}, B {b}', values) : t('Up to {value}: A {a}, B {b}', values);
}

/** Of the nearest percentile. */
function ratioReading(curves: ComparedCurves, place: number, percents: readonly number[]): string | undefined {
  const rows = percentileRows(curves, percents).filter(({ ratio }) => ratio !== undefined);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const wanted = logit(first.percent) + place * (logit(last.percent) - logit(first.percent));
  const nearest = rows.reduce((best, row) => (Math.abs(logit(row.percent) - wanted) < Math.abs(logit(best.percent) - wanted) ? row : best), first);
  const { a = 0, b = 0, ratio = 1, percent } = nearest;
  return `p${percent}: A ${comparedText(a, curves.unit)}, B ${comparedText(b, curves.unit)}, ${changeText(ratio - 1)}`;
}

function shareUpTo(at: Float64Array, shares: Float64Array, value: number): number {
  const after = at.findIndex((one) => one > value);
  return after === 0 ? 0 : ((after < 0 ? shares.at(-1) : shares[after - 1]) ?? 0);
}
