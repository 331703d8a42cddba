// Parts in whole numbers that sum up to a whole: each its share, rounded down, and what is left over to those cut off most.

/** Values ≥ 0 scaled to sum up to `total`; all 0: nothing is shared out. */
export function wholeShares(values: readonly number[], total: number): readonly number[] {
  const sum = values.reduce((all, value) => all + value, 0);
  if (sum <= 0) return values.map(() => 0);
  const exact = values.map((value) => (value / sum) * total);
  const whole = exact.map(Math.floor);
  const left = Math.round(total - whole.reduce((all, value) => all + value, 0));
  const cutOff = exact.map((value, i) => ({ i, by: value - whole[i] })).toSorted((a, b) => b.by - a.by || a.i - b.i);
  for (const { i } of cutOff.slice(0, left)) whole[i]++;
  return whole;
}
