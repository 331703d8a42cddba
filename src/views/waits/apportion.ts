/**
 * `whole` units shared out by `values`, in whole units that sum up to it exactly: by largest remainders, equal ones in order. All 0 where
 * the values are.
 */
export function apportion(values: readonly number[], whole: number): readonly number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  if (sum <= 0) return values.map(() => 0);
  const exact = values.map((value) => (value / sum) * whole);
  const shares = exact.map(Math.floor);
  const missing = whole - shares.reduce((total, share) => total + share, 0);
  const order = exact.map((value, place) => ({ place, rest: value - Math.floor(value) })).toSorted((a, b) => b.rest - a.rest || a.place - b.place);
  for (const { place } of order.slice(0, missing)) shares[place] = (shares[place] ?? 0) + 1;
  return shares;
}
